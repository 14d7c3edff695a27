/** C22, decision 0020: administration with six digits of a telephone, over every store. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuditEvent } from '#shared/model/audit.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { ErrorResponse } from '#shared/sync/enroll.ts';
import { DevicesResponse } from '#shared/sync/people.ts';
import { FactorResponse } from '#shared/sync/second-factor.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { newSecret, posted, setUpFactor, wrongCode, type Authenticator } from '#test/support/authenticator.ts';
import {
  enrolTestDevice,
  newSeatKeys,
  seatedAs,
  setupServer,
  setUpFictional,
  type Init,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { emptyStore, STORES } from './stores.ts';

type Admin = 'sysadmin-a' | 'security-a' | 'auditor-a';
const SEALED = 'A'.repeat(60);
const WRAP = { store: 'sealed-1', kdf: 'argon2id', memory: 65536, passes: 3, lanes: 1, salt: SEALED, wrapped: SEALED };
const SETTINGS = { kind: 'settings', leaseDays: 30, eraseDays: 90, idleMinutes: 10, storeAlgorithm: 'A256GCM' };

/** Every act that a second factor stands before, as its administrator asks for it; one after the other they all succeed. */
const ACTS: readonly (readonly [path: string, by: Admin, body: object | null])[] = [
  ['/county', 'sysadmin-a', { seen: fictionalCounty().version, change: { kind: 'county', name: '青岚县' } }],
  ['/codes', 'security-a', { officer: 'jiaxi-clerk' }],
  ['/people', 'security-a', { officer: fictionalCounty().officers[0] }],
  ['/recovery-key', 'security-a', { key: newSeatKeys().seal.publicKey }],
  ['/recoveries', 'security-a', { office: 'jiaxi', device: 'D1', officer: 'jiaxi-clerk', wrap: WRAP }],
  ['/devices/jiaxi/D1/escrow', 'security-a', null],
  ['/devices/jiaxi/D1/revoke', 'security-a', { reason: '遗失' }],
  ['/audit', 'auditor-a', null],
  ['/people/sysadmin-a/second-factor/remove', 'security-a', { reason: '手机遗失' }],
];

/** What they may read, and what belongs to no administration: never held up. */
const FREE: readonly (readonly [path: string, by: Admin])[] = [
  ['/devices', 'security-a'],
  ['/audit/state', 'auditor-a'],
  ['/profile', 'sysadmin-a'],
  ['/lease', 'sysadmin-a'],
  ['/second-factor', 'auditor-a'],
];

