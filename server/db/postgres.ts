import pg from 'pg';
import { WRITE_LOCK, type Connections, type Execute } from './dialect.ts';

/** Channel on which every process tells the others the newest sequence number. */
export const CHANGES_CHANNEL = 'jft_changes';

/**
 * Connections to PostgreSQL. Statements with parameters are prepared under a name; plans are made for the actual
 * values (`force_custom_plan`), because a plan made while a table was empty would scan it for ever after.
 */
export function postgresConnections(url: string): Connections {
  const pool = new pg.Pool({ connectionString: url, max: 8, options: '-c plan_cache_mode=force_custom_plan' });
  // An idle connection that breaks is replaced by the pool; whoever used it got the error.
  pool.on('error', () => undefined);
  const names = new Map<string, string>();
  return {
    lock: `select pg_advisory_xact_lock(${WRITE_LOCK})`,
    acquire: async () => {
      const client = await pool.connect();
      let broken = false;
      const execute: Execute = async (text, parameters) => {
        try {
          return await executeOn(client, names, text, parameters);
        } catch (cause) {
          broken ||= !(cause instanceof pg.DatabaseError);
          throw cause;
        }
      };
      return { execute, release: () => client.release(broken) };
    },
    close: () => pool.end(),
  };
}

const executeOn = async (
  client: pg.PoolClient,
  names: Map<string, string>,
  text: string,
  parameters: readonly unknown[],
): ReturnType<Execute> => {
  if (parameters.length === 0) {
    // Several statements give a list of results, which the types of `pg` do not say.
    const result = (await client.query(text)) as pg.QueryResult | pg.QueryResult[];
    const last = Array.isArray(result) ? result.at(-1) : result;
    return { rows: last?.rows ?? [], affected: last?.rowCount ?? 0 };
  }
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `jft_${names.size}`));
  const { rows, rowCount } = await client.query<object>({ name, text, values: [...parameters] });
  return { rows, affected: rowCount ?? 0 };
};

/**
 * Listens to the other processes' commits (and our own) on a connection of its own, opened again after a break.
 * `onBack` is called then, because announcements were missed meanwhile. `ready`: the first attempt is over.
 */
export function listenForChanges(
  url: string,
  onSeq: (seq: number) => void,
  onBack: () => void,
): { readonly ready: Promise<void>; readonly close: () => Promise<void> } {
  let closed = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  const retry = (): void => {
    if (closed || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect(true);
    }, 1000);
  };
  const connect = async (again: boolean): Promise<void> => {
    const own = new pg.Client({ connectionString: url });
    own.on('error', () => void own.end().catch(() => undefined));
    own.on('end', retry);
    own.on('notification', ({ payload }) => onSeq(Number(payload)));
    client = own;
    try {
      await own.connect();
      await own.query(`listen ${CHANGES_CHANNEL}`);
      if (again) onBack();
    } catch {
      retry();
    }
  };
  const ready = connect(false);
  return {
    ready,
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await ready;
      await client?.end().catch(() => undefined);
    },
  };
}
