import { addDays } from '#shared/domain/calendar/plain-date.ts';
import type { MatchReason } from '#shared/domain/matching/candidate.ts';
import { createMatchIndex } from '#shared/domain/matching/match-index.ts';
import type { MatchSubject } from '#shared/domain/matching/match-subject.ts';
import { matterCandidates } from '#shared/domain/matching/matter-candidates.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { matterGroups } from './matter-groups.ts';

/** Two registrations of different offices that may be one matter (C33): for a person to decide. */
export type Duplicate = {
  /** The one received first; it would be 主件. */
  readonly earlier: ListRow;
  readonly later: ListRow;
  readonly level: 'strong' | 'likely';
  readonly reasons: readonly MatchReason[];
};

export type DuplicateFinder = {
  /**
   * Compares what changed since the last call, in portions, and answers every undecided pair, strongest first.
   * `null` when `isStale` stopped it.
   */
  readonly refresh: (
    rows: readonly ListRow[],
    today: PlainDate,
    isStale: () => boolean,
  ) => Promise<readonly Duplicate[] | null>;
};

/** Only recent registrations are asked about; they are compared with about a year. */
const ASKED_DAYS = 60;
const COMPARED_DAYS = 400;
const PORTION = 20;
const SHOWN = 50;

export function createDuplicateFinder(options: { readonly pause: () => Promise<void> }): DuplicateFinder {
  const index = createMatchIndex();
  const seen = new Map<string, ListRow>();
  const pairs = new Map<string, Pair>();

  const forget = (id: string): void => {
    for (const [key, pair] of pairs) if (pair.a === id || pair.b === id) pairs.delete(key);
  };

  return {
    async refresh(rows, today, isStale) {
      const oldest = addDays(today, -COMPARED_DAYS);
      const changed = rows.filter((row) => seen.get(row.id) !== row && row.receivedOn >= oldest);
      for (const [i, row] of changed.entries()) {
        if (i % (PORTION * 5) === 0) await options.pause();
        if (isStale()) return null;
        if (row.status === 'void') index.remove(row.id);
        else index.put(subjectOf(row));
      }
      const asked = addDays(today, -ASKED_DAYS);
      for (const [i, row] of changed.entries()) {
        if (i % PORTION === 0) await options.pause();
        if (isStale()) return null;
        forget(row.id);
        seen.set(row.id, row);
        if (row.status === 'void' || row.receivedOn < asked) continue;
        for (const { id, level, reasons } of matterCandidates(subjectOf(row), index, { limit: 5 })) {
          if (level !== 'possible') pairs.set(pairKey(row.id, id), { a: row.id, b: id, level, reasons });
        }
      }
      return undecided([...pairs.values()], rows);
    },
  };
}

type Pair = { readonly a: string; readonly b: string } & Pick<Duplicate, 'level' | 'reasons'>;

function undecided(pairs: readonly Pair[], rows: readonly ListRow[]): readonly Duplicate[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const { links, groupOf } = matterGroups(rows);
  const decided = new Set(links.map((link) => pairKey(link.from, link.to)));
  const open = pairs.flatMap((pair): Duplicate[] => {
    const a = byId.get(pair.a);
    const b = byId.get(pair.b);
    if (a === undefined || b === undefined || a.office === b.office || decided.has(pairKey(a.id, b.id))) return [];
    const group = groupOf(a.id);
    if (group !== null && group === groupOf(b.id)) return [];
    const aFirst = a.receivedOn < b.receivedOn || (a.receivedOn === b.receivedOn && a.occurredAt <= b.occurredAt);
    return [{ earlier: aFirst ? a : b, later: aFirst ? b : a, level: pair.level, reasons: pair.reasons }];
  });
  const weight = { strong: 0, likely: 1 } as const;
  return open
    .sort((x, y) => weight[x.level] - weight[y.level] || (x.later.receivedOn < y.later.receivedOn ? 1 : -1))
    .slice(0, SHOWN);
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

const subjectOf = (row: ListRow): MatchSubject => ({
  id: row.id,
  officeCode: row.office,
  receivedOn: row.receivedOn,
  form: row.form,
  names: row.names,
  phones: row.phones,
  idNumbers: row.idNumbers,
  village: row.village,
  category: row.category,
  text: row.summary,
});
