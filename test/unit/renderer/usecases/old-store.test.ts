import { readFile } from 'node:fs/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { loadMatters } from '#renderer/data/matter-rows.ts';
import { queueSummary, readOutboxPage } from '#renderer/data/queries/sync-state.ts';
import { readDrafts } from '#renderer/data/writes/drafts.ts';
import { begin } from '#renderer/usecases/begin.ts';
import { readOldStore } from '#renderer/data/old-store.ts';
import { signIn } from '#renderer/usecases/sign-in.ts';
import { createVaultDatabase } from '#renderer/vault/vault-db.ts';
import { restoreDatabase, type DatabaseFixture } from '#test/support/database-fixture.ts';
import { enrolAs, must, PASSPHRASE, setupDesk } from './setup-signed-in.ts';

afterEach(() => vi.unstubAllGlobals());

/** A laptop of that day beside a county that has already had a D1 at this office. */
async function setupOld(version: string) {
  const desk = await setupDesk();
  const fixtures = new URL('../../../fixtures/databases/', import.meta.url);
  // Written by `dumpDatabase` on the day of that version and frozen since.
  const fixture = JSON.parse(await readFile(new URL(`${version}.json`, fixtures), 'utf8')) as DatabaseFixture;
  const name = `old ${version} ${desk.vault.db.name}`;
  await restoreDatabase(name, fixture);
  const vault = { ...desk.vault, db: createVaultDatabase(`${desk.vault.db.name}-old`) };
  // The migration to keys left devices of before without one.
  const row = await desk.server.store.findDevice('jiaxi', 'D1');
  if (row !== null) await desk.server.store.transaction((tx) => tx.putDevice({ ...row, key: '' }));
  const old = await readOldStore(desk.site, name);
  return { ...desk, vault, old, name };
}

test.each(['v1', 'v2', 'v3'])(
  'a plain store of %s is sealed with the first passphrase; nothing is lost, nothing stays plain',
  async (version) => {
    const { vault, site, old, name, county } = await setupOld(version);
    expect(old).toMatchObject({ office: 'jiaxi', device: 'D1' });
    const { store } = must(await begin({ vault, site }, await enrolAs('jiaxi-clerk', 'jiaxi', old), PASSPHRASE, old));
    await loadMatters(store);
    expect(store.state.identity).toMatchObject({ office: 'jiaxi', device: 'D1' });
    expect(queueSummary(store)).toMatchObject({ pending: 2, receipted: 2, refused: 0 });
    expect((await readOutboxPage(store, 0, 100)).texts).toHaveLength(2);
    expect((await readDrafts(store)).map((draft) => draft.title)).toEqual(['李某丁']);
    expect(store.state.damaged.size).toBe(0);
    expect(await site.databases()).not.toContain(name);
    store.close();
    must(await signIn(vault, county, 'jiaxi-clerk', PASSPHRASE)).store.close();
  },
);

test('a code of another office does not take the old records over; they stay as they were', async () => {
  const { vault, site, old, name } = await setupOld('v3');
  const enrolment = await enrolAs('chief', 'qinglan', old);
  expect(await begin({ vault, site }, enrolment, PASSPHRASE, old)).toEqual({
    ok: false,
    error: { code: 'other-old-store' },
  });
  expect(await readOldStore(site, name)).toEqual(old);
});

test('a copying that breaks off has founded nothing: the old store is there, another code begins anew', async () => {
  const { vault, site, old, name } = await setupOld('v3');
  const broken = { ...site, deleteDatabase: () => Promise.reject(new Error('power cut')) };
  const dead = { ...vault, derive: () => Promise.reject(new Error('power cut')) };
  expect(await begin({ vault: dead, site }, await enrolAs('jiaxi-clerk', 'jiaxi', old), PASSPHRASE, old)).toMatchObject(
    { ok: false },
  );
  expect(await vault.db.seats.count()).toBe(0);
  expect(await readOldStore(broken, name)).toEqual(old);
});

test('another computer has the name now: this one is told, and nothing is deleted', async () => {
  const { vault, site, old, name } = await setupOld('v3');
  await enrolAs('jiaxi-clerk', 'jiaxi', old);
  const late = await enrolAs('jiaxi-clerk', 'jiaxi', old);
  expect(late.identity.device).toBe('D2');
  expect(await begin({ vault, site }, late, PASSPHRASE, old)).toMatchObject({ error: { code: 'other-old-store' } });
  expect(await site.databases()).toContain(name);
});
