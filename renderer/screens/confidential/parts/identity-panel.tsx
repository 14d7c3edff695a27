import { useCallback, useEffect, useState } from 'react';
import type { Asking, ConfidentialFile } from '#shared/domain/confidential/file.ts';
import { MASK, SHOWN_FOR } from '#shared/domain/confidential/mask.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { askStates, confidentialWords, identityNames } from '#renderer/text/confidential-words.ts';
import { materialWords } from '#renderer/text/material-words.ts';
import { HandedOver } from './handed-over.tsx';
import { MaterialsPanel } from './materials-panel.tsx';
import { useCountdown } from './use-countdown.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import type { ConfidentialDesk, DeskProblem, HandedOver as Record } from '#renderer/usecases/confidential-desk.ts';
import {
  approveOpening,
  askToOpen,
  openApproved,
  refuseOpening,
  type IdentityField,
  type OpenIdentity,
  type Sent,
} from '#renderer/usecases/confidential-register.ts';
import type { Materials } from '#renderer/usecases/sealed-materials.ts';

type IdentityPanelProps = {
  readonly desk: ConfidentialDesk;
  readonly file: ConfidentialFile;
  readonly isClerk: boolean;
  readonly onRun: (work: Promise<Sent>) => Promise<boolean>;
  readonly onProblem: (problem: DeskProblem) => void;
  /** An approval was used: it opens nothing any more. */
  readonly onOpened: () => void;
};

/** 申请、同意、打开: two people, one reason, one minute (CF-06 to CF-08). */
export function IdentityPanel({ desk, file, isClerk, onRun, onProblem, onOpened }: IdentityPanelProps) {
  const { profile } = useSession();
  const [reason, setReason] = useState('');
  const [identity, setIdentity] = useState<OpenIdentity | null>(null);
  const [materials, setMaterials] = useState<Materials | null>(null);
  const watermark = useWatermark();
  const last = file.asks.at(-1);
  const mayAsk = isClerk && identity === null && (last === undefined || last.state !== 'waiting');

  async function openNow(ask: Asking): Promise<void> {
    const opened = await openApproved(desk, file, ask);
    if (!opened.ok) return onProblem(opened.error);
    setIdentity(opened.value);
    onOpened();
  }

  async function showMaterials(of: OpenIdentity): Promise<void> {
    const read = await of.materials?.();
    if (read === undefined) return;
    if (read.ok) setMaterials(read.value);
    else onProblem(read.error);
  }
  const forgetIdentity = useCallback(() => setIdentity(null), []);
  const forgetMaterials = useCallback(() => setMaterials(null), []);

  return (
    <Panel title={confidentialWords.identity} level={3}>
      <ol className="confidential-asks">
        {file.asks.map((ask) => (
          <li key={ask.id}>
            {confidentialWords.askedBy(officerName(profile, ask.by), instantToPlainDate(ask.at))}：{ask.reason}{' '}
            <strong>{askStates[ask.state]}</strong>{' '}
            {ask.answeredBy !== undefined && confidentialWords.answeredBy(officerName(profile, ask.answeredBy))}
            {!isClerk && ask.state === 'waiting' && (
              <span className="confidential-answers">
                <Button small onClick={() => void onRun(approveOpening(desk, file, ask))}>
                  {confidentialWords.approve}
                </Button>
                <Button small onClick={() => void onRun(refuseOpening(desk, file, ask, confidentialWords.refuse))}>
                  {confidentialWords.refuse}
                </Button>
              </span>
            )}
            {ask.state === 'approved' && ask.by === desk.deps.officer.id && identity === null && (
              <Button small title={confidentialWords.openHint} onClick={() => void openNow(ask)}>
                {confidentialWords.open}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {identity !== null && (
        <Shown
          identity={identity}
          watermark={watermark}
          onMaterials={() => void showMaterials(identity).catch(reportError)}
          onEnd={forgetIdentity}
        />
      )}
      {materials !== null && (
        <MaterialsPanel no={file.no} materials={materials} watermark={watermark} onClose={forgetMaterials} />
      )}
      {mayAsk && (
        <form
          className="confidential-ask"
          onSubmit={(event) => {
            event.preventDefault();
            void onRun(askToOpen(desk, file, reason.trim())).then((done) => done && setReason(''));
          }}
        >
          <Field label={confidentialWords.reason} hint={confidentialWords.reasonHint}>
            <TextInput value={reason} onChange={setReason} maxLength={200} />
          </Field>
          <Button type="submit" disabled={reason.trim() === ''}>
            {confidentialWords.ask}
          </Button>
        </form>
      )}
    </Panel>
  );
}

/** C19: who looked, where and when stands in every picture taken of the screen. */
function useWatermark(): string {
  const { deps, profile, identity: device } = useSession();
  return `${officerName(profile, deps.officer.id)} ${device.office}-${device.device} ${deps.clock.now()}`;
}

type ShownProps = {
  readonly identity: OpenIdentity;
  readonly watermark: string;
  readonly onMaterials: () => void;
  readonly onEnd: () => void;
};

/** Masked; one field at a time, and everything gone after a minute. */
function Shown({ identity, watermark, onMaterials, onEnd }: ShownProps) {
  const [shown, setShown] = useState<{ readonly key: string; readonly text: string } | null>(null);
  const [record, setRecord] = useState<Record | null>(null);
  const left = useCountdown(SHOWN_FOR, onEnd);
  useEffect(() => () => identity.close(), [identity]);

  async function show(field: IdentityField): Promise<void> {
    const text = await identity.show(field);
    setShown(text === null ? null : { key: keyOf(field), text });
  }
  return (
    <div className="confidential-identity" data-watermark={watermark}>
      <p role="timer">{confidentialWords.seconds(left)}</p>
      <dl>
        {identity.fields.map((field) => {
          const isShown = shown?.key === keyOf(field);
          return (
            <div key={keyOf(field)}>
              <dt>{identityNames[field.what]}</dt>
              <dd>{isShown ? shown.text : MASK}</dd>
              <dd>
                <Button small onClick={() => (isShown ? setShown(null) : void show(field))}>
                  {isShown ? confidentialWords.hide : confidentialWords.show}
                </Button>
              </dd>
            </div>
          );
        })}
      </dl>
      <p className="confidential-answers">
        {identity.record !== null && record === null && (
          <Button small onClick={() => void identity.record?.().then(setRecord)}>
            {confidentialWords.showRecord}
          </Button>
        )}
        {identity.materials !== null && (
          <Button small onClick={onMaterials}>
            {materialWords.show}
          </Button>
        )}
      </p>
      {record !== null && <HandedOver record={record} />}
      <p className="confidential-watermark" aria-hidden="true">
        {watermark}
      </p>
    </div>
  );
}

const keyOf = ({ person, what }: IdentityField): string => `${person ?? ''} ${what}`;
