import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { openingOf, type Claims } from './claims.ts';

/** Runs one statement; without parameters the text may hold several, and the last one's rows count. */
export type Execute = (
  text: string,
  parameters: readonly unknown[],
) => Promise<{ readonly rows: readonly unknown[]; readonly affected: number }>;

/** What a database must offer to stand below the store: exclusive connections. */
export type Connections = {
  readonly acquire: () => Promise<{ readonly execute: Execute; readonly release: () => void }>;
  /** Every transaction of several statements writes, so it takes the one lock (PROTOCOL N1); `null`: nobody else is there. */
  readonly lock: string | null;
  readonly close: () => Promise<void>;
};

/** Any value: all writers of this product take the same advisory lock. */
export const WRITE_LOCK = 20_040_047;

/**
 * One Kysely dialect for both databases, so that there is one code path (stack §3.2). Nothing runs outside a transaction
 * that has said for whom it speaks: a statement by itself gets one of its own (C17).
 */
export function dialectOf(connections: Connections, claims: Claims): Dialect {
  return {
    createDriver: () => driverOf(connections, openingOf(claims)),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

type Held = { readonly execute: Execute; readonly release: () => void; isOpen: boolean };

function driverOf(connections: Connections, opening: string): Driver {
  const known = new WeakMap<DatabaseConnection, Held>();
  const held = (connection: DatabaseConnection): Held => {
    const found = known.get(connection);
    if (found === undefined) throw new Error('a connection that was not acquired here');
    return found;
  };
  const end = async (connection: DatabaseConnection, text: 'commit' | 'rollback'): Promise<void> => {
    const one = held(connection);
    one.isOpen = false;
    await one.execute(text, []);
  };
  return {
    init: () => Promise.resolve(),
    acquireConnection: async () => {
      const one: Held = { ...(await connections.acquire()), isOpen: false };
      const connection = connectionOf(one, opening);
      known.set(connection, one);
      return connection;
    },
    beginTransaction: async (connection) => {
      const one = held(connection);
      await one.execute(connections.lock === null ? opening : `${opening}; ${connections.lock}`, []);
      one.isOpen = true;
    },
    commitTransaction: (connection) => end(connection, 'commit'),
    rollbackTransaction: (connection) => end(connection, 'rollback'),
    releaseConnection: (connection) => {
      held(connection).release();
      return Promise.resolve();
    },
    destroy: connections.close,
  };
}

function connectionOf(held: Held, opening: string): DatabaseConnection {
  const run = async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
    const { rows, affected } = await held.execute(sql, parameters);
    // Kysely types the rows by the query it built.
    return { rows: rows as R[], numAffectedRows: BigInt(affected) };
  };
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      if (held.isOpen) return run<R>(query);
      try {
        await held.execute(opening, []);
        const result = await run<R>(query);
        await held.execute('commit', []);
        return result;
      } catch (cause) {
        await held.execute('rollback', []).catch(() => undefined);
        throw cause;
      }
    },
    streamQuery: () => {
      throw new Error('pages are read by key, never streamed');
    },
  };
}
