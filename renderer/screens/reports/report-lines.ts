import { isMonthOver, periodOfMonth } from '#shared/domain/statistics/monthly-figures.ts';
import { Month, type MonthlyReport } from '#shared/model/monthly-report.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';

/** A line of the list: a report that was handed in, or the month as it is counted now. */
export type ReportLine = {
  readonly key: string;
  readonly month: Month;
  readonly report: MonthlyReport | null;
  /** How many versions of the month there are. */
  readonly versions: number;
};

type Listed = {
  readonly year: number;
  readonly today: PlainDate;
  readonly reports: readonly MonthlyReport[];
  /** Whoever draws reports up also sees what is not handed in. */
  readonly draws: boolean;
};

export const keyOfReport = ({ month, version }: Pick<MonthlyReport, 'month' | 'version'>): string =>
  `${month}/${version}`;

/** The months that have begun, the newest first; in each the present count, then its versions. */
export function reportLines({ year, today, reports, draws }: Listed): readonly ReportLine[] {
  return Array.from({ length: 12 }, (_, i) => Month.parse(`${year}-${String(12 - i).padStart(2, '0')}`))
    .filter((month) => periodOfMonth(month).first <= today)
    .flatMap((month) => {
      const own = reports.filter((report) => report.month === month);
      const versions = own.length;
      return [
        ...(draws ? [{ key: month, month, report: null, versions }] : []),
        ...own.map((report) => ({ key: keyOfReport(report), month, report, versions })),
      ];
    });
}

/** Where one begins: the last month that is over, or the newest report. */
export const firstLine = (lines: readonly ReportLine[], today: PlainDate): ReportLine | undefined =>
  lines.find(({ month }) => isMonthOver(month, today)) ?? lines[0];
