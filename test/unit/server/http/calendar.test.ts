import { beforeEach, describe, expect, test } from 'vitest';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { dayStatus } from '#shared/domain/calendar/day-status.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { ProfileResponse } from '#shared/sync/enroll.ts';
import { PullResponse } from '#shared/sync/pull.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

const county = fictionalCounty();
const officerWith = (role: string, atBureau: boolean): string => {
  const found = county.officers.find(
    ({ roles, unit }) =>
      roles.some((one) => one === role) &&
      (county.units.find(({ code }) => code === unit)?.level !== 'township-office') === atBureau,
  );
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found.id;
};
const CLERK = officerWith('petition-head', true);

const YEAR = {
  year: 2027,
  coverage: 'statutory',
  source: '虚构的2027年放假安排',
  days: [{ date: '2027-01-04', kind: 'rest', name: '元旦' }],
};

let server: TestServer;
let bureau: TestDevice;
let jiaxi: TestDevice;

beforeEach(async () => {
  server = setupServer();
  await setUpFictional(server.send);
  bureau = await enrolTestDevice(server.send, county.bureau, { officer: CLERK });
  jiaxi = await enrolTestDevice(server.send, 'jiaxi');
});

const enter = (body: object, device = bureau): Promise<Response> =>
  device.send('/calendar', {
    method: 'POST',
    body: JSON.stringify({ wire: 1, officer: CLERK, seen: county.version, year: YEAR, ...body }),
  });

async function outcome(answer: Promise<Response>): Promise<unknown> {
  const response = await answer;
  const body: unknown = await response.json();
  return [response.status, typeof body === 'object' && body !== null && 'error' in body ? body.error : null];
}

const versionTold = async (device: TestDevice): Promise<number> =>
  PullResponse.parse(await (await device.send('/changes?wire=1&cursor=0&chain=')).json()).profileVersion;

describe('CAL-13 the county enters a year', () => {
  test('every device hears of it with its next exchange and gets it with the profile', async () => {
    expect(await versionTold(jiaxi)).toBe(county.version);
    const { profile } = ProfileResponse.parse(await (await enter({})).json());
    expect(profile).toMatchObject({
      version: county.version + 1,
      calendarEntries: [{ year: YEAR, enteredBy: CLERK, enteredAt: server.clock.now }],
    });
    expect(await versionTold(jiaxi)).toBe(county.version + 1);
    const got = ProfileResponse.parse(await (await jiaxi.send('/profile')).json()).profile;
    expect(got).toEqual(profile);
    const day = dayStatus(countyCalendar(got.calendarEntries), PlainDate.parse('2027-01-04'));
    expect(day).toMatchObject({ work: false, reason: 'holiday', name: '元旦', source: 'statutory' });
  });

  test('D8 who entered which year is in the log, and so is who tried without the right', async () => {
    await enter({});
    const head = await enrolTestDevice(server.send, 'jiaxi', { officer: 'jiaxi-head' });
    expect(await outcome(enter({ officer: 'jiaxi-head' }, head))).toEqual([403, 'forbidden']);
    const log = (await server.store.readAuditChain(0, 100)).map(({ body }) => JSON.parse(body) as object);
    expect(log).toContainEqual(
      expect.objectContaining({ kind: 'settings', what: 'calendar-year', count: 2027, officer: CLERK, result: 'done' }),
    );
    expect(log).toContainEqual(
      expect.objectContaining({ kind: 'failed-access', what: 'calendar-enter', officer: 'jiaxi-head' }),
    );
  });

  test('a year entered again: the newest is in force, the earlier one stays as the trace', async () => {
    await enter({});
    const days = [{ date: '2027-01-09', kind: 'work', name: '元旦' }];
    const again = await enter({ seen: county.version + 1, year: { ...YEAR, days } });
    const { profile } = ProfileResponse.parse(await again.json());
    expect(profile.calendarEntries).toHaveLength(2);
    const calendar = countyCalendar(profile.calendarEntries);
    expect(dayStatus(calendar, PlainDate.parse('2027-01-04')).work).toBe(true);
    expect(dayStatus(calendar, PlainDate.parse('2027-01-09')).work).toBe(true);
  });

  test('whoever saw an older profile is asked to look again; nothing is stored', async () => {
    await enter({});
    expect(await outcome(enter({}))).toEqual([409, 'profile-changed']);
    expect(await versionTold(bureau)).toBe(county.version + 1);
  });

  test('only the petition office of the county', async () => {
    expect(await outcome(enter({ officer: officerWith('office-head', false) }, jiaxi))).toEqual([403, 'forbidden']);
    const chief = await enrolTestDevice(server.send, county.bureau, { officer: officerWith('chief', true) });
    expect(await outcome(enter({ officer: chief.officer }, chief))).toEqual([403, 'forbidden']);
    // In the name of somebody who may.
    expect(await outcome(enter({}, chief))).toEqual([403, 'forbidden']);
    expect(await outcome(enter({ officer: 'nobody' }))).toEqual([403, 'forbidden']);
    expect(await versionTold(bureau)).toBe(county.version);
  });

  test.each([
    ['a day of another year', { year: { ...YEAR, days: [{ date: '2029-01-01', kind: 'rest', name: '元旦' }] } }],
    ['a day twice', { year: { ...YEAR, days: [...YEAR.days, ...YEAR.days] } }],
    ['no source', { year: { ...YEAR, source: '' } }],
    ['something else', { year: 2027 }],
    ['more than is asked for', { also: true }],
  ])('%s is a bad request', async (_name, body) => {
    expect(await outcome(enter(body))).toEqual([400, 'bad-request']);
    expect(server.failures).toEqual([]);
  });

  test('another version is told to upgrade, a stranger is refused', async () => {
    expect(await outcome(enter({ wire: 2 }))).toEqual([426, 'needs-upgrade']);
    expect(await outcome(server.send('/calendar', { method: 'POST', body: '{}' }))).toEqual([401, 'unknown-device']);
  });
});
