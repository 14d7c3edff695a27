import { expect, test } from 'vitest';
import { initialValues, stepOf } from '#renderer/screens/matter/step-values.ts';
import { matterClocks } from '#renderer/usecases/matter-clocks.ts';
import { nearestClock } from '#shared/domain/my-day/row-clocks.ts';
import { ownTriggers } from '#shared/domain/supervision/own-triggers.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { UnitCode } from '#shared/model/ids.ts';
import { day } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { accepted, answered, on, place } from './case-place.ts';

/** cases.md through the use cases: the office and the bureau at their own devices, synchronised; every date to the day. */

const jiaxi = UnitCode.parse('jiaxi');
const publicLegal = UnitCode.parse('public-legal-service');

test('C07 延期', async () => {
  const it = await place('2026-08-10 09:00');
  const id = await accepted(it, '2026-08-10');
  expect(await it.office.clocks(id)).toContain('handle 2026-10-09 2026-10-09 running ok');
  it.county.at('2026-09-28 10:00');
  await it.office.act(id, aStep('ask-extension', { days: 30, ...on('2026-09-28') }));
  await it.county.syncAll();
  expect(await it.office.whyNot(id, aStep('decide-extension', on('2026-09-28')))).toBe('role-missing');
  await it.chief.act(id, aStep('decide-extension', on('2026-09-28')));
  await it.county.syncAll();
  await it.office.act(id, aStep('record-delivery', { paper: 'extension', ...on('2026-09-28') }));
  expect(await it.office.clocks(id)).toContain('extend 2026-11-08 2026-11-09 running ok');
  expect(await it.office.whyNot(id, aStep('ask-extension', on('2026-09-28')))).toBe('extended-once');
});

test('C07 asked for on 10-12 it is refused, and overdue', async () => {
  const it = await place('2026-08-10 09:00');
  const id = await accepted(it, '2026-08-10');
  it.county.at('2026-10-12 10:00');
  expect(await it.office.whyNot(id, aStep('ask-extension', on('2026-10-12')))).toBe('term-expired');
  expect(await it.office.clocks(id)).toContain('handle 2026-10-09 2026-10-09 running overdue');
});

test('C12 交办件 5 个工作日异议', async () => {
  const it = await place('2026-09-23 09:00');
  const { id } = await it.bureau.register({ intakeSource: 'petition-bureau' });
  const clocks = ['notifyAssigned 2026-10-08 2026-10-08 running ok', 'objectAssigned 2026-10-08 2026-10-08 running ok'];
  it.county.at('2026-09-29 09:00');
  expect(await it.bureau.clocks(id)).toEqual(expect.arrayContaining(clocks));
  const late = await it.bureau.register({ intakeSource: 'petition-bureau', receivedOn: day('2026-09-23') });
  await it.bureau.act(id, aStep('object', on('2026-09-29')));
  expect(await it.bureau.clocks(id), 'the clock of the notice does not stop').toContain(clocks[0]);
  await it.bureau.act(id, aStep('answer-objection', { agreed: true, ...on('2026-09-29') }));
  await it.county.syncAll();
  expect((await it.bureau.view(id)).status).toBe('returned');
  it.county.at('2026-10-09 09:00');
  expect(await it.bureau.whyNot(late.id, aStep('object', on('2026-10-09')))).toBe('objection-late');
});

