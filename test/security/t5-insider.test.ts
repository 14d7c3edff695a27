/**
 * T5, an insider with a real seat: reads nothing of another office, writes nothing in another's name, and gives nobody,
 * least of all themselves, rights they have not. Through HTTP, with correct signatures throughout.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryStore, type MemoryStore } from '#server/db/memory-store.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { authorOf, idOf } from '#test/integration/server/sample-operations.ts';
import { STEPS, WORKFLOW_KINDS } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import {
  demoCode,
  enrolTestDevice,
  newSeatKeys,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { countCases } from './count-cases.ts';
import { outcomeOf, ROUTES } from './routes.ts';

countCases(77);

/** Who is nobody's business at another office: name, phone, words, place. */
const SECRET = ['欧阳某金丝雀', '13911112222', '院墙外那棵柿子树', '村东头第三户'];
const [NAME = '', PHONE = '', WORDS = '', PLACE = ''] = SECRET;

let store: MemoryStore;
let server: TestServer;
let jiaxi: TestDevice;
let yijiang: TestDevice;
/** A matter of 乙江, which 甲溪 has nothing to do with. */
let theirs: string;
const yijiangAuthor = authorOf('yijiang', 'D1');

beforeEach(async () => {
  store = createMemoryStore();
  server = setupServer({ store });
  await setUpFictional(server.send);
  jiaxi = await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-clerk' });
  yijiang = await enrolTestDevice(server.send, 'yijiang', { officer: 'yijiang-head' });
  const op = authorOf('yijiang', 'D1').register(1, {
    petitioners: [{ name: NAME, role: 'principal', phone: PHONE }],
    statement: `${WORDS}被人砍了，问了几次没人管。`,
    summary: `反映${PLACE}的树被砍，要求查明。`,
    dutyUnit: 'yijiang',
  });
  theirs = op.stream;
  expect((await yijiang.push([op]))[0]?.[0]).toBe('a');
});
afterEach(() => expect(server.failures).toEqual([]));

const post = (body: unknown) => ({ method: 'POST', body: JSON.stringify(body) });
let round = 0;
const clerk = () => authorOf('jiaxi', 'D1', `t5x${(round += 1)}`);
const BY_CLERK = { by: 'jiaxi-clerk' };
const headNow = async (): Promise<number> => (await store.readHead()).seq;

describe('T5/C17 reading another office', () => {
  test('the secret is really there for those whose matter it is', async () => {
    const bureau = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'petition-clerk' });
    for (const device of [bureau, await enrolTestDevice(server.send, 'yijiang')]) {
      const text = JSON.stringify(await device.snapshot());
      for (const word of SECRET) expect(text, device.office).toContain(word);
    }
  });

  test.each([
    ['a statistician’s', 'legal-affairs', 'statistician-a'],
    ['上级只读’s', 'qinglan', 'upstream-a'],
  ])('C41 %s computer, at the county too, receives no matter at all', async (_name, office, officer) => {
    const device = await enrolTestDevice(server.send, office, { officer });
    const text = JSON.stringify([await device.snapshot(), await device.changes(0, '')]);
    for (const word of [...SECRET, theirs]) expect(text).not.toContain(word);
  });

  const ways = [
    '/changes?cursor=0&chain=',
    '/changes?cursor=0&chain=&limit=1',
    '/snapshot',
    '/snapshot?limit=1',
    `/snapshot?after=${'-'.repeat(22)}`,
    '/profile',
    '/devices',
    '/audit',
    '/audit/state',
    ...['office=yijiang', 'unit=yijiang', 'scope=all', 'officer=yijiang-head'].flatMap((query) => [
      `/changes?cursor=0&chain=&${query}`,
      `/snapshot?${query}`,
    ]),
  ];
  test.each(ways)('%s tells nothing', async (path) => {
    const text = await (await jiaxi.send(path)).text();
    for (const word of [...SECRET, theirs]) expect(text).not.toContain(word);
  });

  test('who looked at a matter that is not theirs, by its very name; the attempt is on record', async () => {
    expect(await outcomeOf(jiaxi.send(`/audit/matter/${theirs}`))).toEqual([403, 'not-allowed']);
    const auditor = await enrolTestDevice(server.send, 'qinglan', { officer: 'auditor-a' });
    const log = await (await auditor.send('/audit')).text();
    expect(log).toContain('failed-access');
    expect(log).toContain('jiaxi-clerk');
  });

  test('by asking whether an operation is known, or by using its name again, nobody learns what it says', async () => {
    const known = idOf('opyijiangD1', 1);
    const asked = await (await jiaxi.send('/known', post({ wire: 1, ids: [known] }))).text();
    for (const word of [...SECRET, theirs]) expect(asked).not.toContain(word);
    const receipts = await jiaxi.push([clerk().register(1, {}, { ...BY_CLERK, id: known })]);
    expect(receipts).toEqual([['r', 'id-reused', {}]]);
  });
});

