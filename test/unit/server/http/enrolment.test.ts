/** Enrolment, seats, people and rates (A8 to A10, C13, C16, C22). Long: all of it at one county in the same state. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Instant } from '#shared/model/plain-date.ts';
import { EnrollResponse, ProfileResponse, SetupResponse } from '#shared/sync/enroll.ts';
import { DevicesResponse, IssueCodeResponse } from '#shared/sync/people.ts';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import {
  demoCode,
  enrolTestDevice,
  newSeatKeys,
  newTestKey,
  SETUP_CODE,
  setupServer,
  setUpFictional,
  testCountyKey,
  testDevice,
  type Init,
  type SeatOfTest,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

let store: MemoryStore;
let server: TestServer;

beforeEach(async () => {
  store = createMemoryStore();
  server = setupServer({ store });
  await setUpFictional(server.send);
});
afterEach(() => expect(server.failures).toEqual([]));

const codeOf = async (answer: Promise<Response>): Promise<unknown> => {
  const response = await answer;
  const body: unknown = await response.json();
  return [response.status, typeof body === 'object' && body !== null && 'error' in body ? body.error : null];
};
const GOOD = [200, null];
const post = (body: unknown): Init => ({ method: 'POST', body: JSON.stringify(body) });
const enrolment = (code: string, keys: SeatOfTest = newSeatKeys()) =>
  post({
    code,
    label: '',
    deviceKey: keys.device.publicKey,
    sign: keys.sign.publicKey,
    seal: keys.seal.publicKey,
  });
const seatOf = (code: string, keys: SeatOfTest = newSeatKeys()) =>
  post({ code, sign: keys.sign.publicKey, seal: keys.seal.publicKey });
const hours = (n: number): Instant =>
  Instant.parse(new Date(Date.parse(server.clock.now) + n * 3_600_000).toISOString());
const wrong = (code: string): string => `${code.slice(0, 9)}${code.endsWith('Z') ? '0' : 'Z'}`;

describe('A9 one-time codes', () => {
  test('a code makes one device with one seat, and is used up', async () => {
    const code = await demoCode(server.send, 'jiaxi', 'jiaxi-clerk');
    const answer = EnrollResponse.parse(await (await server.send('/enroll', enrolment(code))).json());
    expect(answer.ticket.seat).toMatchObject({ office: 'jiaxi', device: 'D1', officer: 'jiaxi-clerk' });
    expect(answer).toMatchObject({ countyKey: testCountyKey.publicKey, leaseUntil: hours(30 * 24) });
    expect(await codeOf(server.send('/enroll', enrolment(code)))).toEqual([403, 'wrong-code']);
    expect(await store.readAllDevices()).toHaveLength(1);
  });

  test('the database holds neither the code nor a quick hash of it', async () => {
    const code = await demoCode(server.send, 'jiaxi');
    expect(JSON.stringify(await store.readAllCodes())).not.toContain(code);
    expect((await store.readAllCodes())[0]?.hash).toHaveLength(43);
  });

  test.each([
    [23.9, GOOD],
    [24, [403, 'wrong-code']],
  ])('after %d hours', async (age, expected) => {
    const code = await demoCode(server.send, 'jiaxi');
    server.clock.now = hours(age);
    expect(await codeOf(server.send('/enroll', enrolment(code)))).toEqual(expected);
  });

  test('five wrong tries kill it, and its administrator sees that', async () => {
    const code = await demoCode(server.send, 'jiaxi', 'jiaxi-clerk');
    for (let n = 0; n < 5; n += 1) {
      expect(await codeOf(server.send('/enroll', enrolment(wrong(code))))).toEqual([403, 'wrong-code']);
    }
    expect(await codeOf(server.send('/enroll', enrolment(code)))).toEqual([403, 'wrong-code']);
    const admin = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    const { codes } = DevicesResponse.parse(await (await admin.send('/devices')).json());
    expect(codes.find(({ officer }) => officer === 'jiaxi-clerk')).toMatchObject({ failures: 5, usedAt: null });
  });

  test('four wrong tries do not', async () => {
    const code = await demoCode(server.send, 'jiaxi');
    for (let n = 0; n < 4; n += 1) await server.send('/enroll', enrolment(wrong(code)));
    expect(await codeOf(server.send('/enroll', enrolment(code)))).toEqual(GOOD);
  });

  test('keys that are no points of the curve are refused and cost no code', async () => {
    const code = await demoCode(server.send, 'jiaxi');
    const good = newSeatKeys();
    const off = { ...good.sign, publicKey: `B${'A'.repeat(86)}` };
    for (const bad of [
      { ...good, device: off },
      { ...good, sign: off },
      { ...good, seal: off },
    ]) {
      expect(await codeOf(server.send('/enroll', enrolment(code, bad)))).toEqual([400, 'bad-request']);
    }
    expect(await codeOf(server.send('/enroll', enrolment(code, good)))).toEqual(GOOD);
  });
});

describe('A10 seats', () => {
  test('a colleague gets a seat at the same computer and signs with own keys', async () => {
    const head = await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-head' });
    const keys = newSeatKeys();
    const code = await demoCode(server.send, 'jiaxi', 'jiaxi-clerk');
    const { ticket } = EnrollResponse.parse(await (await head.send('/seats', seatOf(code, keys))).json());
    expect(ticket.seat).toMatchObject({ office: 'jiaxi', device: 'D1', officer: 'jiaxi-clerk' });
    const clerk = testDevice(server.send, ticket, { ...keys, device: head.keys.device });
    expect(await codeOf(clerk.send('/profile'))).toEqual(GOOD);
    expect(await codeOf(testDevice(server.send, ticket, keys).send('/profile'))).toEqual([401, 'bad-signature']);
  });

  test('somebody of another office does not, and the code stays good', async () => {
    const jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    const code = await demoCode(server.send, 'yijiang');
    expect(await codeOf(jiaxi.send('/seats', seatOf(code)))).toEqual([403, 'wrong-office']);
    expect(await codeOf(server.send('/enroll', enrolment(code)))).toEqual(GOOD);
    const asked = post({ officer: 'yijiang-clerk', office: 'jiaxi' });
    expect(await codeOf(server.send('/demo-code', asked))).toEqual([403, 'wrong-office']);
  });

  test.each(['sysadmin-a', 'security-a', 'auditor-a', 'statistician-a'])(
    'ACC-09 %s, who may see no matter, gets no seat beside those who may, nor they beside them',
    async (apart) => {
      const clerks = await enrolTestDevice(server.send, 'qinglan', { officer: 'petition-clerk' });
      const code = await demoCode(server.send, 'qinglan', apart);
      expect(await codeOf(clerks.send('/seats', seatOf(code)))).toEqual([409, 'own-computer']);
      // The code is not used up: it opens a computer of their own.
      expect(await codeOf(server.send('/enroll', enrolment(code)))).toEqual(GOOD);
      const own = await enrolTestDevice(server.send, 'qinglan', { officer: apart });
      const other = await demoCode(server.send, 'qinglan', 'petition-clerk');
      expect(await codeOf(own.send('/seats', seatOf(other)))).toEqual([409, 'own-computer']);
      expect(await codeOf(own.send('/changes?cursor=0'))).toEqual(GOOD);
    },
  );

  test('ACC-09 a change of roles that leaves two kinds at one computer ends the reading there', async () => {
    const head = await enrolTestDevice(server.send, 'qinglan', { officer: 'petition-clerk' });
    const keys = newSeatKeys();
    const code = await demoCode(server.send, 'qinglan', 'public-legal-service-clerk');
    const { ticket } = EnrollResponse.parse(await (await head.send('/seats', seatOf(code, keys))).json());
    const clerk = testDevice(server.send, ticket, { ...keys, device: head.keys.device });
    expect(await codeOf(clerk.send('/changes?cursor=0'))).toEqual(GOOD);
    const security = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    const officer = {
      id: 'public-legal-service-clerk',
      name: '卫某辛',
      title: '审计员',
      unit: 'public-legal-service',
      roles: ['auditor'],
    };
    expect(await codeOf(security.send('/people', post({ wire: 1, officer })))).toEqual(GOOD);
    expect(await codeOf(clerk.send('/changes?cursor=0'))).toEqual([403, 'forbidden']);
    expect(await codeOf(clerk.send('/snapshot'))).toEqual([403, 'forbidden']);
    expect(await codeOf(head.send('/changes?cursor=0'))).toEqual(GOOD);
  });

  test('an officer of a section may sit at the bureau’s computer', async () => {
    const bureau = await enrolTestDevice(server.send, 'qinglan', { officer: 'petition-clerk' });
    expect(bureau.ticket.seat).toMatchObject({ office: 'qinglan', officer: 'petition-clerk' });
  });
});

describe('A8 a county that was restored', () => {
  test('knows its own hand below the ticket and takes device and seats back', async () => {
    const before = store.dump();
    const device = await enrolTestDevice(server.send, 'jiaxi');
    const restored = setupServer({ store: createMemoryStore(before) });
    const again = testDevice(restored.send, device.ticket, device.keys);
    expect(await codeOf(again.send('/profile'))).toEqual([401, 'unknown-device']);
    expect(await codeOf(again.send('/rejoin', post({ wire: 1, tickets: [device.ticket] })))).toEqual(GOOD);
    expect(await codeOf(again.send('/profile'))).toEqual(GOOD);
  });

  test.each([
    ['keys other than those of the ticket', (own: TestDevice) => ({ ticket: own.ticket, keys: newSeatKeys() })],
    [
      'a ticket the county never signed',
      (own: TestDevice) => {
        const keys = { ...own.keys, device: newTestKey() };
        return { ticket: { ...own.ticket, deviceKey: keys.device.publicKey }, keys };
      },
    ],
    [
      'a ticket for somebody else',
      (own: TestDevice) => ({
        ticket: { ...own.ticket, seat: { ...own.ticket.seat, officer: 'jiaxi-clerk' } },
        keys: own.keys,
      }),
    ],
  ])('%s do not open it', async (_name, forge) => {
    const before = store.dump();
    const { ticket, keys } = forge(await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-head' }));
    const restored = setupServer({ store: createMemoryStore(before) });
    const again = testDevice(restored.send, ticket, keys);
    expect(await codeOf(again.send('/rejoin', post({ wire: 1, tickets: [ticket] })))).toEqual([401, 'bad-signature']);
  });

  test('a name that somebody else bears now is not given back', async () => {
    const before = store.dump();
    const device = await enrolTestDevice(server.send, 'jiaxi');
    const restored = setupServer({ store: createMemoryStore(before) });
    await enrolTestDevice(restored.send, 'jiaxi');
    const again = testDevice(restored.send, device.ticket, device.keys);
    const answer = codeOf(again.send('/rejoin', post({ wire: 1, tickets: [device.ticket] })));
    expect(await answer).toEqual([401, 'unknown-device']);
  });
});

describe('C22 the first start', () => {
  test('needs the code that the server printed', async () => {
    const empty = setupServer();
    const setup = (code: string) => codeOf(empty.send('/setup', post({ kind: 'fictional', code })));
    expect(await setup('AAAAAAAAAA')).toEqual([403, 'wrong-code']);
    expect(await setup(SETUP_CODE)).toEqual(GOOD);
    expect(await setup(SETUP_CODE)).toEqual([409, 'already-set-up']);
  });

  test('an own county tells the first code of its security administrator, and gives nobody else one', async () => {
    const own = setupServer();
    const profile = { ...fictionalCounty(), fictional: false };
    const setup = await own.send('/setup', post({ kind: 'empty', code: SETUP_CODE, profile }));
    const { firstCode } = SetupResponse.parse(await setup.json());
    const answer = EnrollResponse.parse(await (await own.send('/enroll', enrolment(firstCode ?? ''))).json());
    expect(answer.ticket.seat.officer).toBe('security-a');
    expect(await codeOf(own.send('/demo-code', post({ officer: 'jiaxi-head' })))).toEqual([403, 'forbidden']);
  });

  test('a county without a security administrator, or with one who has other duties, is refused', async () => {
    const county = { ...fictionalCounty(), fictional: false };
    const others = county.officers.filter(({ id }) => id !== 'security-a');
    const [first] = others;
    if (first === undefined) throw new Error('no officers');
    const mixed = [...county.officers, { ...first, id: 'mixed', roles: ['chief', 'security-admin'] as const }];
    for (const officers of [others, mixed]) {
      const empty = setupServer();
      const answer = empty.send('/setup', post({ kind: 'empty', code: SETUP_CODE, profile: { ...county, officers } }));
      expect(await codeOf(answer)).toEqual([400, 'bad-request']);
    }
  });
});

describe('people and devices', () => {
  let admin: TestDevice;
  let jiaxi: TestDevice;
  beforeEach(async () => {
    admin = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    jiaxi = await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-head' });
  });
  const save = (changes: object, by = admin) => {
    const person = fictionalCounty().officers.find(({ id }) => id === 'jiaxi-clerk');
    return by.send('/people', post({ wire: 1, officer: { ...person, ...changes } }));
  };

  test.each([
    ['GET', '/devices', undefined],
    ['POST', '/codes', { wire: 1, officer: 'jiaxi-clerk' }],
    ['POST', '/people', { wire: 1, officer: fictionalCounty().officers[0] }],
    ['POST', '/devices/jiaxi/D1/revoke', { wire: 1, reason: '遗失' }],
  ])('%s %s is the security administrator’s alone', async (method, path, body) => {
    const init = body === undefined ? { method } : post(body);
    const chief = await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
    const sysadmin = await enrolTestDevice(server.send, 'qinglan', { officer: 'sysadmin-a' });
    for (const other of [jiaxi, chief, sysadmin]) {
      expect(await codeOf(other.send(path, init))).toEqual([403, 'forbidden']);
    }
    expect(await codeOf(admin.send(path, init))).toEqual(GOOD);
  });

  test('C13 a code given by the administrator works and comes with the county’s key', async () => {
    const answer = await admin.send('/codes', post({ wire: 1, officer: 'yijiang-head' }));
    const issued = IssueCodeResponse.parse(await answer.json());
    expect(issued).toMatchObject({ countyKey: testCountyKey.publicKey, expiresAt: hours(24) });
    expect(await codeOf(server.send('/enroll', enrolment(issued.code)))).toEqual(GOOD);
  });

  test('C13 a fingerprint compared at the county: once, of this very key, and in the audit log', async () => {
    const first = async () =>
      DevicesResponse.parse(await (await admin.send('/devices')).json()).devices.find(
        ({ office }) => office === 'jiaxi',
      );
    const confirm = (key: string, by = admin) => by.send('/devices/jiaxi/D1/confirm', post({ wire: 1, key }));
    const before = await first();
    expect(before).not.toHaveProperty('confirmedAt');
    const key = before?.key ?? '';
    expect(await codeOf(confirm(testCountyKey.publicKey))).toEqual([404, 'not-found']);
    expect(await codeOf(confirm(key, jiaxi))).toEqual([403, 'forbidden']);
    expect(await codeOf(confirm(key))).toEqual(GOOD);
    const at = (await first())?.confirmedAt;
    expect(at).toBe(server.clock.now);
    server.clock.now = hours(1);
    expect(await codeOf(confirm(key))).toEqual(GOOD);
    expect((await first())?.confirmedAt).toBe(at);
    expect(await codeOf(admin.send('/devices/jiaxi/D99/confirm', post({ wire: 1, key })))).toEqual([404, 'not-found']);
  });

  test('C16 a revoked device is told so from its next request on, also after a restart', async () => {
    expect(await codeOf(jiaxi.send('/profile'))).toEqual(GOOD);
    const revoke = admin.send('/devices/jiaxi/D1/revoke', post({ wire: 1, reason: '电脑在集市上遗失' }));
    expect(await codeOf(revoke)).toEqual(GOOD);
    for (const path of ['/profile', '/changes?cursor=0&chain=', '/snapshot', '/events']) {
      expect(await codeOf(jiaxi.send(path))).toEqual([410, 'revoked']);
    }
    expect(await codeOf(jiaxi.send('/rejoin', post({ wire: 1, tickets: [jiaxi.ticket] })))).toEqual([410, 'revoked']);
    await server.app.flush();
    const again = testDevice(setupServer({ store }).send, jiaxi.ticket, jiaxi.keys);
    expect(await codeOf(again.send('/profile'))).toEqual([410, 'revoked']);
    const { devices } = DevicesResponse.parse(await (await admin.send('/devices')).json());
    expect(devices.find(({ office }) => office === 'jiaxi')).toMatchObject({ revokedFor: '电脑在集市上遗失' });
    // QU-16: the office's other computers hear of it, and only they.
    const [colleague, elsewhere] = await Promise.all([
      enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-head' }),
      enrolTestDevice(server.send, 'yijiang'),
    ]);
    expect((await colleague.changes(0, '')).revokedHere).toEqual(['D1']);
    expect((await elsewhere.changes(0, '')).revokedHere).toEqual([]);
    // Whoever only knows its name does not hear that it was revoked.
    const stranger = testDevice(server.send, jiaxi.ticket, newSeatKeys());
    expect(await codeOf(stranger.send('/profile'))).toEqual([401, 'bad-signature']);
  });

  test('C16 the list tells last contact and what waits', async () => {
    server.clock.now = hours(1);
    await jiaxi.send('/changes?cursor=0&chain=&waiting=7');
    const { devices, seats } = DevicesResponse.parse(await (await admin.send('/devices')).json());
    expect(devices.find(({ office }) => office === 'jiaxi')).toMatchObject({
      waiting: 7,
      lastSeenAt: server.clock.now,
    });
    expect(seats.map(({ officer }) => officer).sort()).toEqual(['jiaxi-head', 'security-a']);
  });

  test('an officer who left is not let in from the next request on; the profile’s version grows', async () => {
    const answer = await save({ id: 'jiaxi-head', name: '何某戊', left: true });
    const { profile } = ProfileResponse.parse(await answer.json());
    expect(profile.version).toBe(fictionalCounty().version + 1);
    expect(await codeOf(jiaxi.send('/profile'))).toEqual([401, 'no-seat']);
    expect(await codeOf(server.send('/demo-code', post({ officer: 'jiaxi-head' })))).toEqual([403, 'wrong-office']);
  });

  test.each([
    ['two of the three duties', { id: 'x', roles: ['sysadmin', 'auditor'] }, [409, 'separate-duties']],
    ['a duty beside matters', { id: 'x', roles: ['security-admin', 'handler'] }, [409, 'separate-duties']],
    ['an unknown unit', { id: 'x', unit: 'nowhere' }, [404, 'not-found']],
    ['the last administrator leaves', { id: 'security-a', roles: ['security-admin'], left: true }, [409, 'last-admin']],
    ['the last administrator becomes another', { id: 'security-a' }, [409, 'last-admin']],
    ['a new colleague', { id: 'x' }, GOOD],
  ])('%s', async (_name, changes, expected) => {
    expect(await codeOf(save(changes))).toEqual(expected);
  });
});

describe('C22 rates', () => {
  const few = { burst: 3, perMinute: 1 };
  const many = { burst: 1000, perMinute: 1000 };
  const limits = {
    codes: { address: few, device: few },
    open: { address: many, device: many },
    signed: { address: many, device: few },
  };

  test('codes cannot be tried quickly; a minute later one more', async () => {
    const limited = setupServer({ store, limits });
    const tried = () => codeOf(limited.send('/enroll', enrolment('AAAAAAAAAA')));
    for (let n = 0; n < 3; n += 1) expect(await tried()).toEqual([403, 'wrong-code']);
    expect(await tried()).toEqual([429, 'too-many']);
    limited.clock.now = Instant.parse(new Date(Date.parse(limited.clock.now) + 60_000).toISOString());
    expect([await tried(), await tried()]).toEqual([
      [403, 'wrong-code'],
      [429, 'too-many'],
    ]);
  });

  test('one device that asks too much does not slow down the others', async () => {
    const [loud, quiet] = [await enrolTestDevice(server.send, 'jiaxi'), await enrolTestDevice(server.send, 'jiaxi')];
    const limited = setupServer({ store, limits });
    const ask = (device: TestDevice) => codeOf(testDevice(limited.send, device.ticket, device.keys).send('/profile'));
    const answers = [await ask(loud), await ask(loud), await ask(loud), await ask(loud), await ask(quiet)];
    expect(answers).toEqual([GOOD, GOOD, GOOD, [429, 'too-many'], GOOD]);
  });
});
