import {
  MOST_IDLE_MINUTES,
  STORE_ALGORITHMS,
  USUAL_ERASE_DAYS,
  USUAL_LEASE_DAYS,
  type CountyProfile,
} from '#shared/model/county.ts';

/** 安全设置, with what holds where the county has said nothing (C5, C16, C22, security §3.5). */
type SecuritySettings = {
  readonly leaseDays: number;
  readonly eraseDays: number;
  readonly idleMinutes: number;
  readonly storeAlgorithm: (typeof STORE_ALGORITHMS)[number];
  readonly requireSecondFactor: boolean;
};

export const settingsOf = ({
  leaseDays = USUAL_LEASE_DAYS,
  // A county that lets its computers stay away longer, and has not said more, wipes them a month after it refuses them.
  eraseDays = Math.max(USUAL_ERASE_DAYS, leaseDays + USUAL_LEASE_DAYS),
  idleMinutes = MOST_IDLE_MINUTES,
  storeAlgorithm = 'A256GCM',
  requireSecondFactor = false,
}: Pick<CountyProfile, keyof SecuritySettings>): SecuritySettings => ({
  leaseDays,
  eraseDays,
  idleMinutes,
  storeAlgorithm,
  requireSecondFactor,
});

/** OG-07: a computer is refused first and wiped later; in between a contact is enough. */
export const isWipedLater = ({ leaseDays, eraseDays }: Pick<SecuritySettings, 'leaseDays' | 'eraseDays'>): boolean =>
  eraseDays > leaseDays;
