import { describe, expect, test } from 'vitest';
import { PlainDate } from '#shared/model/plain-date.ts';
import { readLedgerDate, yearNamed } from '#shared/domain/ledger-import/ledger-date.ts';

const today = PlainDate.parse('2026-09-10');
const read = (text: string, sheetYear: number | null = null) => readLedgerDate(text, { today, sheetYear });

const READ = [
  ['2025-03-04', '2025-03-04'],
  ['2025-3-4', '2025-03-04'],
  ['2025/3/4', '2025-03-04'],
  ['2025.3.4', '2025-03-04'],
  ['2025．3．4', '2025-03-04'],
  ['2025。3。4', '2025-03-04'],
  ['２０２５年３月４日', '2025-03-04'],
  ['2025年3月4日', '2025-03-04'],
  ['2025 年 3 月 4 日', '2025-03-04'],
  ['2025年3月4日星期二', '2025-03-04'],
  ['2025年3月4号', '2025-03-04'],
  ['20250304', '2025-03-04'],
  ['25.3.4', '2025-03-04'],
  ['45720', '2025-03-04'],
  ['45720.395833', '2025-03-04 09:30'],
  ['2025-03-04 09:30', '2025-03-04 09:30'],
  ['2025-03-04 09:30:15', '2025-03-04 09:30'],
  ['2025年3月4日上午9时30分', '2025-03-04 09:30'],
  ['2025年3月4日下午3点', '2025-03-04 15:00'],
  ['2024-02-29', '2024-02-29'],
] as const;

describe('LI-07 days as old ledgers write them', () => {
  test.each(READ)('%s', (text, told) => {
    const found = read(text);
    if (!found.ok) throw new Error(found.error);
    expect([found.value.date, found.value.time].filter(Boolean).join(' ')).toBe(told);
  });
  test.each([
    ['2025-02-29', 'no-such-day'],
    ['2025.13.1', 'no-such-day'],
    ['20251301', 'no-such-day'],
    ['2026-09-11', 'in-future'],
    ['99.3.4', 'in-future'],
    ['1966-01-01', 'too-early'],
    ['2025年3月', 'day-missing'],
    ['2025.3', 'day-missing'],
    ['3月4日', 'year-missing'],
    ['3.4', 'year-missing'],
    ['上周二', 'unreadable'],
    ['2025.3.4-3.6', 'unreadable'],
    ['12', 'unreadable'],
    ['=TODAY()', 'unreadable'],
  ])('%s: %s', (text, fault) => {
    expect(read(text)).toEqual({ ok: false, error: fault });
  });
  test.each([
    ['3月4日', '2024-03-04'],
    ['3.4', '2024-03-04'],
    ['3/4', '2024-03-04'],
  ])('%s takes the year of its sheet', (text, date) => {
    expect(read(text, 2024)).toEqual({ ok: true, value: { date } });
  });
  test.each([
    [['2024年', ''], 2024],
    [['来访台账', '2023年度来访登记台账'], 2023],
    [['2022-2024年'], null],
    [['Sheet1'], null],
    [['来访2024'], 2024],
  ] as const)('the year named by %j is %s', (texts, year) => {
    expect(yearNamed(...texts)).toBe(year);
  });
  test('the table above is whole', () => expect(READ.length).toBeGreaterThanOrEqual(20));
});
