import { describe, expect, test } from 'vitest';
import type { MatchCandidate } from '#shared/domain/matching/candidate.ts';
import { createMatchIndex } from '#shared/domain/matching/match-index.ts';
import { matterCandidates } from '#shared/domain/matching/matter-candidates.ts';
import { personCandidates } from '#shared/domain/matching/person-candidates.ts';
import type { InventedPair } from './invented-register.ts';
import { inventRegister } from './invented-register.ts';

/** What a screen shows without scrolling. */
const SHOWN = 5;

const SHARES_PHONE_OR_ID: ReadonlySet<InventedPair['kind']> = new Set([
  'id-15-and-18',
  'phone-rewritten',
  'phone-variant-name',
  'phone-homophone',
]);
const IDENTIFYING = new Set(['same-id', 'same-phone']);

const { pairs, strangers } = inventRegister({ seed: 2_026, pairs: 600, strangers: 3_000 });
const index = createMatchIndex([...pairs.map((pair) => pair.first), ...strangers]);
const answers = pairs.map((pair) => ({
  pair,
  persons: personCandidates(pair.again, index, { limit: SHOWN }),
  matters: matterCandidates(pair.again, index, { limit: SHOWN }),
}));

const recall = (question: 'persons' | 'matters', kind: (pair: InventedPair) => boolean): number => {
  const asked = answers.filter(({ pair }) => kind(pair));
  return asked.filter((answer) => answer[question].some(({ id }) => id === answer.pair.first.id)).length / asked.length;
};
const precision = (question: 'persons' | 'matters', level: MatchCandidate['level']): number => {
  const given = answers.flatMap((answer) =>
    answer[question].filter((candidate) => candidate.level === level).map(({ id }) => id === answer.pair.first.id),
  );
  return given.filter(Boolean).length / given.length;
};

describe('RX-03 measured on an invented register (600 pairs, 3,000 strangers sharing 512 names and 5 matters)', () => {
  test('prints what it finds', () => {
    const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)} %`);
    for (const question of ['persons', 'matters'] as const) {
      for (const kind of new Set(pairs.map((pair) => pair.kind))) {
        console.info(`${question} recall@${SHOWN} ${kind}: ${percent(recall(question, (pair) => pair.kind === kind))}`);
      }
      for (const level of ['strong', 'likely', 'possible'] as const) {
        console.info(`${question} precision ${level}: ${percent(precision(question, level))}`);
      }
    }
    expect(answers).toHaveLength(600);
  });

  test('at least 9 in 10 of those sharing a phone or an id are shown, as person and as matter', () => {
    const sharing = ({ kind }: InventedPair): boolean => SHARES_PHONE_OR_ID.has(kind);
    expect(recall('persons', sharing)).toBeGreaterThanOrEqual(0.9);
    expect(recall('matters', sharing)).toBeGreaterThanOrEqual(0.9);
  });

  test('nine in ten strong candidates are right', () => {
    expect(precision('persons', 'strong')).toBeGreaterThanOrEqual(0.9);
    expect(precision('matters', 'strong')).toBeGreaterThanOrEqual(0.9);
  });

  test('R002-15 no strong candidate on a name, a village or a text alone', () => {
    const wrong = answers
      .flatMap(({ persons, matters }) => [...persons, ...matters])
      .filter(({ level, reasons }) => level === 'strong' && !reasons.some(({ kind }) => IDENTIFYING.has(kind)));
    expect(wrong).toEqual([]);
  });

  test('R002-15 a person by name is never more than possible', () => {
    const byName = answers
      .flatMap(({ persons }) => persons)
      .filter(({ reasons }) => !reasons.some(({ kind }) => IDENTIFYING.has(kind)));
    expect(byName.length).toBeGreaterThan(0);
    expect(new Set(byName.map(({ level }) => level))).toEqual(new Set(['possible']));
  });
});
