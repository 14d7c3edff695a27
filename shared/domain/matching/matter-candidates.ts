import type { MatchCandidate, MatchReason } from './candidate.ts';
import { bestFirst, toCandidate } from './candidate.ts';
import type { MatchEntry, MatchIndex } from './match-index.ts';
import { toMatchEntry } from './match-index.ts';
import type { MatchSubject } from './match-subject.ts';
import { personEvidence } from './person-candidates.ts';
import { diceSimilarity } from './text-bigrams.ts';

/** Shares of the score; they add up to 1. */
const SHARE = { person: 0.5, text: 0.46, village: 0.02, category: 0.02 } as const;
/** Two clerks wording one matter reach about this; from here on the text counts in full. */
const FULL_TEXT = 0.6;
/** Below this a common word or two, not worth a mention. */
const MENTIONED_TEXT = 0.25;
/** Without anything in common between the persons, only a text this close is offered. */
const TEXT_ALONE = 0.45;
/** Fewer bigrams than this say nothing yet: the clerk is still typing. */
const ENOUGH_TEXT = 4;
const UNKNOWN_TEXT = 0.25;

/** `except`: registrations a person has already decided about (confirmed or told apart), which are not asked again. */
export interface MatterCandidateOptions {
  readonly limit?: number;
  readonly except?: ReadonlySet<string>;
}

/**
 * Registrations that may be about the same matter, best first: the same person with a like text (C33), or another person with
 * nearly the same one. For a person to confirm; nothing is merged (RX-03, R002-15).
 */
export function matterCandidates(
  subject: MatchSubject,
  others: MatchIndex,
  { limit = 20, except }: MatterCandidateOptions = {},
): readonly MatchCandidate[] {
  const entry = toMatchEntry(subject);
  const pool = new Set<MatchEntry>(others.sharingPerson(entry));
  for (const other of others.sharingText(entry)) pool.add(other);
  const candidates: MatchCandidate[] = [];
  for (const other of pool) {
    const candidate = except?.has(other.id) === true ? undefined : compareMatters(entry, other);
    if (candidate !== undefined) candidates.push(candidate);
  }
  return bestFirst(candidates, limit);
}

function compareMatters(a: MatchEntry, b: MatchEntry): MatchCandidate | undefined {
  const person = personEvidence(a, b);
  const similarity = diceSimilarity(a.bigrams, b.bigrams);
  if (person.score === 0 && similarity < TEXT_ALONE) return undefined;

  const reasons: MatchReason[] = [...person.reasons];
  if (similarity >= MENTIONED_TEXT) {
    reasons.push({ kind: 'similar-text', detail: String(Math.round(similarity * 100)) });
  }
  const village = a.village !== '' && a.village === b.village;
  if (village && person.score === 0) reasons.push({ kind: 'same-village', detail: a.village });
  const category = a.category !== '' && a.category === b.category;
  if (category) reasons.push({ kind: 'same-category', detail: a.category });

  const textKnown = a.bigrams.length >= ENOUGH_TEXT && b.bigrams.length >= ENOUGH_TEXT;
  const text = textKnown ? Math.min(1, similarity / FULL_TEXT) : UNKNOWN_TEXT * person.score;
  const score =
    SHARE.person * person.score + SHARE.text * text + (village ? SHARE.village : 0) + (category ? SHARE.category : 0);
  return toCandidate(b.id, score, reasons);
}
