/**
 * The numbers of the house as data (ST-01): the product's own value, the bounds within which a county may set another,
 * and where the number comes from. `seed`: the document named says so, and a county may only be stricter (ST-03).
 * `local`: the document leaves it open, the number is the product's own and waits for somebody to confirm it.
 */
import type { Reminded, SettingNumber } from '#shared/model/county-setting.ts';

type NumberRule = {
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly unit: 'person' | 'time' | 'calendar-day' | 'work-day';
  /** The document; empty where it is a habit of the product. */
  readonly basis: string;
  readonly mark: 'seed' | 'local';
};

const SUPERVISION = '督查督办工作办法';
const PETITIONS = '涉法涉诉信访工作实施细则';
const MECHANISM = '完善信访工作长效机制的意见';

export const NUMBER_RULES: Readonly<Record<SettingNumber, NumberRule>> = {
  /** 集体访, 联名信, and what the simple procedure is not for (R004-55, R002-13, R002-16). */
  groupPersons: { value: 5, least: 2, most: 5, unit: 'person', basis: SUPERVISION, mark: 'seed' },
  /** 来访＋来信 of one matter (R002-15). */
  repeats: { value: 3, least: 2, most: 3, unit: 'time', basis: SUPERVISION, mark: 'seed' },
  /** Different people about one problem, within one day and within three (R002-17, R002-18). */
  sameDay: { value: 3, least: 2, most: 3, unit: 'person', basis: SUPERVISION, mark: 'seed' },
  threeDays: { value: 5, least: 2, most: 5, unit: 'person', basis: SUPERVISION, mark: 'seed' },
  /** 退办, 责任单位变更 (R002-09). */
  returns: { value: 2, least: 1, most: 5, unit: 'time', basis: SUPERVISION, mark: 'local' },
  moves: { value: 3, least: 1, most: 6, unit: 'time', basis: SUPERVISION, mark: 'local' },
  /** Days between receipt and registration (R002-06, R003-07). */
  registeredLate: { value: 3, least: 1, most: 15, unit: 'calendar-day', basis: SUPERVISION, mark: 'local' },
  /** 多次催办、多次督查 (R002-37), and the days to explain or to write the self-criticism (R002-38). */
  often: { value: 2, least: 2, most: 5, unit: 'time', basis: SUPERVISION, mark: 'local' },
  measureDays: { value: 5, least: 1, most: 15, unit: 'work-day', basis: SUPERVISION, mark: 'local' },
  /** After its registration a matter from above gets a leader (R001-26). */
  leadNamed: { value: 3, least: 1, most: 10, unit: 'work-day', basis: MECHANISM, mark: 'local' },
  /** Whoever leads a matter says anew how it stands (R001-29). */
  leadUpdate: { value: 30, least: 5, most: 60, unit: 'calendar-day', basis: MECHANISM, mark: 'local' },
  /** 初转重: days after the end of a matter (R001-58). */
  afterClose: { value: 90, least: 30, most: 365, unit: 'calendar-day', basis: MECHANISM, mark: 'local' },
  /** 接访天数: a week, month or quarter with so many working days or fewer asks for none (R001-20; calendar.md §4). */
  exemptDays: { value: 0, least: 0, most: 2, unit: 'work-day', basis: MECHANISM, mark: 'local' },
  /** How long a step of our own may wait (MD-12): R002-28, R002-29, R004-07, R002-40, R001-64, R004-51. */
  propose: { value: 1, least: 1, most: 5, unit: 'work-day', basis: SUPERVISION, mark: 'local' },
  signFor: { value: 1, least: 1, most: 5, unit: 'work-day', basis: SUPERVISION, mark: 'local' },
  instruct: { value: 3, least: 1, most: 10, unit: 'work-day', basis: PETITIONS, mark: 'local' },
  checkClosure: { value: 5, least: 1, most: 15, unit: 'work-day', basis: SUPERVISION, mark: 'local' },
  followUp: { value: 15, least: 1, most: 60, unit: 'calendar-day', basis: MECHANISM, mark: 'local' },
  archive: { value: 30, least: 1, most: 90, unit: 'calendar-day', basis: PETITIONS, mark: 'local' },
  /** Proposed for a redo; the petition office may write another day, and the law's day stays (R002-41). */
  redo: { value: 10, least: 1, most: 30, unit: 'calendar-day', basis: SUPERVISION, mark: 'local' },
  /** How near a red line is shown as near (DL-08). */
  soon: { value: 3, least: 1, most: 15, unit: 'calendar-day', basis: '', mark: 'local' },
};

/** Days before the red line, the longest notice first (DL-58): R004-16 for promises, C30 for the confirmation. */
export const REMINDER_RULES: Readonly<Record<Reminded, { readonly days: readonly number[]; readonly basis?: string }>> =
  {
    statutory: { days: [7, 3, 1] },
    internal: { days: [3, 1] },
    promised: { days: [3, 1], basis: PETITIONS },
    mediationConfirm: { days: [7] },
  };
