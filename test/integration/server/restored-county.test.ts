/**
 * C24: the desks of a county that was restored from an older backup. They have pinned its key, hold receipts for what it
 * lost, and bring that again by themselves: each matter once, under its printed number, without a gap (PROTOCOL R1–R4).
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import type { SignedIn } from '#renderer/usecases/sign-in.ts';
import { backUp, makeBackupKey, restore } from '#server/backup/commands.ts';
import { readCountyKey } from '#server/config/county-key-file.ts';
import type { DumpableStore } from '#server/db/open-store.ts';
import { countyKeyOf } from '#server/usecases/signatures.ts';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import { setupServer, temporaryFolder, type TestServer } from '#test/support/server.ts';
import {
  clearDesk,
  must,
  newComputer,
  registerAt,
  setupDesk,
  syncAt,
} from '#test/unit/renderer/usecases/setup-signed-in.ts';
import { MADE_AT, newMachine, type Machine } from './machines.ts';

let postgres: TestPostgres;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  [postgres, folder] = await Promise.all([startPostgres(), temporaryFolder()]);
});
afterAll(() => Promise.all([postgres.stop(), folder.remove()]));

/** The server over the machine's own database and its own key, as the program starts it. */
async function serverOn({ dataFolder }: Machine, store: DumpableStore): Promise<TestServer> {
  const { privateKey, publicKey, agreeing } = await readCountyKey(dataFolder);
  return setupServer({ store, countyKey: countyKeyOf(privateKey, publicKey, agreeing) });
}

const numbersAt = ({ store }: SignedIn, matters: readonly string[]) =>
  Promise.all(matters.map(async (id) => (await readMatter(store, id as never))?.officialNo)); // ids as registered

test.each(['PGlite', 'PostgreSQL'] as const)(
  'C24 on %s: what the old backup lacks comes again from the desk that wrote it; nothing is doubled',
  async (kind) => {
    const [first, second] = [
      await newMachine(kind, folder.path, postgres),
      await newMachine(kind, folder.path, postgres),
    ];
    const secret = must(await makeBackupKey(first.dataFolder)).secretText;
    const store = await first.open();
    const desk = await setupDesk(undefined, await serverOn(first, store));
    const reader = await newComputer(desk);
    const matters = [await registerAt(desk.signedIn.store, '备份之前')];
    await syncAt(desk.signedIn);
    const about = { dataFolder: first.dataFolder, folder: join(first.dataFolder, 'backups'), now: MADE_AT, keep: 3 };
    const { file } = must(await backUp(store.dump, about));
    matters.push(await registerAt(desk.signedIn.store, '备份之后'), await registerAt(desk.signedIn.store, '备份之后'));
    for (const each of [desk.signedIn, reader.signedIn]) await syncAt(each);
    const told = await numbersAt(desk.signedIn, matters);
    expect(new Set(told).size).toBe(3);
    expect(await numbersAt(reader.signedIn, matters)).toEqual(told);
    await desk.server.stop();

    must(await restore(second.load, { file, secretText: secret, dataFolder: second.dataFolder }));
    const restored = await serverOn(second, await second.open());
    vi.stubGlobal('fetch', async (url: string, init?: RequestInit) =>
      restored.app.fetch(new Request(`http://county.test${url}`, init)),
    );
    // Who only reads comes first, then the author, with something new besides; then the reader once more.
    matters.push(await registerAt(desk.signedIn.store, '恢复之后'));
    for (const each of [reader.signedIn, desk.signedIn, reader.signedIn]) await syncAt(each);

    const { seq } = await restored.store.readHead();
    const rows = await restored.store.readOperations({ after: 0, upTo: seq, limit: 100 });
    expect(rows.map(({ stream }) => stream).toSorted()).toEqual(matters.toSorted());
    const now = await numbersAt(desk.signedIn, matters);
    expect(now.slice(0, 3)).toEqual(told);
    expect(await numbersAt(reader.signedIn, matters)).toEqual(now);
    // Numbers of one year and county, without a hole.
    expect(now.map((each) => Number(/\d+(?=\D*$)/.exec(each ?? '')?.[0]))).toEqual([1, 2, 3, 4]);
    expect(restored.failures).toEqual([]);
    for (const each of [desk.signedIn, reader.signedIn]) each.store.close();
    await clearDesk({ ...desk, server: restored });
  },
);
