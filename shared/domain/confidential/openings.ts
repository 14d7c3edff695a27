import type { AuditEvent } from '#shared/model/audit.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';

/** How often one officer opened identities on one day. */
export type Openings = { readonly officer: string; readonly day: PlainDate; readonly count: number };

/** C19: days on which an officer opened more than `most` identities, the newest first. */
export function manyOpenings(events: readonly AuditEvent[], most: number): readonly Openings[] {
  const found = new Map<string, Openings>();
  for (const { kind, what, officer, at, result } of events) {
    if (kind !== 'reveal' || what !== 'confidential-open' || result !== 'done' || officer === undefined) continue;
    const day = instantToPlainDate(at);
    const key = `${day} ${officer}`;
    found.set(key, { officer, day, count: (found.get(key)?.count ?? 0) + 1 });
  }
  const many = [...found.values()].filter(({ count }) => count > most);
  return many.sort((a, b) => (a.day === b.day ? b.count - a.count : a.day < b.day ? 1 : -1));
}
