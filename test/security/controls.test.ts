/** The table of controls in README.md says the truth: nothing is left out, and no row names a test that is not there. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { countCases } from './count-cases.ts';

countCases(60);

const root = resolve(import.meta.dirname, '../..');
const rows = readFileSync(resolve(import.meta.dirname, 'README.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, name, rest] = /^\| ([CT]\d+)\b(.*)$/.exec(line) ?? [];
    if (name === undefined || rest === undefined) return [];
    return [{ name, files: [...rest.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file ?? ''), rest }];
  });
const numbered = (letter: string, last: number): readonly string[] =>
  Array.from({ length: last }, (_, i) => `${letter}${i + 1}`);

/** Promised and not there yet; whoever builds one takes it off this list and the row, and names its test. */
const NOT_BUILT: readonly (readonly [control: string, part: string])[] = [
  ['C21', "the publisher's certificate for Windows"],
  ['C22', 'a UKey as that factor'],
];

test('every control and every threat has one row', () => {
  expect(rows.map(({ name }) => name)).toEqual([...numbered('C', 28), ...numbered('T', 10)]);
});

test('every row names a test, and the parts that are not built are the listed ones', () => {
  expect(rows.filter(({ files }) => files.length === 0)).toEqual([]);
  const said = rows.flatMap(({ name, rest }) => {
    const [, parts] = /not built: ([^|]*) \|/.exec(rest) ?? [];
    return parts?.split('; ').map((part) => [name, part]) ?? [];
  });
  expect(said).toEqual(NOT_BUILT);
  expect(rows.filter(({ rest }) => rest.includes('not built')).length).toBe(new Set(said.map(([name]) => name)).size);
});

const attacked = rows.flatMap(({ name, files }) => files.map((file) => ({ name, file })));

test.each(attacked)('$name is tested in $file', ({ name, file }) => {
  expect(existsSync(resolve(root, file))).toBe(true);
  const text = readFileSync(resolve(root, file), 'utf8');
  expect(text).toMatch(/\b(test|it)[(.]/);
  // Threats are named by our own files only; the others show a control.
  const isNamed = new RegExp(`\\b${name}\\b`).test(text);
  expect(isNamed || name.startsWith('T')).toBe(true);
});
