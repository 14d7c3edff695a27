import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { openPgliteStore, openPostgresStore } from '#server/db/open-store.ts';
import type { ServerStore } from '#server/db/store.ts';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import { MIGRATIONS, temporaryFolder } from '#test/support/server.ts';

/** Empty stores of one kind; `close` ends everything they needed. */
export type StoreSource = { readonly open: () => Promise<ServerStore>; readonly close: () => Promise<void> };

const context = { migrations: MIGRATIONS, now: () => '2026-09-04T00:00:00.000Z', log: () => undefined };

async function memory(): Promise<StoreSource> {
  return Promise.resolve({
    open: () => Promise.resolve(createMemoryStore()),
    close: () => Promise.resolve(),
  });
}

async function pglite(): Promise<StoreSource> {
  const folder = await temporaryFolder();
  let opened = 0;
  return {
    open: () => openPgliteStore(`${folder.path}/${(opened += 1)}`, context),
    close: folder.remove,
  };
}

async function postgresql(): Promise<StoreSource> {
  const postgres: TestPostgres = await startPostgres();
  return {
    open: async () => openPostgresStore(await postgres.newDatabase(), context),
    close: postgres.stop,
  };
}

const SOURCES = { memory, pglite, postgresql } as const;
export type StoreName = keyof typeof SOURCES;

export const startStore = (name: StoreName): Promise<StoreSource> => SOURCES[name]();

/** The three implementations, which must not be told apart. */
export const STORES: readonly (readonly [name: StoreName, start: () => Promise<StoreSource>])[] = [
  ['memory', memory],
  ['pglite', pglite],
  ['postgresql', postgresql],
];

/** Inside a `describe` over `STORES`: one empty store a test. */
export function emptyStore(start: () => Promise<StoreSource>): () => ServerStore {
  let source: StoreSource;
  let store: ServerStore;
  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.close());
  beforeEach(async () => {
    store = await source.open();
  });
  afterEach(() => store.close());
  return () => store;
}