describe('T5/C17 writing where one has no business', () => {
  const kinds = [
    ...WORKFLOW_KINDS.map((kind) => STEPS[kind]),
    { kind: 'amend', set: { dutyUnit: 'jiaxi' } },
    { kind: 'amend', set: { summary: '没有这回事' } },
    { kind: 'add-note', text: '补记' },
    { kind: 'void', reason: '重复登记' },
    { kind: 'link-matter', to: idOf('stjiaxiD1', 1), relation: 'same-matter' },
    { kind: 'unlink-matter', to: idOf('stjiaxiD1', 1), reason: '不是' },
  ].map((action) => ({ action, name: action.kind }));

  test.each(kinds)('$name on a matter of 乙江 is refused and changes nothing', async ({ action }) => {
    const before = await headNow();
    const [receipt] = await jiaxi.push([clerk().act(theirs, action, BY_CLERK)]);
    expect(receipt?.[0]).toBe('r');
    expect(['other-office', 'role-missing']).toContain(receipt?.[1]);
    expect(await headNow()).toBe(before);
    expect(JSON.stringify(await jiaxi.snapshot())).not.toContain(NAME);
  });

  test('the same acts are possible for those whose matter it is: the refusals are about who asks', async () => {
    const note = yijiangAuthor.act(theirs, { kind: 'add-note', text: '补记' }, { id: idOf('opnote', 1) });
    expect((await yijiang.push([note]))[0]?.[0]).toBe('a');
  });

  test('a registration over a matter that exists does not take it over', async () => {
    const [receipt] = await jiaxi.push([clerk().register(1, {}, { ...BY_CLERK, stream: theirs })]);
    expect(receipt?.[0]).toBe('r');
    expect(JSON.stringify(await jiaxi.snapshot())).not.toContain(NAME);
  });

  test.each([
    ['another office', { office: 'yijiang' }, 'wrong-device'],
    ['another device of the office', { device: 'D2' }, 'wrong-device'],
    ['the head, who has no seat at this computer', { by: 'jiaxi-head' }, 'officer-unknown'],
    ['the head of another office', { by: 'yijiang-head' }, 'officer-unknown'],
    ['the chief', { by: 'chief' }, 'officer-unknown'],
    ['the security administrator', { by: 'security-a' }, 'officer-unknown'],
    ['nobody', { by: 'nobody' }, 'officer-unknown'],
  ])('in the name of %s', async (_name, extra, code) => {
    const before = await headNow();
    const [receipt] = await jiaxi.push([clerk().register(1, {}, { ...BY_CLERK, ...extra })]);
    expect(receipt).toEqual(['r', code, {}]);
    expect(await headNow()).toBe(before);
  });

  test('in the name of a colleague who has a seat at the same computer: theirs, whoever sends it', async () => {
    const code = await demoCode(server.send, 'jiaxi', 'jiaxi-head');
    const keys = newSeatKeys();
    const asked = post({ code, sign: keys.sign.publicKey, seal: keys.seal.publicKey });
    expect((await jiaxi.send('/seats', asked)).status).toBe(200);
    const [receipt] = await jiaxi.push([clerk().register(1, {}, { by: 'jiaxi-head' })]);
    expect(receipt?.[0]).toBe('a');
  });

  test('one forged operation fences its own matter and lets the honest ones of the same push through', async () => {
    const author = clerk();
    const forged = author.act(theirs, { kind: 'add-note', text: '补记' }, BY_CLERK);
    const again = author.act(theirs, { kind: 'void', reason: '重复登记' }, BY_CLERK);
    const honest = author.register(1, {}, BY_CLERK);
    const receipts = await jiaxi.push([forged, again, honest]);
    expect(receipts.map(([letter, code]) => [letter, letter === 'a' ? null : code])).toEqual([
      ['r', 'other-office'],
      ['r', 'fenced'],
      ['a', null],
    ]);
  });

  test('a claim to the number of another office gives one’s own next number', async () => {
    const op = clerk().register(1, {}, BY_CLERK);
    const [receipt] = await jiaxi.push([op], { claims: { [op.id]: '青司信乙江〔2026〕1号' } });
    expect(receipt?.[2]).toBe('青司信甲溪〔2026〕1号');
  });

  test('a matter that moved away is not pulled back by amending who is responsible', async () => {
    const author = clerk();
    const own = author.register(1, { dutyUnit: 'bingling' }, BY_CLERK);
    await jiaxi.push([own]);
    const bingling = await enrolTestDevice(server.send, 'bingling', { officer: 'bingling-head' });
    expect(JSON.stringify(await bingling.snapshot())).toContain(own.stream);
    expect(JSON.stringify(await yijiang.snapshot())).not.toContain(own.stream);
    const grab = authorOf('yijiang', 'D1', 'grab').act(own.stream, { kind: 'amend', set: { dutyUnit: 'yijiang' } });
    expect(await yijiang.push([grab])).toEqual([['r', 'other-office', {}]]);
    expect(JSON.stringify(await yijiang.snapshot())).not.toContain(own.stream);
  });
});

