import type { CountyProfile } from '#shared/model/county.ts';
import type { Seat } from '#shared/model/seat.ts';
import { actingOf } from '../../access/acting.ts';
import { maySitAt } from '../../access/administration.ts';
import { mayEver } from '../../access/matrix.ts';

/** What a computer knows of its own office when another one shows its seat. */
export type OwnPlace = {
  readonly office: string;
  readonly device: string;
  /** Devices of the office that the county revoked, as far as it has told. */
  readonly revoked: readonly string[];
  readonly profile: Pick<CountyProfile, 'officers' | 'units'>;
};

export type SeatProblem = 'other-office' | 'own-computer' | 'revoked' | 'no-access';

/** May this seat, which the county signed, exchange letters with ours (QU-16)? Both sides ask; `null` is yes. */
export function seatProblem(
  { office, device, officer }: Pick<Seat, 'office' | 'device' | 'officer'>,
  own: OwnPlace,
): SeatProblem | null {
  if (office !== own.office) return 'other-office';
  if (device === own.device) return 'own-computer';
  if (own.revoked.includes(device)) return 'revoked';
  const sitsHere = maySitAt(own.profile, office, officer);
  return sitsHere && mayEver(actingOf(own.profile, office, officer), 'view') ? null : 'no-access';
}
