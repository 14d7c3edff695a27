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

/** Runs one statement; without parameters the text may hold several, and the last one's rows count. */
export type Execute = (
  text: string,
  parameters: readonly unknown[],
) => Promise<{ readonly rows: readonly unknown[]; readonly affected: number }>;

/** What a database must offer to stand below the store: exclusive connections. */
export type Connections = {
  readonly acquire: () => Promise<{ readonly execute: Execute; readonly release: () => void }>;
  /** Opens a transaction; every transaction of this server writes, so it takes the one lock (PROTOCOL N1). */
  readonly begin: string;
  readonly close: () => Promise<void>;
};

/** Any value: all writers of this product take the same advisory lock. */
export const WRITE_LOCK = 20_040_047;

/** One Kysely dialect for both databases, so that there is one code path (stack §3.2). */
export function dialectOf(connections: Connections): Dialect {
  return {
    createDriver: () => driverOf(connections),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  };
}

function driverOf(connections: Connections): Driver {
  const releases = new WeakMap<DatabaseConnection, () => void>();
  const run = (connection: DatabaseConnection, text: string) => connection.executeQuery(CompiledQuery.raw(text));
  return {
    init: () => Promise.resolve(),
    acquireConnection: async () => {
      const { execute, release } = await connections.acquire();
      const connection = connectionOf(execute);
      releases.set(connection, release);
      return connection;
    },
    beginTransaction: async (connection) => void (await run(connection, connections.begin)),
    commitTransaction: async (connection) => void (await run(connection, 'commit')),
    rollbackTransaction: async (connection) => void (await run(connection, 'rollback')),
    releaseConnection: (connection) => {
      releases.get(connection)?.();
      return Promise.resolve();
    },
    destroy: connections.close,
  };
}

function connectionOf(execute: Execute): DatabaseConnection {
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const { rows, affected } = await execute(query.sql, query.parameters);
      // Kysely types the rows by the query it built.
      return { rows: rows as R[], numAffectedRows: BigInt(affected) };
    },
    streamQuery: () => {
      throw new Error('pages are read by key, never streamed');
    },
  };
}
