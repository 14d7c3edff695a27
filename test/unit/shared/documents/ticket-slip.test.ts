import { expect, test } from 'vitest';
import { ticketPaper, ticketSlip } from '#shared/documents/ticket-slip.ts';
import { Instant } from '#shared/model/plain-date.ts';

test('R004-31 the slip says number, place and what to bring, and nothing about anybody', () => {
  const slip = ticketSlip({
    no: 'A017',
    persons: 3,
    ahead: 4,
    unit: '甲溪司法所',
    place: '甲溪所调解室',
    at: Instant.parse('2026-09-04T01:05:00.000Z'),
    paper: 'receipt-80mm',
  });
  const text = JSON.stringify(slip);
  for (const part of ['A017', '共 3 人', '甲溪所调解室', '4 号', '没有带也可以登记', '过号不作废']) {
    expect(text).toContain(part);
  }
  expect(Object.keys(slip).sort()).not.toContain('petitioners');
  expect(slip.page).toBe('receipt-80mm');
});

test.each([
  ['receipt-80mm', 'receipt-80mm'],
  ['receipt-58mm', 'receipt-58mm'],
  ['A5', 'A5'],
  ['A4', 'A5'],
] as const)('a computer that prints receipts on %s prints tickets on %s', (receipts, tickets) =>
  expect(ticketPaper(receipts)).toBe(tickets),
);
