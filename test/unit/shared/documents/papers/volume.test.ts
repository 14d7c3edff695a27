import { expect, test } from 'vitest';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { acceptanceNotice } from '#shared/documents/papers/acceptance-notices.ts';
import { VOLUME, volumeOf, volumeParts } from '#shared/documents/papers/volume.ts';
import { IssuePaper } from '#shared/model/paper-action.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { after, day, play, type Line } from '#test/unit/shared/domain/workflow/life.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { matterAt } from '#test/unit/shared/domain/workflow/stages.ts';

const context = { county: fictionalCounty(), printedAt: Instant.parse('2026-09-08T02:00:00.000Z'), reprint: 0 };
const today = day('2026-09-08');
const NOTICE: Line = [
  'jiaxi-clerk',
  '2026-09-05',
  IssuePaper.parse({
    kind: 'issue-paper',
    paper: acceptanceNotice.id,
    template: 1,
    issuer: '青岚县司法局甲溪司法所',
    values: { addressee: '赵某甲', claims: ['当时写下的诉求'] },
    signedOn: '2026-09-05',
    docNo: '青甲司告〔2026〕1号',
  }),
];
const called = (on: string): Line => ['jiaxi-head', on, aStep('follow-up', { on: day(on), text: `${on} 回访所记` })];
/** Closed on the 4th, its notice made out on the 5th, called back twice. */
const BOUND: MatterView = play(after(matterAt('closed'), NOTICE), called('2026-09-06'), called('2026-09-07'));
const parts = volumeParts(BOUND, context, today);

test('LN-10 documents §7.5 the volume has everything that lies in the file, the form first, the rest by its day', () => {
  expect(parts.map(({ entry, isSlip, built }) => [entry.title, entry.on, isSlip ? built.document.title : ''])).toEqual([
    ['来访登记表', '2026-09-04', ''],
    ['办结审核表', '2026-09-04', ''],
    ['送达回证（受理告知书）', '2026-09-04', '原件另附'],
    ['送达回证（处理意见书）', '2026-09-04', '原件另附'],
    ['受理告知书', '2026-09-05', ''],
    ['回访记录表', '2026-09-06', '原件另附'],
    ['回访记录表', '2026-09-07', ''],
  ]);
});

test('LN-07 a letter stands in it word for word as it was issued; a form as its newest step says', () => {
  const words = parts.map(({ built }) => JSON.stringify(built.document));
  expect(words[4]).toContain('青甲司告〔2026〕1号');
  expect(words[6]).toContain('2026-09-07 回访所记');
  expect(words.filter((each) => each.includes('2026-09-06 回访所记'))).toEqual([]);
});

test('documents §7.6 the sheet for an original names it in full', () => {
  const slip = JSON.stringify(parts[3]?.built.document.blocks);
  for (const word of ['送达回证（处理意见书）', '2026年9月4日', '青岚县司法局甲溪司法所']) expect(slip).toContain(word);
});

test('LN-10 R004-51 卷内目录 names the pages that were counted, the last as 起—止; the cover their sum', () => {
  const { cover, contents, starts } = volumeOf(parts, [2, 1, 1, 1, 3, 1, 2], BOUND, context);
  expect(starts).toEqual([1, 3, 4, 5, 6, 9, 10]);
  const [table] = contents.document.blocks;
  if (table?.kind !== 'table') throw new Error('no table');
  expect(table.rows.slice(0, 8).map((row) => [row[5]?.text, row[6]?.text])).toEqual([
    ['1', ''],
    ['3', ''],
    ['4', '原件另附'],
    ['5', '原件另附'],
    ['6', ''],
    ['9', '原件另附'],
    ['10—11', ''],
    ['', ''],
  ]);
  expect(JSON.stringify(cover.document.blocks)).toMatch(/"件　　数".*"7".*"页　　数".*"11"/);
});

test('documents §7.2 a copy says so: of the volume on its cover, of a letter on the letter', () => {
  const op = BOUND.papers?.[0]?.op ?? '';
  const again = { ...BOUND, prints: { [VOLUME]: 1, [op]: 2 } };
  const [, , , , letter] = volumeParts(again, context, today);
  expect(letter?.built.document.marks).toContain('补打第 2 次');
  expect(volumeOf(parts, [], again, context).cover.document.marks).toContain('补打第 1 次');
});
