import { beforeEach, describe, expect, test } from 'vitest';
import { AuditEvent } from '#shared/model/audit.ts';
import { CountyProfile } from '#shared/model/county.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import {
  enrolTestDevice,
  newSeatKeys,
  setupServer,
  setUpFictional,
  SETUP_CODE,
  testDevice,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

/** RX-06, C18: what the county server did or refused, one entry each. */

let store: MemoryStore;
let server: TestServer;
let admin: TestDevice;
let jiaxi: TestDevice;

beforeEach(async () => {
  store = createMemoryStore();
  server = setupServer({ store });
  await setUpFictional(server.send);
  admin = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
  jiaxi = await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-head' });
});

const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });
const later = (ms: number): Instant => Instant.parse(new Date(Date.parse(server.clock.now) + ms).toISOString());
const MINUTE = 60_000;

async function eventsOf(...kinds: readonly string[]): Promise<readonly AuditEvent[]> {
  const rows = await store.readAuditChain(0, 1000);
  return rows.map(({ body }) => AuditEvent.parse(JSON.parse(body))).filter(({ kind }) => kinds.includes(kind));
}

describe('what the administrator did', () => {
  test('a code issued: by whom and for whom, never the code', async () => {
    const answer = await admin.send('/codes', post({ wire: 1, officer: 'yijiang-head' }));
    const issued: unknown = await answer.json();
    const events = await eventsOf('code-issued');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      officer: 'security-a',
      subject: 'yijiang-head',
      office: 'qinglan',
      what: 'officer-code',
      result: 'done',
    });
    const code = typeof issued === 'object' && issued !== null && 'code' in issued ? String(issued.code) : '';
    expect(code).toHaveLength(10);
    expect(JSON.stringify(events)).not.toContain(code);
  });

  test('C13 a fingerprint compared is one entry, however often it is said', async () => {
    const key = (await store.findDevice('jiaxi', 'D1'))?.key ?? '';
    for (const _ of [1, 2]) await admin.send('/devices/jiaxi/D1/confirm', post({ wire: 1, key }));
    expect(await eventsOf('confirm')).toMatchObject([{ officer: 'security-a', office: 'jiaxi', device: 'D1' }]);
  });

  test('a device revoked is one entry however often it is asked; a long number in the reason stays out', async () => {
    const revoke = (reason: string) => admin.send('/devices/jiaxi/D1/revoke', post({ wire: 1, reason }));
    await revoke('电脑在集市上遗失');
    await revoke('再作废一次');
    expect(await eventsOf('revoke')).toMatchObject([
      { office: 'jiaxi', device: 'D1', officer: 'security-a', reason: '电脑在集市上遗失' },
    ]);
    const yijiang = await enrolTestDevice(server.send, 'yijiang', { officer: 'yijiang-head' });
    await admin.send(
      `/devices/yijiang/${yijiang.ticket.seat.device}/revoke`,
      post({ wire: 1, reason: '问 13800000000' }),
    );
    expect((await eventsOf('revoke')).at(-1)).not.toHaveProperty('reason');
  });

  test.each([
    ['roles-changed', { roles: ['handler'] }],
    ['left', { left: true }],
    ['changed', { title: '一级科员' }],
  ])('a person %s', async (what, changes) => {
    const person = fictionalCounty().officers.find(({ id }) => id === 'jiaxi-clerk');
    const roles = 'roles' in changes ? changes.roles : person?.roles;
    await admin.send('/people', post({ wire: 1, officer: { ...person, ...changes } }));
    expect(await eventsOf('role-change')).toMatchObject([
      { what, officer: 'security-a', subject: 'jiaxi-clerk', roles },
    ]);
  });

  test('a new person is one entry; a refused change is none', async () => {
    const person = fictionalCounty().officers.find(({ id }) => id === 'jiaxi-clerk');
    await admin.send('/people', post({ wire: 1, officer: { ...person, id: 'jiaxi-new' } }));
    await admin.send('/people', post({ wire: 1, officer: { ...person, roles: ['auditor', 'sysadmin'] } }));
    expect(await eventsOf('role-change')).toMatchObject([{ what: 'added', subject: 'jiaxi-new' }]);
  });

  test('the first code of a real county', async () => {
    const empty = createMemoryStore();
    const profile = CountyProfile.parse({ ...fictionalCounty(), fictional: false });
    const real = setupServer({ store: empty });
    const answer = await real.send('/setup', post({ kind: 'empty', code: SETUP_CODE, profile }));
    expect(answer.status).toBe(200);
    store = empty;
    expect(await eventsOf('code-issued')).toMatchObject([{ what: 'first-code', subject: 'security-a' }]);
  });
});

