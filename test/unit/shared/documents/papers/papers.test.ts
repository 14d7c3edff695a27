import { expect, test } from 'vitest';
import { ALL_PAPERS, PAPER_GROUPS } from '#shared/documents/papers/all-papers.ts';
import { pageStarts } from '#shared/documents/papers/archive-papers.ts';
import { closureCheck } from '#shared/documents/papers/approval-forms.ts';
import { acceptanceNotice } from '#shared/documents/papers/acceptance-notices.ts';
import { LETTER_KINDS, letterKind } from '#shared/domain/letters/letter-kinds.ts';
import { frameFor, fromMatter } from '#shared/documents/papers/from-matter.ts';
import { opinionLetter } from '#shared/documents/papers/opinion-papers.ts';
import type { Field, Paper } from '#shared/documents/papers/paper.ts';
import { followUpRecord } from '#shared/documents/papers/service-forms.ts';
import { han } from '#shared/documents/papers/text-parts.ts';
import { aMatter, context } from '../sample-matter.ts';
import { day, frame, marked } from './sample-papers.ts';

/** Forms of documents.md that the life of a matter needs and that are asked for by fields; 2.13 is C40's reply. */
const REQUIRED_FORMS = (
  '2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.12 2.13 3.1 3.2 3.3 4.1 4.2/4.3 4.4 4.5 4.6 4.7 4.8 4.9 4.10 4.11 4.12 4.13 ' +
  '5.1 5.2 5.3 5.10 5.11 5.12 5.13 5.14 5.15 6.3 6.14'
).split(' ');

const named = ALL_PAPERS.map((paper): [string, Paper] => [`documents §${paper.number} ${paper.name}`, paper]);

test('every form number of the life of a matter has a paper, every id once, every group a name', () => {
  expect([...new Set(ALL_PAPERS.map(({ number }) => number))].toSorted()).toEqual(REQUIRED_FORMS.toSorted());
  expect(new Set(ALL_PAPERS.map(({ id }) => id)).size).toBe(ALL_PAPERS.length);
  expect(new Set(ALL_PAPERS.map(({ group }) => group))).toEqual(new Set(Object.keys(PAPER_GROUPS)));
  expect(ALL_PAPERS.length).toBeGreaterThanOrEqual(50);
});

/** Words that must be found on paper for a marked field. */
function wordsOf(key: string, field: Field): readonly string[] {
  if (field.kind === 'lines') return [`值${key}甲`, `值${key}乙`];
  if (field.kind === 'date') return ['2026年3月5日'];
  if (field.kind === 'choice') return [Object.values(field.choices).at(-1) ?? ''];
  if (field.kind !== 'rows') return [`值${key}`];
  return Object.values(field.columns).flatMap((column) =>
    column.kind === 'text' || column.kind === 'long' ? [`值${key}·${column.label}`] : wordsOf(key, column),
  );
}

/** Fields of another branch: what a 复核 does not say, the page count that becomes page numbers, the signer in the 版头,
 * what a refusal does not hand out. */
const PRINTED_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'review-opinion': ['nextOrg'],
  'access-reply': ['ownRecord'],
  'file-contents': ['entries'],
  'closing-report': ['signer'],
  'accountability-proposal': ['signer'],
  circular: ['signer'],
};

test.each(named)('%s prints every field it asks for', (_name, paper) => {
  const { document, missing } = paper.fill(marked(paper.fields), frame);
  expect(missing).toEqual([]);
  const printed = JSON.stringify(document);
  const lost = Object.entries(paper.fields)
    .filter(([key]) => PRINTED_ELSEWHERE[paper.id]?.includes(key) !== true)
    .flatMap(([key, field]) => wordsOf(key, field).filter((word) => !printed.includes(word)));
  expect(lost).toEqual([]);
  expect(printed).not.toContain('undefined');
});

test.each(named)('%s names every required field that is empty, and prints all the same', (_name, paper) => {
  const { document, missing } = paper.fill({}, { ...frame, docNo: undefined, signedOn: undefined });
  const required = Object.values(paper.fields).filter((field) => field.required === true);
  expect(missing).toEqual(expect.arrayContaining(required.map(({ label }) => label)));
  expect(document.blocks.length).toBeGreaterThan(0);
  expect(JSON.stringify(document)).not.toContain('undefined');
});

