import { beforeEach, describe, expect, test } from 'vitest';
import { chainInput } from '#shared/sync/chain.ts';
import { authorOf, idOf, type Author } from '#test/integration/server/sample-operations.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  sha256,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

let server: TestServer;
let jiaxi: TestDevice;
let bureau: TestDevice;
let author: Author;

beforeEach(async () => {
  server = setupServer();
  await setUpFictional(server.send);
  jiaxi = await enrolTestDevice(server.send, 'jiaxi');
  bureau = await enrolTestDevice(server.send, 'legal-affairs');
  author = authorOf('jiaxi', 'D1');
});

const number = (n: number, year = 2026): string => `青司信甲溪〔${year}〕${n}号`;

describe('L7 receptions', () => {
  const ticketed = (n: number, stream: string, action: object) => ({ ...author.register(n), stream, action });
  const open = { kind: 'open-queue', session: 'session-000000000001', letter: 'A' };
  const stream = 'queue-00000000000001';

  test('are put into the same order without a number, and given to their office and the county only', async () => {
    const take = { kind: 'take-ticket', no: 'A001', persons: 2 };
    const pushed = await jiaxi.push([ticketed(1, stream, open), author.register(2), ticketed(3, stream, take)]);
    expect(pushed).toEqual([
      ['a', 1, null],
      ['a', 2, number(1)],
      ['a', 3, null],
    ]);
    const rows = await server.store.readMatters({ after: '', units: ['jiaxi'], limit: 10 });
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['matter', 'reception']);
    expect(await server.store.readMatters({ after: '', units: ['yijiang'], limit: 10 })).toEqual([]);
  });

  test('a stream stays what it was begun as, and the rules are asked again here', async () => {
    const codes = async (...ops: readonly object[]) =>
      (await jiaxi.push(ops)).map((receipt) => (receipt[0] === 'r' ? receipt[1] : receipt[0]));
    expect(await codes(ticketed(1, stream, open), { ...author.register(2), stream })).toEqual(['a', 'wrong-stream']);
    const matter = author.register(3);
    expect(await codes(matter, ticketed(4, matter.stream, open))).toEqual(['a', 'wrong-stream']);
    const take = { kind: 'take-ticket', no: 'A001', persons: 1 };
    expect(await codes(ticketed(5, 'queue-00000000000002', take))).toEqual(['no-queue']);
  });
});

