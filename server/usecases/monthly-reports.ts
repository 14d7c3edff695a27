import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { imbalances, isMonthOver, monthlyFigures } from '#shared/domain/statistics/monthly-figures.ts';
import { reportedMatter, type ReportedMatter } from '#shared/domain/statistics/reported-matter.ts';
import { compareText } from '#shared/lib/compare-text.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { MonthlyFigures, MonthlyReport, type Month } from '#shared/model/monthly-report.ts';
import type { HandInRefusal, HandInRequest } from '#shared/sync/monthly-report.ts';
import type { MonthlyReportRow, ServerStore } from '#server/db/store.ts';
import { appendEvent, type AuditDeps } from './join-audit.ts';
import { materialise } from './materialise.ts';
import type { Sender } from './parse-push.ts';
import type { Turn } from './turns.ts';

export type ReportDeps = AuditDeps & { readonly turn: Turn };

/** Matters of one page; between two pages others have their turn. */
const PAGE = 200;

/** MR-01: counted by the county from every matter there is, with the calendar and the settings in force. */
export async function countMonth(
  { store, now, turn }: ReportDeps,
  county: CountyProfile,
  month: Month,
): Promise<MonthlyFigures> {
  const calendar = countyCalendar(county.calendarEntries);
  const settings = countySettings(county.settingEntries);
  const counted: ReportedMatter[] = [];
  for (let after: string | undefined = ''; after !== undefined; ) {
    await turn();
    const rows = await store.readMatters({ after, units: null, limit: PAGE });
    const texts = await materialise(
      store,
      rows.filter(({ kind }) => kind === 'matter'),
    );
    // Written by ourselves from `evolve`, of this very version.
    for (const text of texts) {
      const matter = reportedMatter(JSON.parse(text) as MatterView, calendar, settings);
      if (matter !== null) counted.push(matter);
    }
    after = rows.length < PAGE ? undefined : rows.at(-1)?.id;
  }
  const townships = new Set(county.units.filter(({ level }) => level === 'township-office').map(({ code }) => code));
  return monthlyFigures(counted, { month, today: instantToPlainDate(now()), townships });
}

/** Every version of every month of a year, the newest first. */
export async function listReports(
  store: Pick<ServerStore, 'readMonthlyReports'>,
  year: string,
): Promise<readonly MonthlyReport[]> {
  return (await store.readMonthlyReports({ from: `${year}-01`, to: `${year}-12` })).map(reportOf);
}

const reportOf = ({ officer, figures, seq, chain, ...row }: MonthlyReportRow): MonthlyReport =>
  MonthlyReport.parse({
    ...row,
    by: officer,
    figures: MonthlyFigures.parse(JSON.parse(figures)),
    head: { seq, chain },
  });

/**
 * MR-02 to MR-04, MR-06: takes what somebody saw, when it adds up and is what the county counts at this moment. Report and
 * entry of the log are one transaction. Sent again, it is answered `unchanged`.
 */
export async function handInReport(
  deps: ReportDeps,
  county: CountyProfile,
  by: Sender & { readonly officer: string },
  { month, figures, reason }: Pick<HandInRequest, 'month' | 'figures' | 'reason'>,
): Promise<Result<MonthlyReport, HandInRefusal>> {
  if (!isMonthOver(month, instantToPlainDate(deps.now()))) return err('month-not-over');
  if (imbalances(figures).length > 0) return err('not-balanced');
  const text = textOf(figures);
  if (textOf(await countMonth(deps, county, month)) !== text) return err('figures-changed');
  return deps.store.transaction(async (tx) => {
    const [newest] = await tx.readMonthlyReports({ from: month, to: month });
    if (newest?.figures === text) return err('unchanged');
    if (newest !== undefined && reason === undefined) return err('reason-needed');
    const version = (newest?.version ?? 0) + 1;
    const head = await appendEvent(deps, tx, {
      kind: 'hand-in',
      what: 'monthly-report',
      ...by,
      count: version,
      reason: newest === undefined ? month : `${month} ${reason ?? ''}`,
      result: 'done',
    });
    const why = newest === undefined ? null : (reason ?? null);
    const row = { month, version, at: deps.now(), officer: by.officer, reason: why, figures: text, ...head };
    await tx.addMonthlyReport(row);
    return ok(reportOf(row));
  });
}

/** One text for the same figures, in whatever order their keys came. */
const textOf = (figures: MonthlyFigures): string => {
  const { received, bySource, ...rest } = MonthlyFigures.parse(figures);
  return JSON.stringify({
    ...rest,
    ...(bySource !== undefined && { bySource: inOrder(bySource) }),
    received: { ...received, byOffice: inOrder(received.byOffice) },
  });
};

const inOrder = (counts: object): object =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compareText(a, b)));
