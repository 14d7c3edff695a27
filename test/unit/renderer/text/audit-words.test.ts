/** RX-06: whoever reads the audit log reads Chinese; every screen, paper, file and setting that is noted has its word. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { auditDetail } from '#renderer/text/audit-words.ts';
import { AuditEvent } from '#shared/model/audit.ts';

/** `{ kind: 'view', what: 'draft' … }` as the sources write it. */
const NOTED = /kind: '([a-z-]+)',\s+what: '([a-z-]+)'/g;

async function notedIn(folder: string): Promise<readonly { readonly kind: string; readonly what: string }[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.tsx?$/u.test(file));
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return sources.flatMap((source) => [...source.matchAll(NOTED)].map(([, kind = '', what = '']) => ({ kind, what })));
}

test('no code is shown for a word', async () => {
  const noted = [...(await notedIn('renderer')), ...(await notedIn('server'))];
  expect(noted.length).toBeGreaterThan(25);
  const bare = noted
    .map((each) => AuditEvent.parse({ ...each, at: '2026-09-04T01:00:00.000Z', result: 'done' }))
    .filter((event) => /[a-z]/u.test(auditDetail(event)));
  expect(bare.map(({ what }) => what)).toEqual([]);
});
