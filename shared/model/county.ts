import * as z from 'zod';
import { CalendarEntry } from './calendar.ts';
import { SettingEntry } from './county-setting.ts';
import { OfficerId, UnitCode } from './ids.ts';
import { PublicKey } from './seat.ts';

/**
 * Roles, the unit of permission (vocabulary §12). 三员分立: the system administrator keeps units and backups, the
 * security administrator people, codes and devices, the auditor reads the log; none of the three sees a matter (C17).
 */
export const ROLES = [
  'receptionist',
  'handler',
  'office-head',
  'section-head',
  'petition-clerk',
  'petition-head',
  'supervisor',
  'deputy-chief',
  'chief',
  'confidential-officer',
  'archivist',
  'statistician',
  'sysadmin',
  'security-admin',
  'auditor',
  'upstream-viewer',
] as const;
export type Role = (typeof ROLES)[number];

/** 机构: the bureau, a section of it, or a township office (vocabulary §11). */
export const Unit = z.strictObject({
  code: UnitCode,
  level: z.enum(['county-bureau', 'county-section', 'township-office']),
  name: z.string().min(1).max(60),
  shortName: z.string().min(1).max(20),
  /** First part of official numbers, such as 青司信甲溪. */
  numberPrefix: z.string().min(1).max(20),
  /** R004-34: the reception place stands on every form. */
  place: z.string().max(80).optional(),
  address: z.string().max(120).optional(),
  phone: z.string().max(40).optional(),
  villages: z.array(z.string().min(1).max(60)).max(300).optional(),
  /** Takes nothing new. It keeps its matters and numbers, so a unit is never removed. */
  closed: z.literal(true).optional(),
});
export type Unit = z.infer<typeof Unit>;

export const Officer = z.strictObject({
  id: OfficerId,
  name: z.string().min(1).max(40),
  title: z.string().max(40),
  unit: UnitCode,
  roles: z.array(z.enum(ROLES)).min(1).max(8),
  /** 分管: units whose weighty matters come to this leader (R004-03). */
  oversees: z.array(UnitCode).max(60).optional(),
  /** Left the service: past records keep the name, no device lets them in. */
  left: z.literal(true).optional(),
});
export type Officer = z.infer<typeof Officer>;

/** 去向单位: the organ that has the power; where and when people find it, and its telephone (R003-04). */
export const GuideTarget = z.strictObject({
  name: z.string().min(1).max(80),
  contact: z.string().max(150),
  phone: z.string().max(40).optional(),
});
export type GuideTarget = z.infer<typeof GuideTarget>;

/** 上级机关, as letters name it (条例 35: where a review is asked for). Nobody signs in there. */
export const Upstream = z.strictObject({ name: z.string().min(1).max(60), phone: z.string().max(40).optional() });
export type Upstream = z.infer<typeof Upstream>;

/** With what a new computer seals its records; stores that exist keep theirs (security §3.5). */
export const STORE_ALGORITHMS = ['A256GCM', 'SM4-CBC+HMAC-SM3'] as const;

/** C5: the idle minutes after which a computer locks. A county may shorten them. */
export const MOST_IDLE_MINUTES = 10;

/** C16: days without contact, unless the county says otherwise. */
export const USUAL_LEASE_DAYS = 30;

/** C16: days without contact after which a computer wipes its keys, unless the county says otherwise. */
export const USUAL_ERASE_DAYS = 90;

/** So often may a county set a value; each entry stays as the trace of what held when. */
export const MOST_SETTING_ENTRIES = 500;

/** The county as every device knows it: units, officers and where else people can be guided to (R003-04). */
export const CountyProfile = z.strictObject({
  version: z.int().min(1),
  name: z.string().min(1).max(60),
  bureau: UnitCode,
  /** Invented data to try the product with; said on every screen. */
  fictional: z.boolean(),
  /** Days a device may stay without contact before it opens only with a fresh word from the county (C16); 30 unless said. */
  leaseDays: z.int().min(1).max(180).optional(),
  /** Days without contact after which a device wipes its keys (C16); always more than `leaseDays` (OG-07). */
  eraseDays: z.int().min(2).max(365).optional(),
  idleMinutes: z.int().min(1).max(MOST_IDLE_MINUTES).optional(),
  storeAlgorithm: z.enum(STORE_ALGORITHMS).optional(),
  /** Every administrator needs a second factor (C22, decision 0020). */
  requireSecondFactor: z.boolean().optional(),
  /** 恢复密钥: what data keys and a revoked device's unsent work are sealed to; two of three people open it (§3.3). */
  recoveryKey: PublicKey.optional(),
  upstream: Upstream.optional(),
  units: z.array(Unit).min(1).max(400),
  officers: z.array(Officer).min(1).max(4000),
  /** Holiday notices entered by the county, in the order of entering (CAL-13). */
  calendarEntries: z.array(CalendarEntry).max(200).optional(),
  /** What the county set in place of the product's own values, in the order of entering (ST-01). */
  settingEntries: z.array(SettingEntry).max(MOST_SETTING_ENTRIES).optional(),
  guideTargets: z.array(GuideTarget).max(200),
});
export type CountyProfile = z.infer<typeof CountyProfile>;
