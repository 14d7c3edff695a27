import { useLocation } from 'wouter';
import { StreamId } from '#shared/model/ids.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { useSession } from '#renderer/session/session.ts';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { outsideTheSession } from '#renderer/usecases/market-day.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import type { Run } from './run.ts';

/** One form a matter, and which of them are signed (R004-40, R004-41). */
export function FormsPanel({ session, run }: { readonly session: SessionView; readonly run: Run }) {
  const { deps, store } = useSession();
  const [, navigate] = useLocation();
  const sign = (matter: SessionView['received'][number]['matter']): void =>
    void run(
      performOnSessions(deps, [{ session: session.id, action: { kind: 'sign-form', matter, medium: 'paper' } }]),
    );
  const join = (matter: StreamId): void =>
    void run(performOnSessions(deps, [{ session: session.id, action: { kind: 'take-matter', matter } }]));
  const outside = outsideTheSession(store, session);
  return (
    <Panel title={words.forms} note={words.formsNote} flush>
      {session.received.length === 0 ? (
        <p className="market-day-none">{words.noForms}</p>
      ) : (
        <ul className="market-day-forms">
          {session.received.map(({ matter, form }) => (
            <li key={matter}>
              <span>{store.index.get(matter)?.slipNo ?? matter}</span>
              <span>{form === null ? words.unsigned : words.signed[form]}</span>
              {form === null && (
                <Button small onClick={() => sign(matter)}>
                  {words.signedOnPaper}
                </Button>
              )}
              <Button small onClick={() => navigate(`/matter/${matter}`)}>
                {words.openMatter}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {outside.length > 0 && (
        <>
          <p className="market-day-none">{words.outside}</p>
          <ul className="market-day-forms">
            {outside.map(({ id, slipNo }) => (
              <li key={id}>
                <span>{slipNo}</span>
                <Button small onClick={() => join(StreamId.parse(id))}>
                  {words.join}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
