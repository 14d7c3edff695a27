import { describe, expect, test } from 'vitest';
import { ANNEX } from '#shared/domain/ledger-import/annex.ts';
import { guessColumns } from '#shared/domain/ledger-import/columns.ts';
import { findTable } from '#shared/domain/ledger-import/find-table.ts';
import { planRow, type PlanContext } from '#shared/domain/ledger-import/plan-row.ts';
import { rowIdentities } from '#shared/domain/ledger-import/row-identity.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const HEADINGS = [
  '编号',
  '来访日期',
  '姓名',
  '身份证号',
  '电话',
  '人数',
  '反映事项',
  '问题类别',
  '是否办结',
  '政治面貌',
  '备注',
];
const context = (part: Partial<PlanContext> = {}): PlanContext => ({
  headings: HEADINGS,
  mapping: {
    uses: guessColumns(HEADINGS),
    defaults: {
      form: 'visit',
      purpose: 'appeal-resolve',
      category: 'people-mediation',
      status: 'closed',
      dutyUnit: 'jiaxi',
    },
  },
  units: [],
  today: PlainDate.parse('2026-09-10'),
  sheetYear: null,
  source: '2025来访台账.xlsx 2025年',
  batch: '20260910-K7QX3M',
  ...part,
});
const GOOD = [
  '甲访2025-7',
  '2025.3.4',
  '张某甲、李某乙',
  '11010519491231002X',
  '13800000000',
  '5',
  '反映邻居砌墙',
  '公证',
  '否',
  '群众',
  '电话补充',
];
const plan = (change: Record<number, string> = {}, part: Partial<PlanContext> = {}) =>
  planRow({ line: 3, cells: GOOD.map((cell, i) => change[i] ?? cell) }, context(part));

describe('LI-10 a row becomes a registration taken over', () => {
  test('every column in its place, nothing of a column that is never imported', () => {
    const made = plan();
    if (!made.ok) throw new Error(JSON.stringify(made.faults));
    expect(made.registration).toEqual({
      form: 'visit',
      occurredAt: '2025-03-03T16:00:00.000Z',
      receivedOn: '2025-03-04',
      petitionerType: 'joint',
      petitioners: [
        { name: '张某甲', role: 'principal', idType: 'resident-id', idNo: '11010519491231002X', phone: '13800000000' },
        { name: '李某乙', role: 'companion' },
      ],
      totalPersons: 5,
      purpose: 'appeal-resolve',
      justiceCategory: 'notary',
      summary: '反映邻居砌墙',
      claims: [],
      dutyUnit: 'jiaxi',
      takenOverStatus: 'handling',
      annex: {
        备注: '电话补充',
        问题类别: '公证',
        是否办结: '否',
        [ANNEX.number]: '甲访2025-7',
        [ANNEX.source]: '2025来访台账.xlsx 2025年 第3行',
        [ANNEX.batch]: '20260910-K7QX3M',
      },
    });
    expect(JSON.stringify(made)).not.toContain('群众');
    expect(made.notes).toEqual([]);
  });

  const FAULTS = [
    ['LI-07 no day', { 1: '' }, [{ code: 'date', fault: 'empty' }]],
    ['LI-07 a day that is none', { 1: '2025.2.30' }, [{ code: 'date', fault: 'no-such-day' }]],
    ['LI-08 no name', { 2: '' }, [{ code: 'name-missing' }]],
    ['LI-08 a name too long', { 2: '某'.repeat(51) }, [{ code: 'name-too-long' }]],
    ['no matter', { 6: '' }, [{ code: 'summary-missing' }]],
    ['fewer persons than names', { 5: '1' }, [{ code: 'persons-fewer', named: 2 }]],
    ['a cell nobody can store', { 10: '长'.repeat(4001) }, [{ code: 'cell-too-long', column: 10 }]],
    [
      'several at once',
      { 1: '', 2: '', 6: '' },
      [{ code: 'date' }, { code: 'name-missing' }, { code: 'summary-missing' }],
    ],
  ] as const;
  test.each(FAULTS)('%s', (_name, change, faults) => {
    const made = plan(change);
    expect(made).toMatchObject({ ok: false, faults });
  });
  test.each([
    ['LI-09 a word unknown', { 7: '天文' }, ['word-unknown']],
    ['LI-11 a doubtful number', { 3: '110105194912310021' }, ['id-number-doubtful']],
    ['LI-11 digits lost', { 3: '1.10105E+17' }, ['id-digits-lost']],
    ['a text too long', { 6: '长'.repeat(1500) }, ['shortened']],
  ])('%s is told and no obstacle', (_name, change, codes) => {
    const made = plan(change);
    expect(made.ok).toBe(true);
    expect(made.notes.map(({ code }) => code)).toEqual(codes);
  });
  test('what was cut is kept whole', () => {
    const made = plan({ 6: '长'.repeat(1500) });
    if (!made.ok) throw new Error('refused');
    expect(made.registration.summary).toHaveLength(1000);
    expect(made.registration.annex?.['反映事项']).toBe('长'.repeat(1500));
  });
  test('匿名 has no person', () => {
    const made = plan({ 2: '匿名', 5: '' });
    if (!made.ok) throw new Error('refused');
    expect(made.registration).toMatchObject({ petitionerType: 'anonymous', petitioners: [], totalPersons: 1 });
  });
});

