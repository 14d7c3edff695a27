/** The product as contender `ours` of the shared benchmark: its interface in front of our data layer. */
import type { ListRow } from '#renderer/data/list-row.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { productClient } from '../product/client.ts';
import { statusCode, statusWord, toRecord, toSet, toSheet, townCode, type PeerRecord } from './to-sheet.ts';

const client = productClient();

/** The columns of a list; the whole record is read when somebody opens it, as in the product. */
const shown = (row: ListRow) => ({
  id: row.id,
  caseNo: row.slipNo,
  applicantName: row.name,
  title: row.summary,
  status: statusWord(row.status),
  updatedAt: row.updatedAt,
});

const contender = {
  open: client.open,
  put: (record: PeerRecord) => client.put(toSheet(record)),
  edit: (id: string, patch: Readonly<Record<string, unknown>>) =>
    client.edit(id, Instant.parse(new Date().toISOString()), toSet(patch)),
  flush: client.flush,
  pull: client.pull,
  list: async ({ status, town, limit }: { status: string; town: string; limit: number }) =>
    (await client.rows({ status: statusCode(status), town: townCode(town), limit })).map(shown),
  search: ({ text, mode, limit }: { text: string; mode: 'prefix' | 'contains'; limit: number }) =>
    client.search(text, mode, limit),
  counts: async () =>
    Object.fromEntries(Object.entries(await client.counts()).map(([code, n]) => [statusWord(code), n])),
  firstList: async (n: number) =>
    (await client.first(n)).map((row) => ({
      id: row.id,
      caseNo: row.no,
      applicantName: row.name,
      title: row.text,
      status: statusWord(row.status),
      updatedAt: row.at,
    })),
  get: async (id: string) => {
    const view = await client.matter(id);
    return view === null ? null : toRecord(view);
  },
  size: client.size,
  close: client.close,
};

// oxlint-disable-next-line import/no-default-export -- the shared benchmark's interface
export { contender as default };
