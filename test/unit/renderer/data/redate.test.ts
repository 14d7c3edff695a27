import { expect, test } from 'vitest';
import { openDeviceStore } from '#renderer/data/device-store.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { loadList, storeList } from '#renderer/data/stored-list.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import { CountyProfile } from '#shared/model/county.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { testCodec } from '#test/support/device.ts';
import { note, setupCounty } from './setup-county.ts';

const rolled = (row: ListRow | undefined): readonly string[] =>
  row?.clocks.map(({ code, rolled: on }) => `${code} ${on}`) ?? [];

/** 2026 as in the notice, but 21 September, a Monday, is off too. */
function withAnotherHoliday(profile: CountyProfile): CountyProfile {
  const year = BUILT_IN_CALENDAR.years.find((each) => each.year === 2026);
  if (year === undefined) throw new Error('2026 is not built in');
  const day = { date: '2026-09-20', kind: 'rest', name: '补休' };
  const others = year.days.filter(({ date }) => date !== '2026-09-20');
  return CountyProfile.parse({
    ...profile,
    version: profile.version + 1,
    calendarEntries: [
      {
        year: { ...year, days: [...others, day] },
        enteredBy: 'legal-affairs-head',
        enteredAt: '2026-09-04T01:10:00.000Z',
      },
    ],
  });
}

test('CAL-10, MD-01 a year that is entered moves the days of the lists, and the blocks of before are not read', async () => {
  const { device } = await setupCounty();
  const { store, register, sync } = await device('jiaxi');
  for (let i = 0; i < 510; i += 1) await register();
  const void_ = await register();
  await sync();
  await storeList(store);
  // 19 September is a Saturday; the Sunday after it is a working day of the built-in year.
  expect(rolled(store.index.get(void_.id))).toEqual(['notifyDirect 2026-09-20']);
  const profile = store.state.profile;
  if (profile === null) throw new Error('no profile');
  await saveProfile(store, withAnotherHoliday(profile));
  const days = new Set(store.index.all().flatMap(rolled));
  expect([...days]).toEqual(['notifyDirect 2026-09-21']);

  // What was written anew is read at the next start, with the new days.
  const again = await openDeviceStore({ name: store.db.name, codec: await testCodec() });
  if (!again.ok) throw new Error(again.error.code);
  expect(await loadList(again.value)).toBe(true);
  expect(rolled(again.value.index.get(void_.id))).toEqual(['notifyDirect 2026-09-21']);
  // Another calendar than the one of the blocks: they are only a copy, and every matter is read.
  again.value.state.profile = profile;
  expect(await loadList(again.value)).toBe(false);
  again.value.close();
}, 60_000);

test('ST-01, ST-02 a number the county sets makes the lists anew, and the blocks of before are not read', async () => {
  const { device } = await setupCounty();
  const { store, register, sync } = await device('jiaxi');
  for (let i = 0; i < 510; i += 1) await register();
  const group = await register({ totalPersons: 4 });
  await sync();
  await storeList(store);
  const grounds = (): readonly string[] =>
    store.index.get(group.id)?.supervision.triggers.map(({ trigger }) => trigger) ?? [];
  expect(grounds()).toEqual([]);
  const before = store.state.profile;
  if (before === null) throw new Error('no profile');
  const setting = { sets: 'number', key: 'groupPersons', value: 4, from: '2026-09-04', reason: '青司发〔2026〕3号' };
  const entry = { setting, enteredBy: 'sysadmin-a', enteredAt: '2026-09-04T01:10:00.000Z' };
  await saveProfile(store, CountyProfile.parse({ ...before, version: before.version + 1, settingEntries: [entry] }));
  expect(grounds()).toEqual(['major-group']);
  store.state.profile = before;
  expect(await loadList(store)).toBe(false);
}, 60_000);

test('MD-08 a change of one matter makes one row anew', async () => {
  const { device } = await setupCounty();
  const office = await device('jiaxi');
  for (let i = 0; i < 40; i += 1) await office.register();
  const [changed] = office.store.index.all();
  if (changed === undefined) throw new Error('no matter');
  const before = new Map(office.store.index.all().map((row) => [row.id, row]));
  await office.act(changed.id, note('已上门'));
  const anew = office.store.index.all().filter((row) => before.get(row.id) !== row);
  expect(anew.map(({ id }) => id)).toEqual([changed.id]);
  expect(PlainDate.safeParse(anew[0]?.clocks[0]?.due).success).toBe(true);
});
