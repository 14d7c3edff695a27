import { describe, expect, test } from 'vitest';
import { createMatchIndex } from '#shared/domain/matching/match-index.ts';
import type { MatchSubject } from '#shared/domain/matching/match-subject.ts';
import { personCandidates } from '#shared/domain/matching/person-candidates.ts';
import { aSubject } from './subjects.ts';

const ID_A = '99990119800101001X';
const ID_B = '999901198001010028';

type Given = Partial<MatchSubject>;
type Row = readonly [name: string, a: Given, b: Given, level: string, reasons: readonly string[]];

const ROWS: readonly Row[] = [
  [
    'one id number, names apart',
    { names: ['李某丁'], idNumbers: [ID_A] },
    { names: ['李某'], idNumbers: ['999901800101001'] },
    'strong',
    ['same-id'],
  ],
  [
    'phone and name',
    { names: ['赵某甲'], phones: ['13900001234'] },
    { names: ['赵 某甲'], phones: ['+86 139 0000 1234'] },
    'strong',
    ['same-phone', 'same-name'],
  ],
  [
    'phone and variant name',
    { names: ['趙某甲'], phones: ['13900001234'] },
    { names: ['赵某甲'], phones: ['13900001234'] },
    'strong',
    ['same-phone', 'variant-name'],
  ],
  [
    'phone and pinyin',
    { names: ['赵某佳'], pinyin: ['zhao mou jia'], phones: ['13900001234'] },
    { names: ['赵某甲'], pinyin: ['zhaomoujia'], phones: ['13900001234'] },
    'likely',
    ['same-phone', 'same-pinyin'],
  ],
  [
    'phone of one who gave no name (C37)',
    { phones: ['13900001234'] },
    { names: ['赵某甲'], phones: ['13900001234'] },
    'likely',
    ['same-phone'],
  ],
  [
    'phone shared by a household',
    { names: ['钱某乙'], phones: ['6512345'] },
    { names: ['赵某甲'], phones: ['0999-6512345'] },
    'possible',
    ['same-phone'],
  ],
  ['R002-15 a name alone', { names: ['王某'] }, { names: ['王某'] }, 'possible', ['same-name']],
  [
    'RX-03 a name and its pinyin',
    { names: ['王某'], pinyin: ['wangmou'] },
    { names: ['王某'], pinyin: ['wangmou'] },
    'possible',
    ['same-name'],
  ],
  [
    'RX-03 pinyin alone',
    { names: ['王某'], pinyin: ['wangmou'] },
    { names: ['汪某'], pinyin: ['wangmou'] },
    'possible',
    ['same-pinyin'],
  ],
  [
    'C34 two 李某丁 of one village, phones apart',
    { names: ['李某丁'], village: '丁坪村', phones: ['13900001111'] },
    { names: ['李某丁'], village: '丁坪', phones: ['13900002222'] },
    'possible',
    ['same-name', 'same-village'],
  ],
  [
    'joint visit, one id shown of two',
    { names: ['李某丁', '孙某'], idNumbers: [ID_A], phones: ['13900001111'] },
    { names: ['孙某'], idNumbers: [ID_B], phones: ['13900001111'] },
    'possible',
    ['same-phone', 'same-name'],
  ],
];

describe('RX-03 candidates for the same person', () => {
  test.each(ROWS)('%s', (_name, a, b, level, reasons) => {
    const [candidate] = personCandidates(aSubject({ id: 'a', ...a }), createMatchIndex([aSubject({ id: 'b', ...b })]));
    expect(candidate?.level).toBe(level);
    expect(candidate?.reasons.map((reason) => reason.kind)).toEqual(reasons);
    const [back] = personCandidates(aSubject({ id: 'b', ...b }), createMatchIndex([aSubject({ id: 'a', ...a })]));
    expect(back?.score).toBe(candidate?.score);
  });

  test.each<readonly [string, Given, Given]>([
    [
      'C34 id numbers apart, though all else agrees',
      { names: ['李某丁'], phones: ['13900001111'], idNumbers: [ID_A] },
      { names: ['李某丁'], phones: ['13900001111'], idNumbers: [ID_B] },
    ],
    ['C37 two anonymous letters', { names: ['匿名'], pinyin: ['niming'] }, { names: ['匿名'], pinyin: ['niming'] }],
    ['a village in common', { names: ['甲'], village: '丁坪村' }, { names: ['乙'], village: '丁坪村' }],
  ])('%s: no candidate', (_name, a, b) => {
    expect(personCandidates(aSubject({ id: 'a', ...a }), createMatchIndex([aSubject({ id: 'b', ...b })]))).toEqual([]);
  });

  test('best first, not itself, no more than asked for', () => {
    const subject = aSubject({ id: 'a', names: ['王某'], phones: ['13900001234'] });
    const index = createMatchIndex([
      subject,
      aSubject({ id: 'name', names: ['王某'] }),
      aSubject({ id: 'both', names: ['王某'], phones: ['13900001234'] }),
      aSubject({ id: 'phone', names: ['张某'], phones: ['13900001234'] }),
    ]);
    expect(personCandidates(subject, index).map((candidate) => candidate.id)).toEqual(['both', 'phone', 'name']);
    expect(personCandidates(subject, index, { limit: 1 }).map((candidate) => candidate.id)).toEqual(['both']);
  });
});
