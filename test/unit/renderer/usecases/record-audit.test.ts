import { afterEach, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { AuditEvent } from '#shared/model/audit.ts';
import { linkText, verifyChain } from '#shared/sync/audit-chain.ts';
import { endsAtHead, readAuditLinks, readOwnLooks } from '#renderer/data/queries/audit.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { requested } from '#renderer/data/transaction.ts';
import { createAuditLog, type AuditLog } from '#renderer/usecases/record-audit.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { setupCounty, type Device } from '../data/setup-county.ts';

const STREAM = 'matter-0123456789abcdef';
const logs: { readonly store: DeviceStore; readonly log: AuditLog }[] = [];
afterEach(async () => {
  for (const { log } of logs.splice(0)) await log.settled();
});

/** The log of a device with a clock that stands and timers that are set off by hand. */
function logOf(store: DeviceStore) {
  const timers: (() => void)[] = [];
  const log = createAuditLog({
    store,
    now: () => Instant.parse('2026-09-04T01:10:00.000Z'),
    later: (work) => {
      timers.push(work);
      return () => void timers.splice(timers.indexOf(work), 1);
    },
  });
  logs.push({ store, log });
  return { log, timers };
}

const aDevice = async (): Promise<Device> => (await setupCounty()).device('jiaxi');
const eventsOf = async (store: DeviceStore) =>
  (await readAuditLinks(store, 0, 1000)).map((link) => AuditEvent.parse(JSON.parse(link.body)));

async function stateOf(store: DeviceStore) {
  const links = await readAuditLinks(store, 0, 1000);
  const checked = links.map((link) => ({
    ...link,
    computed: `sha256:${createHash('sha256').update(linkText(link)).digest('hex')}`,
  }));
  return verifyChain(checked, { witness: store.state.audit.head });
}

describe('D1 what is looked at is recorded where it happens', () => {
  test('without network, in order, one entry each, with who and where, and the chain is whole', async () => {
    const { store } = await aDevice();
    const { log } = logOf(store);
    const audit = log.of('jiaxi-clerk');
    audit.note({ kind: 'view', stream: STREAM });
    audit.note({ kind: 'search', words: ['赵某甲'], count: 3 });
    expect(await audit.record({ kind: 'print', what: 'receipt', stream: STREAM })).toEqual({ ok: true, value: null });
    const events = await eventsOf(store);
    expect(events.map((event) => event.kind)).toEqual(['view', 'search', 'print']);
    expect(events[0]).toEqual({
      kind: 'view',
      at: '2026-09-04T01:10:00.000Z',
      office: 'jiaxi',
      device: 'D1',
      officer: 'jiaxi-clerk',
      stream: STREAM,
      result: 'done',
    });
    expect(await stateOf(store)).toMatchObject({ whole: true, head: { n: 3 } });
    expect((await readOwnLooks(store, STREAM)).map((event) => event.kind)).toEqual(['print', 'view']);
  });

  test('many looks at once are as many entries', async () => {
    const { store } = await aDevice();
    const { log } = logOf(store);
    for (let i = 0; i < 40; i += 1) log.of('jiaxi-clerk').note({ kind: 'view', stream: STREAM, count: i });
    await log.settled();
    expect((await eventsOf(store)).map((event) => event.count)).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(await stateOf(store)).toMatchObject({ whole: true });
  });

  test('search terms are hashes: the same term the same, after a restart too; nobody reads them', async () => {
    const device = await aDevice();
    const { log } = logOf(device.store);
    log.of('jiaxi-clerk').note({ kind: 'search', words: ['赵某甲'] });
    await log.settled();
    const again = await device.reopen();
    const later = logOf(again.store).log;
    later.of('jiaxi-clerk').note({ kind: 'search', words: [' 赵某甲 '] });
    later.of('jiaxi-clerk').note({ kind: 'search', words: ['钱某乙'] });
    await later.settled();
    const [first, second, third] = (await eventsOf(again.store)).map((event) => event.terms?.[0]);
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(JSON.stringify(await readAuditLinks(again.store, 0, 10))).not.toContain('某');
  });

  test('an address that is no id leaves no words in the log', async () => {
    const { store } = await aDevice();
    const { log } = logOf(store);
    log.of('jiaxi-clerk').note({ kind: 'failed-access', stream: '赵某甲', result: 'refused' });
    await log.settled();
    expect((await eventsOf(store))[0]).not.toHaveProperty('stream');
  });
});

describe('D1 when the disk refuses', () => {
  test('an act is refused and leaves no entry; a look waits and is written with the next one', async () => {
    const { store } = await aDevice();
    const { log } = logOf(store);
    const audit = log.of('jiaxi-clerk');
    await audit.record({ kind: 'sign-in' });
    const seal = store.codec.seal;
    Object.assign(store.codec, { seal: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) });
    audit.note({ kind: 'view', stream: STREAM });
    expect(await audit.record({ kind: 'print', what: 'form' })).toEqual({ ok: false, error: { code: 'disk-full' } });
    Object.assign(store.codec, { seal });
    await log.settled();
    expect((await eventsOf(store)).map((event) => event.kind)).toEqual(['sign-in', 'view']);
    expect(await stateOf(store)).toMatchObject({ whole: true });
  });

  test('the settling timer is one for many looks', async () => {
    const { store } = await aDevice();
    const { log, timers } = logOf(store);
    for (let i = 0; i < 5; i += 1) log.of('jiaxi-clerk').note({ kind: 'view', stream: STREAM });
    expect(timers).toHaveLength(1);
    timers[0]?.();
    await log.settled();
    expect(await eventsOf(store)).toHaveLength(5);
  });
});

describe('D2 a log that somebody cut says so itself', () => {
  const removeNewest = async (store: DeviceStore): Promise<void> => {
    const rows = store.db.backendDB().transaction('audit', 'readwrite').objectStore('audit');
    await requested(rows.delete(store.state.audit.head.n));
  };
  test('the newest entry removed: the next one tells, and numbers go on behind the gap', async () => {
    const { store } = await aDevice();
    const { log } = logOf(store);
    for (let i = 0; i < 3; i += 1) log.of('jiaxi-clerk').note({ kind: 'view', stream: STREAM });
    await log.settled();
    expect(await endsAtHead(store)).toBe(true);
    await removeNewest(store);
    expect(await endsAtHead(store)).toBe(false);
    const next = logOf(store).log;
    await next.of('jiaxi-clerk').record({ kind: 'sign-in' });
    const links = await readAuditLinks(store, 0, 10);
    expect(links.map((link) => link.n)).toEqual([1, 2, 4, 5]);
    expect(await eventsOf(store)).toMatchObject([{}, {}, { kind: 'log-damaged', count: 3 }, { kind: 'sign-in' }]);
    expect(await stateOf(store)).toEqual({ whole: false, at: 3, fault: 'deleted' });
  });
});
