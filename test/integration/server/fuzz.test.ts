import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MatterView } from '#shared/model/matter.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import type { ServerStore } from '#server/db/store.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  newSeatKeys,
  SETUP_CODE,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { badBody, seededRandom } from './mutate.ts';
import { authorOf, idOf } from './sample-operations.ts';
import { STORES, type StoreSource } from './stores.ts';

/** Bodies for each endpoint: all on the memory store, where they are cheap; a tenth on the databases. */
const BODIES = { memory: 10_000, pglite: 1000, postgresql: 1000 };

const OWN = newSeatKeys();
const KEYS = { deviceKey: OWN.device.publicKey, sign: OWN.sign.publicKey, seal: OWN.seal.publicKey };

const SETTLEMENT = {
  kind: 'settle-on-spot',
  closeMode: 'explained',
  reply: '已当场解释',
  informedBy: 'in-person',
  informedOn: '2026-09-04',
};

describe.each(STORES)('bad bodies: %s', (kind, start) => {
  let source: StoreSource;
  let server: TestServer;
  let jiaxi: TestDevice;
  beforeAll(async () => {
    source = await start();
  });
  afterAll(() => source.close());
  const count = BODIES[kind as keyof typeof BODIES];

  beforeEach(async () => {
    server = setupServer({ store: await source.open() });
    await setUpFictional(server.send);
    jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    const author = authorOf('jiaxi', 'D1');
    await jiaxi.push([1, 2, 3].map((n) => author.register(n)));
    return () => server.stop();
  });

  /** Every action, on known and on new matters, so that mutations reach the rules and the projection too. */
  const validPush = (round: number): unknown => {
    const author = authorOf('jiaxi', 'D1', `fuzz${round}`);
    const annex = { 旧台账序号: 7, 备注: ['一', '二'] };
    const first = author.register(1, { annex, materials: [{ name: '身份证复印件', pages: 1 }] });
    const stream = [first.stream, idOf('stjiaxiD1', 1 + (round % 3))][round % 2] ?? first.stream;
    const actions = [
      {
        kind: 'amend',
        set: { summary: '改过的摘要', annex: { 备注: '三' } },
        unset: ['statement'].slice(0, round % 2),
      },
      { kind: 'add-note', text: '补记一笔' },
      { kind: 'link-matter', to: idOf('stjiaxiD1', 3), relation: 'same-matter' },
      { kind: 'confirm-date', occurredAt: '2026-09-04T01:10:00.000Z', receivedOn: '2026-09-04', reason: '核对' },
      SETTLEMENT,
      { kind: 'void', reason: '重复登记' },
    ];
    const ops = [first, author.act(stream, actions[round % actions.length] ?? SETTLEMENT, { prev: first.id })];
    const claims = { [first.id]: '青司信甲溪〔2026〕3号' };
    return { wire: 1, office: 'jiaxi', device: 'D1', sentAt: server.clock.now, ops, claims };
  };

  const endpoints: readonly (readonly [path: string, valid: (round: number) => unknown])[] = [
    ['/push', validPush],
    ['/known', () => ({ wire: 1, ids: [idOf('opjiaxiD1', 1), 'A'.repeat(22)] })],
    ['/enroll', () => ({ code: 'AAAAAAAAAA', label: '值班室', ...KEYS })],
    ['/seats', () => ({ code: 'AAAAAAAAAA', sign: KEYS.sign, seal: KEYS.seal })],
    ['/rejoin', () => ({ wire: 1, tickets: [jiaxi.ticket] })],
    ['/demo-code', () => ({ officer: 'jiaxi-clerk', office: 'jiaxi' })],
    ['/codes', () => ({ wire: 1, officer: 'jiaxi-clerk' })],
    ['/people', () => ({ wire: 1, officer: { ...fictionalCounty().officers[0], unit: 'nowhere' } })],
    ['/devices/jiaxi/D99/revoke', () => ({ wire: 1, reason: '遗失' })],
    [
      '/setup',
      (round) => ({
        code: SETUP_CODE,
        ...(round % 2 === 0 ? { kind: 'fictional' } : { kind: 'empty', profile: fictionalCounty() }),
      }),
    ],
  ];

  test.each(endpoints)('%s never fails, loses or changes anything', async (path, valid) => {
    const random = seededRandom(path.length * 7919 + kind.length);
    const isAdministration = ['/codes', '/people', '/devices/jiaxi/D99/revoke'].includes(path);
    const asker = isAdministration ? await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' }) : jiaxi;
    const before = await stateOf(server.store);
    const statuses = new Map<number, number>();
    for (let round = 0; round < count; round += 1) {
      const { bytes, encoding } = badBody(valid(round), random);
      const headers: Record<string, string> = encoding === null ? {} : { 'content-encoding': encoding };
      const { status } = await asker.send(path, { method: 'POST', body: bytes, headers });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(server.failures).toEqual([]);
    // It did real work: bodies were refused, and many got past the first look.
    expect(statuses.get(400) ?? 0).toBeGreaterThan(count / 10);
    // (Of the fewer bodies for the databases, none may: a code is right or wrong by one character.)
    expect(statuses.size).toBeGreaterThan(kind === 'memory' ? 1 : 0);
    const after = await stateOf(server.store);
    expect(after.operations.slice(0, before.operations.length)).toEqual(before.operations);
    expect(after.county).toEqual(before.county);
    const numbers = after.operations.flatMap(({ stamp }) => /"officialNo":"([^"]*)"/.exec(stamp)?.[1] ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
    const added = after.operations.length - before.operations.length;
    expect([added > count / 10, added > 0]).toEqual(path === '/push' ? [true, true] : [false, false]);
    // What was accepted can be read by everybody: views parse, and pushing goes on.
    const bureau = await enrolTestDevice(server.send, 'legal-affairs');
    const views = (await bureau.snapshot()).flatMap((page) => page.views);
    expect(views.every((view) => MatterView.safeParse(view).success)).toBe(true);
    expect(views.length).toBeGreaterThanOrEqual(3);
    const [receipt] = await jiaxi.push([authorOf('jiaxi', 'D1', 'after').register(1)]);
    expect(receipt?.[0]).toBe('a');
  });

  test('strange queries and headers are refused, never a failure', async () => {
    const random = seededRandom(42);
    const pieces = [
      'cursor=',
      'chain=',
      'limit=',
      'after=',
      '&',
      '=',
      '%',
      '%00',
      '-1',
      '1e3',
      '0',
      '99999999999999999999',
      'ab',
      '信',
      '%ff',
      ' ',
    ];
    const paths = ['/changes', '/snapshot', '/profile', '/query/', '/welcome', '/push', '/none'];
    const bad: string[] = [];
    for (let round = 0; round < count / 2; round += 1) {
      const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
      const query = Array.from({ length: Math.floor(random() * 8) }, () => pick(pieces)).join('');
      const url = `${pick(paths)}${random() < 0.5 ? '?' : ''}${query}`;
      const response = await jiaxi.send(url);
      await response.body?.cancel();
      if (response.status >= 500) bad.push(url);
    }
    expect(bad).toEqual([]);
    expect(server.failures).toEqual([]);
  });
});

const stateOf = async (store: ServerStore) => ({
  operations: await store.readOperations({ after: 0, upTo: 1_000_000, limit: 1_000_000 }),
  county: await store.readCounty(),
});
