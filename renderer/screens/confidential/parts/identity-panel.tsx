import { useEffect, useState } from 'react';
import type { Asking, ConfidentialFile } from '#shared/domain/confidential/file.ts';
import { MASK, SHOWN_FOR } from '#shared/domain/confidential/mask.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { askStates, confidentialWords, identityNames } from '#renderer/text/confidential-words.ts';
import { HandedOver } from './handed-over.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import {
  approveOpening,
  askToOpen,
  openApproved,
  refuseOpening,
  type ConfidentialDesk,
  type DeskProblem,
  type HandedOver as Record,
  type IdentityField,
  type OpenIdentity,
  type Sent,
} from '#renderer/usecases/confidential-register.ts';

type IdentityPanelProps = {
  readonly desk: ConfidentialDesk;
  readonly file: ConfidentialFile;
  readonly isClerk: boolean;
  readonly onRun: (work: Promise<Sent>) => Promise<boolean>;
  readonly onProblem: (problem: DeskProblem) => void;
};

/** 申请、同意、打开: two people, one reason, one minute (CF-06 to CF-08). */
export function IdentityPanel({ desk, file, isClerk, onRun, onProblem }: IdentityPanelProps) {
  const { profile } = useSession();
  const [reason, setReason] = useState('');
  const [identity, setIdentity] = useState<OpenIdentity | null>(null);
  const last = file.asks.at(-1);
  const mayAsk = isClerk && identity === null && (last === undefined || last.state !== 'waiting');

  async function openNow(ask: Asking): Promise<void> {
    const opened = await openApproved(desk, file, ask);
    if (opened.ok) setIdentity(opened.value);
    else onProblem(opened.error);
  }

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
      {identity !== null && <Shown identity={identity} onEnd={() => setIdentity(null)} />}
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

/** Masked; one field at a time, and everything gone after a minute. */
function Shown({ identity, onEnd }: { readonly identity: OpenIdentity; readonly onEnd: () => void }) {
  const { deps, profile, identity: device } = useSession();
  const [shown, setShown] = useState<{ readonly key: string; readonly text: string } | null>(null);
  const [record, setRecord] = useState<Record | null>(null);
  const [left, setLeft] = useState(SHOWN_FOR);
  useEffect(() => {
    const timer = setInterval(() => setLeft((now) => now - 1), 1000);
    return () => {
      clearInterval(timer);
      identity.close();
    };
  }, [identity]);
  useEffect(() => {
    if (left <= 0) onEnd();
  }, [left, onEnd]);

  async function show(field: IdentityField): Promise<void> {
    const text = await identity.show(field);
    setShown(text === null ? null : { key: keyOf(field), text });
  }
  // C19: who looked, where and when stands in every picture taken of the screen.
  const watermark = `${officerName(profile, deps.officer.id)} ${device.office}-${device.device} ${deps.clock.now()}`;
  return (
    <div className="confidential-identity" data-watermark={watermark}>
      <p role="timer">{confidentialWords.seconds(Math.max(0, left))}</p>
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
      {identity.record !== null && record === null && (
        <Button small onClick={() => void identity.record?.().then(setRecord)}>
          {confidentialWords.showRecord}
        </Button>
      )}
      {record !== null && <HandedOver record={record} />}
      <p className="confidential-watermark" aria-hidden="true">
        {watermark}
      </p>
    </div>
  );
}

const keyOf = ({ person, what }: IdentityField): string => `${person ?? ''} ${what}`;
