/**
 * 《信访件统计表》 (MR-08, R003-31, documents §6.10): what a month received, by source and by where it stands. Each matter is in one
 * column, so that the columns add up to what was received.
 */
import { REPORT_SOURCES, type IntakeState, type MonthlyFigures } from '#shared/model/monthly-report.ts';
import { linkGroups } from '../matching/matter-links.ts';
import type { ReportedMatter } from './reported-matter.ts';

/** `all`: every matter of the county, for what was registered before (重复件). */
export function bySource(
  received: readonly ReportedMatter[],
  all: readonly ReportedMatter[],
): NonNullable<MonthlyFigures['bySource']> {
  const repeated = repeatsOf(all);
  const table: NonNullable<MonthlyFigures['bySource']> = {};
  // In the order of the codes, so that the same figures are one text.
  for (const source of REPORT_SOURCES) {
    const own = received.filter((matter) => matter.source === source);
    if (own.length === 0) continue;
    const counts: Record<IntakeState, number> = { ...NOTHING };
    for (const matter of own) counts[stateOf(matter, repeated)] += 1;
    table[source] = counts;
  }
  return table;
}

const NOTHING: Readonly<Record<IntakeState, number>> = {
  repeated: 0,
  'out-of-scope': 0,
  open: 0,
  verified: 0,
  moved: 0,
  ended: 0,
};

function stateOf(matter: ReportedMatter, repeated: ReadonlySet<string>): IntakeState {
  if (repeated.has(matter.id)) return 'repeated';
  if (matter.handling.outOfScope === true) return 'out-of-scope';
  if (matter.movedOut === true) return 'moved';
  if (matter.endedOn !== undefined) return 'ended';
  return matter.verified === true ? 'verified' : 'open';
}

/** Every registration but the first of what people confirmed to be one matter (RX-03). */
function repeatsOf(all: readonly ReportedMatter[]): ReadonlySet<string> {
  const links = all.flatMap(({ id, links: own }) => own.map(({ to, relation }) => ({ from: id, to, relation, at: 0 })));
  const named = new Set(links.flatMap(({ from, to }) => [from, to]));
  const members = all
    .filter(({ id }) => named.has(id))
    .map(({ id, office, receivedOn, form }) => ({ id, officeCode: office, receivedOn, form, order: 0 }));
  return new Set(linkGroups(members, links).flatMap(({ members: [, ...later] }) => later.map(({ id }) => id)));
}
