import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '#shared/model/ids.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
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
