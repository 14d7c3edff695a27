/** `POST /county` over every store: units come, change, close; devices hear of it; the log says who (OG-01 to OG-06). */
import { beforeEach, describe, expect, test } from 'vitest';
import { EnrollResponse, ErrorResponse, ProfileResponse, WelcomeResponse } from '#shared/sync/enroll.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import {
  enrolTestDevice,
  newSeatKeys,
  setupServer,
  setUpFictional,
  testDevice,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { authorOf } from './sample-operations.ts';
import { emptyStore, STORES } from './stores.ts';

const VERSION = fictionalCounty().version;
const SETTINGS = {
  kind: 'settings',
  leaseDays: 30,
  eraseDays: 90,
  idleMinutes: 10,
  storeAlgorithm: 'A256GCM',
  requireSecondFactor: false,
};
const WUXI = {
  code: 'office-1',
  level: 'township-office',
  name: '青岚县司法局戊溪司法所',
  shortName: '戊溪',
  numberPrefix: '青司信戊溪',
  place: '戊溪镇政府一楼',
  villages: ['上村', '下村'],
};

describe.each(STORES)('organisation over %s', (_kind, start) => {
  const opened = emptyStore(start);
  let server: TestServer;
  let sysadmin: TestDevice;
  let security: TestDevice;
  beforeEach(async () => {
    server = setupServer({ store: opened() });
    await setUpFictional(server.send);
    sysadmin = await enrolTestDevice(server.send, 'qinglan', { officer: 'sysadmin-a' });
    security = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
  });

  let seen = VERSION;
  beforeEach(() => (seen = VERSION));
  /** The answer's version is seen from then on, as on the screen. */
  async function ask(change: object, { by = sysadmin, at = seen } = {}): Promise<unknown> {
    const body = JSON.stringify({ wire: 1, seen: at, change });
    const response = await by.send('/county', { method: 'POST', body });
    const json: unknown = await response.json();
    if (!response.ok) return ErrorResponse.parse(json).error;
    seen = ProfileResponse.parse(json).profile.version;
    return 'done';
  }
  async function savePerson(officer: object): Promise<unknown> {
    const response = await security.send('/people', { method: 'POST', body: JSON.stringify({ wire: 1, officer }) });
    const json: unknown = await response.json();
    if (!response.ok) return ErrorResponse.parse(json).error;
    seen = ProfileResponse.parse(json).profile.version;
    return 'done';
  }
  const profileOf = async (device: TestDevice) =>
    ProfileResponse.parse(await (await device.send('/profile')).json()).profile;
  const settingsInLog = async (): Promise<readonly unknown[]> =>
    (await server.store.readAuditChain(0, 500))
      .map(({ body }) => JSON.parse(body) as { kind?: string })
      .filter(({ kind }) => kind === 'settings' || kind === 'failed-access');

  test('OG-01, OG-05 a new office gets people, a computer and numbers of its own, and every device hears of it', async () => {
    const jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    // A matter may name the unit before this device knows it.
    const early = authorOf('jiaxi', 'D1').register(1, { dutyUnit: 'office-1' });
    expect((await jiaxi.push([early]))[0]?.[0]).toBe('a');

    expect(await ask({ kind: 'add-unit', unit: WUXI })).toBe('done');
    expect((await jiaxi.changes(0, '')).profileVersion).toBe(seen);
    expect((await profileOf(jiaxi)).units.at(-1)).toEqual(WUXI);

    const officer = {
      id: 'wuxi-clerk',
      name: '钱某丁',
      title: '司法助理员',
      unit: 'office-1',
      roles: ['receptionist'],
    };
    expect(await savePerson(officer)).toBe('done');
    const { code } = (await (
      await security.send('/codes', { method: 'POST', body: JSON.stringify({ wire: 1, officer: 'wuxi-clerk' }) })
    ).json()) as { code: string };
    const keys = newSeatKeys();
    const { device: deviceKey, sign, seal } = keys;
    const enrol = { code, label: '', deviceKey: deviceKey.publicKey, sign: sign.publicKey, seal: seal.publicKey };
    const joined = await server.send('/enroll', { method: 'POST', body: JSON.stringify(enrol) });
    const wuxi = testDevice(server.send, EnrollResponse.parse(await joined.json()).ticket, keys);
    const own = { ...authorOf('office-1', 'D1').register(1, { dutyUnit: 'office-1' }), by: 'wuxi-clerk' };
    expect((await wuxi.push([own]))[0]?.[0]).toBe('a');
    const views = (await wuxi.snapshot()).flatMap((page) => page.views);
    expect(views.map(({ officialNo }) => officialNo)).toContain('青司信戊溪〔2026〕1号');
    // The matter that was its own before it was known is with it now.
    expect(views.map(({ id }): string => id)).toContain(early.stream);
  });

  test('OG-02 the prefix may change until the first number bears it', async () => {
    const changed = (numberPrefix: string) => ({
      kind: 'change-unit',
      unit: { ...fictionalCounty().units.find(({ code }) => code === 'jiaxi'), numberPrefix },
    });
    expect(await ask(changed('青岚司信甲溪'))).toBe('done');
    const jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    await jiaxi.push([authorOf('jiaxi', 'D1').register(1, { dutyUnit: 'jiaxi' })]);
    expect(await ask(changed('青司信甲溪'))).toBe('prefix-used');
    expect(await ask({ ...changed('青岚司信甲溪'), unit: { ...changed('青岚司信甲溪').unit, place: '新址' } })).toBe(
      'done',
    );
    expect(await ask(changed('青司信乙江'))).toBe('prefix-used');
    expect(await ask({ kind: 'add-unit', unit: { ...WUXI, numberPrefix: '青司信乙江' } })).toBe('prefix-taken');
  });

  test('OG-03, OG-04 a unit closes when nobody works there, keeps its matters, takes nobody, and opens again', async () => {
    const jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    const petition = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'legal-affairs-head' });
    const op = authorOf('jiaxi', 'D1').register(1, { dutyUnit: 'jiaxi' });
    await jiaxi.push([op]);
    expect(await ask({ kind: 'close-unit', code: 'jiaxi' })).toBe('unit-in-use');
    const people = fictionalCounty().officers.filter(({ unit }) => unit === 'jiaxi');
    for (const person of people) expect(await savePerson({ ...person, unit: 'yijiang' })).toBe('done');
    expect(await ask({ kind: 'close-unit', code: 'jiaxi' })).toBe('done');
    expect(await savePerson({ ...people[0], unit: 'jiaxi' })).toBe('unit-closed');
    const kept = (await petition.snapshot()).flatMap((page) => page.views);
    expect(kept.map(({ id }): string => id)).toContain(op.stream);
    const { county } = WelcomeResponse.parse(await (await server.send('/welcome')).json());
    expect(county?.units.map(({ code }) => code)).not.toContain('jiaxi');
    expect(await ask({ kind: 'reopen-unit', code: 'jiaxi' })).toBe('done');
    expect(await savePerson({ ...people[0], unit: 'jiaxi' })).toBe('done');
  });

  test('OG-06 the lease of the county is the one devices are told', async () => {
    const settings = { ...SETTINGS, leaseDays: 3, eraseDays: 4, idleMinutes: 5, storeAlgorithm: 'SM4-CBC+HMAC-SM3' };
    expect(await ask(settings)).toBe('done');
    const { leaseUntil } = await sysadmin.changes(0, '');
    expect(Date.parse(leaseUntil) - Date.parse(server.clock.now)).toBe(3 * 86_400_000);
    expect(await profileOf(security)).toMatchObject({ idleMinutes: 5, storeAlgorithm: 'SM4-CBC+HMAC-SM3' });
    expect(await ask({ ...settings, idleMinutes: 11 })).toBe('bad-request');
    expect(await ask({ ...settings, leaseDays: 0 })).toBe('bad-request');
    expect(await ask({ ...settings, leaseDays: 4 })).toBe('wiped-too-early');
    expect(server.failures).toEqual([]);
  });

  test('whoever saw an older profile changes nothing; nor does anybody else than the system administrator', async () => {
    expect(await ask({ kind: 'add-unit', unit: WUXI })).toBe('done');
    expect(await ask({ kind: 'guide-targets', guideTargets: [] }, { at: VERSION })).toBe('profile-changed');
    expect(await ask({ kind: 'guide-targets', guideTargets: [] }, { by: security })).toBe('forbidden');
    const chief = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'legal-affairs-head' });
    expect(await ask({ kind: 'guide-targets', guideTargets: [] }, { by: chief })).toBe('forbidden');
    expect((await profileOf(sysadmin)).guideTargets).toEqual(fictionalCounty().guideTargets);
    expect((await profileOf(sysadmin)).version).toBe(seen);
  });

  test('D8 the log says who changed what, setting by setting, and who was refused', async () => {
    await ask({ kind: 'add-unit', unit: WUXI });
    await ask({ ...SETTINGS, leaseDays: 14, eraseDays: 45, idleMinutes: 5 });
    await ask({ kind: 'guide-targets', guideTargets: [{ name: '县民政局', contact: '府前路', phone: '0990' }] });
    await ask({ kind: 'county', name: '青岚县', upstream: { name: '临江市司法局' } });
    await ask({ kind: 'close-unit', code: 'jiaxi' }, { by: security });
    const by = { officer: 'sysadmin-a', office: 'qinglan', result: 'done' };
    expect(await settingsInLog()).toMatchObject([
      { ...by, what: 'add-unit', reason: WUXI.name },
      { ...by, what: 'lease-days', count: 14 },
      { ...by, what: 'erase-days', count: 45 },
      { ...by, what: 'idle-minutes', count: 5 },
      { ...by, what: 'guide-targets', count: 1 },
      { ...by, what: 'county-names' },
      { kind: 'failed-access', what: 'profile-manage', officer: 'security-a' },
    ]);
  });
});
