/** A month's figures that add up, and the sheet they are printed on. All of it is invented. */
import type { MonthlyReportSheet } from '#shared/documents/monthly-report.ts';
import { addMonths } from '#shared/domain/calendar/plain-date.ts';
import { monthlyFigures } from '#shared/domain/statistics/monthly-figures.ts';
import type { ReportedMatter } from '#shared/domain/statistics/reported-matter.ts';
import { PETITION_FORMS, PETITION_PURPOSES } from '#shared/model/codes.ts';
import { Month, REPORT_SOURCES, type MonthlyFigures } from '#shared/model/monthly-report.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { context } from './sample-matter.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
export const SEPTEMBER = Month.parse('2026-09');
export const CHAIN = '0123456789abcdef'.repeat(4);

/** A matter of September at 甲溪, as the report sees it. */
export const aReported = (changes: Partial<ReportedMatter> = {}): ReportedMatter => ({
  id: 'one',
  office: 'jiaxi',
  dutyUnit: 'jiaxi',
  form: 'visit',
  purpose: 'appeal-resolve',
  receivedOn: day('2026-09-04'),
  handling: { ratings: {}, returns: 0 },
  source: 'direct',
  links: [],
  ...changes,
});

const told = (on: string): ReportedMatter['handling'] => ({
  ratings: {},
  returns: 0,
  notice: { due: day('2026-09-19'), rolled: day('2026-09-20'), done: day(on) },
});

/** Many matters of every kind: visits are told in time, letters late. */
export const MATTERS: readonly ReportedMatter[] = Array.from({ length: 210 }, (_, i) => {
  const form = PETITION_FORMS[i % PETITION_FORMS.length] ?? 'visit';
  return aReported({
    id: String(i),
    form,
    purpose: PETITION_PURPOSES[(i * 5) % PETITION_PURPOSES.length] ?? 'other',
    office: ['jiaxi', 'public-legal-service', 'bureau'][i % 3] ?? 'jiaxi',
    dutyUnit: i % 4 === 0 ? 'bureau' : 'jiaxi',
    receivedOn: day(i % 6 === 0 ? '2026-08-20' : '2026-09-04'),
    ...(i % 2 === 0 && { endedOn: day(i % 10 === 0 ? '2026-10-08' : '2026-09-24') }),
    handling: told(form === 'letter' ? '2026-09-25' : '2026-09-10'),
  });
});

/** A month as most are: visits, letters, calls and the web. */
export const USUAL = MATTERS.filter(({ form }) => ['visit', 'letter', 'phone', 'online'].includes(form));

/** The same from every source, and fewer a year before. */
export const TWO_YEARS: readonly ReportedMatter[] = [
  ...MATTERS.map((matter, i) => ({ ...matter, source: REPORT_SOURCES[i % REPORT_SOURCES.length] ?? 'direct' })),
  ...MATTERS.slice(0, 90).map((matter) => ({ ...matter, id: `before-${matter.id}`, ...aYearBefore(matter) })),
];

function aYearBefore({ receivedOn, endedOn }: ReportedMatter): Partial<ReportedMatter> {
  return {
    receivedOn: addMonths(receivedOn, -12),
    ...(endedOn !== undefined && { endedOn: addMonths(endedOn, -12) }),
    handling: {
      ratings: {},
      returns: 0,
      notice: { due: day('2025-09-19'), rolled: day('2025-09-19'), done: day('2025-09-18') },
    },
  };
}

export const figuresOf = (matters: readonly ReportedMatter[] = MATTERS): MonthlyFigures =>
  monthlyFigures(matters, { month: SEPTEMBER, today: day('2026-10-08'), townships: new Set(['jiaxi']) });

/** As reports were before sources, levels above the bureau and the year before stood in them (MR-11). */
export function earlierFigures(figures: MonthlyFigures = figuresOf()): MonthlyFigures {
  const { bySource: _source, lastYear: _year, endedAt, ...rest } = figures;
  return { ...rest, endedAt: { office: endedAt.office, bureau: endedAt.bureau } };
}

export const aReportSheet = (changes: Partial<MonthlyReportSheet> = {}): MonthlyReportSheet => ({
  county: context.county,
  printedAt: context.printedAt,
  month: SEPTEMBER,
  figures: figuresOf(),
  handedIn: {
    version: 2,
    at: Instant.parse('2026-10-08T02:00:00.000Z'),
    by: 'wang',
    reason: '漏计一件来信',
    head: { seq: 1234, chain: CHAIN },
  },
  ...changes,
});
