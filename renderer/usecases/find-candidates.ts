import type { LinkRelation } from '#shared/model/codes.ts';
import type { MatchCandidate } from '#shared/domain/matching/candidate.ts';
import { createMatchIndex, type MatchIndex } from '#shared/domain/matching/match-index.ts';
import type { MatchSubject } from '#shared/domain/matching/match-subject.ts';
import { matterCandidates } from '#shared/domain/matching/matter-candidates.ts';
import { linkGroups, type MatterLink, type MatterMember } from '#shared/domain/matching/matter-links.ts';
import { personCandidates } from '#shared/domain/matching/person-candidates.ts';
import { registrationSubject, type PartialRegistration } from '#shared/domain/matching/registration-subject.ts';
import { repeatCount } from '#shared/domain/matching/repeat-count.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { loadPinyin, type Pinyin } from '#renderer/data/pinyin.ts';
import { standingLinks } from './matter-groups.ts';

export type FoundCandidate = MatchCandidate & { readonly row: ListRow; readonly about: 'matter' | 'person' };
export type ChosenLink = { readonly to: string; readonly relation: LinkRelation };

export type CandidateFinder = {
  /** Told whenever more registrations have become comparable; returns how to stop. */
  onProgress(listener: () => void): () => void;
  /** Number of finished passes over the store; changes when answers may. */
  progress(): number;
  /** Earlier registrations that may be of the same person or about the same matter (RX-03); at most `limit`. */
  find(typed: PartialRegistration, limit: number): readonly FoundCandidate[];
  /** 重复次数 the registration being typed would have with these decisions: visits and letters of its matter (R002-15). */
  repeatCount(typed: { readonly receivedOn: string; readonly form: string }, links: readonly ChosenLink[]): number;
};

/** Runs `work` when the machine has time; `left` says how many milliseconds of it remain. */
export type WhenIdle = (work: (left: () => number) => void) => void;

/** Rows between two looks at the clock. */
const CHUNK = 50;
const TYPED = '';

/**
 * Keeps an index of the store's matters for comparing, built and brought up to date in idle time only: a keystroke reads
 * what is there already, also with 50,000 registrations.
 */
export function startCandidateFinder(store: DeviceStore, whenIdle: WhenIdle): CandidateFinder {
  const index: MatchIndex = createMatchIndex();
  const seen = new Map<string, ListRow>();
  const listeners = new Set<() => void>();
  let pinyin: Pinyin | null = null;
  let passes = 0;
  let running = false;
  let again = false;

  const subjectOf = (row: ListRow): MatchSubject => ({
    id: row.id,
    officeCode: row.office,
    receivedOn: row.receivedOn,
    form: row.form,
    names: row.anonymous ? [] : row.names,
    phones: row.phones,
    idNumbers: row.idNumbers,
    village: row.village,
    category: row.category,
    text: row.summary,
    pinyin: pinyin === null || row.anonymous ? undefined : row.names.map(pinyin.full),
  });

  const take = (row: ListRow): void => {
    if (seen.get(row.id) === row) return;
    seen.set(row.id, row);
    // What was registered by mistake is not offered.
    if (row.status === 'void') index.remove(row.id);
    else index.put(subjectOf(row));
  };

  const pass = (): void => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    const rows = store.index.all();
    let next = 0;
    const step = (left: () => number): void => {
      do {
        for (const row of rows.slice(next, next + CHUNK)) take(row);
        next += CHUNK;
      } while (next < rows.length && left() > 1);
      if (next < rows.length) return whenIdle(step);
      running = false;
      passes += 1;
      for (const listener of listeners) listener();
      if (again) {
        again = false;
        whenIdle(pass);
      }
    };
    whenIdle(step);
  };

  store.onChange(pass);
  loadPinyin()
    // Without the table names are compared as written.
    .then((table) => {
      pinyin = table;
      seen.clear();
    })
    .finally(pass)
    .catch(() => undefined);

  return {
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    progress: () => passes,
    find(typed, limit) {
      // Rows hold no claims; comparing them with summary and claims would make every text look less alike.
      const said = typed.summary === undefined || typed.summary === '' ? typed : { ...typed, claims: [] };
      const subject = registrationSubject(said, { id: TYPED, officeCode: '', toPinyin: pinyin?.full });
      const withRow = (candidate: MatchCandidate): readonly FoundCandidate[] => {
        const row = store.index.get(candidate.id);
        // The same person with another matter is no more than that.
        const about = candidate.reasons.some(({ kind }) => kind === 'similar-text') ? 'matter' : 'person';
        return row === undefined ? [] : [{ ...candidate, row, about }];
      };
      const matters = matterCandidates(subject, index, { limit }).flatMap(withRow);
      const known = new Set(matters.map(({ id }) => id));
      const persons = personCandidates(subject, index, { limit })
        .filter(({ id }) => !known.has(id))
        .flatMap(withRow);
      return [...matters, ...persons].slice(0, limit);
    },
    repeatCount: (typed, links) => countWith(store, typed, links),
  };
}

/** Follows confirmed links from the typed registration; only the rows of its own matter are looked at. */
function countWith(
  store: DeviceStore,
  typed: { readonly receivedOn: string; readonly form: string },
  chosen: readonly ChosenLink[],
): number {
  const links: readonly MatterLink[] = [
    ...standingLinks(store.index.all()),
    ...chosen.map((link) => ({ from: TYPED, to: link.to, relation: link.relation, at: 1 })),
  ];
  const reached = new Set([TYPED]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { from, to, relation } of links) {
      if (relation !== 'same-matter' || reached.has(from) === reached.has(to)) continue;
      reached.add(from).add(to);
      grown = true;
    }
  }
  const members: MatterMember[] = [...reached].flatMap((id) => {
    const row = store.index.get(id);
    if (row === undefined || row.status === 'void') return [];
    const { office, receivedOn, form } = row;
    return [{ id, officeCode: office, receivedOn, form, order: 0 }];
  });
  members.push({ id: TYPED, officeCode: '', receivedOn: typed.receivedOn, form: typed.form, order: 1 });
  const group = linkGroups(members, links).find((each) => each.members.some(({ id }) => id === TYPED));
  return group === undefined ? 1 : repeatCount(group, TYPED);
}

const finders = new WeakMap<DeviceStore, CandidateFinder>();

/** The one finder of a store: its index outlives a form, so that the second visitor of the day need not wait for it. */
export function candidateFinderOf(store: DeviceStore, whenIdle: WhenIdle = browserIdle): CandidateFinder {
  const known = finders.get(store);
  if (known !== undefined) return known;
  const finder = startCandidateFinder(store, whenIdle);
  finders.set(store, finder);
  return finder;
}

function browserIdle(work: (left: () => number) => void): void {
  if (typeof requestIdleCallback === 'function') {
    requestIdleCallback((deadline) => work(() => deadline.timeRemaining()), { timeout: 2_000 });
  } else setTimeout(() => work(() => 8), 0);
}
