import { expect, test } from 'vitest';
import { lettersOf } from '#renderer/usecases/market-day.ts';
import { TicketNo } from '#shared/model/queue.ts';

test('QU-12 eight computers of an office share no letter, and each has another two to go on with', () => {
  const letters = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => lettersOf(`D${n}`));
  expect(letters.map((own) => own.length)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
  expect(new Set(letters.flat()).size).toBe(24);
  expect(letters.flat().every((letter) => TicketNo.safeParse(`${letter}001`).success)).toBe(true);
  expect([lettersOf('D1')[0], lettersOf('D2')[0]]).toEqual(['A', 'B']);
});