describe('T5/C17 giving oneself rights', () => {
  const people = fictionalCounty().officers;
  const person = (id: string) => people.find((each) => each.id === id);
  const save = (by: TestDevice, officer: unknown) => outcomeOf(by.send('/people', post({ wire: 1, officer })));

  const everybody = people
    .filter(({ roles }) => !roles.includes('security-admin'))
    .map(({ id, unit }) => ({ id, unit }))
    .filter(({ unit }, i, all) => all.findIndex((other) => other.unit === unit) === i || unit === 'qinglan');

  test.each(everybody)('$id cannot become chief, make a code, or throw a device out', async ({ id, unit }) => {
    const device = await enrolTestDevice(server.send, unit, { officer: id });
    const before = await store.readCounty();
    expect(await save(device, { ...person(id), roles: ['chief'] })).toEqual([403, 'forbidden']);
    expect(await outcomeOf(device.send('/codes', post({ wire: 1, officer: 'chief' })))).toEqual([403, 'forbidden']);
    const revoke = device.send('/devices/yijiang/D1/revoke', post({ wire: 1, reason: '测试' }));
    expect(await outcomeOf(revoke)).toEqual([403, 'forbidden']);
    expect(await outcomeOf(device.send('/devices'))).toEqual([403, 'forbidden']);
    expect(await store.readCounty()).toEqual(before);
    expect((await store.readAllDevices()).every(({ revokedAt }) => revokedAt === null)).toBe(true);
  });

  test('the security administrator cannot take on matters, nor the auditor’s duty', async () => {
    const admin = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    const own = person('security-a');
    for (const roles of [
      ['security-admin', 'chief'],
      ['security-admin', 'auditor'],
      ['security-admin', 'sysadmin'],
    ]) {
      expect(await save(admin, { ...own, roles })).toEqual([409, 'separate-duties']);
    }
    expect(await save(admin, { ...own, roles: ['chief'] })).toEqual([409, 'last-admin']);
    expect(await outcomeOf(admin.send('/audit'))).toEqual([403, 'not-allowed']);
    const [receipt] = await admin.push([authorOf('qinglan', 'D1', 'sec').register(1, {}, { by: 'security-a' })]);
    expect(receipt?.slice(0, 2)).toEqual(['r', 'role-missing']);
  });

  test('who lost a role has lost it with the next request, also for work recorded before', async () => {
    const admin = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a' });
    const op = clerk().register(1, {}, BY_CLERK);
    expect(await save(admin, { ...person('jiaxi-clerk'), roles: ['upstream-viewer'] })).toEqual([200, null]);
    expect((await jiaxi.push([op]))[0]?.slice(0, 2)).toEqual(['r', 'role-missing']);
    expect(await save(admin, { ...person('jiaxi-clerk'), left: true })).toEqual([200, null]);
    expect(await outcomeOf(jiaxi.send('/profile'))).toEqual([401, 'no-seat']);
  });

  test('a year of holidays entered in the name of somebody who may', async () => {
    const chief = await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
    const year = {
      year: 2027,
      coverage: 'statutory',
      source: '虚构',
      days: [{ date: '2027-01-04', kind: 'rest', name: '元旦' }],
    };
    const seen = (await store.readCounty())?.version ?? 0;
    for (const officer of ['petition-clerk', 'legal-affairs-head', 'chief']) {
      const answer = chief.send('/calendar', post({ wire: 1, officer, seen, year }));
      expect(await outcomeOf(answer), officer).toEqual([403, 'forbidden']);
    }
    expect((await store.readCounty())?.version).toBe(seen);
  });

  test('a push of audit entries for another device, and a log that only the auditor reads', async () => {
    const page = { wire: 1, office: 'yijiang', device: 'D1', head: { n: 0, hash: '' }, links: [] };
    expect((await outcomeOf(jiaxi.send('/audit', post(page))))[0]).toBe(400);
    const readers = ['chief', 'sysadmin-a', 'security-a', 'deputy-a'];
    for (const officer of readers) {
      const device = await enrolTestDevice(server.send, 'qinglan', { officer });
      for (const path of ['/audit', '/audit/state', '/audit?officer=jiaxi-clerk']) {
        expect(await outcomeOf(device.send(path)), `${officer} ${path}`).toEqual([403, 'not-allowed']);
      }
    }
  });
});

