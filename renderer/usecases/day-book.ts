import { byLegalDate, DAY_LISTS, dayEntry, type DayEntry, type DayList } from '#shared/domain/my-day/day-lists.ts';
import { proposedStep } from '#shared/domain/my-day/proposed-step.ts';
import { proposalsOf, type Company } from '#shared/domain/supervision/proposals.ts';
import type { CountySettings } from '#shared/domain/settings/county-settings.ts';
import type { Acting } from '#shared/domain/access/acting.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { readGroups, type MatterGroups } from './matter-groups.ts';
import { clocksOfRow } from './next-date.ts';
import { mainOfDuplicate } from './notice-date.ts';
import { companyReader, settingsOf } from './supervision-desk.ts';

/** One matter on a list of the day. */
export type DayRow = { readonly id: string; readonly row: ListRow; readonly entry: DayEntry };
export type Day = { readonly [L in DayList]: readonly DayRow[] };

export type DayOptions = {
  readonly acting: Acting | null;
  readonly today: PlainDate;
  readonly soonDays: number;
  readonly calendar: WorkCalendar;
};
type BookOptions = DayOptions & { readonly settings: CountySettings };

type Known = {
  readonly mainDay: string | undefined;
  readonly company: Company<ListRow>;
  readonly entry: DayEntry | null;
};
type CompanyOf = (row: ListRow) => Company<ListRow>;

/**
 * The lists of one officer's day. A row is placed once: rows are never changed in place, so after a change of one matter
 * only its new row is placed and those that people joined with it, however many are open (MD-08). Another day, officer
 * calendar or setting begins anew.
 */
export function createDayBook(
  options: BookOptions,
): (rows: readonly ListRow[], groups: MatterGroups, companyOf: CompanyOf) => Day {
  const placed = new WeakMap<ListRow, Known>();
  const entryOf = (row: ListRow, groups: MatterGroups, company: Company<ListRow>): DayEntry | null => {
    const known = placed.get(row);
    const group = groups.groupOf(row.id);
    const mainDay = mainOfDuplicate(row.id, group)?.receivedOn;
    if (known !== undefined && known.mainDay === mainDay && isSame(known.company, company)) return known.entry;
    const clocks = clocksOfRow(row, group, options.calendar, options.settings.rules);
    const proposed = proposedStep(proposalsOf(row, company, options.today, options.settings));
    const expected = proposed === null ? row.expected : [...row.expected, proposed];
    const entry = dayEntry({ ...row, clocks, expected }, options);
    placed.set(row, { mainDay, company, entry });
    return entry;
  };
  return (rows, groups, companyOf) => {
    const all = rows.flatMap((row): DayRow[] => {
      const entry = entryOf(row, groups, companyOf(row));
      return entry === null ? [] : [{ id: row.id, row, entry }];
    });
    const on = (list: DayList): readonly DayRow[] =>
      all.filter(({ entry }) => entry.lists.has(list)).sort(byLegalDate(list));
    return { mine: on('mine'), today: on('today'), overdue: on('overdue'), soon: on('soon'), others: on('others') };
  };
}

/** Rows are replaced, not changed: the same rows say the same. */
const isSame = (a: Company<ListRow>, b: Company<ListRow>): boolean =>
  (['matter', 'problem'] as const).every(
    (of) => a[of].length === b[of].length && a[of].every((row, i) => row === b[of][i]),
  );

type Kept = {
  readonly key: string;
  readonly acting: Acting | null;
  readonly calendar: WorkCalendar;
  readonly settings: CountySettings;
  readonly read: ReturnType<typeof createDayBook>;
  revision: number;
  day: Day;
};

/** The store of a session is made for one officer (visible-index.ts), so each has a book of its own. */
const bookByStore = new WeakMap<DeviceStore, Kept>();

/** The day of the officer at the desk, placed once for each revision of the store. */
export function readDay(store: DeviceStore, options: DayOptions): Day {
  const key = `${options.today} ${options.soonDays}`;
  const { acting, calendar } = options;
  const settings = settingsOf(store);
  let kept = bookByStore.get(store);
  const isOther = (book: Kept): boolean =>
    book.key !== key || book.acting !== acting || book.calendar !== calendar || book.settings !== settings;
  if (kept === undefined || isOther(kept)) {
    const read = createDayBook({ ...options, settings });
    kept = { key, acting, calendar, settings, read, revision: -1, day: NOTHING };
    bookByStore.set(store, kept);
  }
  if (kept.revision !== store.state.revision) {
    kept.day = kept.read(store.index.all(), readGroups(store), companyReader(store));
    kept.revision = store.state.revision;
  }
  return kept.day;
}

const NOTHING: Day = { mine: [], today: [], overdue: [], soon: [], others: [] };

/** The list to begin with: the first that holds something, the own work first. */
export const firstList = (day: Day): DayList => DAY_LISTS.find((list) => day[list].length > 0) ?? 'mine';
