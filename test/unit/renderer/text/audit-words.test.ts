/** RX-06: whoever reads the audit log reads Chinese; every screen, paper, file and setting that is noted has its word. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIGURES } from '#renderer/screens/quality/quality-tables.ts';
import { auditDetail } from '#renderer/text/audit-words.ts';
import { ALL_PAPERS } from '#shared/documents/papers/all-papers.ts';
import { AuditEvent } from '#shared/model/audit.ts';

/** `{ kind: 'view', what: 'draft' … }` as the sources write it. */
const NOTED = /kind: '([a-z-]+)',\s+what: '([a-z-]+)'/g;

async function notedIn(folder: string): Promise<readonly { readonly kind: string; readonly what: string }[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.tsx?$/u.test(file));
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return sources.flatMap((source) => [...source.matchAll(NOTED)].map(([, kind = '', what = '']) => ({ kind, what })));
}

const bare = (whats: readonly { readonly kind: string; readonly what: string }[]): readonly string[] =>
  whats
    .map((each) => AuditEvent.parse({ ...each, at: '2026-09-04T01:00:00.000Z', result: 'done' }))
    .filter((event) => /[a-z]/u.test(auditDetail(event)))
    .map(({ what = '' }) => what);

test('no code is shown for a word', async () => {
  const noted = [...(await notedIn('renderer')), ...(await notedIn('server'))];
  expect(noted.length).toBeGreaterThanOrEqual(55);
  expect(bare(noted)).toEqual([]);
});

test('nor for the matters behind a figure of 办理质量, whose names are put together', () => {
  expect(FIGURES.length).toBeGreaterThanOrEqual(9);
  expect(bare(FIGURES.map((figure) => ({ kind: 'export', what: `quality-${figure}` })))).toEqual([]);
});

test('nor for any paper that is printed or saved', () => {
  expect(ALL_PAPERS.length).toBeGreaterThanOrEqual(40);
  expect(bare(ALL_PAPERS.map(({ id }) => ({ kind: 'print', what: id })))).toEqual([]);
});

test('nor for what was shown of an identity, or asked for without the right to it', async () => {
  const fields = ['name', 'idno', 'phone', 'address', 'statement'].map((field) => `confidential-${field}`);
  expect(bare(fields.map((what) => ({ kind: 'reveal', what })))).toEqual([]);
  const routes = (await readdir('server/http')).map((file) => readFile(join('server/http', file), 'utf8'));
  const acts = (await Promise.all(routes)).flatMap((source) => [
    ...source.matchAll(/identify(?:For|Confirmed|Auditor)\([^'\n]*'([a-z-]+)'|what = '([a-z-]+)'/g),
  ]);
  expect(acts.length).toBeGreaterThanOrEqual(20);
  expect(bare(acts.map(([, act, what = '']) => ({ kind: 'failed-access', what: act ?? what })))).toEqual([]);
});
