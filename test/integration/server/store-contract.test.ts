/** What every store of the county promises, on memory, PGlite and PostgreSQL. Long: one contract, every promise of it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import type { Batch, FactorRow, MatterRow, OperationRow, ServerStore } from '#server/db/store.ts';
import { emptyStore, STORES } from './stores.ts';

const operation = (seq: number, changes: Partial<OperationRow> = {}): OperationRow => ({
  seq,
  id: `operation-${String(seq).padStart(6, '0')}`,
  stream: `stream-${String(seq).padStart(6, '0')}`,
  streamOffice: 'jiaxi',
  office: 'jiaxi',
  device: 'D1',
  n: seq,
  arrivedAt: '2026-09-04T10:40:00.000Z',
  stamp: JSON.stringify({ seq, arrivedAt: '2026-09-04T10:40:00.000Z' }),
  body: JSON.stringify({ text: '引号"、反斜线\\、换行\n、制表\t、~、\u0000、😀' }),
  chain: String(seq).padStart(32, '0'),
  ...changes,
});

const matter = (seq: number, changes: Partial<MatterRow> = {}): MatterRow => ({
  id: operation(seq).stream,
  kind: 'matter',
  office: 'jiaxi',
  head: seq,
  officialNo: `青司信甲溪〔2026〕${seq}号`,
  slipNo: `甲溪-D1-20260904-${seq}`,
  queryCode: `CODE${1000 + seq}`,
  view: null,
  viewVersion: 0,
  units: ['jiaxi'],
  former: [],
  ...changes,
});

const batch = (
  operations: readonly OperationRow[],
  matters: readonly MatterRow[],
  more: Partial<Batch> = {},
): Batch => ({
  operations,
  matters,
  numbers: [],
  claimed: [],
  feed: operations.map(({ seq, stream, streamOffice }) => ({ unit: streamOffice, seq, stream, step: 'op' })),
  tray: [],
  redacted: [],
  ...more,
});

const nothingAsked = { ids: [], streams: [], offices: [] };

describe.each(STORES)('store contract: %s', (kind, start) => {
  const opened = emptyStore(start);
  let store: ServerStore;
  beforeEach(() => {
    store = opened();
  });

  const append = (added: Batch): Promise<void> => store.transaction((tx) => tx.append(added));

  test('is empty at first', async () => {
    expect(store.kind).toBe(kind);
    expect(await store.readHead()).toEqual({ seq: 0, chain: '' });
    expect([await store.readChain(0), await store.readChain(1)]).toEqual(['', null]);
    expect(await store.readCounty()).toBeNull();
    expect(await store.transaction((tx) => tx.readKnown(nothingAsked))).toEqual({
      head: { seq: 0, chain: '' },
      operations: [],
      matters: [],
      numbers: [],
      claimed: [],
      tray: [],
    });
  });

  test('gives back byte for byte what was appended', async () => {
    const rows = [operation(1), operation(2)];
    await append(
      batch(rows, [matter(1), matter(2, { kind: 'reception', officialNo: null, slipNo: null })], {
        numbers: [{ office: 'jiaxi', year: 2026, next: 2 }],
        claimed: [{ office: 'jiaxi', year: 2026, n: 7 }],
      }),
    );
    expect(await store.readOperations({ after: 0, upTo: 2, limit: 10 })).toEqual(rows);
    expect(await store.readMatters({ after: '', units: null, limit: 10 })).toEqual([
      matter(1),
      matter(2, { kind: 'reception', officialNo: null, slipNo: null }),
    ]);
    const asked = {
      ids: [rows[1]?.id ?? '', 'unknown-operation'],
      streams: [rows[0]?.stream ?? ''],
      offices: ['jiaxi'],
    };
    expect(await store.transaction((tx) => tx.readKnown(asked))).toEqual({
      head: { seq: 2, chain: rows[1]?.chain },
      operations: [{ id: rows[1]?.id, seq: 2, stamp: rows[1]?.stamp, body: rows[1]?.body }],
      matters: [matter(1)],
      numbers: [{ office: 'jiaxi', year: 2026, next: 2 }],
      claimed: [{ office: 'jiaxi', year: 2026, n: 7 }],
      tray: [],
    });
    expect(await store.readStreams([rows[1]?.stream ?? ''])).toEqual([
      { stream: rows[1]?.stream, seq: 2, stamp: rows[1]?.stamp, body: rows[1]?.body },
    ]);
    expect(await store.findKnownIds(['unknown-operation', rows[0]?.id ?? ''])).toEqual([rows[0]?.id]);
  });

  test('keeps number, slip and code of a matter that goes on', async () => {
    await append(batch([operation(1)], [matter(1)]));
    const stream = operation(1).stream;
    const later = matter(1, { head: 2, officialNo: null, slipNo: null, view: '{"v":1}', viewVersion: 1 });
    await append(batch([operation(2, { stream })], [later]));
    expect(await store.readMatters({ after: '', units: null, limit: 10 })).toEqual([
      matter(1, { head: 2, view: '{"v":1}', viewVersion: 1 }),
    ]);
  });

  test('a transaction that fails leaves nothing', async () => {
    await append(batch([operation(1)], [matter(1)]));
    const failing = store.transaction(async (tx) => {
      await tx.append(batch([operation(2)], [matter(2)]));
      await tx.saveCounty(fictionalCounty());
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await store.readHead()).toMatchObject({ seq: 1 });
    expect(await store.readCounty()).toBeNull();
    await append(batch([operation(2)], [matter(2)]));
    expect(await store.readHead()).toMatchObject({ seq: 2 });
  });

  test.each([
    ['a sequence number', { seq: 1, id: 'another-operation' }],
    ['an operation id', { seq: 2, id: operation(1).id }],
  ])('refuses %s a second time', async (_name, changes) => {
    await append(batch([operation(1)], [matter(1)]));
    const again = operation(2, changes);
    await expect(append(batch([again], [matter(2)]))).rejects.toThrow();
    expect(await store.readHead()).toMatchObject({ seq: 1 });
    expect(await store.countMatters({ after: '', units: null })).toBe(1);
  });

  test('N1 transactions run one after another', async () => {
    const appendNext = (): Promise<void> =>
      store.transaction(async (tx) => {
        const { head } = await tx.readKnown(nothingAsked);
        await tx.append(batch([operation(head.seq + 1)], [matter(head.seq + 1)]));
      });
    await Promise.all(Array.from({ length: 25 }, appendNext));
    const rows = await store.readOperations({ after: 0, upTo: 100, limit: 100 });
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
  });

  test('W1 pages and counts by unit, several units together, each place once', async () => {
    const units = [['jiaxi'], ['yijiang'], ['jiaxi', 'grassroots'], ['yijiang'], ['jiaxi']];
    const feed = units.flatMap((each, i) =>
      each.map((unit) => ({ unit, seq: i + 1, stream: operation(i + 1).stream, step: 'op' as const })),
    );
    await append(
      batch(
        units.map((_, i) => operation(i + 1)),
        units.map((each, i) => matter(i + 1, { units: each })),
        { feed },
      ),
    );
    const read = async (asked: readonly string[], after = 0, limit = 10) =>
      (await store.readFeed({ units: asked, after, upTo: 5, limit })).map(({ seq, step, op }) => [seq, step, op?.seq]);
    expect(await read(['jiaxi'], 1)).toEqual([
      [3, 'op', 3],
      [5, 'op', 5],
    ]);
    expect((await read(['grassroots', 'jiaxi'], 0, 2)).map(([seq]) => seq)).toEqual([1, 3]);
    expect(await read([])).toEqual([]);
    expect(await store.countFeed({ units: ['yijiang'], after: 0, upTo: 5 })).toBe(2);
    expect(await store.countFeed({ units: ['jiaxi', 'grassroots'], after: 0, upTo: 5 })).toBe(3);
    const first = await store.readMatters({ after: '', units: ['jiaxi'], limit: 2 });
    expect(first.map((row) => row.head)).toEqual([1, 3]);
    const rest = await store.readMatters({ after: first[1]?.id ?? '', units: ['jiaxi'], limit: 2 });
    expect(rest.map((row) => row.head)).toEqual([5]);
    expect(await store.countMatters({ after: first[0]?.id ?? '', units: ['jiaxi'] })).toBe(2);
    expect(await store.countMatters({ after: '', units: [] })).toBe(0);
    expect((await store.findMatterByQueryCode('CODE1002'))?.head).toBe(2);
    expect(await store.findMatterByQueryCode('CODE9999')).toBeNull();
  });

  test('W1 a matter that moves: the old unit is told that it is gone and gets no content, the new one gets all', async () => {
    const { stream } = operation(1);
    await append(batch([operation(1)], [matter(1, { units: ['jiaxi', 'yijiang'] })]));
    await append(
      batch([operation(2, { stream })], [matter(1, { head: 2, units: ['jiaxi', 'grassroots'], former: ['yijiang'] })], {
        feed: [
          { unit: 'jiaxi', seq: 2, stream, step: 'op' },
          { unit: 'grassroots', seq: 2, stream, step: 'grant' },
          { unit: 'yijiang', seq: 2, stream, step: 'gone' },
        ],
      }),
    );
    const read = (units: readonly string[]) => store.readFeed({ units, after: 1, upTo: 2, limit: 9 });
    expect(await read(['yijiang'])).toEqual([{ seq: 2, stream, step: 'gone', op: null }]);
    expect(await read(['grassroots'])).toMatchObject([{ seq: 2, step: 'grant', op: { seq: 2 } }]);
    expect(await read(['yijiang', 'grassroots'])).toMatchObject([{ seq: 2, step: 'op', op: { seq: 2 } }]);
    const history = async (units: readonly string[]) =>
      (await store.readHistories({ units, streams: [stream], upTo: 2 })).map((row) => row.seq);
    expect([await history(['grassroots']), await history(['yijiang'])]).toEqual([[1, 2], []]);
    expect(await store.findMatters([stream, 'unknown'])).toMatchObject([
      { units: ['jiaxi', 'grassroots'], former: ['yijiang'] },
    ]);
  });

  test('W5 the county tray keeps an item once, shows the open ones and closes each once', async () => {
    const item = (n: number) => ({
      id: `kept-${n}`,
      stream: operation(1).stream,
      office: 'yijiang',
      device: 'D1',
      n,
      code: 'moved-away',
      arrivedAt: `2026-09-04T10:4${n}:00.000Z`,
      body: '{"文":"附注\\u0000"}',
      closed: null,
    });
    const closing = { at: '2026-09-05T00:00:00.000Z', by: 'lin', outcome: 'not-needed' as const, note: '已电话告知' };
    await append(batch([], [], { tray: [item(2), item(1)] }));
    await append(batch([], [], { tray: [item(1)] }));
    expect(await store.readTray(10)).toEqual([item(1), item(2)]);
    expect(await store.findKnownIds(['kept-2', 'kept-3'])).toEqual(['kept-2']);
    const { tray } = await store.transaction((tx) => tx.readKnown({ ...nothingAsked, ids: ['kept-1'] }));
    expect(tray).toEqual([{ id: 'kept-1', code: 'moved-away', body: item(1).body }]);
    expect(await store.transaction((tx) => tx.closeTray('kept-1', closing))).toBe(true);
    expect(await store.transaction((tx) => tx.closeTray('kept-1', closing))).toBe(false);
    expect(await store.readTray(10)).toEqual([item(2)]);
  });

  test('stores a view only for the head it was computed from', async () => {
    await append(batch([operation(1), operation(2)], [matter(1), matter(2)]));
    await store.saveViews([
      matter(1, { view: '{"文":"一"}', viewVersion: 1 }),
      matter(2, { head: 1, view: '{"late":true}', viewVersion: 1 }),
    ]);
    await store.saveViews([]);
    expect((await store.readMatters({ after: '', units: null, limit: 10 })).map((row) => row.view)).toEqual([
      '{"文":"一"}',
      null,
    ]);
  });

  test('claimed numbers below the counter are no longer told', async () => {
    await append(
      batch([operation(1)], [matter(1)], {
        numbers: [{ office: 'jiaxi', year: 2026, next: 1 }],
        claimed: [2, 5].map((n) => ({ office: 'jiaxi', year: 2026, n })),
      }),
    );
    await append(batch([operation(2)], [matter(2)], { numbers: [{ office: 'jiaxi', year: 2026, next: 3 }] }));
    const { claimed } = await store.transaction((tx) => tx.readKnown({ ...nothingAsked, offices: ['jiaxi'] }));
    expect(claimed).toEqual([{ office: 'jiaxi', year: 2026, n: 5 }]);
  });

  test('keeps county and devices', async () => {
    const device = {
      office: 'jiaxi',
      device: 'D1',
      key: 'abc',
      label: '值班室',
      enrolledAt: '2026-09-04T00:00:00.000Z',
      lastSeenAt: '2026-09-04T00:00:00.000Z',
      waiting: 0,
      revokedAt: null,
      confirmedAt: null,
      confirmedBy: null,
      revokedFor: null,
      escrow: null,
    };
    await store.transaction(async (tx) => {
      await tx.saveCounty(fictionalCounty());
      await tx.putDevice(device);
    });
    expect(await store.readCounty()).toEqual(fictionalCounty());
    expect(await store.transaction((tx) => tx.readDevices('jiaxi'))).toEqual([device]);
    const seen = { lastSeenAt: '2026-09-05T00:00:00.000Z', waiting: 3 };
    await store.noteSeen([
      { office: 'jiaxi', device: 'D1', ...seen },
      { office: 'jiaxi', device: 'D9', ...seen },
    ]);
    await store.noteSeen([]);
    expect(await store.findDevice('jiaxi', 'D1')).toEqual({ ...device, ...seen });
    const revoked = { ...device, revokedAt: '2026-09-06T00:00:00.000Z', revokedFor: '遗失' };
    await store.transaction((tx) => tx.putDevice(revoked));
    expect(await store.readAllDevices()).toEqual([revoked]);
    expect(await store.findDevice('jiaxi', 'D2')).toBeNull();
  });

  test('answers for many signers at once, each in its place', async () => {
    const confirmed = { confirmedAt: null, confirmedBy: null };
    const device = {
      office: 'jiaxi',
      key: 'k',
      label: '',
      enrolledAt: '2026-09-04T00:00:00.000Z',
      escrow: null,
      ...confirmed,
    };
    const seen = { lastSeenAt: '2026-09-04T00:00:00.000Z', waiting: 0 };
    const revoked = { revokedAt: '2026-09-05T00:00:00.000Z', revokedFor: '遗失' };
    const since = '2026-09-04T00:00:00.000Z';
    await store.transaction(async (tx) => {
      await tx.putDevice({ ...device, ...seen, device: 'D1', revokedAt: null, revokedFor: null });
      await tx.putDevice({ ...device, ...seen, ...revoked, device: 'D2' });
      await tx.putSeat({ office: 'jiaxi', device: 'D1', officer: 'a', sign: 's', seal: 'e', since });
    });
    const at = (code: string, officer: string) => ({ office: 'jiaxi', device: code, officer });
    expect(
      await store.findSigners([at('D1', 'b'), at('D9', 'a'), at('D1', 'a'), at('D2', 'a'), at('D1', 'a')]),
    ).toEqual([
      { deviceKey: 'k', revoked: false, seatKey: null },
      null,
      { deviceKey: 'k', revoked: false, seatKey: 's' },
      { deviceKey: 'k', revoked: true, seatKey: null },
      { deviceKey: 'k', revoked: false, seatKey: 's' },
    ]);
    expect(await store.findSigners([])).toEqual([]);
  });

  test('keeps seats and codes, each row replaced by its key', async () => {
    const seat = {
      office: 'jiaxi',
      device: 'D1',
      officer: 'a',
      sign: 's',
      seal: 'e',
      since: '2026-09-04T00:00:00.000Z',
    };
    const code = {
      selector: 'ABC',
      hash: 'h',
      officer: 'a',
      office: 'jiaxi',
      issuedBy: null,
      issuedAt: '2026-09-04T00:00:00.000Z',
      expiresAt: '2026-09-05T00:00:00.000Z',
      usedAt: null,
      failures: 0,
      recovery: null,
    };
    const used = { ...code, usedAt: '2026-09-04T01:00:00.000Z', failures: 2 };
    await store.transaction(async (tx) => {
      await tx.putSeat(seat);
      await tx.putSeat({ ...seat, officer: 'b' });
      await tx.putCode(code);
    });
    await store.transaction(async (tx) => {
      expect(await tx.readCode('ABC')).toEqual(code);
      expect(await tx.readCode('XYZ')).toBeNull();
      expect(await tx.readSeats('jiaxi', 'D1')).toHaveLength(2);
      expect(await tx.readSeats('jiaxi', 'D2')).toEqual([]);
      await tx.putSeat({ ...seat, sign: 's2' });
      await tx.putCode(used);
    });
    expect(await store.findSeat('jiaxi', 'D1', 'a')).toEqual({ ...seat, sign: 's2' });
    expect(await store.findSeat('jiaxi', 'D1', 'c')).toBeNull();
    expect(await store.readAllSeats()).toHaveLength(2);
    expect(await store.readAllCodes()).toEqual([used]);
  });

  test('C22 keeps the second factor of each administrator, the newest row of it', async () => {
    const factor: FactorRow = {
      officer: 'a',
      n: 1,
      secret: null,
      since: null,
      pending: 'sealed-1',
      pendingSince: '2026-09-04T00:00:00.000Z',
      lastStep: 0,
      failures: 2,
      pausedUntil: '2026-09-04T00:15:00.000Z',
      removedAt: '2026-09-03T00:00:00.000Z',
      removedBy: 'b',
    };
    const since = '2026-09-04T00:01:00.000Z';
    const active: FactorRow = {
      ...factor,
      n: 2,
      secret: 'sealed-1',
      since,
      pending: null,
      pendingSince: null,
      lastStep: 59_285_762,
      failures: 0,
      pausedUntil: null,
      removedAt: null,
      removedBy: null,
    };
    await store.transaction((tx) => tx.putFactor(factor));
    await store.transaction(async (tx) => {
      expect(await tx.readFactor('a')).toEqual(factor);
      expect(await tx.readFactor('b')).toBeNull();
      await tx.putFactor(active);
    });
    expect(await store.readAllFactors()).toEqual([active]);
  });

  test('A5 remembers nonces while they are of use', async () => {
    const row = (nonce: string, until: number) => ({ nonce, until });
    await store.saveNonces([row('one', 1000), row('two', 2000)], 0);
    await store.saveNonces([row('two', 2000), row('three', 3000)], 1001);
    const kept = [...(await store.readNonces(1001))].sort((a, b) => a.until - b.until);
    expect(kept).toEqual([row('two', 2000), row('three', 3000)]);
    expect(await store.readNonces(2500)).toEqual([row('three', 3000)]);
    await store.saveNonces([], 5000);
    expect(await store.readNonces(0)).toEqual([]);
  });

  test('announces commits until nobody listens', async () => {
    const heard: number[] = [];
    const first = new Promise<void>((resolve) => {
      const unwatch = store.watch((seq) => {
        heard.push(seq);
        unwatch();
        resolve();
      });
    });
    await append(batch([operation(1)], [matter(1)]));
    await first;
    await append(batch([operation(2)], [matter(2)]));
    expect(heard).toEqual([1]);
  });
});
