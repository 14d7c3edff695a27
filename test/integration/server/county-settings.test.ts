/** Values of the county over every store: set by the system administrator, told to devices, decided by on both sides (ST). */
import { beforeEach, describe, expect, test } from 'vitest';
import { ErrorResponse, ProfileResponse } from '#shared/sync/enroll.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { authorOf } from './sample-operations.ts';
import { emptyStore, STORES } from './stores.ts';

const GROUP = { sets: 'number', key: 'groupPersons', value: 3, from: '2026-09-04', reason: '青司发〔2026〕3号' };

describe.each(STORES)('settings over %s', (_kind, start) => {
  const opened = emptyStore(start);
  let server: TestServer;
  let sysadmin: TestDevice;
  let jiaxi: TestDevice;
  let seen: number;
  beforeEach(async () => {
    server = setupServer({ store: opened() });
    await setUpFictional(server.send);
    sysadmin = await enrolTestDevice(server.send, 'qinglan', { officer: 'sysadmin-a' });
    jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    seen = fictionalCounty().version;
  });

  async function set(setting: object, { by = sysadmin, at = seen } = {}): Promise<unknown> {
    const body = JSON.stringify({ wire: 1, seen: at, change: { kind: 'set', setting } });
    const response = await by.send('/county', { method: 'POST', body });
    const json: unknown = await response.json();
    if (!response.ok) return ErrorResponse.parse(json).error;
    seen = ProfileResponse.parse(json).profile.version;
    return 'done';
  }
  const profileOf = async (device: TestDevice) =>
    ProfileResponse.parse(await (await device.send('/profile')).json()).profile;

  test('ST-01 every device hears of it and gets it with the profile, with who entered it and when', async () => {
    expect(await set(GROUP)).toBe('done');
    expect((await jiaxi.changes(0, '')).profileVersion).toBe(seen);
    expect((await profileOf(jiaxi)).settingEntries).toEqual([
      { setting: GROUP, enteredBy: 'sysadmin-a', enteredAt: server.clock.now },
    ]);
    expect(await set({ ...GROUP, value: 4 })).toBe('done');
    expect((await profileOf(jiaxi)).settingEntries?.map(({ setting }) => 'value' in setting && setting.value)).toEqual([
      3, 4,
    ]);
  });

  test('ST-07 a device that has not heard yet registers by the old number, and is told the new one', async () => {
    const author = authorOf('jiaxi', 'D1');
    const group = { dutyUnit: 'jiaxi', totalPersons: 3, simpleGround: 'plain' };
    expect((await jiaxi.push([author.register(1, group)]))[0]?.[0]).toBe('a');
    await set(GROUP);
    expect((await jiaxi.push([author.register(2, group)]))[0]).toEqual(['r', 'simple-not-for-groups', { persons: 3 }]);
    // Received the day before the number held, it is judged by the one of its day.
    const before = { ...group, receivedOn: '2026-09-03', occurredAt: '2026-09-03T01:10:00.000Z' };
    expect((await jiaxi.push([author.register(3, before)]))[0]?.[0]).toBe('a');
    expect((await jiaxi.push([author.register(4, { ...group, totalPersons: 2 })]))[0]?.[0]).toBe('a');
  });

  test('ST-02, ST-03, ST-04 what no county may set is refused, and nothing is stored', async () => {
    const refused = [
      { ...GROUP, value: 6 },
      { ...GROUP, value: 0 },
      { ...GROUP, from: '2026-09-03' },
      { ...GROUP, sets: 'deadline', key: 'handle', value: 45 },
      { ...GROUP, sets: 'deadline', key: 'faComplaintHandle', value: 90 },
    ];
    for (const setting of refused) expect(await set(setting)).toBe('setting-refused');
    for (const setting of [
      { ...GROUP, value: 0.5 },
      { ...GROUP, key: 'nothing' },
      { ...GROUP, reason: ' ' },
    ])
      expect(await set(setting)).toBe('bad-request');
    expect((await profileOf(sysadmin)).settingEntries).toBeUndefined();
    expect(server.failures).toEqual([]);
  });

  test('OG-01 nobody else, and nobody who saw an older profile', async () => {
    const security = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    const head = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'legal-affairs-head' });
    for (const by of [security, head, jiaxi]) expect(await set(GROUP, { by })).toBe('forbidden');
    expect(await set(GROUP)).toBe('done');
    expect(await set(GROUP, { at: fictionalCounty().version })).toBe('profile-changed');
    expect((await profileOf(sysadmin)).settingEntries).toHaveLength(1);
  });

  test('ST-05 the log says which, to what, and why', async () => {
    await set(GROUP);
    await set({ sets: 'reminder', key: 'promised', days: [5, 3, 1], from: '2026-10-01', reason: '电话 13900000000' });
    await set({
      sets: 'duty',
      key: 'notary',
      to: 'section',
      unit: 'legal-affairs',
      from: '2026-10-01',
      reason: '分工调整',
    });
    const log = (await server.store.readAuditChain(0, 500))
      .map(({ body }) => JSON.parse(body) as { kind?: string; reason?: string })
      .filter(({ kind }) => kind === 'settings');
    const by = { officer: 'sysadmin-a', office: 'qinglan', result: 'done' };
    expect(log).toMatchObject([
      { ...by, what: 'number-group-persons', count: 3, reason: GROUP.reason },
      { ...by, what: 'reminder-promised', count: 5 },
      { ...by, what: 'duty-notary', reason: '分工调整' },
    ]);
    expect(log[1]?.reason, 'a number of a person stays out of the log').toBeUndefined();
  });
});
