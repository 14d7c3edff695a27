import { MOST_IDLE_MINUTES, STORE_ALGORITHMS, USUAL_LEASE_DAYS, type CountyProfile } from '#shared/model/county.ts';

/** The county's settings, with what holds where it has said nothing (C5, C16, security §3.5). */
export type CountySettings = {
  readonly leaseDays: number;
  readonly idleMinutes: number;
  readonly storeAlgorithm: (typeof STORE_ALGORITHMS)[number];
};

export const settingsOf = ({
  leaseDays = USUAL_LEASE_DAYS,
  idleMinutes = MOST_IDLE_MINUTES,
  storeAlgorithm = 'A256GCM',
}: Pick<CountyProfile, 'leaseDays' | 'idleMinutes' | 'storeAlgorithm'>): CountySettings => ({
  leaseDays,
  idleMinutes,
  storeAlgorithm,
});
