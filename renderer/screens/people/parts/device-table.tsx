import { dateTimeText } from '#shared/documents/date-text.ts';
import { unitName } from '#renderer/session/session.ts';
import { peopleWords } from '#renderer/text/people-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import type { CountyProfile } from '#shared/model/county.ts';
import type { CountyDevice } from '#renderer/usecases/manage-people.ts';

export type DeviceTableProps = {
  readonly profile: CountyProfile;
  readonly devices: readonly CountyDevice[];
  readonly onRevoke: (device: CountyDevice) => void;
  readonly onConfirm: (device: CountyDevice) => void;
};

/** Every computer of the county: when it was last heard, how much waits there, whether it was compared and may still come (C13, C16). */
export function DeviceTable({ profile, devices, onRevoke, onConfirm }: DeviceTableProps) {
  return (
    <table className="people-table">
      <thead>
        <tr>
          {[peopleWords.device, peopleWords.lastSeen, peopleWords.waiting, peopleWords.state, ''].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {devices.map((row) => (
          <tr key={`${row.office} ${row.device}`}>
            <th scope="row">{`${unitName(profile, row.office)} ${row.device}`}</th>
            <td>{dateTimeText(row.lastSeenAt)}</td>
            <td>{peopleWords.waitingCount(row.waiting)}</td>
            <td>
              {row.revokedAt === undefined
                ? stateOf(row)
                : peopleWords.revoked(dateTimeText(row.revokedAt), row.revokedFor ?? '')}
            </td>
            <td className="people-acts">
              {isToConfirm(row) && (
                <Button small onClick={() => onConfirm(row)}>
                  {peopleWords.confirm}
                </Button>
              )}
              {row.revokedAt === undefined && (
                <Button small onClick={() => onRevoke(row)}>
                  {peopleWords.revoke}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const isToConfirm = ({ fingerprint, confirmedAt, revokedAt }: CountyDevice): boolean =>
  fingerprint !== '' && confirmedAt === undefined && revokedAt === undefined;

const stateOf = ({ confirmedAt }: CountyDevice): string =>
  confirmedAt === undefined ? peopleWords.toConfirm : peopleWords.confirmed(dateTimeText(confirmedAt));
