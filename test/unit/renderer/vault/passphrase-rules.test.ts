import { expect, test } from 'vitest';
import { randomBytes } from '#renderer/vault/bytes.ts';
import { oneTimePassphrase, passphraseFlaws, type PassphraseFlaw } from '#renderer/vault/passphrase-rules.ts';
import { NO_TRIES, waitOf } from '#renderer/vault/try-delay.ts';

const PERSONAL = ['吕某己', 'jiaxi-clerk', '青岚县司法局甲溪司法所', '甲溪镇', 'lvmouji'];

const ROWS: readonly (readonly [string, string, readonly PassphraseFlaw[]])[] = [
  ['C4 a sentence with signs and digits', '雨水往我院子里灌3次!', []],
  ['C4 ten characters of three kinds', 'Kw7-tbroad', []],
  ['C4 nine characters', 'Kw7-tbroa', ['short']],
  ['C4 two kinds', 'kwtbroadleaf7', ['classes']],
  ['C4 Chinese alone is one kind', '春眠不觉晓处处闻啼鸟', ['classes']],
  ['C4 the word everybody takes', 'Password2026!', ['common']],
  ['C4 the word with signs around', '!!Xinfang2026', ['common']],
  ['C4 the trade in Chinese', '信访Abc2026!', ['common']],
  ['C4 the town', '甲溪Xyz2026!', ['derived']],
  ['C4 the own name in letters', 'Lvmouji-2026', ['derived']],
  ['C4 one character over and over', 'aaaaaaaaA1!', ['repeated']],
  ['C4 a run of keys', '1234567890aB', ['repeated']],
];

test.each(ROWS)('%s', (_name, passphrase, flaws) => {
  expect(passphraseFlaws(passphrase, PERSONAL)).toEqual(flaws);
});

test('the table was read', () => {
  expect(ROWS.length).toBeGreaterThanOrEqual(12);
});

test('one-time passphrases satisfy the rules themselves and never repeat', () => {
  const made = Array.from({ length: 200 }, () => oneTimePassphrase(randomBytes));
  expect(made.filter((text) => passphraseFlaws(text, []).length > 0)).toEqual([]);
  expect(new Set(made).size).toBe(200);
});

test('C4 waiting grows with each wrong try after the third, up to a quarter of an hour', () => {
  const waits = Array.from({ length: 16 }, (_, wrong) => waitOf({ wrong, at: 1000 }, 1000) / 1000);
  expect(waits).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]);
  expect(waitOf({ wrong: 5, at: 1000 }, 1000 + 4000)).toBe(6000);
  expect(waitOf({ wrong: 5, at: 1000 }, 1000 + 10_000)).toBe(0);
  // The clock was set back: not longer than the wait itself.
  expect(waitOf({ wrong: 5, at: 1000_000 }, 0)).toBe(10_000);
  expect(waitOf(NO_TRIES, 0)).toBe(0);
});
