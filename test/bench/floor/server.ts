/** The least a server can do: a table, a feed, idempotent pushes, one lock, group commit. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import pg from 'pg';
import { edit, editSet, sheet, type Sheet } from '../harness/records.ts';
import { host } from '../harness/server-process.ts';

const [inflate, deflate] = [promisify(gunzip), promisify(gzip)];
const PAGE = 2000;
const SCHEMA = `
  create table sheets (id text primary key, seq bigint not null, status text, town text, at text, name text, doc jsonb not null);
  create unique index sheets_seq on sheets (seq);
  create index sheets_list on sheets (status, town, at desc);
  create table seen (op text primary key);
  create sequence feed;`;
const PUSH = `
  with sent as (select c->>'op' as op, c->'doc' as doc from jsonb_array_elements($1::jsonb) c),
    fresh as (insert into seen (op) select op from sent on conflict do nothing returning op)
  insert into sheets (id, seq, status, town, at, name, doc)
  select doc->>'id', nextval('feed'), doc->'registration'->>'takenOverStatus', doc->'registration'->>'issueOffice',
    doc->>'recordedAt', doc->'registration'->'petitioners'->0->>'name', doc from sent join fresh using (op)
  on conflict (id) do update set seq = excluded.seq, status = excluded.status, at = excluded.at, doc = excluded.doc`;

let pool: pg.Pool;

async function write(text: string): Promise<void> {
  const connection = await pool.connect();
  try {
    await connection.query('begin; select pg_advisory_xact_lock(1)');
    await connection.query({ name: 'push', text: PUSH, values: [text] });
    await connection.query('commit');
  } catch (cause) {
    await connection.query('rollback');
    throw cause;
  } finally {
    connection.release();
  }
}

type Waiting = { readonly text: string; readonly resolve: () => void; readonly reject: (cause: unknown) => void };
const waiting: Waiting[] = [];
let running = false;

async function drain(): Promise<void> {
  running = true;
  while (waiting.length > 0) {
    const group: Waiting[] = [];
    for (let size = 0; waiting[0] !== undefined && size < 4e6; size += group.at(-1)?.text.length ?? 0)
      group.push(...waiting.splice(0, 1));
    try {
      await write(`[${group.map(({ text }) => text.slice(1, -1)).join(',')}]`);
      for (const one of group) one.resolve();
    } catch (cause) {
      for (const one of group) one.reject(cause);
    }
  }
  running = false;
}

const push = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    waiting.push({ text, resolve, reject });
    if (!running) void drain();
  });

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer); // a request without encoding gives buffers
  return Buffer.concat(parts);
}

async function pull(since: string): Promise<Buffer> {
  const { rows } = await pool.query<{ seq: string; doc: string }>({
    name: 'pull',
    text: `select seq, doc::text as doc from sheets where seq > $1 order by seq limit ${PAGE}`,
    values: [since],
  });
  const cursor = rows.at(-1)?.seq ?? since;
  const body = `{"cursor":${cursor},"more":${rows.length === PAGE},"rows":[${rows.map((row) => row.doc).join(',')}]}`;
  return deflate(body, { level: 4 });
}

const server = createServer((request, response) => {
  const answer = async (): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/push') {
      await push((await inflate(await bodyOf(request))).toString());
      response.end('{}');
    } else {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(await pull(url.searchParams.get('since') ?? '0'));
    }
  };
  answer().catch(() => response.writeHead(500).end());
});

const upsert = (docs: readonly Sheet[]): Promise<void> =>
  write(JSON.stringify(docs.map((doc) => ({ op: `${doc.id}-${doc.recordedAt}`, doc }))));

host({
  async start({ pgUrl }) {
    pool = new pg.Pool({ connectionString: pgUrl });
    await pool.query(SCHEMA);
    server.listen(0, '127.0.0.1', 2048);
    await once(server, 'listening');
    const address = server.address();
    return { port: typeof address === 'object' && address !== null ? address.port : 0 };
  },
  async seed(n) {
    for (let from = 0; from < n; from += PAGE) {
      await upsert(Array.from({ length: Math.min(PAGE, n - from) }, (_, i) => sheet(from + i)));
    }
    await pool.query('vacuum analyze sheets');
  },
  mutate: ({ n, count, round }) =>
    upsert(
      editSet(n, count, round).map((i) => {
        const [old, { recordedAt, set }] = [sheet(i), edit(i, round)];
        const annex = { ...old.registration.annex, ...set.annex };
        return { ...old, recordedAt, registration: { ...old.registration, ...set, annex } };
      }),
    ),
  count: async () => Number((await pool.query<{ count: string }>('select count(*) from sheets')).rows[0]?.count),
});
