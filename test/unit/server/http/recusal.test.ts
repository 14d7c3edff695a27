/** C17, RC-02: an officer whom an accusation names, at the county, with signed requests of their own. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CountyTrayResponse } from '#shared/sync/county-tray.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import { STEPS } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

let server: TestServer;
let jiaxi: TestDevice;
let nameOf: (officer: string) => string;
beforeEach(async () => {
  server = setupServer();
  await setUpFictional(server.send);
  jiaxi = await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-head' });
  const county = await server.store.readCounty();
  nameOf = (officer) => county?.officers.find(({ id }) => id === officer)?.name ?? expect.fail(officer);
});
afterEach(() => server.stop());

const author = authorOf('jiaxi', 'D1');
const accusing = (name: string) => ({
  purpose: 'accusation',
  concernedParty: `青岚县司法局${name}`,
  dutyUnit: 'jiaxi',
});

test('RC-02 an officer whom an accusation names registers it and then does nothing more with it; a colleague may', async () => {
  const clerk = await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-clerk' });
  const other = authorOf('jiaxi', clerk.device, 'clerk');
  const op = author.register(1, accusing(nameOf('jiaxi-head')));
  const hash = { hash: '5f'.repeat(32), size: 1000, type: 'image/jpeg' };
  const paper = { kind: 'add-attachment', ...hash, title: '来信', category: 'letter-scan', source: 'petitioner' };
  expect((await jiaxi.push([op, author.act(op.stream, paper)])).map(([code]) => code)).toEqual(['a', 'a']);
  // Into confidence it may go from everybody's hands (RC-04).
  const { 'seal-confidential': _, ...others } = STEPS;
  const steps = Object.entries(others).map(([kind, content]) => ({ ...content, kind }));
  const tried = [
    { kind: 'add-note', text: '附注' },
    { kind: 'amend', set: { concernedParty: '无' } },
    { kind: 'void', reason: '重复登记' },
    ...steps,
  ];
  // Each on a matter of its own: what was refused keeps the rest of its matter back.
  const many = tried.map((_, i) => author.register(i + 10, accusing(nameOf('jiaxi-head'))));
  await jiaxi.push(many);
  const refused = await jiaxi.push(tried.map((action, i) => author.act(many[i]?.stream ?? '', action)));
  expect(refused.filter(([code, why]) => code !== 'r' || why !== 'officer-accused')).toEqual([]);
  expect(tried.length).toBeGreaterThanOrEqual(54);

  const note = other.act(op.stream, { kind: 'add-note', text: '已报县局' }, { by: 'jiaxi-clerk' });
  expect((await clerk.push([note]))[0]?.[0]).toBe('a');
  expect(server.failures).toEqual([]);
});

test('RC-02 who looked at it is not shown to whom it accuses', async () => {
  const [about, plain] = [
    author.register(1, accusing(nameOf('jiaxi-head'))),
    author.register(2, { dutyUnit: 'jiaxi' }),
  ];
  await jiaxi.push([about, plain]);
  expect((await jiaxi.send(`/audit/matter/${plain.stream}`)).status).toBe(200);
  expect((await jiaxi.send(`/audit/matter/${about.stream}`)).status).toBe(403);
});

test('RC-02 late work on it is not in the county’s tray of whom it accuses, and not theirs to close', async () => {
  const clerkOf = authorOf('grassroots', 'D1', 'grassroots');
  const bureau = authorOf('legal-affairs', 'D1');
  const section = await enrolTestDevice(server.send, 'grassroots');
  const head = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'legal-affairs-head' });
  const clerk = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'petition-clerk' });
  const op = author.register(1, { ...accusing(nameOf('petition-clerk')), dutyUnit: 'grassroots' });
  await jiaxi.push([op]);
  const moved = { kind: 'amend', set: { dutyUnit: 'reconsideration' } };
  await head.push([bureau.act(op.stream, moved, { base: 1 })]);
  const late = clerkOf.act(op.stream, { kind: 'add-note', text: '已电话联系' }, { base: 1 });
  expect((await section.push([late]))[0]?.[0]).toBe('k');

  const tray = async (device: TestDevice) => CountyTrayResponse.parse(await (await device.send('/tray')).json()).items;
  expect((await tray(head)).map((item) => item.op?.id)).toEqual([late.id]);
  expect(await tray(clerk)).toEqual([]);
  const close = (device: TestDevice) =>
    device.send(`/tray/${late.id}`, {
      method: 'POST',
      body: JSON.stringify({ wire: 1, outcome: 'not-needed', note: '现办单位已另行答复' }),
    });
  expect((await close(clerk)).status).toBe(404);
  expect((await close(head)).status).toBe(200);
});
