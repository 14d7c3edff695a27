import { beforeEach, describe, expect, test } from 'vitest';
import { AuditListResponse, AuditPushResponse, AuditStateResponse } from '#shared/sync/audit.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { auditChain, auditEvent, linkAfter } from '#test/support/audit-chain.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import {
  enrolTestDevice,
  seatedAs,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

let server: TestServer;
let jiaxi: TestDevice;
let bureau: TestDevice;

beforeEach(async () => {
  server = setupServer();
  await setUpFictional(server.send);
  jiaxi = await enrolTestDevice(server.send, 'jiaxi');
  bureau = await enrolTestDevice(server.send, 'qinglan');
});

type Links = ReturnType<typeof auditChain>;
const bodyOf = (links: unknown, changes: object = {}): string =>
  JSON.stringify({ wire: WIRE_VERSION, office: 'jiaxi', device: 'D1', head: { n: 9, hash: '' }, links, ...changes });
const post = (device: TestDevice, body: string): Promise<Response> => device.send('/audit', { method: 'POST', body });
const send = async (links: Links, changes: object = {}): Promise<AuditPushResponse> =>
  AuditPushResponse.parse(await (await post(jiaxi, bodyOf(links, changes))).json());
const get = async (path: string, officer: string, device: TestDevice = bureau): Promise<Response> =>
  (await seatedAs(server.store, device, officer, server.send)).send(path);
const list = async (query = ''): Promise<AuditListResponse> =>
  AuditListResponse.parse(await (await get(`/audit${query}`, 'auditor-a')).json());
const state = async (): Promise<AuditStateResponse> =>
  AuditStateResponse.parse(await (await get('/audit/state', 'auditor-a')).json());
const fromDevices = async () =>
  (await list('?office=jiaxi')).entries.filter((entry) => entry.device === 'D1').reverse();

describe('D3 a device sends its chain', () => {
  test('one receipt for each entry; the same page again changes nothing', async () => {
    const links = auditChain(3);
    const first = await send(links);
    expect(first.receipts.map(([kind]) => kind)).toEqual(['a', 'a', 'a']);
    expect(first.have).toEqual({ n: 3, hash: links[2]?.hash });
    const again = await send(links);
    expect(again.receipts).toEqual(first.receipts.map(([, seq]) => ['d', seq]));
    expect(await fromDevices()).toHaveLength(3);
  });

  test('an empty page asks how far the county has joined', async () => {
    await send(auditChain(2));
    expect((await send([])).have.n).toBe(2);
  });

  test.each([
    ['a stranger', (): Promise<Response> => server.send('/audit', { method: 'POST', body: bodyOf([]) }), 401],
    ['another device’s name', () => post(jiaxi, bodyOf([], { device: 'D7' })), 400],
    ['another office’s name', () => post(jiaxi, bodyOf([], { office: 'yijiang' })), 400],
    ['no list', () => post(jiaxi, bodyOf('all')), 400],
    ['not JSON', () => post(jiaxi, '{'), 400],
    ['a version to come', () => post(jiaxi, bodyOf([], { wire: WIRE_VERSION + 1 })), 426],
    ['too many', () => post(jiaxi, bodyOf(auditChain(501))), 400],
    ['an entry too long', () => post(jiaxi, bodyOf([{ ...auditChain(1)[0], body: 'x'.repeat(2001) }])), 400],
  ])('%s is refused', async (_name, ask, status) => {
    expect((await ask()).status).toBe(status);
    expect(server.failures).toEqual([]);
  });
});

describe('D4 what is wrong with a chain is kept, named and told, and holds nothing up', () => {
  const whole = auditChain(6);
  const changed = (n: number, part: object): Links => whole.map((link) => (link.n === n ? { ...link, ...part } : link));
  const foreign = linkAfter(whole[5], auditEvent(7, { office: 'yijiang', device: 'D1' }));
  const forked = linkAfter(whole[2], { ...auditEvent(4, { office: 'jiaxi', device: 'D1' }), kind: 'lock' });
  const unlinked = linkAfter(
    { n: 6, hash: `sha256:${'0'.repeat(64)}` },
    auditEvent(7, { office: 'jiaxi', device: 'D1' }),
  );
  const cases: readonly (readonly [string, readonly Links[], number, string])[] = [
    ['content changed', [changed(3, { body: whole[3]?.body })], 3, 'edited'],
    ['an entry removed', [whole.filter((link) => link.n !== 4)], 5, 'missing'],
    ['an entry removed between two pages', [whole.slice(0, 2), whole.slice(3)], 4, 'missing'],
    ['two exchanged', [[...whole.slice(0, 2), whole[3], whole[2], ...whole.slice(4)] as Links], 4, 'missing'],
    ['history written anew from an older copy', [whole, [forked]], 4, 'rewritten'],
    ['an entry of another office', [[...whole, foreign]], 7, 'foreign'],
    ['an entry that follows nothing', [[...whole, unlinked]], 7, 'unlinked'],
    ['words instead of an entry', [[...whole, linkAfter(whole[5], { 姓名: '赵某甲' })]], 7, 'malformed'],
  ];
  test.each(cases)('%s', async (_name, pages, n, fault) => {
    for (const page of pages) expect((await post(jiaxi, bodyOf(page))).status).toBe(200);
    const first = (await fromDevices()).find((entry) => entry.fault !== null);
    expect(first).toMatchObject({ n, fault });
    const device = (await state()).devices.find((each) => each.office === 'jiaxi');
    expect(device?.first).toEqual({ n, fault });
    expect((await list('?faulty=1')).entries.length).toBe(device?.faults);
    // The county's own chain over all of it is whole, and petitions go on.
    expect((await state()).county.brokenAt).toBeNull();
    const author = authorOf('jiaxi', 'D1');
    expect((await jiaxi.push([author.register(1)]))[0]?.[0]).toBe('a');
    expect(server.failures).toEqual([]);
  });
  test('the table is not empty', () => expect(cases.length).toBeGreaterThanOrEqual(8));

  test('the newest entries cut off: the device knows less of itself than the county', async () => {
    await send(whole);
    const answer = await send([], { head: { n: 4, hash: whole[3]?.hash } });
    expect(answer.have).toEqual({ n: 6, hash: whole[5]?.hash });
    const [told] = (await list('?kind=log-shortened')).entries;
    expect(JSON.parse(told?.body ?? '{}')).toMatchObject({ office: 'jiaxi', device: 'D1', count: 2 });
  });
});