test('C13 交办件办结要双回复', async () => {
  const it = await place('2026-10-12 09:00');
  const { id } = await it.bureau.register({
    intakeSource: 'superior-bureau',
    assignedNo: '市信督〔2026〕12号',
    assignedOn: day('2026-10-10'),
    feedbackDue: day('2026-11-25'),
  });
  // R002-12: the superior bureau gives more time; the clock follows the amendment.
  expect(await it.bureau.clocks(id)).toContain('assignFeedback 2026-11-25 2026-11-25 running ok');
  await it.bureau.act(id, { kind: 'amend', set: { feedbackDue: day('2026-11-30') }, reason: '市局同意延至11月30日' });
  await it.bureau.act(id, aStep('decide-intake', on('2026-10-12')));
  expect(await it.bureau.clocks(id)).toEqual(
    expect.arrayContaining([
      'notifyAssigned 2026-10-27 2026-10-27 running ok',
      'handle 2026-12-11 2026-12-11 running ok',
    ]),
  );
  const bothDays = ['handle 2026-12-11 2026-12-11 running ok', 'assignFeedback 2026-11-30 2026-11-30 running ok'];
  expect(await it.bureau.clocks(id), 'both days are shown').toEqual(expect.arrayContaining(bothDays));
  const row = it.bureau.store.index.get(id);
  expect(nearestClock(row?.clocks.filter(({ code }) => code !== 'notifyAssigned') ?? [], day('2026-10-12'))?.due).toBe(
    '2026-11-30',
  );
  await it.bureau.act(id, aStep('record-delivery', on('2026-10-12')), aStep('draft-opinion'));
  await it.county.syncAll();
  await it.chief.act(id, aStep('sign-opinion', on('2026-10-12')));
  await it.county.syncAll();
  const gaps = async (): Promise<readonly string[]> => closureGaps(await it.bureau.view(id));
  const submit = aStep('submit-closure', on('2026-10-12'));
  expect([await gaps(), await it.bureau.whyNot(id, submit)]).toEqual([['result-told', 'report-up'], 'wrong-stage']);
  await it.bureau.act(id, aStep('record-delivery', { paper: 'opinion', ...on('2026-10-12') }));
  expect([await gaps(), await it.bureau.whyNot(id, submit)]).toEqual([['report-up'], 'closure-gaps']);
  expect(await it.bureau.clocks(id), 'answered to the petitioner, still owed to the superior').toContain(bothDays[1]);
  await it.bureau.act(id, aStep('report-up', on('2026-10-12')));
  expect(await it.bureau.clocks(id)).toContain('assignFeedback 2026-11-30 2026-11-30 ended in-time');
  await it.bureau.act(id, submit);
  expect((await it.bureau.view(id)).status).toBe('closing');
});

test('R001-36 a complaint about legal aid has its own limits, from the counter to the notice of the decision', async () => {
  const it = await place('2026-09-04 09:00');
  const { id } = await it.office.register({ justiceCategory: 'legal-aid', handlingPath: 'statutory-duty' });
  expect(await it.office.clocks(id)).toContain('laComplaintDecide 2026-09-11 2026-09-11 running ok');
  const offered = stepOf('decide-intake', initialValues('decide-intake', await it.office.view(id), day('2026-09-07')));
  expect(offered, 'the way chosen at the counter stands').toMatchObject({ path: 'statutory-duty' });
  it.county.at('2026-09-07 09:00');
  const told = aStep('record-delivery', on('2026-09-07'));
  await it.office.act(id, aStep('decide-intake', { path: 'statutory-duty', ...on('2026-09-07') }), told);
  await it.county.syncAll();
  expect(await it.bureau.clocks(id)).toContain('laComplaintHandle 2026-11-06 2026-11-06 running ok');
  expect((await it.bureau.clocks(id)).join(), 'not those of 条例 34').not.toContain('handle 2026-11-06');
  it.county.at('2026-09-18 09:00');
  await it.office.act(id, aStep('draft-opinion'));
  await it.county.syncAll();
  await it.chief.act(id, aStep('sign-opinion', on('2026-09-18')));
  await it.county.syncAll();
  expect(await it.office.clocks(id)).toContain('laComplaintNotify 2026-09-24 2026-09-24 running ok');
  it.county.at('2026-09-22 09:00');
  await it.office.act(id, aStep('record-delivery', { paper: 'opinion', ...on('2026-09-22') }));
  expect(await it.office.clocks(id)).toContain('laComplaintNotify 2026-09-24 2026-09-24 ended in-time');
});

