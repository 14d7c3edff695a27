import { useState } from 'react';
import { guideContact } from '#shared/domain/organisation/units.ts';
import { AddNote, GuideOut, SettleOnSpot, VoidMatter, type Action } from '#shared/model/action.ts';
import type { GUIDE_RESPONSES } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { useSession } from '#renderer/session/session.ts';
import { optionsOf } from '#renderer/text/codes.ts';
import { actionFields } from '#renderer/text/fields.ts';
import { offeredWords } from '#renderer/text/matter-words.ts';
import { detailText } from '#renderer/text/screens.ts';
import { actionText } from '#renderer/text/time-line.ts';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { FieldGrid } from '#renderer/ui/field-grid.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useAct } from '../use-act.ts';
import { ActDialog } from './act-dialog.tsx';

type Settlement = Extract<Action, { kind: 'settle-on-spot' }>;
type DialogProps = { readonly view: MatterView; readonly onClose: () => void };

/** 当即办结 (R004-15, R001-62). */
export function SettleDialog({ view, onClose }: DialogProps) {
  const { deps } = useSession();
  const { problem, busy, act } = useAct(view);
  const today = deps.clock.today();
  const [closeMode, setCloseMode] = useState<Settlement['closeMode'] | null>(null);
  const [reply, setReply] = useState('');
  const [basis, setBasis] = useState('');
  const [informedBy, setInformedBy] = useState<Settlement['informedBy'] | null>('in-person');
  const [informedOn, setInformedOn] = useState<string>(today);
  const parsed = SettleOnSpot.safeParse({
    kind: 'settle-on-spot',
    closeMode,
    reply: reply.trim(),
    ...(basis.trim() !== '' && { basis: basis.trim() }),
    informedBy,
    informedOn,
  });
  return (
    <ActDialog
      wide
      title={actionText['settle-on-spot'].name}
      ready={parsed.success && !busy}
      problem={problem}
      onConfirm={() => void (parsed.success ? act(parsed.data).then((done) => (done ? onClose() : undefined)) : null)}
      onClose={onClose}
    >
      <FieldGrid>
        <Field label={actionFields.closeMode.label} span={4} required>
          <Select options={optionsOf('closeMode').filter(isSpotMode)} value={closeMode} onChange={setCloseMode} />
        </Field>
        <Field label={actionFields.informedBy.label} span={4} required>
          <Select
            options={optionsOf('serviceMode').filter(isServiceMode)}
            value={informedBy}
            onChange={setInformedBy}
          />
        </Field>
        <Field label={actionFields.informedOn.label} span={4} required>
          <DateInput today={today} value={informedOn} onChange={setInformedOn} />
        </Field>
        <Field label={actionFields.reply.label} hint={actionFields.reply.hint} required>
          <TextArea max={2000} value={reply} onChange={setReply} />
        </Field>
        <Field label={actionFields.basis.label}>
          <TextInput maxLength={500} value={basis} onChange={setBasis} />
        </Field>
      </FieldGrid>
    </ActDialog>
  );
}

type Option<V extends string> = { readonly value: V; readonly label: string };
const isSpotMode = (option: Option<string>): option is Option<Settlement['closeMode']> =>
  SettleOnSpot.shape.closeMode.safeParse(option.value).success;
const isServiceMode = (option: Option<string>): option is Option<Settlement['informedBy']> =>
  SettleOnSpot.shape.informedBy.safeParse(option.value).success;

/** 引导告知: outside this bureau's business (R003-03/04). */
export function GuideDialog({ view, onClose }: DialogProps) {
  const { deps, profile } = useSession();
  const { problem, busy, act } = useAct(view);
  const today = deps.clock.today();
  const [reason, setReason] = useState('');
  const [redirectTo, setRedirectTo] = useState('');
  const [contact, setContact] = useState('');
  const [explanation, setExplanation] = useState(view.registration.explanation ?? '');
  const [response, setResponse] = useState<(typeof GUIDE_RESPONSES)[number] | null>(null);
  const [informedOn, setInformedOn] = useState<string>(today);
  const parsed = GuideOut.safeParse({
    kind: 'guide-out',
    reason: reason.trim(),
    redirectTo: redirectTo.trim(),
    ...(contact.trim() !== '' && { redirectContact: contact.trim() }),
    ...(explanation.trim() !== '' && { explanation: explanation.trim() }),
    ...(response !== null && { response }),
    informedOn,
  });
  const pick = (name: string): void => {
    setRedirectTo(name);
    const known = profile.guideTargets.find((target) => target.name === name);
    if (known !== undefined) setContact(guideContact(known));
  };
  return (
    <ActDialog
      wide
      title={actionText['guide-out'].name}
      ready={parsed.success && !busy}
      problem={problem}
      onConfirm={() => void (parsed.success ? act(parsed.data).then((done) => (done ? onClose() : undefined)) : null)}
      onClose={onClose}
    >
      <FieldGrid>
        <Field label={actionFields.redirectTo.label} span={8} required>
          <TextInput list="guide-targets" maxLength={120} value={redirectTo} onChange={pick} />
        </Field>
        <datalist id="guide-targets">
          {profile.guideTargets.map((target) => (
            <option key={target.name} value={target.name} />
          ))}
        </datalist>
        <Field label={actionFields.informedOn.label} span={4} required>
          <DateInput today={today} value={informedOn} onChange={setInformedOn} />
        </Field>
        <Field label={actionFields.redirectContact.label}>
          <TextInput maxLength={200} value={contact} onChange={setContact} />
        </Field>
        <Field label={actionFields.reason.label} required>
          <TextArea max={500} value={reason} onChange={setReason} />
        </Field>
        <Field label={actionFields.guideExplanation.label} hint={actionFields.guideExplanation.hint}>
          <TextArea max={1000} value={explanation} onChange={setExplanation} />
        </Field>
        <Field label={actionFields.guideResponse.label} hint={actionFields.guideResponse.hint} span={6}>
          <Select options={optionsOf('guideResponse')} value={response} onChange={setResponse} />
        </Field>
      </FieldGrid>
    </ActDialog>
  );
}

/** A dated line on the time line. */
export function NoteDialog({ view, onClose }: DialogProps) {
  const { problem, busy, act } = useAct(view);
  const [text, setText] = useState('');
  const parsed = AddNote.safeParse({ kind: 'add-note', text: text.trim() });
  return (
    <ActDialog
      title={offeredWords.note}
      ready={parsed.success && !busy}
      problem={problem}
      onConfirm={() => void (parsed.success ? act(parsed.data).then((done) => (done ? onClose() : undefined)) : null)}
      onClose={onClose}
    >
      <Field label={actionFields.text.label} required>
        <TextArea max={2000} value={text} onChange={setText} />
      </Field>
    </ActDialog>
  );
}

/** 作废: the number stays, with its reason (R004-47). */
export function VoidDialog({ view, onClose }: DialogProps) {
  const { problem, busy, act } = useAct(view);
  const [reason, setReason] = useState('');
  const parsed = VoidMatter.safeParse({ kind: 'void', reason: reason.trim() });
  return (
    <ActDialog
      danger
      title={offeredWords.void}
      confirm={offeredWords.void}
      ready={parsed.success && !busy}
      problem={problem}
      onConfirm={() => void (parsed.success ? act(parsed.data).then((done) => (done ? onClose() : undefined)) : null)}
      onClose={onClose}
    >
      <p>{detailText.voidAsk}</p>
      <Field label={actionFields.reason.label} required>
        <TextArea max={500} value={reason} onChange={setReason} />
      </Field>
    </ActDialog>
  );
}
