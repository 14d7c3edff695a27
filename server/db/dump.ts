import { sql, type Kysely, type Transaction } from 'kysely';
import * as z from 'zod';
import { migrate } from './migrate.ts';
import { readHead } from './sql-matters.ts';
import type { Tables } from './tables.ts';

/**
 * The whole county as lines of JSON, one row a line, the same for PGlite and PostgreSQL: a backup of the one restores
 * into the other, which is also how a county moves from the trial database to PostgreSQL.
 *
 *     {"table":"operations"}  {row} {row} …  {"table":"matters"} …  {"end":{"tables":{"operations":2,…},"head":…}}
 */
const TableLine = z.strictObject({ table: z.string().regex(/^[a-z_]+$/) });
const EndLine = z.strictObject({
  end: z.strictObject({
    tables: z.record(z.string(), z.int()),
    head: z.strictObject({ seq: z.int(), chain: z.string() }),
  }),
});
const RowLine = z.record(z.string(), z.unknown());

/** What a dump holds: rows by table, and the end of the county's chain. */
export type DumpSummary = z.infer<typeof EndLine>['end'];

export type LoadProblem = 'not-empty' | 'newer-program-needed' | 'incomplete' | 'chain-differs';

/** A dump that cannot be loaded; nothing was kept of it. */
export class LoadError extends Error {
  readonly problem: LoadProblem;
  constructor(problem: LoadProblem) {
    super(problem);
    this.problem = problem;
  }
}

const FETCH = 500;

/** Writes every row of every table as of one moment. Nobody else writes meanwhile. */
export function dumpDatabase(db: Kysely<Tables>, write: (text: string) => Promise<void>): Promise<DumpSummary> {
  return db.transaction().execute(async (tx) => {
    const tables: Record<string, number> = {};
    // First, so that the reader knows the structure before the rows.
    for (const table of await tableNames(tx)) {
      await write(`${JSON.stringify({ table })}\n`);
      tables[table] = await dumpTable(tx, table, write);
    }
    const end = { tables, head: await readHead(tx) };
    await write(`${JSON.stringify({ end })}\n`);
    return end;
  });
}

async function dumpTable(
  tx: Transaction<Tables>,
  table: string,
  write: (text: string) => Promise<void>,
): Promise<number> {
  await sql`declare dumped no scroll cursor for select to_json(r)::text as row from ${sql.table(table)} r`.execute(tx);
  let count = 0;
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(FETCH)} from dumped`.execute(tx);
    if (rows.length === 0) break;
    await write(`${rows.map(({ row }) => row).join('\n')}\n`);
    count += rows.length;
  }
  await sql`close dumped`.execute(tx);
  return count;
}

/**
 * Loads a dump into an empty database, all or nothing, and brings its structure up to this program's. Throws `LoadError`.
 */
export async function loadDatabase(
  db: Kysely<Tables>,
  lines: AsyncIterable<string>,
  context: { readonly migrations: string; readonly now: string },
): Promise<DumpSummary> {
  const source = lineReader(lines);
  const applied = await readMigrations(source);
  const newest = Math.max(0, ...applied.map(({ id }) => id));
  const known = await migrate(db, context.migrations, context.now, newest);
  if (known < newest) throw new LoadError('newer-program-needed');
  const summary = await db.transaction().execute((tx) => loadRows(tx, source));
  await migrate(db, context.migrations, context.now);
  return summary;
}

/** `migrations` is dumped first; see `tableNames`. */
async function readMigrations(source: LineReader): Promise<readonly { readonly id: number }[]> {
  const first = await source.next();
  if (first === null || parse(TableLine, first)?.table !== 'migrations') throw new LoadError('incomplete');
  const rows: { readonly id: number }[] = [];
  for (;;) {
    const line = await source.peek();
    const row = line === null ? null : parse(z.looseObject({ id: z.int() }), line);
    if (row === null) return rows;
    rows.push(row);
    await source.next();
  }
}

type LineReader = {
  /** The next line, `null` after the last one. */
  readonly next: () => Promise<string | null>;
  /** The next line, which stays the next one. */
  readonly peek: () => Promise<string | null>;
};

function lineReader(lines: AsyncIterable<string>): LineReader {
  const source = lines[Symbol.asyncIterator]();
  let held: { readonly line: string | null } | null = null;
  const read = async (): Promise<string | null> => {
    const next = await source.next();
    return next.done === true ? null : next.value;
  };
  return {
    next: async () => {
      const line = held === null ? await read() : held.line;
      held = null;
      return line;
    },
    peek: async () => (held ??= { line: await read() }).line,
  };
}

/** Does a row of that key stand there already (SQLSTATE of both databases)? */
const isTaken = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === '23505';

async function loadRows(tx: Transaction<Tables>, source: LineReader): Promise<DumpSummary> {
  const operations = await tx.selectFrom('operations').select('id').limit(1).execute();
  const county = await tx.selectFrom('county').select('profile').limit(1).execute();
  if (operations.length + county.length > 0) throw new LoadError('not-empty');
  const known = new Set(await tableNames(tx));
  const counts: Record<string, number> = { migrations: 0 };
  let table: string | null = null;
  let rows: string[] = [];
  const flush = async (): Promise<void> => {
    if (table === null || rows.length === 0) return;
    const list = `[${rows.join(',')}]`;
    const insert = sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${list}::json)`;
    await insert.execute(tx).catch((cause: unknown) => {
      // The same backup once more, of a county that had no profile yet.
      throw isTaken(cause) ? new LoadError('not-empty') : cause;
    });
    counts[table] = (counts[table] ?? 0) + rows.length;
    rows = [];
  };
  for (let line = await source.next(); line !== null; line = await source.next()) {
    const opened = parse(TableLine, line);
    const end = opened === null ? parse(EndLine, line) : null;
    if (opened === null && end === null) {
      if (table === null || parse(RowLine, line) === null) throw new LoadError('incomplete');
      rows.push(line);
      if (rows.length >= FETCH) await flush();
      continue;
    }
    await flush();
    if (opened !== null) {
      table = opened.table;
      counts[table] = 0;
      if (!known.has(table)) throw new LoadError('newer-program-needed');
      continue;
    }
    if (end !== null) return checkEnd(tx, end.end, counts);
  }
  throw new LoadError('incomplete');
}

async function checkEnd(
  tx: Transaction<Tables>,
  end: DumpSummary,
  counts: Readonly<Record<string, number>>,
): Promise<DumpSummary> {
  const isComplete = Object.entries(end.tables).every(
    ([table, count]) => table === 'migrations' || counts[table] === count,
  );
  if (!isComplete) throw new LoadError('incomplete');
  const head = await readHead(tx);
  if (head.seq !== end.head.seq || head.chain !== end.head.chain) throw new LoadError('chain-differs');
  return end;
}

function parse<T>(schema: z.ZodType<T>, line: string): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** `migrations` first, then by name, and tables that refer to other ones last. */
async function tableNames(tx: Transaction<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()
    order by
      tablename <> 'migrations',
      exists (select 1 from pg_constraint c where c.contype = 'f' and c.conrelid = quote_ident(tablename)::regclass),
      tablename`.execute(tx);
  return rows.map(({ name }) => name);
}