describe('what was refused, without a flood', () => {
  test('a wrong signature: one entry an hour, the next one says how many there were', async () => {
    const stranger = testDevice(server.send, jiaxi.ticket, newSeatKeys());
    for (let i = 0; i < 5; i += 1) await stranger.send('/profile');
    expect(await eventsOf('signature-refused')).toMatchObject([
      { what: 'bad-signature', office: 'jiaxi', device: 'D1', count: 1, result: 'refused' },
    ]);
    server.clock.now = later(61 * MINUTE);
    await testDevice(server.send, jiaxi.ticket, newSeatKeys(), server.clock.now).send('/profile');
    expect((await eventsOf('signature-refused')).map(({ count }) => count)).toEqual([1, 5]);
    expect((await eventsOf('signature-refused'))[0]).not.toHaveProperty('officer');
  });

  test('whoever stops trying is told of, too: with the next refusal of another kind, and when the server stops', async () => {
    const stranger = testDevice(server.send, jiaxi.ticket, newSeatKeys());
    for (let i = 0; i < 5; i += 1) await stranger.send('/profile');
    server.clock.now = later(61 * MINUTE);
    const seat = { ...jiaxi.ticket.seat, office: 'town' };
    const nobody = testDevice(server.send, { ...jiaxi.ticket, seat } as typeof jiaxi.ticket, newSeatKeys()); // an office nobody knows
    for (let i = 0; i < 3; i += 1) await nobody.send('/profile');
    const counts = async () => (await eventsOf('signature-refused')).map(({ what, count }) => `${what} ${count}`);
    expect(await counts()).toEqual(['bad-signature 1', 'unknown-device 1', 'bad-signature 4']);
    await server.app.flush();
    expect((await counts()).at(-1)).toBe('unknown-device 2');
  });

  test('invented names of devices are one entry, and none of them is written down', async () => {
    for (let i = 0; i < 20; i += 1) {
      const seat = { ...jiaxi.ticket.seat, office: `town-${i}` };
      await testDevice(server.send, { ...jiaxi.ticket, seat } as typeof jiaxi.ticket, newSeatKeys()).send('/profile'); // an office nobody knows
    }
    const events = await eventsOf('signature-refused');
    expect(events).toMatchObject([{ what: 'unknown-device', count: 1 }]);
    expect(JSON.stringify(events)).not.toContain('town-');
  });

  test('a guessed code, and an act without the right', async () => {
    const keys = newSeatKeys();
    const guess = {
      code: 'ABCDEFGHJK',
      label: '',
      deviceKey: keys.device.publicKey,
      sign: keys.sign.publicKey,
      seal: keys.seal.publicKey,
    };
    await server.send('/enroll', post(guess));
    await server.send('/enroll', post(guess));
    await jiaxi.send('/devices');
    await jiaxi.send('/devices');
    expect(await eventsOf('failed-access')).toMatchObject([
      { what: 'wrong-code', count: 1 },
      { what: 'people-manage', office: 'jiaxi', device: 'D1', officer: 'jiaxi-head', count: 1 },
    ]);
  });
});
