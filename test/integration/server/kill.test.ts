import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Operation } from '#shared/model/operation.ts';
import { startPostgres, type TestPostgres } from '#test/support/postgres.ts';
import {
  enrolTestDevice,
  setUpFictional,
  startServerProcess,
  temporaryFolder,
  type Send,
  type ServerProcess,
  type TestDevice,
} from '#test/support/server.ts';
import { authorOf } from './sample-operations.ts';

/** The server is killed in the middle of pushes, several times; devices go on as the protocol says. */
const DEVICES = 4;
const ROUNDS = 3;
const PAGE = 10;

let postgres: TestPostgres;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  [postgres, folder] = await Promise.all([startPostgres(), temporaryFolder()]);
});
afterAll(() => Promise.all([postgres.stop(), folder.remove()]));

const databases = [
  ['PGlite', () => Promise.resolve({ JFT_DATA: folder.path })],
  ['PostgreSQL', async () => ({ DATABASE_URL: await postgres.newDatabase(), JFT_DATA: `${folder.path}/pg` })],
] as const;

describe.each(databases)('kill -9 with %s', (_name, prepare) => {
  test('everything acknowledged is there after the restart, once, and numbers have no gap', async () => {
    const environment = await prepare();
    let server: ServerProcess = await startServerProcess(environment);
    const send: Send = (path, init) => server.send(path, init);
    await setUpFictional(send);
    const devices = await Promise.all(
      Array.from({ length: DEVICES }, async () => {
        const device = await enrolTestDevice(send, 'jiaxi', { sentAt: new Date().toISOString() });
        return { device, author: authorOf('jiaxi', device.device), made: 0, waiting: [] as Operation[] };
      }),
    );
    /** Operation id to sequence number, as acknowledged. */
    const acknowledged = new Map<string, number>();
    let isDown = false;

    const pushUntilDown = async (own: (typeof devices)[number]): Promise<void> => {
      while (!isDown) {
        while (own.waiting.length < PAGE) own.waiting.push(own.author.register((own.made += 1)));
        const receipts = await pushQuietly(own.device, own.waiting);
        if (receipts === null) return;
        receipts.forEach((receipt, index) => {
          const op = own.waiting[index];
          if (receipt[0] === 'r' || receipt[0] === 'k' || op === undefined) throw new Error(JSON.stringify(receipt));
          acknowledged.set(op.id, receipt[1]);
        });
        own.waiting.length = 0;
      }
    };

    for (let round = 0; round < ROUNDS; round += 1) {
      isDown = false;
      const before = acknowledged.size;
      const running = devices.map(pushUntilDown);
      while (acknowledged.size < before + 200) await new Promise((resolve) => setTimeout(resolve, 5));
      await server.kill();
      isDown = true;
      await Promise.all(running);
      server = await startServerProcess(environment);
    }
    // What was under way when the server died is sent again: some of it is there already.
    for (const own of devices) {
      const receipts = await own.device.push(own.waiting, { sentAt: new Date().toISOString() });
      receipts.forEach((receipt, index) => acknowledged.set(own.waiting[index]?.id ?? '', Number(receipt[1])));
    }

    const bureau = await enrolTestDevice(send, 'legal-affairs', { sentAt: new Date().toISOString() });
    const found = new Map<string, number>();
    const numbers: number[] = [];
    let [cursor, chain, more] = [0, '', true];
    while (more) {
      const page = await bureau.changes(cursor, chain);
      for (const entry of page.entries) {
        if (!('op' in entry)) throw new Error('the bureau wrote nothing');
        expect(found.has(entry.op.id)).toBe(false);
        found.set(entry.op.id, entry.stamp.seq);
        numbers.push(Number(/〕(\d+)号/.exec(entry.stamp.officialNo ?? '')?.[1]));
      }
      ({ cursor, chain, more } = page);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS * 200);
    for (const [id, seq] of acknowledged) expect([id, found.get(id)]).toEqual([id, seq]);
    expect(found.size).toBe(acknowledged.size);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: found.size }, (_, index) => index + 1));
    await server.stop();
  });
});

/** The receipts, or `null` when the server went away. */
async function pushQuietly(device: TestDevice, ops: readonly Operation[]) {
  try {
    return await device.push(ops, { sentAt: new Date().toISOString() });
  } catch {
    return null;
  }
}

describe('one at a time', () => {
  test('a second process on the same data folder says so and stops', async () => {
    const own = await temporaryFolder();
    const server = await startServerProcess({ JFT_DATA: own.path });
    await expect(startServerProcess({ JFT_DATA: own.path })).rejects.toThrow('正被另一个接访台服务程序使用');
    await server.stop();
    const next = await startServerProcess({ JFT_DATA: own.path });
    await next.stop();
    await own.remove();
  });

  test('two processes on one PostgreSQL keep one order and tell each other', async () => {
    const environment = { DATABASE_URL: await postgres.newDatabase(), JFT_DATA: `${folder.path}/two` };
    const servers = await Promise.all([startServerProcess(environment), startServerProcess(environment)]);
    const [one, two] = servers;
    if (one === undefined || two === undefined) throw new Error('not started');
    await setUpFictional(one.send);
    const now = () => new Date().toISOString();
    const [a, b] = [await enrolTestDevice(one.send, 'jiaxi'), await enrolTestDevice(two.send, 'jiaxi')];
    expect([a.device, b.device]).toEqual(['D1', 'D2']);
    const events = (await b.send('/events')).body?.getReader();
    const heard = async () => new TextDecoder().decode((await events?.read())?.value);
    expect(await heard()).toBe('event: changes\ndata: 0\n\n');
    const [x, y] = [authorOf('jiaxi', 'D1'), authorOf('jiaxi', 'D2')];
    await a.push([x.register(1)], { sentAt: now() });
    expect(await heard()).toBe('event: changes\ndata: 1\n\n');
    await Promise.all(
      [2, 3, 4, 5, 6, 7, 8].flatMap((n) => [
        a.push([x.register(n)], { sentAt: now() }),
        b.push([y.register(n)], { sentAt: now() }),
      ]),
    );
    expect((await b.changes(0, '')).entries.map((entry) => entry.stamp.seq)).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
    await events?.cancel();
    await Promise.all(servers.map((server) => server.stop()));
  });
});
