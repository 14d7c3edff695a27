import { describe, expect, test } from 'vitest';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { requested } from '#renderer/data/transaction.ts';
import { appendAudit, saveAuditPlace } from '#renderer/data/writes/append-audit.ts';
import { sendAudit } from '#renderer/sync/send-audit.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import { err } from '#shared/lib/result.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import { setupCounty, type County, type Device } from '../data/setup-county.ts';

const looks = (count: number, device = 'D1') =>
  Array.from({ length: count }, (_, i) =>
    AuditEvent.parse({
      kind: 'view',
      at: '2026-09-04T01:10:00.000Z',
      office: 'jiaxi',
      device,
      officer: 'jiaxi-clerk',
      count: i,
      result: 'done',
    }),
  );
const joined = ({ server }: County) => server.store().readAuditChain(0, 10_000);
const faults = async (county: County) =>
  (await joined(county)).flatMap(({ n, fault }) => (fault === null ? [] : [[n, fault]]));

async function setup(
  count: number,
): Promise<{ readonly county: County; readonly device: Device; readonly store: DeviceStore }> {
  const county = await setupCounty();
  const device = await county.device('jiaxi');
  await appendAudit(device.store, looks(count), 'strict');
  return { county, device, store: device.store };
}

describe('D3 the audit chain reaches the county', () => {
  test('page by page, each entry once, and nothing is left to send', async () => {
    const { county, device, store } = await setup(1203);
    expect(await sendAudit(store, device.transport)).toEqual({ ok: true, value: 1203 });
    expect((await joined(county)).map((row) => row.n)).toEqual(Array.from({ length: 1203 }, (_, i) => i + 1));
    expect(store.state.audit.sent).toBe(1203);
    expect(await sendAudit(store, device.transport)).toEqual({ ok: true, value: 0 });
    expect(await faults(county)).toEqual([]);
  });

  test('an answer that is lost is asked again and changes nothing', async () => {
    const { county, device, store } = await setup(3);
    const deaf: Transport = {
      ...device.transport,
      audit: async (body) => {
        await device.transport.audit(body);
        return err({ code: 'offline' });
      },
    };
    expect(await sendAudit(store, deaf)).toEqual({ ok: false, error: { code: 'offline' } });
    expect(store.state.audit.sent).toBe(0);
    await sendAudit(store, device.transport);
    expect(await joined(county)).toHaveLength(3);
  });

  test('a restart goes on where the last exchange ended', async () => {
    const { county, device, store } = await setup(2);
    await sendAudit(store, device.transport);
    const again = await device.reopen();
    await appendAudit(again.store, looks(2), 'relaxed');
    await sendAudit(again.store, again.transport);
    expect((await joined(county)).map((row) => row.n)).toEqual([1, 2, 3, 4]);
    expect(await faults(county)).toEqual([]);
  });
});

describe('D5 one side has gone back', () => {
  test('a county restored from a backup gets the lost entries again', async () => {
    const { county, device, store } = await setup(2);
    await sendAudit(store, device.transport);
    const backup = county.server.backup();
    await appendAudit(store, looks(3), 'strict');
    await sendAudit(store, device.transport);
    county.server.restore(backup);
    // Newer ones have come meanwhile: the lost ones go before them.
    await appendAudit(store, looks(1), 'strict');
    await sendAudit(store, device.transport);
    expect((await joined(county)).map((row) => row.n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await faults(county)).toEqual([]);
  });

  test('a device restored from a copy goes on behind what the county knows, and the county says that entries are gone', async () => {
    const { county, device, store } = await setup(5);
    await sendAudit(store, device.transport);
    const rows = store.db.backendDB().transaction('audit', 'readwrite').objectStore('audit');
    await requested(rows.delete(IDBKeyRange.lowerBound(3)));
    Object.assign(store.state, { audit: { head: { n: 2, hash: (await joined(county))[1]?.hash }, sent: 2 } });
    await sendAudit(store, device.transport);
    expect(store.state.audit).toMatchObject({ head: { n: 5 }, sent: 5 });
    await appendAudit(store, looks(1), 'strict');
    await sendAudit(store, device.transport);
    const all = await joined(county);
    expect(all.filter((row) => row.device === 'D1').map((row) => row.n)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(all.filter((row) => row.kind === 'log-shortened')).toHaveLength(1);
    expect(await faults(county)).toEqual([]);
  });

  test('an entry that cannot be opened any more is a gap with its number, and the rest goes on', async () => {
    const { county, device, store } = await setup(4);
    const rows = store.db.backendDB().transaction('audit', 'readwrite').objectStore('audit');
    await requested(rows.put({ n: 2, body: new Uint8Array([1, 2, 3]) }));
    await sendAudit(store, device.transport);
    expect((await joined(county)).map((row) => row.n)).toEqual([1, 3, 4]);
    expect(await faults(county)).toEqual([[3, 'missing']]);
    expect(store.state.audit.sent).toBe(4);
  });

  test('entries written while the county answers are not forgotten', async () => {
    const { device, store } = await setup(2);
    await sendAudit(store, device.transport);
    const before = store.state.audit;
    await appendAudit(store, looks(1), 'relaxed');
    await saveAuditPlace(store, before);
    expect(store.state.audit).toMatchObject({ head: { n: 3 }, sent: 2 });
    expect(await sendAudit(store, device.transport)).toEqual({ ok: true, value: 1 });
  });
});