describe.each(STORES)('second factor over %s', (_kind, start) => {
  const opened = emptyStore(start);
  let server: TestServer;
  let admins: Readonly<Record<Admin, TestDevice>>;
  let security: TestDevice;
  let jiaxi: TestDevice;

  beforeEach(async () => {
    server = setupServer({ store: opened() });
    await setUpFictional(server.send);
    const at = (officer: Admin) => enrolTestDevice(server.send, 'qinglan', { officer });
    admins = {
      'sysadmin-a': await at('sysadmin-a'),
      'security-a': await at('security-a'),
      'auditor-a': await at('auditor-a'),
    };
    security = admins['security-a'];
    jiaxi = await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-clerk' });
  });
  // Before the store is closed: what is noted beside the requests is written a second later.
  afterEach(async () => {
    await server.app.flush();
    expect(server.failures).toEqual([]);
  });

  const later = (seconds: number): void => {
    server.clock.now = Instant.parse(new Date(Date.parse(server.clock.now) + seconds * 1000).toISOString());
  };
  const code = (phone: Authenticator, steps = 0) => ({ code: phone(server.clock.now, steps) });
  const issue = (by = security): Promise<string> => posted(by, '/codes', { officer: 'jiaxi-clerk' });
  const outcome = async (by: TestDevice, path: string, init?: Init): Promise<string> => {
    const response = await by.send(path, init);
    return response.ok ? 'done' : ErrorResponse.parse(await response.json()).error;
  };
  const act = (path: string, by: TestDevice, body: object | null): Promise<string> =>
    body === null ? outcome(by, path) : posted(by, path, body);
  /** All of them in their order, each with what became of it. */
  const outcomes = async (): Promise<readonly (readonly [path: string, outcome: string])[]> => {
    const all: (readonly [string, string])[] = [];
    for (const [path, by, body] of ACTS) all.push([path, await act(path, admins[by], body)]);
    return all;
  };
  const own = async (by: TestDevice) => FactorResponse.parse(await (await by.send('/second-factor')).json());
  const events = async (): Promise<readonly AuditEvent[]> =>
    (await server.store.readAuditChain(0, 1000)).map(({ body }) => AuditEvent.parse(JSON.parse(body)));
  const told = async (what: string): Promise<readonly AuditEvent[]> =>
    (await events()).filter((event) => event.what === what);
  const require = (requireSecondFactor: boolean, seen = fictionalCounty().version): Promise<string> =>
    posted(admins['sysadmin-a'], '/county', { seen, change: { ...SETTINGS, requireSecondFactor } });

  test('every act of administration is refused without a code, done with one, and refused again after ten minutes', async () => {
    const phones: Authenticator[] = [];
    for (const admin of Object.values(admins)) phones.push(await setUpFactor(server, admin));
    later(601);
    const refused = ACTS.map(([path]) => [path, 'second-factor']);
    expect(await outcomes()).toEqual(refused);
    for (const [i, admin] of Object.values(admins).entries()) {
      const phone = phones[i];
      if (phone === undefined) throw new Error('three telephones');
      expect(await posted(admin, '/second-factor', code(phone))).toBe('done');
    }
    expect(await outcomes()).toEqual(ACTS.map(([path]) => [path, 'done']));
    later(599);
    expect((await outcomes()).filter(([, outcome]) => outcome === 'second-factor')).toEqual([]);
    later(1);
    // The system administrator's was taken away by the last act.
    expect((await outcomes()).slice(1)).toEqual(refused.slice(1));
  });

  test('the county wants a factor and there is none: every act is refused, and done once it is set up', async () => {
    expect(await require(true)).toBe('done');
    expect(await outcomes()).toEqual(ACTS.map(([path]) => [path, 'second-factor-missing']));
    for (const admin of Object.values(admins)) await setUpFactor(server, admin);
    expect((await outcomes()).filter(([, outcome]) => outcome.startsWith('second-factor'))).toEqual([]);
  });

  test('reading lists and states is not held up', async () => {
    expect(await require(true)).toBe('done');
    const read = () => Promise.all(FREE.map(([path, by]) => outcome(admins[by], path)));
    expect(await read()).toEqual(FREE.map(() => 'done'));
    for (const admin of Object.values(admins)) await setUpFactor(server, admin);
    later(601);
    expect(await read()).toEqual(FREE.map(() => 'done'));
  });

  test('petition work is not held up: who is no administrator has no factor and needs none', async () => {
    expect(await require(true)).toBe('done');
    for (const path of ['/second-factor', '/second-factor/new', '/second-factor/activate', '/second-factor/remove']) {
      expect(await posted(jiaxi, path, { code: '123456' }), path).toBe('forbidden');
    }
    expect(await outcome(jiaxi, '/second-factor')).toBe('forbidden');
    const head = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'legal-affairs-head' });
    for (const [asker, path] of [
      [jiaxi, '/profile'],
      [jiaxi, '/changes?cursor=0&chain='],
      [head, '/tray'],
    ] as const)
      expect(await outcome(asker, path), path).toBe('done');
    const days = [{ date: '2027-01-04', kind: 'rest', name: '元旦' }];
    const year = { year: 2027, coverage: 'statutory', source: '虚构的2027年放假安排', days };
    const seen = fictionalCounty().version + 1;
    expect(await posted(head, '/calendar', { officer: 'legal-affairs-head', seen, year })).toBe('done');
  });

  test('a secret counts only once a code of it has come; the others see that there is a factor, and no more', async () => {
    const phone = await newSecret(security);
    expect(await own(security)).toMatchObject({ since: null, required: false, removed: null });
    expect(await issue()).toBe('done');
    expect(await posted(security, '/second-factor', code(phone))).toBe('not-found');
    expect(await posted(security, '/second-factor/activate', code(phone))).toBe('done');
    expect(await own(security)).toMatchObject({ since: server.clock.now });
    const listed = DevicesResponse.parse(await (await security.send('/devices')).json());
    expect(listed.factors).toEqual([{ officer: 'security-a', since: server.clock.now }]);
    expect(await told('second-factor-on')).toMatchObject([{ officer: 'security-a', device: security.device }]);
  });

  test('a secret that was shown and not used is over after an hour, and with the next one', async () => {
    const first = await newSecret(security);
    later(3600);
    expect(await posted(security, '/second-factor/activate', code(first))).toBe('not-found');
    const second = await newSecret(security);
    const third = await newSecret(security);
    expect(await posted(security, '/second-factor/activate', code(second))).toBe('second-factor-wrong');
    expect(await posted(security, '/second-factor/activate', code(third))).toBe('done');
  });

  test('a code is good for once, and none older than it: replay, old step, another device', async () => {
    const phone = await setUpFactor(server, security);
    later(60);
    const late = code(phone, 1);
    expect(await posted(security, '/second-factor', late)).toBe('done');
    later(600);
    expect(await posted(security, '/second-factor', late)).toBe('second-factor-wrong');
    const now = code(phone);
    expect(await posted(security, '/second-factor', now)).toBe('done');
    expect(await posted(security, '/second-factor', now)).toBe('second-factor-wrong');
    expect(await posted(security, '/second-factor', code(phone, -1))).toBe('second-factor-wrong');
    const second = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    expect(await posted(second, '/second-factor', now)).toBe('second-factor-wrong');
    expect(await issue(second)).toBe('second-factor');
    later(30);
    expect(await posted(second, '/second-factor', code(phone))).toBe('done');
    expect([await issue(second), await issue()]).toEqual(['done', 'done']);
  });

  test('five wrong codes: a quarter of an hour for nobody, whichever device asks; each is in the log', async () => {
    const phone = await setUpFactor(server, security);
    const other = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    later(601);
    const wrong = { code: wrongCode(phone, server.clock.now) };
    for (const by of [security, other, security, other]) {
      expect(await posted(by, '/second-factor', wrong)).toBe('second-factor-wrong');
    }
    expect(await posted(security, '/second-factor', wrong)).toBe('second-factor-paused');
    expect(await posted(other, '/second-factor', code(phone))).toBe('second-factor-paused');
    expect((await told('second-factor-wrong')).map(({ count }) => count)).toEqual([1, 2, 3, 4]);
    expect(await told('second-factor-paused')).toMatchObject([{ kind: 'failed-access', count: 5, result: 'refused' }]);
    later(899);
    expect(await posted(security, '/second-factor', code(phone))).toBe('second-factor-paused');
    later(1);
    expect(await posted(security, '/second-factor', code(phone))).toBe('done');
    expect(await issue()).toBe('done');
    // A right code ends the count.
    later(30);
    expect(await posted(security, '/second-factor', wrong)).toBe('second-factor-wrong');
    expect((await told('second-factor-wrong')).at(-1)).toMatchObject({ count: 1 });
  });

  test('a restart forgets who was confirmed, and neither a used code nor the pause', async () => {
    const phone = await setUpFactor(server, security);
    expect(await issue()).toBe('done');
    later(1);
    const restarted = setupServer({ store: server.store, clock: server.clock.now });
    const again = await seatedAs(server.store, security, 'security-a', restarted.send);
    expect(await issue(again)).toBe('second-factor');
    expect(await posted(again, '/second-factor', code(phone))).toBe('second-factor-wrong');
    for (let i = 0; i < 4; i += 1) {
      await posted(again, '/second-factor', { code: wrongCode(phone, server.clock.now) });
    }
    const third = setupServer({ store: server.store, clock: restarted.clock.now });
    const paused = await seatedAs(server.store, security, 'security-a', third.send);
    expect(await posted(paused, '/second-factor', code(phone, 1))).toBe('second-factor-paused');
    await Promise.all([restarted.app.flush(), third.app.flush()]);
    expect([...restarted.failures, ...third.failures]).toEqual([]);
  });

  test('a revoked device cannot go on with its ten minutes', async () => {
    await setUpFactor(server, security);
    const second = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    expect(await issue()).toBe('done');
    const path = `/devices/${second.office}/${second.device}/revoke`;
    expect(await posted(security, path, { reason: '遗失' })).toBe('done');
    expect(await issue(second)).toBe('revoked');
    expect(await posted(second, '/second-factor', { code: '123456' })).toBe('revoked');
  });

  test('changing and taking away the own factor: with a code of the last minute', async () => {
    const first = await setUpFactor(server, security);
    later(60);
    expect(await posted(security, '/second-factor/new')).toBe('second-factor');
    expect(await posted(security, '/second-factor/remove')).toBe('second-factor');
    expect(await posted(security, '/second-factor', code(first))).toBe('done');
    const second = await newSecret(security);
    // The old telephone goes on until the new one has shown a code.
    later(600);
    expect(await posted(security, '/second-factor', code(first))).toBe('done');
    expect(await posted(security, '/second-factor/activate', code(second))).toBe('done');
    later(601);
    expect(await posted(security, '/second-factor', code(first))).toBe('second-factor-wrong');
    expect(await posted(security, '/second-factor', code(second))).toBe('done');
    expect(await posted(security, '/second-factor/remove')).toBe('done');
    expect(await own(security)).toMatchObject({ since: null, removed: null });
    expect(await issue()).toBe('done');
    expect([await told('second-factor-changed'), await told('second-factor-off')]).toMatchObject([[{}], [{}]]);
  });

  test('a lost telephone: a colleague takes the factor away, with a reason; log and owner are told', async () => {
    const sysadmin = admins['sysadmin-a'];
    await setUpFactor(server, sysadmin);
    const remove = (by: TestDevice, officer: string): Promise<string> =>
      posted(by, `/people/${officer}/second-factor/remove`, { reason: '手机丢失，电话13900001111' });
    expect(await remove(admins['auditor-a'], 'sysadmin-a')).toBe('forbidden');
    expect(await remove(security, 'security-a')).toBe('forbidden');
    // A factor gives way only to a factor, also where the county requires none.
    expect(await remove(security, 'sysadmin-a')).toBe('second-factor-missing');
    expect(await told('second-factor-removed')).toEqual([]);
    await setUpFactor(server, security);
    expect(await remove(security, 'nobody')).toBe('not-found');
    expect(await remove(security, 'sysadmin-a')).toBe('done');
    expect(await own(sysadmin)).toMatchObject({ since: null, removed: { by: 'security-a', at: server.clock.now } });
    const [entry, ...more] = await told('second-factor-removed');
    expect(entry).toMatchObject({ officer: 'security-a', subject: 'sysadmin-a', result: 'done' });
    // A number of a person does not go into the log.
    expect([entry?.reason, more]).toEqual([undefined, []]);
    expect(await require(false)).toBe('done');
    await setUpFactor(server, sysadmin);
    expect(await own(sysadmin)).toMatchObject({ removed: null });
  });

  test('the county may want a factor of everybody, and no longer: who turns it off needs one by then', async () => {
    expect(await require(true)).toBe('done');
    const seen = fictionalCounty().version + 1;
    expect(await require(false, seen)).toBe('second-factor-missing');
    await setUpFactor(server, admins['sysadmin-a']);
    expect(await require(false, seen)).toBe('done');
    expect(await issue()).toBe('done');
    expect((await events()).filter(({ kind }) => kind === 'settings').map(({ what }) => what)).toEqual([
      'second-factor-required',
      'second-factor-on',
      'second-factor-optional',
    ]);
  });
});