test.each(
  named.flatMap(([name, { id, look, fill }]) => (look === 'form' ? [] : [[name, letterKind(id)?.word, fill] as const])),
)('%s LN-03 a draft bears an empty number and says so', (_name, word, fill) => {
  const { document } = fill({}, { ...frame, docNo: undefined });
  expect(document.docNo).toBe(`青司信${word}〔　　〕　　号`);
  expect(document.marks).toContain('草稿，发文字号待编');
});

test.each([
  [
    '条例 34 条 the petition procedure needs its due day',
    acceptanceNotice.build({ handlingPath: 'petition-procedure' }, frame).missing.includes('办结期限'),
    true,
  ],
  [
    '条例 31 条 another path has a limit of its own',
    acceptanceNotice.build({ handlingPath: 'arbitration' }, frame).missing.includes('办结期限'),
    false,
  ],
  [
    'R002-10 what is granted must be carried out',
    opinionLetter.build({ claims: [{ result: 'supported' }] }, frame).missing.includes('执行安排'),
    true,
  ],
  [
    'R002-01 no result without a basis, named with its row',
    opinionLetter
      .build({ claims: [{ result: 'explained', basis: '某条' }, { result: 'explained' }] }, frame)
      .missing.includes('逐项意见第2项的依据'),
    true,
  ],
  [
    'R001-64 dissatisfaction needs its reason',
    followUpRecord.build({ officeGrade: 'dissatisfied' }, frame).missing.includes('不满意原因'),
    true,
  ],
])('%s', (_name, found, expected) => {
  expect(found).toBe(expected);
});

test('R002-40 all six checks stand on the closing form as boxes', () => {
  const text = JSON.stringify(closureCheck.build({ facts: 'yes', conclusion: 'no' }, frame).document);
  expect(text.match(/☑是　□否/g)).toHaveLength(1);
  expect(text.match(/□是　☑否/g)).toHaveLength(1);
  expect(text.match(/□是　□否/g)).toHaveLength(4);
});

test('R004-51 page numbers of the contents follow from the pages of the papers', () => {
  expect(pageStarts([{ pages: '2' }, { pages: '1' }, {}, { pages: '4' }, { pages: 'x' }])).toEqual([1, 3, 4, 5, 9]);
});

test('a value that does not fit its field counts as empty', () => {
  const { missing } = acceptanceNotice.fill(
    { receivedOn: '2026-02-30', handlingPath: 'nonsense', addressee: ['a list'], officer: '  ' },
    frame,
  );
  expect(missing).toEqual(expect.arrayContaining(['收到日期', '处理途径', '信访人', '承办人']));
});

test('条例 30 条 a whistle-blower is not named to other units; an ordinary petitioner by surname only', () => {
  const today = day('2026-09-08');
  expect(fromMatter(aMatter(), context, today)['petitionerAlias']).toBe('信访人');
  expect(fromMatter(aMatter({}, { purpose: 'appeal-resolve' }), context, today)['petitionerAlias']).toBe('孙某');
});

test('LN-05 an opinion is signed by the bureau, a notice by the office that makes it out, never by a section', () => {
  expect(frameFor(opinionLetter, aMatter(), context, 'jiaxi').issuer).toBe('青岚县司法局');
  expect(frameFor(acceptanceNotice, aMatter(), context, 'jiaxi')).toMatchObject({
    issuer: '青岚县司法局甲溪司法所',
    numberPrefix: '青司信甲溪',
  });
  expect(frameFor(acceptanceNotice, aMatter(), context, 'legal-affairs')).toMatchObject({
    issuer: '青岚县司法局',
    numberPrefix: '青司信',
  });
});

test.each([
  [1, '一'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [34, '三十四'],
])('%i is %s', (n, text) => {
  expect(han(n)).toBe(text);
});

test('LN-01 every numbered paper has its kind, and nothing else has', () => {
  const letters = ALL_PAPERS.filter(({ look }) => look !== 'form').map(({ id }) => id);
  expect(Object.keys(LETTER_KINDS).toSorted()).toEqual(letters.toSorted());
  expect(new Set(Object.values(LETTER_KINDS).map(({ word }) => word)).size).toBe(letters.length);
});
