import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { MatterView, VIEW_VERSION } from '#shared/model/matter.ts';
import { QueryResponse } from '#shared/sync/query.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { materialise } from '#server/usecases/materialise.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import {
  enrolTestDevice,
  setupServer,
  SETUP_CODE,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

let server: TestServer;
let jiaxi: TestDevice;
let yijiang: TestDevice;
let bureau: TestDevice;

beforeEach(async () => {
  server = setupServer();
  await setUpFictional(server.send);
  jiaxi = await enrolTestDevice(server.send, 'jiaxi');
  yijiang = await enrolTestDevice(server.send, 'yijiang');
  bureau = await enrolTestDevice(server.send, 'legal-affairs');
});

/** Five matters of two offices, in turn, each with a note by the bureau. */
async function fillCounty(): Promise<void> {
  const [a, b, c] = [authorOf('jiaxi', 'D1'), authorOf('yijiang', 'D1'), authorOf('legal-affairs', 'D1')];
  for (let n = 1; n <= 5; n += 1) {
    const [device, author] = n % 2 === 1 ? [jiaxi, a] : [yijiang, b];
    const op = author.register(n);
    await device.push([op]);
    await bureau.push([c.act(op.stream, { kind: 'add-note', text: `第${n}件已阅` })]);
  }
}

describe('changes', () => {
  test('L1 an office sees its own matters, also what the bureau did to them; its cursor covers the rest', async () => {
    await fillCounty();
    const page = await yijiang.changes(0, '');
    expect(page.entries.map((entry) => entry.stamp.seq)).toEqual([3, 4, 7, 8]);
    expect(page).toMatchObject({ cursor: 10, more: false, left: 0 });
    expect(page.chain).toBe((await server.store.readHead()).chain);
    expect((await bureau.changes(0, '')).entries).toHaveLength(10);
  });

  test('L3 own operations come without content', async () => {
    await fillCounty();
    const { entries } = await jiaxi.changes(0, '');
    expect(Object.keys(entries[0] ?? {})).toEqual(['id', 'stream', 'n', 'stamp']);
    expect(entries[0]).toMatchObject({ n: 1, stamp: { seq: 1 } });
    expect(entries[1]).toMatchObject({ op: { action: { kind: 'add-note' } } });
  });

  test.each(['yijiang', 'legal-affairs'])('pages join without gaps and count down to nothing (%s)', async (office) => {
    await fillCounty();
    const device = office === 'yijiang' ? yijiang : bureau;
    const whole = (await device.changes(0, '')).entries.map((entry) => entry.stamp.seq);
    const seen: number[] = [];
    let [cursor, chain, more] = [0, '', true];
    while (more) {
      const page = await device.changes(cursor, chain, 2);
      seen.push(...page.entries.map((entry) => entry.stamp.seq));
      expect(page.left).toBe(whole.length - seen.length);
      ({ cursor, chain, more } = page);
    }
    expect(seen).toEqual(whole);
    expect(cursor).toBe(10);
  });

  test('R1 another history, or one that has not got so far, is answered 409', async () => {
    await fillCounty();
    const { cursor } = await jiaxi.changes(0, '');
    for (const query of [`cursor=${cursor}&chain=${'0'.repeat(32)}`, 'cursor=99&chain=', 'cursor=0&chain=ab']) {
      const response = await jiaxi.send(`/changes?${query}`);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ error: 'history-changed' });
    }
  });
});

