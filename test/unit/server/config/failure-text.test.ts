import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { failureText } from '#server/config/failure-text.ts';

const SAID = ['赵某甲', '13900001111', '拆迁'];

/** What engines and databases say, quoting what they were given. */
const QUOTING: readonly (readonly [what: string, cause: () => unknown])[] = [
  ['a short text that is no JSON', () => failureOf(() => JSON.parse('赵某甲'))],
  ['JSON cut off after a name', () => failureOf(() => JSON.parse('{"name":"赵某甲","phone":13900001111'))],
  ['JSON with an odd number of quotes', () => failureOf(() => JSON.parse('{"a":赵某甲","b":"拆迁"}'))],
  ['a value of another type', () => new Error('invalid input syntax for type integer: "13900001111"')],
  ['a value with quotes in it', () => new Error(String.raw`value "say \"赵某甲\" twice" is out of range`)],
  ['over two lines', () => new Error('bad value "拆迁\n补偿" here')],
  ['no error at all', () => "thrown: '赵某甲'"],
];

test.each(QUOTING)('C27 the log quotes nobody: %s', (_, cause) => {
  for (const detailed of [false, true]) {
    const text = failureText(cause(), detailed);
    expect(SAID.filter((word) => text.includes(word))).toEqual([]);
  }
});

test('without it they would: engines differ in what they quote, these do not', () => {
  const quoting = QUOTING.filter(([, cause]) => SAID.some((word) => String(cause()).includes(word)));
  expect(quoting.length).toBeGreaterThanOrEqual(5);
});

test('what helps to mend it stays: the constraint, the file, and where it happened when asked for', async () => {
  const duplicate = new Error('duplicate key value violates unique constraint "operations_pkey"');
  expect(failureText(duplicate)).toBe(duplicate.message);
  const missing: unknown = await readFile('/nowhere/county.txt').catch((cause: unknown) => cause);
  expect(failureText(missing)).toContain("open '/nowhere/county.txt'");
  expect(failureText(duplicate, true)).toContain('failure-text.test.ts');
});

function failureOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (cause) {
    return cause;
  }
}
