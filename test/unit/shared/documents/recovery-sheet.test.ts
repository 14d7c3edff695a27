import { expect, test } from 'vitest';
import { recoverySheet } from '#shared/documents/recovery-sheet.ts';
import { Instant } from '#shared/model/plain-date.ts';

test('§3.3 a sheet shows every group with its number, the same as a code to scan, and nobody’s name', () => {
  const groups = Array.from({ length: 12 }, (_, i) => `GRP${String(i).padStart(3, '0')}`);
  const { blocks, docNo, marks } = recoverySheet({
    unit: '青岚县司法局',
    number: 2,
    share: groups.join('-'),
    keyNumber: 'A1B2 C3D4',
    printedAt: Instant.parse('2026-09-04T01:00:00.000Z'),
  });
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  expect(rows).toHaveLength(4);
  const cells = rows.flat().map(({ text }) => text);
  groups.forEach((group, i) => expect(cells[2 * i + 1], cells[2 * i]).toBe(group));
  expect(cells.filter((_, i) => i % 2 === 0)).toEqual(groups.map((_, i) => String(i + 1)));
  expect(blocks.find(({ kind }) => kind === 'qr')).toMatchObject({ payload: groups.join('-') });
  expect([docNo, ...marks]).toEqual(['第 2 份（共 3 份）', '密钥编号 A1B2 C3D4']);
});
