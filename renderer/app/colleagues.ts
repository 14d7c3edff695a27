import type { Acting } from '#shared/domain/access/acting.ts';
import { maySitAt } from '#shared/domain/access/administration.ts';
import { mayEver } from '#shared/domain/access/matrix.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { VaultSeat } from '#renderer/vault/vault-rows.ts';
import type { Colleague } from './seats-panel.tsx';

/** The others with a seat at this computer. Who left, or may not sit here any more, can be shown the door by anybody. */
export function colleaguesOf(
  seats: readonly VaultSeat[],
  profile: CountyProfile,
  office: string,
  acting: Acting | null,
): readonly Colleague[] {
  return seats
    .filter(({ officer }) => officer !== acting?.officer)
    .map(({ officer, name }) => ({
      officer,
      name: profile.officers.find(({ id }) => id === officer)?.name ?? name ?? officer,
      removable: mayEver(acting, 'people-manage') || !maySitAt(profile, office, officer),
    }));
}
