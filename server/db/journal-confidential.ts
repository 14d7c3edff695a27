import * as z from 'zod';
import type { Journal } from './journal.ts';
import type { ServerStore, StoreTx } from './store.ts';

/** Acts on reports in confidence as the journal keeps them: the ciphertext as it came. */
export const ConfidentialRecord = z.object({
  kind: z.literal('confidential'),
  reports: z.array(
    z.object({
      id: z.string(),
      year: z.int(),
      n: z.int(),
      units: z.array(z.string()),
      officers: z.array(z.string()),
      source: z.string().nullable(),
      lateKey: z.string().nullable(),
    }),
  ),
  entries: z.array(
    z.object({
      seq: z.int(),
      id: z.string(),
      report: z.string(),
      arrivedAt: z.string(),
      stamp: z.string(),
      body: z.string(),
    }),
  ),
});
type ConfidentialRecord = z.infer<typeof ConfidentialRecord>;

/** Adds what the database does not have; false when it has all of it. */
export async function replayConfidential(tx: StoreTx, { reports, entries }: ConfidentialRecord): Promise<boolean> {
  const { seq } = await tx.readConfidentialEnd();
  const missing = entries.filter((row) => row.seq > seq);
  if (missing.length === 0) return false;
  const known = new Set((await tx.readConfidentialReports(reports.map(({ id }) => id))).map(({ report }) => report));
  await tx.appendConfidential({ reports: reports.filter(({ id }) => !known.has(id)), entries: missing });
  return true;
}

const PAGE = 200;

/** Writes to the journal what the database has beyond `after`, the last place the journal knows. */
export async function catchUpConfidential(
  store: Pick<ServerStore, 'readConfidentialRows'>,
  journal: Journal,
  after: number,
): Promise<void> {
  for (let from = after; ; from += PAGE) {
    const { reports, entries } = await store.readConfidentialRows(from, PAGE);
    if (entries.length > 0) await journal.append([recordOf({ reports, entries })]);
    if (entries.length < PAGE) return;
  }
}

const recordOf = ({ reports, entries }: Parameters<StoreTx['appendConfidential']>[0]): ConfidentialRecord => ({
  kind: 'confidential',
  reports: reports.map((row) => ({ ...row, units: [...row.units], officers: [...row.officers] })),
  entries: [...entries],
});

/** The write of a transaction that also tells the journal. */
export function withConfidentialRecords(
  tx: StoreTx,
  note: (record: ConfidentialRecord) => void,
): Pick<StoreTx, 'appendConfidential'> {
  return {
    appendConfidential: async (batch) => {
      if (batch.entries.length === 0) return;
      await tx.appendConfidential(batch);
      note(recordOf(batch));
    },
  };
}
