import { periodOf, type Period } from '#shared/domain/calendar/period.ts';
import { weekday } from '#shared/domain/calendar/plain-date.ts';
import { hangsBoard } from '#shared/domain/reception/session/decide.ts';
import { receiverOf } from '#shared/domain/reception/roster/rotation.ts';
import {
  monthLines,
  yearLines,
  type RosterLine,
  type RosterSource,
} from '#shared/domain/reception/roster/roster-lines.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { RecordTable } from '#renderer/session/reception-ledger.ts';
import { officerName } from '#renderer/session/session.ts';
import { marketWords, shortDay } from '#renderer/text/market-words.ts';
import { receptionRecordWords } from '#renderer/text/reception-record-words.ts';
import { rosterSheetWords as words } from '#renderer/text/roster-sheet-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';

export type SheetKind = 'month' | 'year';

const WIDTHS = {
  month: [12, 7, 15, 14, 26, 14, 18, 20, 28],
  // Millimetres of an upright sheet: every Friday is one line.
  year: [11, 18, 11, 17, 18, 17, 25, 31, 28],
} as const;

/** 值班表 of the period's month, or 年度接访排班表 of its year: the same rows on the screen, on paper and in the file (RO-41). */
export function sheetTable(
  kind: SheetKind,
  period: Period,
  source: RosterSource & { readonly today: PlainDate },
): RecordTable {
  const year = Number(period.first.slice(0, 4));
  const lines = kind === 'year' ? yearLines(year, source) : monthLines(periodOf('month', period.first), source);
  const { office } = source;
  const facts = { office, units: [office] };
  return {
    what: kind === 'year' ? 'year-roster' : 'duty-roster',
    title: words.titles[kind],
    columns: words.columns[kind].map((header, i) => ({ header, width: WIDTHS[kind][i] ?? 12 })),
    rows: () => lines.map((line, i) => ({ facts, cells: cellsOf(kind, line, i + 1, source) })),
  };
}

function cellsOf(
  kind: SheetKind,
  line: RosterLine,
  no: number,
  { profile, today }: { readonly profile: CountyProfile; readonly today: PlainDate },
): readonly string[] {
  const { day, type, session } = line;
  const on = marketWords.weekday(weekday(day));
  const [host, title] = receiver(line, profile);
  const beside = (session?.companions ?? []).map((id) => officerName(profile, id)).join('、');
  const hours = session === null ? '' : `${session.from}—${session.to}`;
  const place = session === null ? '' : hangsBoard(session) ? session.place.name : words.notShown;
  const remark = remarkOf(line, today);
  return kind === 'year'
    ? [String(no), shortDay(day), on, host, title, beside, hours, place, remark]
    : [day, on, receptionRecordWords.types[type], hours, place, host, title, beside, remark];
}

/** Who receives, and what they are; a deputy with who sent them (R004-36). */
function receiver({ session }: RosterLine, profile: CountyProfile): readonly [string, string] {
  if (session === null || session.status === 'cancelled') return ['', ''];
  const id = receiverOf(session);
  const name = officerName(profile, id);
  const title = profile.officers.find((officer) => officer.id === id)?.title ?? '';
  return [id === session.host ? name : sessionWords.delegated(officerName(profile, session.host), name), title];
}

function remarkOf({ day, status, session, unsettled }: RosterLine, today: PlainDate): string {
  const from = session?.moves[0]?.from;
  const parts = [
    ...(status.work ? [] : [marketWords.rests(status.name)]),
    ...(status.source === 'statutory' ? [] : [words.provisional]),
    ...(session === null
      ? [day < today ? words.noRecord : unsettled ? words.unsettled : words.notPlanned]
      : unsettled
        ? [words.unsettled]
        : []),
    ...(session?.status === 'cancelled' ? [sessionWords.statuses.cancelled] : []),
    ...(from === undefined ? [] : [sessionWords.moved(shortDay(from))]),
    ...(session?.kept === undefined
      ? []
      : [sessionWords.kept(session.kept.dayOff === undefined ? undefined : shortDay(session.kept.dayOff))]),
    ...(session?.note === undefined ? [] : [session.note]),
  ];
  return parts.join('，');
}
