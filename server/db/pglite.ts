import { mkdir } from 'node:fs/promises';
import type { Connections, Execute } from './dialect.ts';

/** `bigint` as text, as `pg` gives it. */
const INT8 = 20;
const asText = (value: string): string => value;

/**
 * The embedded database: one connection, so callers queue (stack §3.2). `directory` `null` keeps everything in memory.
 * It never calls fsync and does not keep a second process out; journal.ts and data-lock.ts do.
 */
export async function pgliteConnections(directory: string | null): Promise<Connections> {
  // Loaded only where it is used: a server with PostgreSQL spares the memory.
  const { PGlite } = await import('@electric-sql/pglite');
  if (directory !== null) await mkdir(directory, { recursive: true });
  const db = await PGlite.create({
    ...(directory !== null && { dataDir: directory }),
    parsers: { [INT8]: asText },
  });
  let tail = Promise.resolve();
  const execute: Execute = async (text, parameters) => {
    if (parameters.length === 0) {
      const last = (await db.exec(text)).at(-1);
      return { rows: last?.rows ?? [], affected: last?.affectedRows ?? 0 };
    }
    const { rows, affectedRows } = await db.query<object>(text, [...parameters]);
    return { rows, affected: affectedRows ?? 0 };
  };
  return {
    lock: null,
    acquire: async () => {
      const before = tail;
      let release = (): void => undefined;
      tail = new Promise((resolve) => {
        release = resolve;
      });
      await before;
      return { execute, release };
    },
    close: () => db.close(),
  };
}
