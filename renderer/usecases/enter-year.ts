import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { withCalendarYear } from '#shared/domain/calendar/built-in-calendar.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { factsOfMatter } from '#shared/domain/deadline/facts-of-matter.ts';
import { recalculate, type Recalculated } from '#shared/domain/deadline/recalculate.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { CalendarEntry, CalendarYear, WorkCalendar } from '#shared/model/calendar.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { EnterYearRequest } from '#shared/sync/calendar.ts';
import type { ErrorCode } from '#shared/sync/enroll.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import type { UseCaseDeps } from './deps.ts';

/** A clock of a matter that another calendar moves, with what a list needs to say which matter it is. */
export type MovedClock = Recalculated & { readonly row: ListRow };

/** What entering this year would move among the open matters of this device (C35). */
export function previewYear(
  deps: UseCaseDeps,
  entries: readonly CalendarEntry[] | undefined,
  year: CalendarYear,
): Promise<readonly MovedClock[]> {
  const before = countyCalendar(entries);
  return movedBetween(deps, before, withCalendarYear(before, year));
}

/** What the newest entry has moved, on every device that got it (C35). */
export async function movedByNewest(
  deps: UseCaseDeps,
  entries: readonly CalendarEntry[] | undefined,
): Promise<readonly MovedClock[]> {
  if (entries === undefined || entries.length === 0) return [];
  return movedBetween(deps, countyCalendar(entries.slice(0, -1)), countyCalendar(entries));
}

async function movedBetween(
  deps: UseCaseDeps,
  before: WorkCalendar,
  calendar: WorkCalendar,
): Promise<readonly MovedClock[]> {
  const rows = new Map(
    deps.store.index
      .all()
      .filter(({ status }) => !OVER.has(status))
      .map((row) => [row.id, row]),
  );
  const matters: { readonly id: string; readonly facts: ReturnType<typeof factsOfMatter> }[] = [];
  for (const id of rows.keys()) {
    const view = await readMatter(deps.store, id);
    if (view !== null) matters.push({ id, facts: factsOfMatter(view) });
  }
  const { rules } = countySettings(deps.store.state.profile?.settingEntries);
  const context = { calendar, rules, now: deps.clock.now() };
  return recalculate(matters, before, context).flatMap((one): MovedClock[] => {
    const row = rows.get(one.matter);
    return row === undefined ? [] : [{ ...one, row }];
  });
}

/** No clock of ours runs after these. */
const OVER = new Set<ListRow['status']>(['void', 'closed', 'archived', 'guided-out', 'litigation-separated']);

export type EnterYearProblem = { readonly code: 'offline' | 'bad-answer' | ErrorCode };
/** Sends the year to the county; made by the composition root. */
export type SendYear = (request: EnterYearRequest) => Promise<Result<CountyProfile, EnterYearProblem>>;

/**
 * Enters a year for the whole county. Needs the county server: a calendar that only one laptop has would give two dates
 * for one matter. `seen`: the version of the profile that the preview was made on.
 */
export async function enterYear(
  deps: UseCaseDeps,
  send: SendYear,
  { year, seen }: { readonly year: CalendarYear; readonly seen: number },
): Promise<Result<null, EnterYearProblem>> {
  const answer = await send({ wire: WIRE_VERSION, officer: deps.officer.id, seen, year });
  if (!answer.ok) return answer;
  await saveProfile(deps.store, answer.value);
  return ok(null);
}