test('C14 退回重办不停表', async () => {
  const it = await place('2026-08-05 09:00');
  const id = await accepted(it, '2026-08-05');
  expect(await it.office.clocks(id)).toContain('handle 2026-10-04 2026-10-08 running ok');
  it.county.at('2026-09-21 09:00');
  await answered(it, id, '2026-09-21');
  await it.office.act(id, aStep('submit-closure', on('2026-09-21')));
  await it.county.syncAll();
  const checks = {
    facts: true,
    conclusion: true,
    policy: true,
    formalities: true,
    materials: false,
    implemented: true,
  };
  const redo = { checks, close: false, reason: '材料不全', dueOn: day('2026-10-01'), ...on('2026-09-21') };
  expect(await it.bureau.whyNot(id, aStep('check-closure', { ...redo, close: true }))).toBe('checks-open');
  await it.bureau.act(id, aStep('check-closure', redo));
  await it.county.syncAll();
  const clocks = await it.office.clocks(id);
  expect(clocks).toContain('handle 2026-10-04 2026-10-08 running ok');
  expect(clocks.join()).toContain('退回重办 2026-10-01 2026-10-01 running');
  it.county.at('2026-10-05 09:00');
  await it.office.act(id, aStep('record-work', { work: 'other', text: '补充材料', ...on('2026-10-05') }));
  expect(await it.office.clocks(id)).toContain('handle 2026-10-04 2026-10-08 running overdue');
});

test('C16 不满意: two lines for two units, the first one 甲溪 though the matter went on to 公律股', async () => {
  const it = await place('2026-09-01 09:00');
  const legal = await it.county.desk('public-legal-service-clerk');
  const deputy = await it.county.desk('deputy-a');
  const { id } = await it.office.register({ dutyUnit: publicLegal });
  await it.county.syncAll();
  await it.bureau.act(id, aStep('propose'));
  await it.county.syncAll();
  await deputy.act(id, aStep('decide-proposal'));
  await it.county.syncAll();
  await it.bureau.act(id, aStep('assign', { ...on('2026-09-01'), dueOn: day('2026-10-30') }));
  await it.county.syncAll();
  await legal.act(id, aStep('sign-for', on('2026-09-01')), aStep('decide-intake', on('2026-09-01')));
  await legal.act(id, aStep('record-delivery', on('2026-09-01')));
  it.county.at('2026-09-30 09:00');
  await legal.act(id, aStep('draft-opinion'));
  await it.county.syncAll();
  await deputy.act(id, aStep('sign-opinion', on('2026-09-30')));
  await it.county.syncAll();
  await legal.act(id, aStep('record-delivery', { paper: 'opinion', ...on('2026-09-30') }));
  await it.county.syncAll();
  it.county.at('2026-10-20 09:00');
  await it.bureau.act(
    id,
    aStep('rate', { target: 'duty-unit', value: 'unsatisfied', reason: 'no-explanation', ...on('2026-10-20') }),
    aStep('rate', { target: 'petition-office', value: 'satisfied', ...on('2026-10-20') }),
  );
  await it.county.syncAll();
  const rated = await it.office.view(id);
  expect([rated.office, rated.registration.dutyUnit]).toEqual(['jiaxi', 'public-legal-service']);
  expect(ownTriggers(rated)).toMatchObject([
    { trigger: 'unsatisfied', line: 'problem', unit: 'public-legal-service', since: '2026-10-20' },
    { trigger: 'unsatisfied', line: 'first-handling', unit: 'jiaxi', since: '2026-10-20' },
  ]);
});

