import { idNumberKey } from './id-number-key.ts';
import type { MatchSubject } from './match-subject.ts';
import { foldedNameKey, nameKey, pinyinKey } from './name-key.ts';
import type { PhoneKey } from './phone-key.ts';
import { phoneKeys } from './phone-key.ts';
import { textBigrams } from './text-bigrams.ts';
import { foldCharacters } from './character-variants.ts';

/** A subject reduced to what is compared. The text itself is not kept. */
export interface MatchEntry {
  readonly id: string;
  readonly names: readonly string[];
  readonly foldedNames: readonly string[];
  readonly pinyin: readonly string[];
  readonly phones: readonly PhoneKey[];
  readonly idNumbers: readonly string[];
  readonly village: string;
  readonly category: string;
  readonly bigrams: Uint32Array;
}

/** The registrations a new one is compared with. Kept up to date by the caller; nothing in it is stored. */
export interface MatchIndex {
  readonly size: () => number;
  /** Adds a subject, or replaces the one with its id. */
  readonly put: (subject: MatchSubject) => void;
  readonly remove: (id: string) => void;
  /** Everybody who shares an id number, a phone, a name (folded) or its pinyin. */
  readonly sharingPerson: (entry: MatchEntry) => ReadonlySet<MatchEntry>;
  /** Those whose text shares the rarest bigrams; at most TEXT_POOL of them. */
  readonly sharingText: (entry: MatchEntry) => readonly MatchEntry[];
}

/** Postings read for one query: bounds the time of a keystroke, whatever the number of registrations. */
const POSTINGS_BUDGET = 50_000;
const TEXT_POOL = 300;
const REBUILD_FROM = 1_000;

export function toMatchEntry(subject: MatchSubject): MatchEntry {
  const names = subject.names.map(nameKey);
  return {
    id: subject.id,
    names: present(names),
    foldedNames: present(subject.names.map(foldedNameKey)),
    pinyin: present((subject.pinyin ?? []).map((pinyin, i) => (names[i] === '' ? '' : pinyinKey(pinyin)))),
    phones: subject.phones.flatMap(phoneKeys),
    idNumbers: present(subject.idNumbers.map(idNumberKey)),
    village: villageKey(subject.village ?? ''),
    category: subject.category,
    bigrams: textBigrams(subject.text),
  };
}

export function createMatchIndex(subjects: Iterable<MatchSubject> = []): MatchIndex {
  // A slot is never reused; a removed subject leaves a hole that postings skip, until a rebuild drops the holes.
  let slots: (MatchEntry | undefined)[] = [];
  let personPostings = new Map<string, number[]>();
  let textPostings = new Map<number, number[]>();
  const slotById = new Map<string, number>();
  // All zero between two queries; kept so that a keystroke allocates little.
  let sharedBySlot = new Uint16Array(0);

  const insert = (entry: MatchEntry): void => {
    const slot = slots.push(entry) - 1;
    slotById.set(entry.id, slot);
    for (const key of personKeys(entry)) post(personPostings, key, slot);
    for (const bigram of entry.bigrams) post(textPostings, bigram, slot);
  };

  const rebuild = (): void => {
    const live = slots.filter((entry) => entry !== undefined);
    slots = [];
    personPostings = new Map();
    textPostings = new Map();
    live.forEach(insert);
  };

  const remove = (id: string): void => {
    const slot = slotById.get(id);
    if (slot === undefined) return;
    slots[slot] = undefined;
    slotById.delete(id);
    const holes = slots.length - slotById.size;
    if (holes > REBUILD_FROM && holes > slotById.size) rebuild();
  };

  const put = (subject: MatchSubject): void => {
    remove(subject.id);
    insert(toMatchEntry(subject));
  };

  const sharingPerson = (entry: MatchEntry): ReadonlySet<MatchEntry> => {
    const found = new Set<MatchEntry>();
    for (const key of personKeys(entry)) {
      for (const slot of personPostings.get(key) ?? []) {
        const other = slots[slot];
        if (other !== undefined && other.id !== entry.id) found.add(other);
      }
    }
    return found;
  };

  const sharingText = (entry: MatchEntry): readonly MatchEntry[] => {
    const rarestFirst = Array.from(entry.bigrams, (bigram) => textPostings.get(bigram) ?? []).sort(
      (a, b) => a.length - b.length,
    );
    if (sharedBySlot.length < slots.length) sharedBySlot = new Uint16Array(slots.length * 2);
    return mostShared(rarestFirst, sharedBySlot).flatMap((slot) => {
      const other = slots[slot];
      return other === undefined || other.id === entry.id ? [] : [other];
    });
  };

  for (const subject of subjects) put(subject);
  return { size: () => slotById.size, put, remove, sharingPerson, sharingText };
}

/** Slots by the number of postings they stand in, highest first; leaves `sharedBySlot` all zero as it found it. */
function mostShared(rarestFirst: readonly (readonly number[])[], sharedBySlot: Uint16Array): readonly number[] {
  const touched: number[] = [];
  let budget = POSTINGS_BUDGET;
  for (const posting of rarestFirst) {
    budget -= posting.length;
    if (budget < 0) break;
    for (const slot of posting) {
      const shared = sharedBySlot[slot] ?? 0;
      if (shared === 0) touched.push(slot);
      sharedBySlot[slot] = shared + 1;
    }
  }
  const slotsByCount: number[][] = [];
  for (const slot of touched) {
    (slotsByCount[sharedBySlot[slot] ?? 0] ??= []).push(slot);
    sharedBySlot[slot] = 0;
  }
  return slotsByCount.reverse().flat().slice(0, TEXT_POOL);
}

function personKeys(entry: MatchEntry): readonly string[] {
  return [
    ...entry.idNumbers.map((key) => `id:${key}`),
    ...entry.phones.map((key) => `phone:${key.subscriber}`),
    ...entry.foldedNames.map((key) => `name:${key}`),
    ...entry.pinyin.map((key) => `pinyin:${key}`),
  ];
}

function post<K>(postings: Map<K, number[]>, key: K, slot: number): void {
  const posting = postings.get(key);
  if (posting === undefined) postings.set(key, [slot]);
  else posting.push(slot);
}

/** 丁坪村, 丁坪村委会 and 丁坪 are one place. */
function villageKey(village: string): string {
  return foldCharacters(village)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:村民委员会|居民委员会|村委会|居委会|社区|村)$/, '');
}

function present(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}
