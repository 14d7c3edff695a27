import { unitName } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { peopleWords } from '#renderer/text/people-words.ts';
import { secondFactorWords } from '#renderer/text/second-factor-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { CountyProfile, Officer } from '#shared/model/county.ts';
import type { Seat } from '#shared/model/seat.ts';
import type { CountyDevices } from '#renderer/usecases/manage-people.ts';

export type PeopleTableProps = {
  readonly profile: CountyProfile;
  readonly seats: readonly Seat[];
  readonly factors: CountyDevices['factors'];
  /** The officer at the desk, who takes away the own factor on the own page. */
  readonly self: string;
  readonly busy: boolean;
  readonly onIssue: (officer: Officer) => void;
  readonly onEdit: (officer: Officer) => void;
  readonly onRemoveFactor: (officer: Officer) => void;
};

/** Everybody the county lists, with roles and the computers they have a seat at. */
export function PeopleTable(props: PeopleTableProps) {
  const { profile, seats, factors, self, busy, onIssue, onEdit, onRemoveFactor } = props;
  const hasFactor = new Set(factors.map(({ officer }) => officer));
  const seatsOf = (id: string): string =>
    seats
      .filter(({ officer }) => officer === id)
      .map(({ office, device }) => `${unitName(profile, office)} ${device}`)
      .join('、');
  return (
    <table className="people-table">
      <thead>
        <tr>
          {[peopleWords.name, peopleWords.jobTitle, peopleWords.unit, peopleWords.roles, peopleWords.seats, ''].map(
            (head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {profile.officers.map((officer) => (
          <tr key={officer.id}>
            <th scope="row">{officer.name}</th>
            <td>{officer.title}</td>
            <td>{unitName(profile, officer.unit)}</td>
            <td>
              {officer.roles.map((role) => codes.role[role]).join('、')}
              {hasFactor.has(officer.id) && <div className="people-soft">{secondFactorWords.inUse}</div>}
            </td>
            <td>{officer.left === true ? peopleWords.left : seatsOf(officer.id) || peopleWords.none}</td>
            <td className="people-acts">
              {officer.left !== true && (
                // Never greyed out: the dialog that follows gives the focus back to it.
                <Button small onClick={() => onIssue(officer)}>
                  {peopleWords.issue}
                </Button>
              )}
              <Button small onClick={() => onEdit(officer)}>
                {peopleWords.edit}
              </Button>
              {hasFactor.has(officer.id) && officer.id !== self && (
                <Button small disabled={busy} onClick={() => onRemoveFactor(officer)}>
                  {secondFactorWords.removeOf}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
