import { expect, test } from 'vitest';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { earlierEnd } from '#shared/domain/workflow/earlier-end.ts';
import { setupCaseCounty, type Desk } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { answered, on, place } from './case-place.ts';

/** C18, C20: a matter that has ended and comes again; registered every time, and no machine decides what follows. */

/** What the page says of the earlier, ended registration. */
const ended = async (desk: Desk, id: string) =>
  earlierEnd(
    await desk.view(id),
    desk.deps.clock.today(),
    countyCalendar(desk.store.state.profile?.calendarEntries ?? []),
  );

test('C18 归档后重开: read only; a review is asked until 10-15; a leader re-opens it, and a new visit is registered', async () => {
  const county = await setupCaseCounty('2026-09-04 09:00');
  const office = await county.desk('jiaxi-clerk');
  const bureau = await county.desk('petition-clerk');
  const leader = bureau.seat('deputy-b');
  const { id } = await office.register();
  await office.act(id, aStep('decide-intake'), aStep('record-delivery'), aStep('draft-opinion'));
  await county.syncAll();
  county.at('2026-09-15 09:00');
  await leader.act(id, aStep('sign-opinion', on('2026-09-15')));
  await county.syncAll();
  await office.act(id, aStep('record-delivery', { paper: 'opinion', ...on('2026-09-15') }));
  expect(await office.clocks(id)).toContain('reviewApply 2026-10-15 2026-10-15 running ok');
  await office.act(id, aStep('submit-closure', on('2026-09-15')));
  await county.syncAll();
  await bureau.act(id, aStep('check-closure', on('2026-09-15')));
  county.at('2026-10-15 09:00');
  const archivist = bureau.seat('archivist-a');
  expect((await archivist.act(id, aStep('archive', on('2026-10-15')))).status).toBe('archived');
  await county.syncAll();
  expect(await ended(office, id), 'the last day to ask').toEqual({ kind: 'reviewable', until: '2026-10-15' });
  county.at('2026-11-05 09:00');
  expect(await office.whyNot(id, aStep('record-work', on('2026-11-05')))).toBe('archived');
  expect(await office.clocks(id)).toContain('reviewApply 2026-10-15 2026-10-15 lapsed');
  expect(await ended(office, id), '未经复核: said, not decided').toEqual({ kind: 'unreviewed' });
  const again = await office.register({}, { links: [{ relation: 'same-matter', to: id }] });
  expect([again.status, again.links?.map(({ to }) => to)]).toEqual(['registered', [id]]);
  expect(await office.whyNot(id, aStep('reopen', on('2026-11-05')))).toBe('role-missing');
  expect((await leader.act(id, aStep('reopen', on('2026-11-05')))).status).toBe('reopened');
});

test('C20 终结后再来: after the re-review was delivered, registered, told by its number; new evidence is a new matter', async () => {
  const it = await place('2026-09-30 09:00');
  const { county, office, bureau } = it;
  const wu = { petitioners: [{ name: '吴某己', role: 'principal' as const, phone: '10000000020' }] };
  const { id } = await office.register(wu);
  await office.act(id, aStep('decide-intake', on('2026-09-30')), aStep('record-delivery', on('2026-09-30')));
  await county.syncAll();
  await answered(it, id, '2026-09-30');
  county.at('2026-10-28 09:00');
  await bureau.act(id, aStep('request-review', on('2026-10-28')));
  county.at('2026-11-25 09:00');
  await bureau.act(id, aStep('decide-review', on('2026-11-25')));
  await bureau.act(id, aStep('record-delivery', { paper: 'review-opinion', ...on('2026-11-25') }));
  county.at('2026-12-21 09:00');
  await bureau.act(id, aStep('request-review', { level: 'recheck', ...on('2026-12-21') }));
  county.at('2026-12-24 09:00');
  const finalNo = '临政复核〔2026〕3号';
  await bureau.act(id, aStep('decide-review', { level: 'recheck', docNo: finalNo, ...on('2026-12-24') }));
  await bureau.act(id, aStep('record-delivery', { paper: 'recheck-opinion', ...on('2026-12-24') }));
  expect(await bureau.clocks(id)).toContain('recheckHandle 2027-01-20 2027-01-20 ended in-time');
  await bureau.seat('legal-affairs-head').act(id, aStep('finalize', on('2026-12-24')));
  await county.syncAll();
  expect((await bureau.view(id)).status).toBe('finalized');
  expect(await ended(bureau, id), 'it was re-reviewed').toBeNull();

  county.at('2027-01-08 09:00');
  const links = [{ relation: 'same-matter', to: id } as const];
  const again = await bureau.register({ ...wu, form: 'letter' }, { links });
  expect([again.status, again.links?.map(({ to }) => to)]).toEqual(['registered', [id]]);
  expect(again.queryCode.length, 'a receipt all the same').toBeGreaterThanOrEqual(8);
  const told = { decision: 'not-again', ...on('2027-01-08') } as const;
  expect(await bureau.whyNot(again.id, aStep('decide-intake', told))).toBe('final-number-missing');
  const closed = await bureau.act(again.id, aStep('decide-intake', { ...told, finalNo }));
  expect(closed.status).toBe('no-longer-accepted');
  await bureau.act(again.id, aStep('record-delivery', { paper: 'no-longer-accepted', ...on('2027-01-08') }));
  expect(await bureau.clocks(again.id), 'its own fifteen days, not those of 2026').toEqual([
    'notifyDirect 2027-01-23 2027-01-25 ended in-time',
  ]);
  await county.syncAll();
  expect((await county.server.views()).get(again.id)?.officialNo, 'a number').toMatch(/〔2027〕1号$/u);

  county.at('2027-03-01 09:00');
  const fresh = await office.register({ ...wu, summary: '带来新的测绘报告' }, { links });
  await office.act(fresh.id, aStep('decide-intake', on('2027-03-01')), aStep('record-delivery', on('2027-03-01')));
  const view = await office.view(fresh.id);
  expect([view.status, view.links?.map(({ to, relation }) => [to, relation])]).toEqual([
    'notified',
    [[id, 'same-matter']],
  ]);
  expect(await office.clocks(fresh.id), 'sixty days of its own').toContain('handle 2027-04-30 2027-04-30 running ok');
});
