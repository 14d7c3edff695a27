import * as z from 'zod';
import type { Journal } from './journal.ts';
import type { ServerStore, StoreTx } from './store.ts';

/** Audit entries as the journal keeps them: whole, because they can be computed from nothing else. */
export const AuditRecord = z.object({
  kind: z.literal('audit'),
  rows: z.array(
    z.object({
      seq: z.int(),
      office: z.string(),
      device: z.string(),
      n: z.int(),
      arrivedAt: z.string(),
      at: z.string().nullable(),
      officer: z.string().nullable(),
      kind: z.string().nullable(),
      stream: z.string().nullable(),
      fault: z.string().nullable(),
      prev: z.string(),
      hash: z.string(),
      body: z.string(),
      chain: z.string(),
    }),
  ),
});
type AuditRecord = z.infer<typeof AuditRecord>;

/** Adds the entries that the database does not have; false when it has them all. */
export async function replayAudit(tx: StoreTx, { rows }: AuditRecord): Promise<boolean> {
  const { county } = await tx.readAuditEnds('', '', []);
  const missing = rows.filter((row) => row.seq > county.seq);
  await tx.appendAudit(missing);
  return missing.length > 0;
}

const PAGE = 500;

/** Writes to the journal what the database has beyond `after`, the last place the journal knows. */
export async function catchUpAudit(
  store: Pick<ServerStore, 'readAuditChain'>,
  journal: Journal,
  after: number,
): Promise<void> {
  for (let from = after; ; from += PAGE) {
    const rows = [...(await store.readAuditChain(from, PAGE))];
    if (rows.length > 0) await journal.append([{ kind: 'audit', rows } satisfies AuditRecord]);
    if (rows.length < PAGE) return;
  }
}

/** The write of a transaction that also tells the journal. */
export function withAuditRecords(tx: StoreTx, note: (record: AuditRecord) => void): Pick<StoreTx, 'appendAudit'> {
  return {
    appendAudit: async (rows) => {
      if (rows.length === 0) return;
      await tx.appendAudit(rows);
      note({ kind: 'audit', rows: [...rows] });
    },
  };
}
