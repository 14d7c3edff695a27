import { expect, test } from 'vitest';
import { compareText } from '#shared/lib/compare-text.ts';

test('texts in the order of their code units; the same text stays where it was', () => {
  expect(['2026-10-01', '2026-09-30', 'a', 'B', ''].sort(compareText)).toEqual([
    '',
    '2026-09-30',
    '2026-10-01',
    'B',
    'a',
  ]);
  expect(compareText('甲', '甲')).toBe(0);
});