test('C19 复查、复核、听证扣除', async () => {
  const it = await place('2026-09-30 09:00');
  const id = await accepted(it, '2026-09-30');
  await answered(it, id, '2026-09-30');
  expect(await it.office.clocks(id)).toContain('reviewApply 2026-10-30 2026-10-30 running ok');
  it.county.at('2026-10-28 09:00');
  await it.bureau.act(id, aStep('request-review', { level: 'review', ...on('2026-10-28') }));
  expect(await it.bureau.clocks(id)).toContain('reviewHandle 2026-11-27 2026-11-27 running ok');
  it.county.at('2026-11-25 09:00');
  await it.bureau.act(
    id,
    aStep('decide-review', { level: 'review', ...on('2026-11-25') }),
    aStep('record-delivery', { paper: 'review-opinion', ...on('2026-11-25') }),
  );
  expect(await it.bureau.clocks(id)).toContain('recheckApply 2026-12-25 2026-12-25 running ok');
  it.county.at('2026-12-21 09:00');
  await it.bureau.act(id, aStep('request-review', { level: 'recheck', ...on('2026-12-21') }));
  expect(await it.bureau.clocks(id)).toContain('recheckHandle 2027-01-20 2027-01-20 running ok');
  it.county.at('2027-01-13 09:00');
  await it.bureau.act(id, aStep('record-hearing', { from: day('2027-01-06'), to: day('2027-01-12') }));
  expect(await it.bureau.clocks(id)).toContain('recheckHandle 2027-01-27 2027-01-27 running ok');
  const view = await it.bureau.view(id);
  const shown = matterClocks(view, undefined, it.bureau.deps.clock.now()).find(
    ({ clock }) => clock.code === 'recheckHandle',
  );
  expect(shown?.clock.deadline.certainty).toBe('provisional');
});

test('C30 人民调解与司法确认', async () => {
  const it = await place('2026-09-12 09:00');
  const { id } = await it.office.register();
  const parties = [
    { name: '李某丁', agreed: true },
    { name: '王某戊', agreed: false },
  ];
  const refer = { kind: 'refer-mediation', committee: '甲溪镇人民调解委员会', agreedOn: day('2026-09-12') } as const;
  expect(await it.office.whyNot(id, { ...refer, parties })).toBe('consent-missing');
  await it.office.act(id, { ...refer, parties: parties.map(({ name }) => ({ name, agreed: true })) });
  const ended = await it.office.register();
  const other = await it.office.register();
  await it.office.act(ended.id, { ...refer, parties: parties.map(({ name }) => ({ name, agreed: true })) });
  const agreed = aStep('conclude-mediation', { effectiveOn: day('2026-09-12'), ...on('2026-09-12') });
  for (const unsigned of ['partiesSigned', 'mediatorSigned', 'sealed']) {
    expect(await it.office.whyNot(id, { ...agreed, [unsigned]: undefined }), unsigned).toBe('signatures-missing');
  }
  await it.office.act(id, agreed);
  expect(await it.office.clocks(id)).toContain('mediationConfirm 2026-10-12 2026-10-12 running ok');
  it.county.at('2026-10-05 09:00');
  const reminded = matterClocks(await it.office.view(id), undefined, it.office.deps.clock.now());
  expect(reminded.find(({ clock }) => clock.code === 'mediationConfirm')?.reminded, 'seven days before').toBe(true);
  it.county.at('2026-10-08 09:00');
  const asks = aStep('record-work', { work: 'ask-confirmation', bothParties: false, ...on('2026-10-08') });
  expect(await it.office.whyNot(id, asks), 'one party alone').toBe('both-parties-needed');
  await it.office.act(other.id, { ...refer, parties: parties.map(({ name }) => ({ name, agreed: true })) }, agreed);
  await it.office.act(other.id, { ...asks, bothParties: true });
  expect(await it.office.clocks(other.id)).toContain('mediationConfirm 2026-10-12 2026-10-12 ended in-time');
  it.county.at('2026-10-13 09:00');
  expect(await it.office.clocks(id)).toContain('mediationConfirm 2026-10-12 2026-10-12 lapsed');

  // One party refuses: told in writing, and the petition goes on.
  const stopped = aStep('conclude-mediation', {
    agreed: false,
    reason: '王某戊不愿继续',
    terms: undefined,
    effectiveOn: undefined,
    ...on('2026-10-13'),
  });
  const after = await it.office.act(
    ended.id,
    stopped,
    aStep('record-delivery', { paper: 'mediation-end', ...on('2026-10-13') }),
  );
  expect(after.status).toBe('triaging');
  await it.office.act(ended.id, aStep('decide-intake', on('2026-10-13')));
  expect(after.registration.dutyUnit).toBe(jiaxi);
});