test('T5/C27 no answer, good or bad, to somebody of another office repeats what they sent or names a person', async () => {
  const routes = ROUTES.filter(({ path }) => path !== '/events');
  for (const { method, path } of routes) {
    const bodies = [
      JSON.stringify({ wire: 1, [NAME]: PHONE }),
      `{"wire":1,"${NAME}`,
      JSON.stringify({
        wire: 1,
        ids: [NAME],
        officer: NAME,
        code: NAME,
        kind: NAME,
        tickets: [NAME],
        ops: [{ stream: NAME }],
      }),
      JSON.stringify({
        wire: 1,
        office: 'jiaxi',
        device: 'D1',
        sentAt: server.clock.now,
        ops: [{ statement: NAME, [NAME]: 1 }],
      }),
    ];
    const sent = method === 'GET' ? [undefined] : bodies;
    for (const body of sent) {
      const query = method === 'GET' ? `?q=${encodeURIComponent(NAME)}&cursor=${encodeURIComponent(PHONE)}` : '';
      const answer = await jiaxi.send(`${path}${query}`, body === undefined ? {} : { method, body });
      const text = await answer.text();
      expect(text.includes(PHONE) || text.includes(WORDS), `${method} ${path}`).toBe(false);
      // Names of fields may come back in the list of what is wrong, so that only structure may stand there.
      expect(text.includes(NAME), `${method} ${path}: ${text.slice(0, 200)}`).toBe(false);
    }
  }
});
