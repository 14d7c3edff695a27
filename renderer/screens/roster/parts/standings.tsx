import { officerName, useSession } from '#renderer/session/session.ts';
import type { TurnProposal } from '#shared/domain/reception/roster/rotation.ts';
import { shortDay } from '#renderer/text/market-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { Panel } from '#renderer/ui/panel.tsx';

/** 轮值情况: turns taken beside the share of each, so that everybody can check the order (R004-35). */
export function Standings({ standings }: Pick<TurnProposal, 'standings'>) {
  const { profile } = useSession();
  const { title, note, columns, never } = sessionWords.standing;
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
    </Panel>
  );
}
