import { instantToTime } from '#shared/domain/calendar/plain-date.ts';
import { attendanceLines } from '#shared/domain/reception/records/attendance.ts';
import { quotasIn } from '#shared/domain/reception/records/quotas.ts';
import { tally, type TallyBy } from '#shared/domain/reception/records/tally.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { RecordTable } from '#renderer/session/reception-ledger.ts';
import { officerName, unitName } from '#renderer/session/session.ts';
import { receptionRecordWords as words } from '#renderer/text/reception-record-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import type { ExportRow } from '#renderer/usecases/export-list.ts';
import type { ReceptionRecords } from '#renderer/usecases/reception-records.ts';

export type TableContext = {
  readonly records: ReceptionRecords;
  readonly profile: CountyProfile;
  /** The office's own people only; `null` at the county. */
  readonly office: string | null;
  readonly own: string;
  readonly calendar: WorkCalendar;
  readonly today: PlainDate;
  /** By which measure the bureau's leaders receive (RO-42). */
  readonly leaders: 'county' | 'city';
  readonly first: PlainDate;
  readonly last: PlainDate;
};

const columnsOf = (headers: readonly string[], widths: readonly number[]): RecordTable['columns'] =>
  headers.map((header, i) => ({ header, width: widths[i] ?? 12 }));

const factsOf = (office: string): ExportRow['facts'] => ({ office, units: [office] });

/** 出勤. */
export function attendanceTable({ records, profile, today }: TableContext): RecordTable {
  const lines = attendanceLines(records.sessions, today);
  return {
    what: 'reception-attendance',
    title: words.tabs.attendance,
    columns: columnsOf(words.columns.attendance, [12, 16, 12, 10, 14, 10, 26]),
    rows: () =>
      lines.map((line) => ({
        facts: factsOf(line.office),
        cells: [
          line.day,
          unitName(profile, line.office),
          officerName(profile, line.officer),
          words.posts[line.post],
          words.states[line.state],
          line.at === undefined ? '' : instantToTime(line.at),
          [
            ...(line.by === undefined ? [] : [words.replaced(officerName(profile, line.by))]),
            ...(line.reason === undefined ? [] : [sessionWords.absences[line.reason]]),
          ].join('，'),
        ],
      })),
  };
}

/** 统计, by leader, unit or month. */
export function figuresTable({ records, profile, own }: TableContext, by: TallyBy): RecordTable {
  const nameOf = {
    leader: (key: string) => officerName(profile, key),
    unit: (key: string) => unitName(profile, key),
    month: (key: string) => key,
  }[by];
  return {
    what: 'reception-figures',
    title: words.tabs.figures,
    columns: columnsOf([words.bys[by], ...words.columns.figures], [20]),
    rows: () =>
      tally(records.sessions, by, records.received).map(({ key, ...counts }) => ({
        facts: factsOf(by === 'unit' ? key : own),
        cells: [
          nameOf(key),
          ...[counts.planned, counts.held, counts.cancelled, counts.matters, counts.persons, counts.settled].map(
            String,
          ),
        ],
      })),
  };
}

/** 接访天数 against what R001-20 asks for. */
export function quotasTable(context: TableContext): RecordTable {
  const { records, profile, calendar, today, first, last, office, own, leaders } = context;
  const settings = countySettings(profile.settingEntries);
  const quotas = quotasIn(profile, { first, last, office, leaders }, records.sessions, {
    calendar,
    today,
    exemptUpTo: (on) => settings.on(on).exemptDays,
  });
  return {
    what: 'reception-quotas',
    title: words.tabs.quotas,
    columns: columnsOf(words.columns.quotas, [14, 14, 26, 12, 12, 18]),
    rows: () =>
      quotas.map(({ officer, period, days, workDays, state }) => ({
        facts: factsOf(own),
        cells: [
          officerName(profile, officer),
          words.levels[period.level],
          words.period(period.first, period.last),
          words.days(days.length),
          words.days(workDays),
          words.quotaStates[state],
        ],
      })),
  };
}
