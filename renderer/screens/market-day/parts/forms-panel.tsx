import { useState } from 'react';
import { useLocation } from 'wouter';
import { StreamId } from '#shared/model/ids.ts';
import { registeredElsewhere } from '#shared/domain/reception/queue/registered-elsewhere.ts';
import type { HostedQueue } from '#shared/domain/reception/stream/evolve.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { MarkDialog } from '#renderer/session/mark-dialog.tsx';
import { useListRead, useSession } from '#renderer/session/session.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { roomWords } from '#renderer/text/room-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { outsideTheSession } from '#renderer/usecases/market-day.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { PrintForm } from './print-form.tsx';
import type { Run } from './run.ts';
import { SignDialog } from './sign-dialog.tsx';

type FormsPanelProps = {
  readonly session: SessionView;
  readonly queue: HostedQueue | null;
  readonly run: Run;
};

/** One form a matter, and which of them are signed (R004-40, R004-41). */
export function FormsPanel({ session, queue, run }: FormsPanelProps) {
  const { deps, store } = useSession();
  const isRead = useListRead();
  const [, navigate] = useLocation();
  const [signing, setSigning] = useState<MatterView | null>(null);
  const [marking, setMarking] = useState<StreamId | null>(null);
  const unsigned = session.received.filter(({ form }) => form === null);
  const signed = session.received.filter(({ form }) => form !== null);
  const outside = outsideTheSession(store, session);
  const elsewhere = queue === null ? [] : registeredElsewhere(queue.view, session);
  const sign = (matter: StreamId): void => void readMatter(store, matter).then(setSigning);
  const join = (matter: StreamId): void =>
    void run(performOnSessions(deps, [{ session: session.id, action: { kind: 'take-matter', matter } }]));
  // An accusation of this officer is of the session all the same; a colleague has it signed (RC-02).
  const first = unsigned.find(({ matter }) => store.index.get(matter) !== undefined);
  useHotkeys({ F: () => (first === undefined ? undefined : sign(first.matter)) });

  return (
    <Panel
      title={words.forms}
      note={words.formsCount(signed.length, session.received.length)}
      flush
      actions={
        first !== undefined && (
          <Button small hotkey="F" onClick={() => sign(first.matter)}>
            {words.signNext}
          </Button>
        )
      }
    >
      {session.received.length === 0 ? (
        <p className="market-day-none">{words.noForms}</p>
      ) : (
        <ul className="market-day-forms">
          {[...unsigned, ...signed].map(({ matter, form }) => {
            const row = store.index.get(matter);
            if (row === undefined) return <li key={matter}>{isRead ? words.notYours : listText.reading}</li>;
            const marks = session.marks.find((each) => each.matter === matter)?.marks ?? [];
            return (
              <li key={matter}>
                <span className="market-day-form">
                  <span>{row.slipNo}</span>
                  <small>{receptionRecordWords.marked(marks, row.summary)}</small>
                </span>
                {form === null ? (
                  <Button small onClick={() => sign(matter)}>
                    {words.sign}
                  </Button>
                ) : (
                  <span>{words.signed[form]}</span>
                )}
                <Button small onClick={() => setMarking(matter)}>
                  {receptionRecordWords.mark}
                </Button>
                <PrintForm matter={matter} slipNo={row.slipNo} />
                <Button small onClick={() => navigate(`/matter/${matter}`)}>
                  {words.openMatter}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {elsewhere.length > 0 && <p className="market-day-none">{roomWords.elsewhere(elsewhere.map(({ no }) => no))}</p>}
      {outside.length > 0 && (
        <>
          <p className="market-day-none">{words.outside}</p>
          <ul className="market-day-forms">
            {outside.map(({ id, slipNo }) => (
              <li key={id}>
                <span className="market-day-form">{slipNo}</span>
                <Button small onClick={() => join(StreamId.parse(id))}>
                  {words.join}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {marking !== null && <MarkDialog session={session} matter={marking} onClose={() => setMarking(null)} />}
      {signing !== null && <SignDialog session={session} view={signing} onClose={() => setSigning(null)} />}
    </Panel>
  );
}
