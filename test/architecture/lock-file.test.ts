/**
 * C25: `npm ci` installs what package-lock.json says and refuses a lock that is out of step; this looks at the same things
 * without a network, and at two traps of stack.md: platform packages that fell out of the lock (T2), and packages that
 * want a newer Node than ours (T19).
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

type Wanted = Readonly<Record<string, string>>;
type Manifest = { readonly dependencies: Wanted; readonly devDependencies: Wanted; readonly engines: Wanted };
type Locked = {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dependencies?: Wanted;
  readonly devDependencies?: Wanted;
  readonly optionalDependencies?: Wanted;
  readonly engines?: Wanted;
};
type Lock = {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked>>;
};

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const manifest = read('package.json') as Manifest; // npm's own files
const lock = read('package-lock.json') as Lock;
const asked = lock.packages['']; // what npm read from package.json when it wrote the lock
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Where Node would find `name` when required from `path`: the nearest node_modules upwards. */
function resolveFrom(path: string, name: string): string | null {
  for (let place = path; ; ) {
    const candidate = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
    if (candidate in lock.packages) return candidate;
    if (place === '') return null;
    const parent = place.lastIndexOf('node_modules/');
    place = place.slice(0, Math.max(0, parent - 1));
  }
}

/** Whether a Node of major 20 satisfies the range, for the few forms that `engines` uses in practice. */
function allowsNode20(range: string): boolean {
  return range.split('||').some((part) => {
    const [, sign, major] = /^\s*(>=|\^|~|>)?\s*v?(\d+)/.exec(part) ?? [];
    if (major === undefined) return true;
    return sign === '>=' || sign === '>' ? Number(major) <= 20 : Number(major) === 20;
  });
}

describe('package-lock.json', () => {
  test('asks for exactly what package.json asks for', () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(asked?.dependencies).toEqual(manifest.dependencies);
    expect(asked?.devDependencies).toEqual(manifest.devDependencies);
    expect(asked?.engines).toEqual(manifest.engines);
  });

  test('locks every direct dependency at the exact version asked for', () => {
    const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(wanted.length).toBeGreaterThan(30);
    for (const [name, version] of wanted) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  test('contains every dependency of every package, the binaries for other machines included (T2)', () => {
    const missing = installed.flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => resolveFrom(path, name) === null)
        .map((name) => `${path} -> ${name}`),
    );
    expect(installed.length).toBeGreaterThan(300);
    expect(missing).toEqual([]);
  });

  test('names a checksum for every package, and no place that only one machine can reach', () => {
    expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
    // The lock says what, never from where: each machine has its own way to the packages.
    expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
  });
});

test('T19: only the packages known to work declare a Node newer than 20', () => {
  const known = [
    '@electron-internal/extract-zip',
    '@electron/get',
    '@electron/rebuild',
    'electron',
    'nanoid',
    'node-abi',
  ];
  const newer = installed
    .filter(([, { engines }]) => engines?.['node'] !== undefined && !allowsNode20(engines['node']))
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  expect([...new Set(newer)].toSorted().filter((name) => !known.includes(name))).toEqual([]);
});

test.each([
  ['>=22.12', false],
  ['>=18', true],
  ['^20.19.0 || >=22.12.0', true],
  ['^22 || ^24', false],
  ['*', true],
  ['>= 20.19', true],
])('engines "%s" allows Node 20: %s', (range, allowed) => {
  expect(allowsNode20(range)).toBe(allowed);
});
