import { MOST_IDLE_MINUTES, STORE_ALGORITHMS, USUAL_LEASE_DAYS, type CountyProfile } from '#shared/model/county.ts';

/** 安全设置, with what holds where the county has said nothing (C5, C16, security §3.5). */
type SecuritySettings = {
  readonly leaseDays: number;
  readonly idleMinutes: number;
  readonly storeAlgorithm: (typeof STORE_ALGORITHMS)[number];
};

export const settingsOf = ({
  leaseDays = USUAL_LEASE_DAYS,
  idleMinutes = MOST_IDLE_MINUTES,
  storeAlgorithm = 'A256GCM',
}: Pick<CountyProfile, 'leaseDays' | 'idleMinutes' | 'storeAlgorithm'>): SecuritySettings => ({
  leaseDays,
  idleMinutes,
  storeAlgorithm,
});
