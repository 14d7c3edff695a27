import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '#shared/model/ids.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import { AuditQuery } from '#shared/sync/audit.ts';
import { CountyTrayResponse } from '#shared/sync/county-tray.ts';
import { listAudit } from '#server/usecases/read-audit.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

let server: TestServer;
let jiaxi: TestDevice;
let section: TestDevice;
let county: TestDevice;

beforeEach(async () => {
  server = setupServer();
  await setUpFictional(server.send);
  jiaxi = await enrolTestDevice(server.send, 'jiaxi');
  section = await enrolTestDevice(server.send, 'grassroots');
  county = await enrolTestDevice(server.send, 'legal-affairs');
});
afterEach(() => server.stop());

const seqs = (page: Awaited<ReturnType<TestDevice['changes']>>) => page.entries.map((entry) => entry.stamp.seq);

describe('ACC-07, W1–W5 over HTTP: a matter that moves', () => {
  const author = authorOf('jiaxi', 'D1');
  const bureau = authorOf('legal-affairs', 'D1');
  const clerk = authorOf('grassroots', 'D1', 'grassroots');

  test('goes to the section made responsible with its whole history, and is withdrawn when it moves on', async () => {
    const op = author.register(1, { dutyUnit: 'jiaxi' });
    await jiaxi.push([op]);
    expect(await section.changes(0, '')).toMatchObject({ entries: [], gone: [], scope: 'grassroots', cursor: 1 });
    expect((await county.changes(0, '')).scope).toBe('*');

    const before = await section.changes(0, '');
    await county.push([bureau.act(op.stream, { kind: 'amend', set: { dutyUnit: 'grassroots' } }, { base: 1 })]);
    const granted = await section.changes(before.cursor, before.chain);
    expect(seqs(granted)).toEqual([1, 2]);
    expect((await section.snapshot())[0]?.views.map((view) => view.id)).toEqual([op.stream]);

    await county.push([
      bureau.act(op.stream, { kind: 'amend', set: { dutyUnit: 'reconsideration' } }, { base: 2 }),
      bureau.act(op.stream, { kind: 'add-note', text: '机密附注' }, { base: 2 }),
    ]);
    const gone = await section.changes(granted.cursor, granted.chain);
    expect(gone.entries).toEqual([]);
    expect(gone.gone).toEqual([
      {
        stream: op.stream,
        seq: 4,
        gone: { to: 'reconsideration', slipNo: 'jiaxi-D1-20260904-001', officialNo: '青司信甲溪〔2026〕1号' },
      },
    ]);
    expect((await section.snapshot())[0]?.views).toEqual([]);
    expect(seqs(await jiaxi.changes(0, ''))).toEqual([1, 2, 3, 4]);

    // W5: late work is kept once, however often it is sent, and what stands on it is kept too.
    const late = clerk.act(op.stream, { kind: 'add-note', text: '已电话联系' }, { base: 2 });
    const more = clerk.act(op.stream, { kind: 'add-note', text: '已答复' }, { base: 2, prev: late.id as OperationId });
    expect(await section.push([late, more])).toEqual([
      ['k', 'moved-away'],
      ['k', 'moved-away'],
    ]);
    expect(await section.push([late])).toEqual([['k', 'moved-away']]);
    expect(await section.push([{ ...late, recordedAt: '2026-09-04T01:16:00.000Z' }])).toMatchObject([
      ['r', 'id-reused', {}],
    ]);
    expect((await server.store.readTray(9)).map((row) => row.id)).toEqual([late.id, more.id].sort());
    const known = await section.send('/known', {
      method: 'POST',
      body: JSON.stringify({ wire: 1, ids: [late.id, 'A'.repeat(22)] }),
    });
    expect(await known.json()).toMatchObject({ missing: ['A'.repeat(22)] });

    const where = await section.send('/where', {
      method: 'POST',
      body: JSON.stringify({ wire: 1, streams: [op.stream, 'B'.repeat(22)] }),
    });
    expect(await where.json()).toMatchObject({ gone: [{ stream: op.stream, gone: { to: 'reconsideration' } }] });
    expect(server.failures).toEqual([]);
  });

  test('R002-28, 条例 22: assignment and transfer are followed: the unit that handles it now gets it, the one before loses it', async () => {
    const op = author.register(1, { dutyUnit: 'grassroots' });
    await jiaxi.push([op]);
    const yijiang = await enrolTestDevice(server.send, 'yijiang');
    const before = await section.changes(0, '');
    expect(seqs(before)).toEqual([1]);
    const moved = bureau.act(op.stream, aStep('transfer', { unit: 'yijiang' }), { base: 1 });
    expect(await county.push([moved])).toEqual([['a', 2, null]]);
    expect(seqs(await yijiang.changes(0, ''))).toEqual([1, 2]);
    const lost = await section.changes(before.cursor, before.chain);
    expect(lost).toMatchObject({ entries: [], gone: [{ stream: op.stream, gone: { to: 'yijiang' } }] });
    const [matter] = await server.store.findMatters([op.stream]);
    expect(matter).toMatchObject({ units: ['jiaxi', 'yijiang'], former: ['grassroots'] });
  });

  test('a unit that never had the matter is refused, and nothing is kept', async () => {
    const op = author.register(1, { dutyUnit: 'jiaxi' });
    await jiaxi.push([op]);
    expect(await section.push([clerk.act(op.stream, { kind: 'add-note', text: '越权' }, { base: 1 })])).toMatchObject([
      ['r', 'other-office', {}],
    ]);
    expect(await server.store.readTray(9)).toEqual([]);
  });

  test('ACC-02 a device of the bureau on which only 三员 sit receives no matter', async () => {
    await jiaxi.push([author.register(1, { dutyUnit: 'jiaxi' })]);
    const { officers } = (await server.store.readCounty()) ?? { officers: [] };
    const three = officers.filter(({ roles }) =>
      roles.some((role) => ['sysadmin', 'security-admin', 'auditor'].includes(role)),
    );
    expect(three.length).toBeGreaterThanOrEqual(3);
    for (const { id, unit } of three) {
      const device = await enrolTestDevice(server.send, unit, { officer: id });
      expect(await device.changes(0, '')).toMatchObject({ entries: [], scope: '' });
      expect((await device.snapshot())[0]?.views).toEqual([]);
    }
  });
});

