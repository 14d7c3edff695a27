import { useEffect, useRef, useState } from 'react';
import type { AddAttachment } from '#shared/model/attachment.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { CameraDialog } from '#renderer/session/attachments/camera-dialog.tsx';
import { unitName, useSession } from '#renderer/session/session.ts';
import { sessionProblemText } from '#renderer/session/session-problem.ts';
import { explainAttachment } from '#renderer/text/attachment-words.ts';
import { explainFailure } from '#renderer/text/failure-words.ts';
import { registrationFields } from '#renderer/text/fields.ts';
import { marketDayWords as words, opinionHint } from '#renderer/text/market-day-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { chooseAttachment, holdDraft } from '#renderer/usecases/attachments.ts';
import {
  isOpinionLocked,
  opinionLacks,
  signForm,
  type Signing,
  type SignProblem,
} from '#renderer/usecases/sign-form.ts';
import { SignaturePad } from './signature-pad.tsx';

type SignDialogProps = {
  readonly session: SessionView;
  readonly view: MatterView;
  readonly onClose: () => void;
};

const MEDIA = (['paper', 'screen'] as const).map((value) => ({ value, label: words.media[value] }));

/** 签批登记表: the opinion with unit, what and when; then signed on the screen, or on paper and photographed (R004-41). */
export function SignDialog({ session, view, onClose }: SignDialogProps) {
  const { deps, store, profile, sync } = useSession();
  const [opinion, setOpinion] = useState(view.registration.leaderOpinion ?? '');
  const [medium, setMedium] = useState<Signing['medium']>('paper');
  const [pages, setPages] = useState<readonly Blob[]>([]);
  const [drawn, setDrawn] = useState<Promise<Blob | null> | null>(null);
  const [camera, setCamera] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const draft = `sign-${view.id}`;
  useEffect(() => holdDraft(store, draft), [store, draft]);
  const locked = isOpinionLocked(view, profile);
  const missing = opinionLacks(opinion, profile);

  async function sign(): Promise<void> {
    const signature = await drawn;
    const chosen = medium === 'paper' ? pages : signature === null ? [] : [signature];
    const papers: AddAttachment[] = [];
    for (const [i, page] of chosen.entries()) {
      const title = words.paperTitle(medium, i + 1);
      const kept = await chooseAttachment(deps, page, { name: title, draft });
      if (!kept.ok) return setProblem(explainAttachment(kept.error.code));
      const { hash, size, type } = kept.value.content;
      papers.push({ kind: 'add-attachment', hash, size, type, title, category: 'signed-paper', source: 'own-office' });
    }
    const done = await signForm(deps, session, view.id, { medium, opinion, papers });
    if (!done.ok) return setProblem(sentenceOf(done.error));
    sync.now();
    onClose();
  }
  function sentenceOf(refused: SignProblem): string {
    switch (refused.code) {
      case 'matter-gone':
        return words.matterGone;
      case 'nothing-signed':
        return words.nothingSigned[medium];
      case 'opinion-incomplete':
        return opinionHint(refused.missing);
      case 'session':
        return sessionProblemText(refused.problem, profile);
      case 'matter':
        return explainFailure(refused.failure).title;
    }
  }

  const { registration } = view;
  return (
    <Dialog
      open
      wide
      title={words.signTitle(view.slipNo)}
      onClose={onClose}
      footer={
        <Button kind="primary" hotkey="Ctrl+Enter" onClick={() => void sign()}>
          {words.signNow}
        </Button>
      }
    >
      <Keys onSign={() => void sign()} onCamera={() => (medium === 'paper' ? setCamera(true) : undefined)} />
      <div className="market-day-sign">
        {problem !== null && <Notice tone="warning" title={problem} />}
        <KeyValueList
          items={[
            { label: registrationFields.summary.label, value: registration.summary },
            { label: registrationFields.claims.label, value: registration.claims.join('；') },
            { label: registrationFields.dutyUnit.label, value: unitName(profile, registration.dutyUnit) },
          ]}
        />
        {locked ? (
          <KeyValueList items={[{ label: registrationFields.leaderOpinion.label, value: opinion }]} />
        ) : (
          <Field label={registrationFields.leaderOpinion.label} hint={opinionHint(missing)} required>
            <TextArea value={opinion} max={1000} onChange={setOpinion} />
          </Field>
        )}
        <Field label={words.medium} group>
          <RadioGroup options={MEDIA} value={medium} onChange={setMedium} />
        </Field>
        {medium === 'screen' ? (
          <SignaturePad onDrawn={setDrawn} />
        ) : (
          <div className="market-day-acts">
            <Button hotkey="Alt+P" onClick={() => setCamera(true)}>
              {words.photograph}
            </Button>
            <Button onClick={() => input.current?.click()}>{words.chooseScan}</Button>
            <span role="status">{words.pages(pages.length)}</span>
            <input
              ref={input}
              type="file"
              accept="image/*,application/pdf"
              multiple
              hidden
              aria-label={words.chooseScan}
              onChange={(event) => setPages([...pages, ...(event.target.files ?? [])])}
            />
          </div>
        )}
      </div>
      {camera && (
        <CameraDialog
          onClose={() => setCamera(false)}
          onDone={(shots) => {
            setCamera(false);
            setPages([...pages, ...shots]);
          }}
        />
      )}
    </Dialog>
  );
}

/** Lives inside the open dialog, where the page's own keys are silent. */
function Keys({ onSign, onCamera }: { readonly onSign: () => void; readonly onCamera: () => void }) {
  useHotkeys({ 'Ctrl+Enter': onSign, 'Alt+P': onCamera }, { inDialog: true });
  return null;
}
