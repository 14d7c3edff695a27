import { expect, test } from 'vitest';
import { enterYear, movedByNewest, previewYear } from '#renderer/usecases/enter-year.ts';
import { matterClocks } from '#renderer/usecases/matter-clocks.ts';
import { enterCalendarYear } from '#server/usecases/enter-calendar-year.ts';
import { CalendarYear } from '#shared/model/calendar.ts';
import { sha256 } from '#test/support/server.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { on, place } from './case-place.ts';

/** C35: a year that is not announced yet, shown as 暂定; entered, every clock is counted again; every date to the day. */

test('C35 2027 年日历未导入', async () => {
  const it = await place('2026-12-30 09:00');
  const head = it.office.seat('jiaxi-head');
  const { id } = await head.register({ purpose: 'inquiry', simpleGround: 'instant' });
  expect(await head.clocks(id)).toContain('simpleDecide 2027-01-05 2027-01-05 running ok');
  await head.act(id, aStep('decide-intake', { decision: 'accepted-simple', ...on('2026-12-30') }));
  await it.county.syncAll();
  expect(await head.clocks(id)).toContain('simpleDecide 2027-01-05 2027-01-05 ended in-time');
  const certainty = async (): Promise<string | undefined> =>
    matterClocks(await head.view(id), head.store.state.profile?.calendarEntries, head.deps.clock.now()).find(
      ({ clock }) => clock.code === 'simpleDecide',
    )?.clock.deadline.certainty;
  expect(await certainty()).toBe('provisional');
  // Ten working days by the weekends and the statutory holiday alone: 12-31, 1-04…1-08, 1-11…1-14.
  expect(await head.clocks(id)).toEqual([
    'notifyDirect 2027-01-14 2027-01-14 running ok',
    'simpleHandle 2027-01-14 2027-01-14 running ok',
    'simpleDecide 2027-01-05 2027-01-05 ended in-time',
  ]);

  const year = CalendarYear.parse({
    year: 2027,
    coverage: 'statutory',
    source: '虚构的通知',
    days: [
      { date: '2027-01-01', kind: 'rest', name: '元旦' },
      { date: '2027-01-04', kind: 'rest', name: '元旦' },
    ],
  });
  const now = it.bureau.deps.clock.now;
  const moved = await previewYear(it.bureau.deps, undefined, year);
  expect(moved.map(({ row }) => row.id)).toContain(id);
  const entered = await enterYear(
    it.bureau.deps,
    async (request) => {
      const done = await enterCalendarYear(
        { store: it.county.server.store(), now, hash: sha256 },
        'legal-affairs',
        request,
      );
      return done.ok ? done : { ok: false, error: { code: 'forbidden' } };
    },
    { year, seen: it.county.server.profile.version },
  );
  expect(entered.ok).toBe(true);
  const entries = it.bureau.store.state.profile?.calendarEntries;
  expect((await movedByNewest(it.bureau.deps, entries)).map(({ row }) => row.id)).toContain(id);
  // 1-04 rests now: three working days end on 1-06 (12-31, 1-05, 1-06), ten on 1-15; fifteen calendar days stay.
  expect(await it.bureau.clocks(id)).toEqual([
    'notifyDirect 2027-01-14 2027-01-14 running ok',
    'simpleHandle 2027-01-15 2027-01-15 running ok',
    'simpleDecide 2027-01-06 2027-01-06 ended in-time',
  ]);
});
