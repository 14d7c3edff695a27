import { createHash } from 'node:crypto';
import { acceptOperations } from '#server/usecases/accept-operations.ts';
import { setUpCounty } from '#server/usecases/county.ts';
import type { MonthlyReportRow, ServerStore } from '#server/db/store.ts';
import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { authorOf } from './sample-operations.ts';

/** 月报 of a month, as it lies in the store. */
export const A_REPORT: MonthlyReportRow = {
  month: '2026-08',
  version: 1,
  at: '2026-09-01T01:00:00.000Z',
  officer: 'petition-clerk',
  reason: null,
  figures: '{}',
  seq: 1,
  chain: 'a'.repeat(64),
};

/** Sets up the fictional county and registers eighty matters of two offices, some changed afterwards; says how many operations. */
export async function fillStore(store: ServerStore): Promise<number> {
  const county = await setUpCounty(store, { kind: 'fictional' });
  if (!county.ok) throw new Error(county.error);
  const at = Instant.parse('2026-09-04T01:20:00.000Z');
  let filled = 0;
  for (const office of ['jiaxi', 'yijiang']) {
    const author = authorOf(office, 'D1');
    const registered = Array.from({ length: 40 }, (_, i) => author.register(i + 1));
    const noted = registered
      .slice(0, 10)
      .map((op) => author.act(op.stream, { kind: 'add-note', text: '已电话联系。' }));
    const ops = [...registered, ...noted].map((op) => ({ ok: true as const, op, body: JSON.stringify(op) }));
    const sender = { office: UnitCode.parse(office), device: DeviceCode.parse('D1') };
    const push = { sender, sentAt: at, arrivedAt: at, ops, claims: {}, bytes: 0 };
    const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
    const [receipts = []] = await acceptOperations({ store, hash }, county.value, [push]);
    const refused = receipts.find(([kind]) => kind === 'r');
    if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`);
    filled += ops.length;
  }
  await store.transaction((tx) => tx.addMonthlyReport(A_REPORT));
  await store.transaction((tx) =>
    tx.putFactor({
      officer: 'security-a',
      n: 1,
      secret: 'sealed',
      since: at,
      pending: null,
      pendingSince: null,
      lastStep: 59_285_762,
      failures: 1,
      pausedUntil: null,
      removedAt: null,
      removedBy: null,
    }),
  );
  // Reports in confidence lie in tables of their own, one of which refers to the other.
  await store.transaction((tx) =>
    tx.appendConfidential({
      reports: [{ id: 'report-1', year: 2026, n: 1, units: [], officers: [], source: null, lateKey: null }],
      entries: [{ seq: 1, id: 'entry-1', report: 'report-1', arrivedAt: at, stamp: '{"seq":1}', body: '{}' }],
    }),
  );
  return filled;
}
