/**
 * T7/C22, an administrator's laptop and passphrase in other hands, or a copy of the county's database: without the telephone
 * no act of administration, and nothing to learn the telephone's secret from.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import { openPgliteStore } from '#server/db/open-store.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { CarriedCall } from '#shared/sync/carried.ts';
import { NewFactorResponse } from '#shared/sync/second-factor.ts';
import {
  authenticator,
  posted,
  secretBytes,
  setUpFactor,
  wrongCode,
  type Authenticator,
} from '#test/support/authenticator.ts';
import {
  enrolTestDevice,
  MIGRATIONS,
  setupServer,
  setUpFictional,
  temporaryFolder,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { countCases } from './count-cases.ts';
import { initOf, outcomeOf, SIGNED_ROUTES } from './routes.ts';

countCases(18);

let store: MemoryStore;
let server: TestServer;
let security: TestDevice;

beforeEach(async () => {
  store = createMemoryStore();
  server = setupServer({ store });
  await setUpFictional(server.send);
  security = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
});
afterEach(async () => {
  expect(server.failures).toEqual([]);
  await server.stop();
});

const later = (seconds: number): void => {
  server.clock.now = Instant.parse(new Date(Date.parse(server.clock.now) + seconds * 1000).toISOString());
};

/** What the stolen laptop may still ask: lists, its own sync, and pieces of contents, of which it is shown none. */
const STILL_OPEN = [
  'GET /devices',
  'GET /second-factor',
  'GET /changes',
  'GET /snapshot',
  'GET /lease',
  'GET /standing',
  'GET /profile',
  'GET /events',
  'GET /audit/state',
  'GET /confidential/readers',
  `GET /attachments/${'A'.repeat(22)}/${'a'.repeat(64)}`,
  `POST /attachments/${'A'.repeat(22)}/${'a'.repeat(64)}/0`,
];

describe('T7/C22 laptop and passphrase of an administrator, without the telephone', () => {
  test.each(['sysadmin-a', 'security-a', 'auditor-a'])('%s: every route of the API', async (officer) => {
    const stolen = await enrolTestDevice(server.send, 'qinglan', { officer });
    await setUpFactor(server, stolen);
    later(601);
    const open: string[] = [];
    const guarded: string[] = [];
    const odd: string[] = [];
    for (const route of SIGNED_ROUTES) {
      const [status, code] = await outcomeOf(stolen.send(route.path, initOf(route)));
      const name = `${route.method} ${route.path}`;
      if (code === 'second-factor') guarded.push(name);
      else if (status === 200) open.push(name);
      else if (status >= 500 || code === null) odd.push(name);
    }
    expect(open.filter((name) => !STILL_OPEN.includes(name))).toEqual([]);
    expect([guarded, odd]).toEqual([GUARDED[officer], []]);
  });

  test('a factor of one’s own instead, none at all, or the pause of its owner: nothing helps', async () => {
    const phone = await setUpFactor(server, security);
    later(61);
    for (const path of ['/second-factor/new', '/second-factor/remove', '/people/security-a/second-factor/remove']) {
      later(601);
      expect(await posted(security, path, { reason: '手机丢失' }), path).toMatch(/second-factor|bad-request/);
    }
    expect(await posted(security, '/second-factor/remove')).toBe('second-factor');
    expect(await posted(security, '/second-factor/activate', { code: phone(server.clock.now) })).toBe('not-found');
    expect((await store.readAllFactors())[0]?.since).not.toBeNull();
  });

  test('the code of a colleague’s telephone', async () => {
    await setUpFactor(server, security);
    const auditor = await enrolTestDevice(server.send, 'qinglan', { officer: 'auditor-a' });
    const other = await setUpFactor(server, auditor);
    later(61);
    const code = other(server.clock.now);
    expect(await posted(security, '/second-factor', { code })).toBe('second-factor-wrong');
  });

  test('the same right code from many sides at once is good for one of them', async () => {
    const phone = await setUpFactor(server, security);
    const second = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    later(601);
    const code = phone(server.clock.now);
    const answers = await Promise.all(
      [security, second, security, second].map((by) => posted(by, '/second-factor', { code })),
    );
    expect(answers.filter((answer) => answer === 'done')).toHaveLength(1);
    const issued = await Promise.all([security, second].map((by) => posted(by, '/codes', { officer: 'jiaxi-clerk' })));
    expect(issued.sort()).toEqual(['done', 'second-factor']);
  });

  test('guessing, a minute apart, for six hours, at two computers: at most five looks in a quarter of an hour', async () => {
    const phone = await setUpFactor(server, security);
    const second = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    const looked: number[] = [];
    for (let minute = 0; minute < 6 * 60; minute += 1) {
      later(60);
      const by = minute % 2 === 0 ? security : second;
      const before = (await store.readAllFactors())[0]?.n;
      await posted(by, '/second-factor', { code: wrongCode(phone, server.clock.now) });
      if ((await store.readAllFactors())[0]?.n !== before) looked.push(minute);
    }
    for (const minute of looked) {
      expect(looked.filter((other) => other >= minute && other < minute + 15).length).toBeLessThanOrEqual(5);
    }
    expect(looked.length).toBeGreaterThan(60);
    expect(looked.length).toBeLessThanOrEqual(120);
  }, 60_000);

  test.each([
    [''],
    ['12345'],
    ['1234567'],
    ['abcdef'],
    ['１２３４５６'],
    [' 123456'],
    ['-12345'],
    [123456],
    [['123456']],
  ])('%j is no code, and no try either', async (code) => {
    await setUpFactor(server, security);
    expect(await posted(security, '/second-factor', { code })).toBe('bad-request');
    expect((await store.readAllFactors())[0]?.failures).toBe(0);
  });

  test('by stick: no package carries an act of administration, nor a code', () => {
    for (const { path } of SIGNED_ROUTES.filter(({ path }) =>
      /codes|people|devices|county|recover|factor/.test(path),
    )) {
      expect(CarriedCall.safeParse({ path, body: '{}' }).success, path).toBe(false);
      expect(CarriedCall.safeParse({ path }).success, path).toBe(false);
    }
    expect(CarriedCall.safeParse({ path: '/audit' }).success).toBe(false);
  });
});

