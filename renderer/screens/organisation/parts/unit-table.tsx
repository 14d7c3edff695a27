import { codes } from '#renderer/text/codes.ts';
import { organisationWords as words } from '#renderer/text/organisation-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { CountyProfile, Unit } from '#shared/model/county.ts';

export type UnitTableProps = {
  readonly profile: CountyProfile;
  readonly busy: boolean;
  readonly onEdit: (unit: Unit) => void;
  readonly onClose: (unit: Unit) => void;
  readonly onReopen: (unit: Unit) => void;
};

const HEADS = [words.name, words.shortName, words.level, words.prefix, words.place, words.phone, words.state, ''];

/** Every unit, the closed ones too: they keep their matters (OG-04). */
export function UnitTable({ profile, busy, onEdit, onClose, onReopen }: UnitTableProps) {
  return (
    <table className="organisation-table">
      <thead>
        <tr>
          {HEADS.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {profile.units.map((unit) => (
          <tr key={unit.code}>
            <th scope="row">{unit.name}</th>
            <td>{unit.shortName}</td>
            <td>{codes.unitLevel[unit.level]}</td>
            <td>{unit.numberPrefix}</td>
            <td>{unit.place}</td>
            <td>{unit.phone}</td>
            <td>{unit.closed === true ? words.closed : words.inUse}</td>
            <td className="organisation-acts">
              <Button small onClick={() => onEdit(unit)}>
                {words.edit}
              </Button>
              {unit.closed === true ? (
                <Button small disabled={busy} onClick={() => onReopen(unit)}>
                  {words.reopen}
                </Button>
              ) : (
                unit.level !== 'county-bureau' && (
                  <Button small disabled={busy} onClick={() => onClose(unit)}>
                    {words.close}
                  </Button>
                )
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
