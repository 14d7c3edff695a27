import { officerName, useSession } from '#renderer/session/session.ts';
import { absencesInARow } from '#shared/domain/reception/roster/coverage.ts';
import type { TurnProposal } from '#shared/domain/reception/roster/rotation.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { shortDay } from '#renderer/text/market-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';

type StandingsProps = Pick<TurnProposal, 'standings'> & { readonly sessions: readonly SessionView[] };

/** From so many on, turns missed one after another are pointed out (RO-17). */
const SEVERAL = 2;

/** 轮值情况: turns taken beside the share of each, so that everybody can check the order (R004-35). */
export function Standings({ standings, sessions }: StandingsProps) {
  const { profile } = useSession();
  const { title, note, columns, never, missed } = sessionWords.standing;
  const inARow = standings
    .map(({ officer }) => ({ officer, count: absencesInARow(officer, sessions) }))
    .filter(({ count }) => count >= SEVERAL);
  return (
    <Panel title={title} flush>
      <table className="roster-table">
        <thead>
          <tr>
            <th scope="col">{columns.name}</th>
            <th scope="col">{columns.taken}</th>
            <th scope="col">{columns.share}</th>
            <th scope="col">{columns.last}</th>
          </tr>
        </thead>
        <tbody>
          {standings.map(({ officer, taken, shareHundredths, lastOn }) => (
            <tr key={officer}>
              <th scope="row">{officerName(profile, officer)}</th>
              <td>{taken}</td>
              <td>{(shareHundredths / 100).toFixed(1)}</td>
              <td>{lastOn === null ? never : shortDay(lastOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="roster-note">{note}</p>
      {inARow.map(({ officer, count }) => (
        <p key={officer} className="roster-note">
          {missed(officerName(profile, officer), count)}
        </p>
      ))}
    </Panel>
  );
}