const HEAD = ['序号', '来访日期', '姓名', '事由'];
const ROW = ['1', '2025-3-4', '张某', '砌墙'];

describe('LI-03 the table in a sheet', () => {
  test.each([
    ['under a title and a blank line', [['2025年来访台账'], [], HEAD, ROW], HEAD, 1, 0],
    ['at the top', [HEAD, ROW, ROW], HEAD, 2, 0],
    [
      'without totals, notes and blank lines',
      [HEAD, ROW, [], ['合计', '', '1'], ['填表人：某某'], ['备注：略']],
      HEAD,
      1,
      3,
    ],
    ['with its headings printed again', [HEAD, ROW, HEAD, ROW], HEAD, 2, 1],
    [
      'with merged headings of two lines',
      [
        ['序号', '来访日期', '来访人', '', '事由'],
        ['', '', '姓名', '电话'],
        ['1', '2025-3-4', '张某', '138', '砌墙'],
      ],
      ['序号', '来访日期', '来访人姓名', '来访人电话', '事由'],
      1,
      0,
    ],
  ])('%s', (_name, sheet, headings, rows, leftOut) => {
    const table = findTable(sheet);
    expect(table).toMatchObject({ headings, leftOut });
    expect(table?.rows).toHaveLength(rows);
  });
  test('lines count as in the file', () => {
    expect(findTable([['台账'], HEAD, ROW, [], ROW])?.rows.map(({ line }) => line)).toEqual([3, 5]);
  });
  test.each([[[]], [[['购物清单'], ['苹果', '3']]]])('%j has none', (sheet) => expect(findTable(sheet)).toBeNull());
});

describe('LI-13 what makes a row the same row', () => {
  const ids = (...rows: readonly (readonly string[])[]) =>
    rowIdentities(
      rows.map((cells, i) => ({ line: i, cells })),
      HEAD,
      'jiaxi',
    ).map(({ text, n }) => `${text}#${n}`);
  test('not its place, its number of order or the space in it', () => {
    const [one] = ids(ROW);
    expect(ids(['x'], ['9', ' 2025-3-4', '张 某', '砌墙', ''])[1]).toBe(one);
  });
  test('equal rows are told apart, other offices are others', () => {
    expect(new Set(ids(ROW, ROW, [...ROW.slice(0, 3), '另一事'])).size).toBe(3);
    expect(rowIdentities([{ line: 1, cells: ROW }], HEAD, 'yijiang')[0]?.text).not.toBe(
      rowIdentities([{ line: 1, cells: ROW }], HEAD, 'jiaxi')[0]?.text,
    );
  });
});