describe('D6 only the auditor reads the log (C17)', () => {
  const others = ['chief', 'petition-clerk', 'sysadmin-a', 'security-a', 'statistician-a', 'jiaxi-head'];
  test.each(others)('%s is refused, and the attempt is an entry', async (officer) => {
    for (const path of ['/audit', '/audit/state']) {
      const answer = await get(path, officer);
      expect([answer.status, await answer.json()]).toMatchObject([403, { error: 'not-allowed' }]);
    }
    const attempts = (await list('?kind=failed-access')).entries;
    expect(attempts.map((entry) => JSON.parse(entry.body) as { what: string }).map(({ what }) => what)).toEqual([
      'audit-state',
      'audit-list',
    ]);
  });

  test('a stranger is refused whatever officer is named', async () => {
    const strange = await server.send('/audit', { headers: { 'x-officer': 'auditor-a' } });
    expect(strange.status).toBe(401);
  });

  test.each(['?officer=%27;drop', '?kind=everything', '?before=-1', '?before=x', '?from=2026-13-01', '?other=1'])(
    'a question that makes no sense is refused: %s',
    async (query) => {
      expect((await get(`/audit${query}`, 'auditor-a')).status).toBe(400);
      expect(server.failures).toEqual([]);
    },
  );

  test('found by officer, device, kind, matter number and day', async () => {
    const author = authorOf('jiaxi', 'D1');
    const operation = author.register(1);
    const [receipt] = await jiaxi.push([operation]);
    const number = receipt?.[0] === 'a' ? (receipt[2] ?? '') : '';
    const about = { ...auditEvent(1, { office: 'jiaxi', device: 'D1' }), stream: operation.stream };
    await send([linkAfter(undefined, about)]);
    const [found, ...more] = (await list(`?matter=${encodeURIComponent(number)}`)).entries;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ number, office: 'jiaxi', device: 'D1', n: 1 });
    expect((await list('?officer=jiaxi-clerk')).entries).toHaveLength(1);
    expect((await list('?from=2026-09-04&to=2026-09-04&kind=view')).entries).toHaveLength(1);
    expect((await list('?to=2026-09-03')).entries).toHaveLength(0);
    expect((await list('?matter=nothing')).entries).toHaveLength(0);
    // The server's own acts are there too: two devices were enrolled.
    expect((await list('?kind=enrol')).entries).toHaveLength(2);
    expect(JSON.stringify(await list())).not.toContain('赵某');
  });
});

describe('RX-06 who looked at a matter', () => {
  test.each([
    ['jiaxi-head', 200],
    ['jiaxi-clerk', 403],
    // Nobody the county lists gets as far as the question.
    ['nobody', 401],
  ])('%s at the office: %i', async (officer, status) => {
    const operation = authorOf('jiaxi', 'D1').register(1);
    await jiaxi.push([operation]);
    const about = { ...auditEvent(1, { office: 'jiaxi', device: 'D1' }), stream: operation.stream };
    await send([linkAfter(undefined, about)]);
    const answer = await get(`/audit/matter/${operation.stream}`, officer, jiaxi);
    expect(answer.status).toBe(status);
  });

  test.each([
    ['chief', 'qinglan', 200],
    ['legal-affairs-head', 'qinglan', 200],
    ['yijiang-head', 'yijiang', 403],
    ['sysadmin-a', 'qinglan', 403],
  ])('%s: %s %i', async (officer, office, status) => {
    const operation = authorOf('jiaxi', 'D1').register(1);
    await jiaxi.push([operation]);
    const device = office === 'qinglan' ? bureau : await enrolTestDevice(server.send, office);
    expect((await get(`/audit/matter/${operation.stream}`, officer, device)).status).toBe(status);
    expect((await get('/audit/matter/no-such-matter-at-all', officer, device)).status).toBe(403);
    expect((await get('/audit/matter/%E8%B5%B5', officer, device)).status).toBe(404);
  });
});
