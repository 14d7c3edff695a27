import { expect, test, vi } from 'vitest';
import { createSync, type SyncDriver } from '#renderer/sync/driver.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import { err } from '#shared/lib/result.ts';
import { setupCounty, type Device } from '../data/setup-county.ts';

const offline: Transport = {
  push: () => Promise.resolve(err({ code: 'offline' })),
  changes: () => Promise.resolve(err({ code: 'offline' })),
  snapshot: () => Promise.resolve(err({ code: 'offline' })),
  missing: () => Promise.resolve(err({ code: 'offline' })),
  where: () => Promise.resolve({ ok: true as const, value: [] }),
  profile: () => Promise.resolve(err({ code: 'offline' })),
  audit: () => Promise.resolve(err({ code: 'offline' })),
  listen: () => () => undefined,
};

/** A driver whose waits end when the test says so; it runs. */
function setupDriver(office: Device) {
  const made = makeDriver(office);
  const stop = made.driver.start();
  return { ...made, stop };
}

function makeDriver(office: Device) {
  let line: Transport = office.transport;
  let news: ((seq: number) => void) | null = null;
  let planned: { readonly work: () => void; readonly ms: number } | null = null;
  const report = vi.fn();
  const rejoin = vi.fn(() => Promise.resolve(true));
  const driver = createSync({
    store: office.store,
    transport: {
      push: (body) => line.push(body),
      changes: (cursor, chain, limit) => line.changes(cursor, chain, limit),
      snapshot: (after, limit) => line.snapshot(after, limit),
      missing: (ids) => line.missing(ids),
      where: () => Promise.resolve({ ok: true as const, value: [] }),
      profile: () => line.profile(),
      audit: (body) => line.audit(body),
      listen: (onNews) => {
        news = onNews;
        return () => {
          news = null;
        };
      },
    },
    now: office.deps.clock.now,
    millis: () => 0,
    random: () => 0.5,
    later: (work, ms) => {
      planned = { work, ms };
      return () => {
        planned = null;
      };
    },
    rejoin,
    report,
  });
  return {
    driver,
    report,
    rejoin,
    use: (transport: Transport) => (line = transport),
    news: (seq: number) => news?.(seq),
    listens: () => news !== null,
    wait: () => planned?.ms,
    elapse: () => planned?.work(),
  };
}

/** The usual second is not enough on a machine that builds and tests other things at the same time. */
const eventually = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 20_000 });

const rests = (driver: SyncDriver) =>
  eventually(() => {
    if (driver.status().kind === 'exchanging') throw new Error('still exchanging');
  });

test('S9 waits double while the line is down and are over with the first success', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const { driver, stop, use, wait, elapse } = setupDriver(office);
  use(offline);
  for (const ms of [2_000, 4_000, 8_000]) {
    elapse();
    await rests(driver);
    expect(driver.status()).toEqual({ kind: 'waiting', problem: 'offline', retryAt: ms });
    expect(wait()).toBe(ms);
  }
  use(office.transport);
  elapse();
  await eventually(() => expect(driver.status().kind).toBe('idle'));
  expect(office.store.state.lastSyncAt).not.toBeNull();
  use(offline);
  driver.now();
  await rests(driver);
  expect(wait()).toBe(2_000);
  stop();
});

test('before it is started it neither asks nor listens, and ended it does neither any more', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const { driver, listens, wait } = makeDriver(office);
  await office.register();
  driver.now();
  expect([listens(), wait(), driver.status().kind]).toEqual([false, undefined, 'idle']);
  const stop = driver.start();
  expect([listens(), wait()]).toEqual([true, 0]);
  stop();
  expect([listens(), wait()]).toEqual([false, undefined]);
});

test('a local change asks for an exchange soon; news from the server at once', async () => {
  const { server, device } = await setupCounty();
  const office = await device('jiaxi');
  const { driver, stop, wait, elapse, news } = setupDriver(office);
  elapse();
  await eventually(() => expect(driver.status().kind).toBe('idle'));
  const { id } = await office.register();
  expect(wait()).toBeLessThan(1000);
  elapse();
  await eventually(async () => expect((await server.views()).has(id)).toBe(true));
  await eventually(() => expect(driver.status().kind).toBe('idle'));

  const desk = await device('qinglan');
  await desk.sync();
  await desk.act(id, { kind: 'add-note', text: '县局已阅' });
  await desk.sync();
  news(2);
  await eventually(() => expect(office.store.state.place.cursor).toBe(2));
  stop();
});

test('V1 a program that is too old stops asking and keeps everything', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  await office.register();
  const { driver, stop, use, wait, elapse } = setupDriver(office);
  use({ ...offline, push: () => Promise.resolve(err({ code: 'needs-upgrade' })) });
  elapse();
  await eventually(() => expect(driver.status()).toEqual({ kind: 'needs-upgrade' }));
  expect(office.store.state.outbox.size).toBe(1);
  expect(wait()).toBeDefined();
  stop();
});

test('an unforeseen error is reported, and the driver goes on trying', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const { driver, stop, use, report, wait, elapse } = setupDriver(office);
  use({ ...offline, snapshot: () => Promise.reject(new Error('unforeseen')) });
  elapse();
  await eventually(() => expect(driver.status().kind).toBe('waiting'));
  expect(report).toHaveBeenCalledOnce();
  expect(wait()).toBe(2_000);
  stop();
});

test('V1 an older county is asked again later: it may be upgraded while this page stays open', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const { driver, use, wait, elapse } = setupDriver(office);
  use({ ...offline, snapshot: () => Promise.resolve(err({ code: 'needs-upgrade' })) });
  elapse();
  await rests(driver);
  expect(driver.status()).toEqual({ kind: 'needs-upgrade' });
  expect(wait()).toBe(300_000);
});

test('R3 a server that has forgotten this device is shown its name and token', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const { driver, use, elapse, rejoin } = setupDriver(office);
  use({ ...offline, snapshot: () => Promise.resolve(err({ code: 'unknown-device' })) });
  elapse();
  await rests(driver);
  expect(rejoin).toHaveBeenCalledOnce();
});

test('S2 a line that is down leaves pages as they are, one too slow for them halves them', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  const { use, elapse, driver } = setupDriver(office);
  const limits: (number | undefined)[] = [];
  let problem: { code: 'offline'; tooSlow?: true } = { code: 'offline' };
  use({
    ...offline,
    snapshot: (_after, limit) => {
      limits.push(limit);
      return Promise.resolve(err(problem));
    },
  });
  for (const next of [{ code: 'offline' as const, tooSlow: true as const }, problem, problem]) {
    elapse();
    await rests(driver);
    problem = next;
  }
  expect(limits).toEqual([2000, 2000, 1000]);
});