const OF_PEOPLE = [
  'POST /codes',
  'POST /people',
  'POST /people/sysadmin-a/second-factor/remove',
  'POST /second-factor/new',
  'POST /second-factor/remove',
  'POST /devices/jiaxi/D1/confirm',
  'POST /devices/jiaxi/D1/revoke',
  'GET /devices/jiaxi/D1/escrow',
  'POST /recovery-key',
  'POST /recoveries',
];
const OF_ONESELF = ['POST /second-factor/new', 'POST /second-factor/remove'];

/** In the order of the server's own routes. */
const GUARDED: Readonly<Record<string, readonly string[]>> = {
  'sysadmin-a': [...OF_ONESELF, 'POST /county'],
  'security-a': OF_PEOPLE,
  'auditor-a': [...OF_ONESELF, 'GET /audit'],
};

describe('T7/C22 a copy of the county’s database', () => {
  test('tables, journal and what the database wrote beside them: the secret in none of its forms', async () => {
    const folder = await temporaryFolder();
    const context = { migrations: MIGRATIONS, now: () => '2026-09-04T00:00:00.000Z', log: () => undefined };
    const copied = await openPgliteStore(folder.path, context);
    const county = setupServer({ store: copied });
    await setUpFictional(county.send);
    const admin = await enrolTestDevice(county.send, 'qinglan', { officer: 'security-a' });
    const answer = await admin.send('/second-factor/new', { method: 'POST', body: '{"wire":1}' });
    const { secret } = NewFactorResponse.parse(await answer.json());
    const code = authenticator(secret)(county.clock.now);
    expect(await posted(admin, '/second-factor/activate', { code })).toBe('done');
    expect((await copied.readAllFactors())[0]?.secret?.length).toBeGreaterThan(100);
    await county.stop();
    const bytes = secretBytes(secret);
    const forms = [secret, ...(['hex', 'base64', 'base64url'] as const).map((form) => bytes.toString(form))];
    const searched = [bytes, ...forms.map((text) => Buffer.from(text))];
    const files = (await readdir(folder.path, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    let sealed = 0;
    for (const { parentPath, name } of files) {
      const content = await readFile(join(parentPath, name));
      for (const form of searched) expect(content.includes(form), name).toBe(false);
      if (content.includes('"kind":"factor"')) sealed += 1;
    }
    // The journal was among them, and has the sealed row.
    expect(sealed).toBe(1);
    await folder.remove();
  });

  test('the sealed secret of one’s own telephone, written into a colleague’s row, opens nothing', async () => {
    const thief = await enrolTestDevice(server.send, 'qinglan', { officer: 'auditor-a' });
    const phone: Authenticator = await setUpFactor(server, thief);
    await setUpFactor(server, security);
    later(61);
    const rows = await store.readAllFactors();
    const [mine, theirs] = ['auditor-a', 'security-a'].map((officer) => rows.find((row) => row.officer === officer));
    if (mine === undefined || theirs === undefined) throw new Error('two rows');
    await store.transaction((tx) => tx.putFactor({ ...theirs, secret: mine.secret }));
    const code = { code: phone(server.clock.now) };
    expect(await posted(security, '/second-factor', code)).toBe('second-factor-wrong');
    expect(await posted(security, '/codes', { officer: 'jiaxi-clerk' })).toBe('done');
    later(601);
    expect(await posted(security, '/codes', { officer: 'jiaxi-clerk' })).toBe('second-factor');
  });
});
