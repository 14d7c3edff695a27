/**
 * The product as contender `ours` of the shared benchmark. Copy that benchmark somewhere, `npm ci` there, link this
 * folder as `contenders/ours`, and run it. Its interface asks for a default export.
 */
import { dirname, resolve } from 'node:path';
import { startServer } from './server.mjs';

const benchFolder = dirname(resolve(process.argv[1] ?? '.'));

// oxlint-disable-next-line import/no-default-export -- the shared benchmark's interface
export default {
  id: 'ours',
  title: '接访台',
  stack: 'own operations over Dexie/IndexedDB, gzip JSON over HTTP, Hono + Kysely + PostgreSQL',
  page: new URL('./page.ts', import.meta.url),
  device: new URL('./device.mjs', import.meta.url),
  needs: { postgres: true },
  serverDurable: 'yes (PostgreSQL commit, fsync)',
  startServer: (context) => startServer(context, benchFolder),
  notes: [
    'Every feature is on: operations and projections, rules decided on both sides, official numbers, conflicts by field, permissions, chain of history.',
    'Lists, searches and counts are answered from an index in memory, which is loaded after the first screen; lists give the columns of a list, not whole records.',
    'The server has folded its matters before it is asked (other devices of a county have long read them).',
  ],
};
