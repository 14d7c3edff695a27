/** C14 in the shell: the county's authority is trusted for the county's server, and for nothing else. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isCountyServer, trustCounty } from '#electron/window/county-certificate.ts';
import { openCountyTls } from '#server/tls/county-certificates.ts';
import { temporaryFolder } from '#test/support/server.ts';

const NOW = new Date('2026-11-22T00:00:00.000Z');
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let county: { readonly cert: string; readonly authority: string };
let rogue: { readonly cert: string; readonly authority: string };

beforeAll(async () => {
  folder = await temporaryFolder();
  const made = async (name: string) => {
    const tls = await openCountyTls(join(folder.path, name), { names: ['192.168.1.10', 'jft.local'], now: NOW });
    const cert = tls.cert.slice(0, tls.cert.indexOf('-----END CERTIFICATE-----') + 26);
    return { cert, authority: await readFile(tls.authorityFile, 'utf8') };
  };
  [county, rogue] = [await made('county'), await made('rogue')];
});
afterAll(() => folder.remove());

const later = (days: number): Date => new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);

test.each([
  ['the county by name', () => isCountyServer(county.cert, county.authority, 'jft.local', NOW), true],
  ['the county by address', () => isCountyServer(county.cert, county.authority, '192.168.1.10', NOW), true],
  ['another name', () => isCountyServer(county.cert, county.authority, 'evil.local', NOW), false],
  ['another address', () => isCountyServer(county.cert, county.authority, '192.168.1.11', NOW), false],
  ['an authority of the same name', () => isCountyServer(rogue.cert, county.authority, 'jft.local', NOW), false],
  ['the authority itself as server', () => isCountyServer(county.authority, county.authority, 'jft.local', NOW), false],
  ['after its end', () => isCountyServer(county.cert, county.authority, 'jft.local', later(400)), false],
  ['before its beginning', () => isCountyServer(county.cert, county.authority, 'jft.local', later(-30)), false],
  ['no certificate', () => isCountyServer('', county.authority, 'jft.local', NOW), false],
  ['a damaged authority', () => isCountyServer(county.cert, 'x', 'jft.local', NOW), false],
])('%s', (_, judged, expected) => {
  expect(judged()).toBe(expected);
});

test('every other host is Chromium’s to judge', () => {
  const answers: number[] = [];
  trustCounty(
    {
      setCertificateVerifyProc: (judge) => {
        for (const hostname of ['jft.local', 'example.org']) {
          // Only what is looked at; Electron gives more.
          judge?.({ hostname, certificate: { data: county.cert } } as Parameters<typeof judge>[0], (code) =>
            answers.push(code),
          );
        }
      },
    },
    { server: 'https://jft.local:8787', authority: county.authority, now: () => NOW },
  );
  expect(answers).toEqual([0, -3]);
});