describe('receipts', () => {
  test('N2 registrations get the numbers of their office and year in order', async () => {
    const receipts = await jiaxi.push([1, 2, 3].map((n) => author.register(n)));
    expect(receipts).toEqual([1, 2, 3].map((n) => ['a', n, number(n)]));
    const other = await bureau.push([authorOf('legal-affairs', 'D1').register(1)]);
    expect(other).toEqual([['a', 4, '青司信法规〔2026〕1号']]);
  });

  test('N3 the year is the year of the day of receipt, or of arrival when that day is doubtful', async () => {
    const old = { receivedOn: '2025-12-31', occurredAt: '2025-12-31T02:00:00.000Z' };
    const ops = [author.register(1, old), author.register(2, old, { clockDoubt: true })];
    expect(await jiaxi.push(ops)).toEqual([
      ['a', 1, number(1, 2025)],
      ['a', 2, number(1, 2026)],
    ]);
  });

  test('S3 the same operation again is a duplicate with its first receipt, in another push and in the same', async () => {
    const op = author.register(1);
    expect(await jiaxi.push([op, op])).toEqual([
      ['a', 1, number(1)],
      ['d', 1, number(1)],
    ]);
    expect(await jiaxi.push([op])).toEqual([['d', 1, number(1)]]);
    expect(await server.store.readHead()).toMatchObject({ seq: 1 });
  });

  test('S3 keys in another order are the same content', async () => {
    const op = author.register(1);
    await jiaxi.push([op]);
    expect(await jiaxi.push([Object.fromEntries(Object.entries(op).reverse())])).toEqual([['d', 1, number(1)]]);
  });

  test('S3 the same id with other content is refused', async () => {
    const op = author.register(1);
    await jiaxi.push([op]);
    const changed = { ...author.register(1, { summary: '另一件事' }), id: op.id, n: op.n };
    expect(await jiaxi.push([changed])).toEqual([['r', 'id-reused', {}]]);
  });

  test('S5 one malformed record does not hold up the page; its detail names places, never values', async () => {
    const bad = { ...author.register(2), action: { kind: 'register', slipNo: '王某丁的秘密' } };
    const receipts = await jiaxi.push([author.register(1), bad, '不是记录', null, author.register(3)]);
    expect(receipts.map((receipt) => receipt[0])).toEqual(['a', 'r', 'r', 'r', 'a']);
    expect(receipts[1]?.[1]).toBe('malformed');
    expect(JSON.stringify(receipts[1])).toContain('action.registration');
    expect(JSON.stringify(receipts[1])).not.toContain('王某丁');
  });

  test('an operation of another device is refused', async () => {
    const foreign = authorOf('jiaxi', 'D2').register(1);
    const elsewhere = authorOf('yijiang', 'D1').register(1);
    expect(await jiaxi.push([foreign, elsewhere])).toEqual([
      ['r', 'wrong-device', {}],
      ['r', 'wrong-device', {}],
    ]);
  });

  test('S7 a refused operation fences its stream in this push; other streams go on', async () => {
    const first = author.register(1);
    const refused = author.act(first.stream, { kind: 'unlink-matter', to: idOf('st', 9), reason: '误' });
    const note = author.act(first.stream, { kind: 'add-note', text: '后来的一笔' }, { prev: refused.id });
    const second = author.register(2);
    expect(await jiaxi.push([first, refused, note, second])).toEqual([
      ['a', 1, number(1)],
      ['r', 'no-such-link', {}],
      ['r', 'fenced', {}],
      ['a', 2, number(2)],
    ]);
    // Sent again in a later push it stands on something the server never accepted.
    expect(await jiaxi.push([note])).toEqual([['r', 'predecessor-missing', { prev: refused.id }]]);
  });

  test('S7 a malformed operation fences the stream it names', async () => {
    const first = author.register(1);
    const receipts = await jiaxi.push([
      { ...first, n: 'x' },
      author.act(first.stream, { kind: 'add-note', text: '记' }),
    ]);
    expect(receipts.map((receipt) => receipt[1])).toEqual(['malformed', 'fenced']);
  });

  test('S8 the server decides on its own state, with the codes and details of the rules', async () => {
    const first = author.register(1);
    await jiaxi.push([first]);
    const settle = {
      kind: 'settle-on-spot',
      closeMode: 'explained',
      reply: '已当场解释',
      informedBy: 'in-person',
      informedOn: '2026-09-04',
    };
    expect(await bureau.push([authorOf('legal-affairs', 'D1').act(first.stream, settle)])).toEqual([['a', 2, null]]);
    const redirect = { kind: 'guide-out', reason: '不属本局', redirectTo: '县自然资源局', informedOn: '2026-09-04' };
    expect(await jiaxi.push([author.act(first.stream, redirect)])).toEqual([['r', 'closed', {}]]);
    const six = Array.from({ length: 6 }, (_, index) => ({ name: `代表${index}`, role: 'representative' }));
    expect(await jiaxi.push([author.register(2, { petitioners: six, totalPersons: 7 })])).toEqual([
      ['r', 'too-many-representatives', { found: 6, most: 5 }],
    ]);
  });
});

describe('who may act', () => {
  test('R004-59 another office may not, the bureau and its sections may', async () => {
    const yijiang = await enrolTestDevice(server.send, 'yijiang');
    const first = author.register(1);
    await jiaxi.push([first]);
    const note = { kind: 'add-note', text: '记一笔' };
    expect(await yijiang.push([authorOf('yijiang', 'D1').act(first.stream, note)])).toEqual([
      ['r', 'other-office', {}],
    ]);
    expect(await bureau.push([authorOf('legal-affairs', 'D1').act(first.stream, note)])).toEqual([['a', 2, null]]);
  });
});

