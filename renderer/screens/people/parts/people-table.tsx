import { unitName } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { peopleWords } from '#renderer/text/people-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { CountyProfile, Officer } from '#shared/model/county.ts';
import type { Seat } from '#shared/model/seat.ts';

export type PeopleTableProps = {
  readonly profile: CountyProfile;
  readonly seats: readonly Seat[];
  readonly busy: boolean;
  readonly onIssue: (officer: Officer) => void;
  readonly onEdit: (officer: Officer) => void;
};

/** Everybody the county lists, with roles and the computers they have a seat at. */
export function PeopleTable({ profile, seats, busy, onIssue, onEdit }: PeopleTableProps) {
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
            <td>{officer.roles.map((role) => codes.role[role]).join('、')}</td>
            <td>{officer.left === true ? peopleWords.left : seatsOf(officer.id) || peopleWords.none}</td>
            <td className="people-acts">
              {officer.left !== true && (
                <Button small disabled={busy} onClick={() => onIssue(officer)}>
                  {peopleWords.issue}
                </Button>
              )}
              <Button small onClick={() => onEdit(officer)}>
                {peopleWords.edit}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
