import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Load } from '#server/backup/commands.ts';
import {
  loadPglite,
  loadPostgres,
  openPgliteStore,
  openPostgresStore,
  type DumpableStore,
} from '#server/db/open-store.ts';
import type { TestPostgres } from '#test/support/postgres.ts';
import { MIGRATIONS } from '#test/support/server.ts';

export const MADE_AT = '2026-09-04T00:00:00.000Z';
const context = { migrations: MIGRATIONS, now: () => MADE_AT, log: () => undefined };

/** An empty computer for a county server, with a data folder of its own below `folder`. */
export type Machine = {
  readonly dataFolder: string;
  readonly open: () => Promise<DumpableStore>;
  readonly load: Load;
};

export async function newMachine(
  kind: 'PGlite' | 'PostgreSQL',
  folder: string,
  postgres: TestPostgres,
): Promise<Machine> {
  const dataFolder = await mkdtemp(join(folder, 'machine-'));
  if (kind === 'PGlite') {
    return {
      dataFolder,
      open: () => openPgliteStore(dataFolder, context),
      load: (lines) => loadPglite(dataFolder, lines, context),
    };
  }
  const url = await postgres.newDatabase();
  return {
    dataFolder,
    open: () => openPostgresStore(url, context),
    load: (lines) => loadPostgres(url, lines, context),
  };
}