describe('W6 a person at the county deals with what was kept', () => {
  const author = authorOf('jiaxi', 'D1');
  const clerk = authorOf('grassroots', 'D1', 'grassroots');
  const bureau = authorOf('legal-affairs', 'D1');

  /** The section has the matter, loses it, and sends two late notes, the second on top of the first. */
  async function keepTwo() {
    const op = author.register(1, { dutyUnit: 'grassroots' });
    await jiaxi.push([op]);
    await county.push([bureau.act(op.stream, { kind: 'amend', set: { dutyUnit: 'reconsideration' } }, { base: 1 })]);
    const late = clerk.act(op.stream, { kind: 'add-note', text: '已电话联系' }, { base: 1 });
    const more = clerk.act(op.stream, { kind: 'add-note', text: '已答复' }, { base: 1, prev: late.id as OperationId });
    await section.push([late, more]);
    return { op, late, more };
  }
  const deal = async (device: TestDevice, id: string, decision: object) => {
    const answer = await device.send(`/tray/${id}`, { method: 'POST', body: JSON.stringify({ wire: 1, ...decision }) });
    return { status: answer.status, body: (await answer.json()) as { readonly refused?: unknown } };
  };
  const list = async (device: TestDevice) => CountyTrayResponse.parse(await (await device.send('/tray')).json());

  test('reads who, when, what and why; takes one with its author and time; closes one with a reason; all audited', async () => {
    const { op, late, more } = await keepTwo();
    const desk = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'petition-clerk' });
    const tray = await list(desk);
    expect(tray.items.map((item) => item.op)).toEqual([late, more].sort((a, b) => (a.id < b.id ? -1 : 1)));
    expect(tray.items[0]).toMatchObject({
      office: 'grassroots',
      device: 'D1',
      code: 'moved-away',
      to: 'reconsideration',
    });
    expect(tray.items[0]?.number).toBe('青司信甲溪〔2026〕1号');

    // What stands on another open item waits for it, and stays.
    expect(await deal(desk, more.id, { outcome: 're-applied' })).toMatchObject({
      body: { refused: { code: 'predecessor-missing' } },
    });
    expect(await deal(desk, late.id, { outcome: 're-applied' })).toMatchObject({
      status: 200,
      body: { refused: null },
    });
    expect(await deal(desk, more.id, { outcome: 'not-needed', note: '' })).toMatchObject({ status: 400 });
    expect(await deal(desk, more.id, { outcome: 'not-needed', note: '现办单位已另行答复' })).toMatchObject({
      body: { refused: null },
    });
    expect((await list(desk)).items).toEqual([]);
    expect(await deal(desk, late.id, { outcome: 're-applied' })).toMatchObject({ status: 404 });

    const view = (await desk.snapshot())[0]?.views.find(({ id }) => id === op.stream);
    expect(view?.history.at(-1)).toMatchObject({ by: 'grassroots-head', recordedAt: late.recordedAt });
    // Sent again by its device: known, and nothing doubled.
    expect(await section.push([late])).toMatchObject([['d', 3, null]]);
    expect(await section.push([more])).toEqual([['k', 'moved-away']]);
    const { entries } = await listAudit(server.store, AuditQuery.parse({ kind: 'county-tray' }));
    expect(entries.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      {
        what: 'not-needed',
        officer: 'petition-clerk',
        stream: op.stream,
        reason: '现办单位已另行答复',
        result: 'done',
      },
      { what: 're-applied', officer: 'petition-clerk', stream: op.stream, result: 'done' },
      { what: 're-applied', result: 'refused' },
    ]);
    expect(server.failures).toEqual([]);
  });

  test('what may no longer happen is refused with its reason and stays', async () => {
    const { op } = await keepTwo();
    const change = clerk.act(op.stream, { kind: 'amend', set: { summary: '反映办理拖延' } }, { base: 1 });
    await section.push([change]);
    await county.push([bureau.act(op.stream, { kind: 'void', reason: '重复登记' }, { base: 2 })]);
    const desk = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'petition-clerk' });
    expect(await deal(desk, change.id, { outcome: 're-applied' })).toMatchObject({
      body: { refused: { code: 'voided' } },
    });
    expect((await list(desk)).items).toHaveLength(3);
  });

  test('is for nobody else', async () => {
    const { late } = await keepTwo();
    const supervisor = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'supervisor-a' });
    for (const device of [jiaxi, section, supervisor]) {
      expect((await device.send('/tray')).status).toBe(403);
      expect((await deal(device, late.id, { outcome: 're-applied' })).status).toBe(403);
    }
    expect(await server.store.readTray(9)).toHaveLength(2);
  });
});