describe('snapshot', () => {
  test('L4 whole matters by pages, filtered like the feed, with the cursor of now', async () => {
    await fillCounty();
    const pages = await bureau.snapshot(2);
    expect(pages.map((page) => [page.views.length, page.left, page.cursor])).toEqual([
      [2, 3, 10],
      [2, 1, 10],
      [1, 0, 10],
    ]);
    const own = (await yijiang.snapshot()).flatMap((page) => page.views);
    expect(own.map((view) => view.office)).toEqual(['yijiang', 'yijiang']);
    expect(own[0]?.history.map((line) => line.note)).toEqual([undefined, '第2件已阅']);
  });

  test('a view is computed once, stored, and follows later operations', async () => {
    const op = authorOf('jiaxi', 'D1').register(1);
    await jiaxi.push([op]);
    const stored = async () => (await server.store.readMatters({ after: '', units: null, limit: 9 }))[0];
    expect((await stored())?.view).toBeNull();
    const [first] = (await bureau.snapshot())[0]?.views ?? [];
    expect(JSON.parse((await stored())?.view ?? '')).toEqual(first);
    await bureau.push([authorOf('legal-affairs', 'D1').act(op.stream, { kind: 'void', reason: '重复登记' })]);
    expect((await bureau.snapshot())[0]?.views[0]).toMatchObject({ status: 'void', head: 2 });
  });

  test('a view of another version is computed again', async () => {
    await jiaxi.push([authorOf('jiaxi', 'D1').register(1)]);
    const [matter] = await server.store.readMatters({ after: '', units: null, limit: 1 });
    if (matter === undefined) throw new Error('nothing stored');
    const old = { ...matter, view: '{"v":0}', viewVersion: 0 };
    await server.store.saveViews([old]);
    const [text] = await materialise(server.store, [old]);
    expect(MatterView.parse(JSON.parse(text ?? ''))).toMatchObject({ v: VIEW_VERSION, status: 'registered' });
  });
});

describe('the rest', () => {
  test('R3 known answers the ids the server has not, whatever they look like', async () => {
    const op = authorOf('jiaxi', 'D1').register(1);
    await jiaxi.push([op]);
    const ids = [op.id, 'A'.repeat(22), 'x\ny', '\u0000', ''];
    const response = await jiaxi.send('/known', { method: 'POST', body: JSON.stringify({ wire: 1, ids }) });
    expect(await response.json()).toEqual({ wire: 1, missing: ids.slice(1) });
  });

  test('R001-49 the holder of a receipt sees where the matter stands, and neither names nor content', async () => {
    await fillCounty();
    const response = await server.send('/query/10000001');
    const text = await response.text();
    expect(Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(text))).sort()).toEqual([
      'dutyUnit',
      'office',
      'receivedOn',
      'serverNow',
      'status',
      'updatedAt',
      'wire',
    ]);
    expect(QueryResponse.parse(JSON.parse(text))).toMatchObject({
      status: 'registered',
      office: '青岚县司法局甲溪司法所',
    });
    for (const code of ['10000009', "1' or '1'='1", '%00', 'a'.repeat(3000)]) {
      expect((await server.send(`/query/${encodeURIComponent(code)}`)).status).toBe(404);
    }
  });

  test('profile and welcome tell the county; welcome tells strangers only its offices', async () => {
    expect(await (await jiaxi.send('/profile')).json()).toMatchObject({ profile: fictionalCounty() });
    const welcome = await (await server.send('/welcome')).text();
    expect(welcome).toContain('青岚县司法局甲溪司法所');
    // Invented people may be seen by everybody, others by nobody who is not of the county.
    expect(welcome).toContain('周某甲');
    const own = setupServer();
    const profile = { ...fictionalCounty(), fictional: false };
    await own.send('/setup', { method: 'POST', body: JSON.stringify({ kind: 'empty', code: SETUP_CODE, profile }) });
    const said = await (await own.send('/welcome')).text();
    expect(said).toContain('青岚县司法局甲溪司法所');
    expect(said).not.toContain('周某甲');
  });

  test('events tell the newest number at once and after each commit, and end with the server', async () => {
    const response = await jiaxi.send('/events');
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toBe('event: changes\ndata: 0\n\n');
    await jiaxi.push([authorOf('jiaxi', 'D1').register(1)]);
    expect(await read()).toBe('event: changes\ndata: 1\n\n');
    await server.stop();
    expect(await reader?.read()).toMatchObject({ done: true });
  });
});
