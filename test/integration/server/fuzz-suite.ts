/** Bad bodies and strange queries against every endpoint, over a store. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MatterView } from '#shared/model/matter.ts';
import type { ServerStore } from '#server/db/store.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { ENDPOINTS } from './fuzz-endpoints.ts';
import { badBody, seededRandom } from './mutate.ts';
import { authorOf } from './sample-operations.ts';
import { startStore, type StoreName, type StoreSource } from './stores.ts';

/** Bodies for each endpoint: all on the memory store, where they are cheap; a tenth on the databases. */
const BODIES = { memory: 10_000, pglite: 1000, postgresql: 1000 };

/** One store in a file of its own, so that they run beside each other. */
export function fuzzStore(kind: StoreName): void {
  let source: StoreSource;
  let server: TestServer;
  let jiaxi: TestDevice;
  beforeAll(async () => {
    source = await startStore(kind);
  });
  afterAll(() => source.close());
  const count = BODIES[kind];

  beforeEach(async () => {
    server = setupServer({ store: await source.open() });
    await setUpFictional(server.send);
    jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    const author = authorOf('jiaxi', 'D1');
    await jiaxi.push([1, 2, 3].map((n) => author.register(n)));
    return () => server.stop();
  });

  test.each(ENDPOINTS)('$path never fails, loses or changes anything', async ({ path, by, valid, ...may }) => {
    const random = seededRandom(path.length * 7919 + kind.length);
    const asker = by === undefined ? jiaxi : await enrolTestDevice(server.send, by.office, { officer: by.officer });
    const before = await stateOf(server.store);
    const statuses = new Map<number, number>();
    for (let round = 0; round < count; round += 1) {
      const { bytes, encoding } = badBody(valid({ round, now: server.clock.now, ticket: jiaxi.ticket }), random);
      const headers: Record<string, string> = encoding === null ? {} : { 'content-encoding': encoding };
      const { status } = await asker.send(path, { method: 'POST', body: bytes, headers });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
    expect(server.failures).toEqual([]);
    // It did real work: bodies were refused, and many got past the first look.
    const refused = [...statuses].filter(([status]) => status >= 400).reduce((sum, [, times]) => sum + times, 0);
    expect(refused + (may.saysInAnswer === true ? count : 0)).toBeGreaterThan(count / 10);
    // (Of the fewer bodies for the databases, none may: a code is right or wrong by one character.)
    expect(statuses.size).toBeGreaterThan(kind === 'memory' && !may.saysInAnswer ? 1 : 0);
    const after = await stateOf(server.store);
    expect(after.operations.slice(0, before.operations.length)).toEqual(before.operations);
    expect(may.mayChange === 'county' ? before.county : after.county).toEqual(before.county);
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
}

const stateOf = async (store: ServerStore) => ({
  operations: await store.readOperations({ after: 0, upTo: 1_000_000, limit: 1_000_000 }),
  county: await store.readCounty(),
});