describe('T2, C32 clocks', () => {
  const viewOf = async (): Promise<unknown> => (await bureau.snapshot())[0]?.views[0];

  test('more than five minutes between the clocks marks registrations, and the day is not judged', async () => {
    const future = author.register(1, { receivedOn: '2026-09-20', occurredAt: '2026-09-04T01:00:00.000Z' });
    const receipts = await jiaxi.push([future], { sentAt: '2026-09-04T10:46:00.000Z' });
    expect(receipts).toEqual([['a', 1, number(1)]]);
    expect(await viewOf()).toMatchObject({ timeDoubtful: true });
  });

  test('five minutes are tolerated', async () => {
    await jiaxi.push([author.register(1)], { sentAt: '2026-09-04T10:45:00.000Z' });
    expect(await viewOf()).not.toHaveProperty('timeDoubtful');
  });

  test('a record from the server’s future is doubtful, not refused', async () => {
    const ahead = author.register(
      1,
      { receivedOn: '2027-03-01', occurredAt: '2027-03-01T01:00:00.000Z' },
      {
        recordedAt: '2027-03-01T01:00:00.000Z',
      },
    );
    expect(await jiaxi.push([ahead])).toEqual([['a', 1, number(1)]]);
    expect(await viewOf()).toMatchObject({ timeDoubtful: true });
  });

  test('with a right clock a day of receipt after the day of recording is refused', async () => {
    const wrong = author.register(1, { receivedOn: '2026-09-05', occurredAt: '2026-09-04T01:00:00.000Z' });
    expect(await jiaxi.push([wrong])).toEqual([['r', 'received-in-future', {}]]);
  });
});

describe('R4 claims', () => {
  test('a free number is honoured, the numbers below it are given first, and it is skipped later', async () => {
    const ops = [1, 2, 3, 4].map((n) => author.register(n));
    expect(await jiaxi.push(ops.slice(0, 1), { claims: { [ops[0]?.id ?? '']: number(3) } })).toEqual([
      ['a', 1, number(3)],
    ]);
    expect(await jiaxi.push(ops.slice(1))).toEqual([
      ['a', 2, number(1)],
      ['a', 3, number(2)],
      ['a', 4, number(4)],
    ]);
  });

  test('a number in use is kept as formerNo, still searchable', async () => {
    const [first, second] = [author.register(1), author.register(2)];
    await jiaxi.push([first]);
    expect(await jiaxi.push([second], { claims: { [second.id]: number(1) } })).toEqual([['a', 2, number(2)]]);
    const views = (await bureau.snapshot()).flatMap((page) => page.views);
    expect(views.find((view) => view.id === second.stream)).toMatchObject({
      officialNo: number(2),
      formerNo: number(1),
    });
  });

  test.each([
    ['of another office', '青司信乙江〔2026〕9号'],
    ['far ahead of anything given', number(999_999)],
    ['no number at all', '随便写的'],
  ])('a claim %s is not honoured', async (_name, claim) => {
    const op = author.register(1);
    expect(await jiaxi.push([op], { claims: { [op.id]: claim } })).toEqual([['a', 1, number(1)]]);
  });

  test('two devices claim one number: one gets it', async () => {
    const second = await enrolTestDevice(server.send, 'jiaxi');
    const [a, b] = [author.register(1), authorOf('jiaxi', 'D2').register(1)];
    const receipts = await Promise.all([
      jiaxi.push([a], { claims: { [a.id]: number(2) } }),
      second.push([b], { claims: { [b.id]: number(2) } }),
    ]);
    expect(
      receipts
        .flat()
        .map((receipt) => JSON.stringify(receipt[2]))
        .sort(),
    ).toEqual([JSON.stringify(number(1)), JSON.stringify(number(2))]);
  });
});

describe('order', () => {
  test('R1 the chain is a hash over all operations and stamps in order', async () => {
    const ops = [1, 2, 3].map((n) => author.register(n));
    await jiaxi.push(ops.slice(0, 2));
    await jiaxi.push(ops.slice(2));
    const rows = await server.store.readOperations({ after: 0, upTo: 3, limit: 3 });
    const expected = rows.reduce((chain, row) => sha256(chainInput(chain, row.id, row.stamp)).slice(0, 32), '');
    expect(await server.store.readHead()).toEqual({ seq: 3, chain: expected });
  });

  test('pushes of many devices at once are put in one order, each answered its own receipts', async () => {
    const devices = await Promise.all(Array.from({ length: 12 }, () => enrolTestDevice(server.send, 'bingling')));
    const receipts = await Promise.all(
      devices.map((device) => {
        const own = authorOf('bingling', device.device);
        return device.push([1, 2, 3].map((n) => own.register(n)));
      }),
    );
    expect(
      receipts
        .flat()
        .map((receipt) => receipt[1])
        .sort((a, b) => Number(a) - Number(b)),
    ).toEqual(Array.from({ length: 36 }, (_, index) => index + 1));
    expect(new Set(receipts.flat().map((receipt) => receipt[2])).size).toBe(36);
    for (const own of receipts) {
      const seqs = own.map((receipt) => Number(receipt[1]));
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    }
  });
});
