import type { MatchCandidate, MatchReason } from './candidate.ts';
import { bestFirst, toCandidate } from './candidate.ts';
import type { MatchEntry, MatchIndex } from './match-index.ts';
import { toMatchEntry } from './match-index.ts';
import type { MatchSubject } from './match-subject.ts';
import { isSamePhone } from './phone-key.ts';

/** What speaks for one and the same person; score 0 and no reasons when nothing does, or when id numbers speak against. */
export interface PersonEvidence {
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/**
 * Scores by what agrees. Only an id number, or a phone together with a name, is strong. A name never passes 'possible', not even
 * with its village: two of one name in one village are two people until somebody says otherwise (RX-03, C34).
 */
const WEIGHT = {
  id: 1,
  phoneAndName: 0.95,
  phoneAndVariant: 0.92,
  phoneAndPinyin: 0.7,
  phoneAndNoName: 0.6,
  phoneAndOtherName: 0.45,
  name: 0.4,
  variant: 0.38,
  pinyin: 0.25,
  sameVillage: 0.05,
  partOfJointVisit: 0.5,
} as const;

const NOBODY: PersonEvidence = { score: 0, reasons: [] };

/** Registrations that may come from the same person, best first. For a person to confirm; nothing is merged (RX-03, R002-15). */
export function personCandidates(
  subject: MatchSubject,
  others: MatchIndex,
  { limit = 20 }: { readonly limit?: number } = {},
): readonly MatchCandidate[] {
  const entry = toMatchEntry(subject);
  const candidates: MatchCandidate[] = [];
  for (const other of others.sharingPerson(entry)) {
    const { score, reasons } = personEvidence(entry, other);
    if (score > 0) candidates.push(toCandidate(other.id, score, reasons));
  }
  return bestFirst(candidates, limit);
}

export function personEvidence(a: MatchEntry, b: MatchEntry): PersonEvidence {
  const idNumber = a.idNumbers.find((key) => b.idNumbers.includes(key));
  const idsDiffer = idNumber === undefined && a.idNumbers.length > 0 && b.idNumbers.length > 0;
  // Every person on both sides has shown an id, and none is common: these are different people (C34).
  if (idsDiffer && everyoneIdentified(a) && everyoneIdentified(b)) return NOBODY;

  const phone = a.phones.find((key) => b.phones.some((other) => isSamePhone(key, other)));
  const name = nameReason(a, b);
  const agreed = agreement({ idNumber, phone: phone?.subscriber, name: name?.kind, nameless: isNameless(a, b) });
  if (agreed === 0) return NOBODY;

  const reasons: MatchReason[] = [];
  if (idNumber !== undefined) reasons.push({ kind: 'same-id', detail: idNumber.slice(-4) });
  if (phone !== undefined) reasons.push({ kind: 'same-phone', detail: phone.subscriber.slice(-4) });
  if (name !== undefined) reasons.push(name);
  const village = a.village !== '' && a.village === b.village;
  if (village) reasons.push({ kind: 'same-village', detail: a.village });

  const score = Math.min(1, agreed + (village ? WEIGHT.sameVillage : 0));
  return { score: idsDiffer ? Math.min(score, WEIGHT.partOfJointVisit) : score, reasons };
}

interface Agreement {
  readonly idNumber: string | undefined;
  readonly phone: string | undefined;
  readonly name: MatchReason['kind'] | undefined;
  readonly nameless: boolean;
}

function agreement({ idNumber, phone, name, nameless }: Agreement): number {
  if (idNumber !== undefined) return WEIGHT.id;
  if (phone !== undefined) {
    if (name === 'same-name') return WEIGHT.phoneAndName;
    if (name === 'variant-name') return WEIGHT.phoneAndVariant;
    if (name === 'same-pinyin') return WEIGHT.phoneAndPinyin;
    return nameless ? WEIGHT.phoneAndNoName : WEIGHT.phoneAndOtherName;
  }
  if (name === 'same-name') return WEIGHT.name;
  if (name === 'variant-name') return WEIGHT.variant;
  return name === 'same-pinyin' ? WEIGHT.pinyin : 0;
}

function nameReason(a: MatchEntry, b: MatchEntry): MatchReason | undefined {
  const same = a.names.find((key) => b.names.includes(key));
  if (same !== undefined) return { kind: 'same-name', detail: same };
  const variant = a.foldedNames.find((key) => b.foldedNames.includes(key));
  if (variant !== undefined) return { kind: 'variant-name', detail: variant };
  const pinyin = a.pinyin.find((key) => b.pinyin.includes(key));
  return pinyin === undefined ? undefined : { kind: 'same-pinyin', detail: pinyin };
}

function isNameless(a: MatchEntry, b: MatchEntry): boolean {
  return a.names.length === 0 || b.names.length === 0;
}

function everyoneIdentified(entry: MatchEntry): boolean {
  return entry.idNumbers.length >= entry.names.length;
}
