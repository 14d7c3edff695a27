import { expect, test } from 'vitest';
import { orderDraft } from '#renderer/screens/matter/order-draft.ts';
import { stepOf } from '#renderer/screens/matter/step-values.ts';
import { linkMatters, unlinkMatters } from '#renderer/usecases/link-matters.ts';
import { periodOf } from '#shared/domain/calendar/period.ts';
import { readQuality } from '#renderer/usecases/handling-quality.ts';
import { readLookBack, readProposals, supervisedRows } from '#renderer/usecases/supervision-desk.ts';
import { fromMatter } from '#shared/documents/papers/from-matter.ts';
import { supervisionLetter } from '#shared/documents/papers/supervision-letters.ts';
import { supervisionValues } from '#shared/documents/papers/supervision-values.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { leadOf } from '#shared/domain/supervision/lead.ts';
import { ordersOf } from '#shared/domain/supervision/orders.ts';
import { UnitCode } from '#shared/model/ids.ts';
import { IssuePaper } from '#shared/model/paper-action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { day, setupCaseCounty, type CaseCounty, type Desk } from '#test/support/case-county.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

/** cases.md through the use cases: what the rules propose, to which unit, on which day; orders and leads to their end. */

const on = (text: string) => ({ on: day(text) });
const publicLegal = UnitCode.parse('public-legal-service');
const jiaxi = UnitCode.parse('jiaxi');

/** `trigger unit found` of what is proposed on this desk now. */
const proposed = (desk: Desk, id: string): readonly string[] =>
  readProposals(desk.store, id, desk.deps.clock.today()).map(({ trigger, line, unit, found }) =>
    [trigger, line, unit, found].filter((part) => part !== undefined).join(' '),
  );
const hits = (desk: Desk, id: string): readonly string[] =>
  readProposals(desk.store, id, desk.deps.clock.today()).flatMap((each) => each.hits);
const newestOrder = (view: MatterView) => {
  const order = ordersOf(view).at(-1);
  if (order === undefined) throw new Error('no order');
  return { order: order.proposed.op };
};

test('C03 第三次来访来信: proposed with its three hits, authorised, issued, answered, closed', async () => {
  const county = await setupCaseCounty('2026-07-14 10:00');
  const clerk = await county.desk('petition-clerk');
  const [deputy, supervisor] = [await county.desk('deputy-a'), await county.desk('supervisor-a')];
  const unit = await county.desk('public-legal-service-clerk');
  const qian = { petitioners: [{ name: '钱某乙', role: 'principal' as const }], dutyUnit: publicLegal };
  const visit = await clerk.register({ ...qian, justiceCategory: 'notary' });
  const links = [{ relation: 'same-matter', to: visit.id } as const];
  county.at('2026-08-20 10:00');
  const letter = await clerk.register({ ...qian, justiceCategory: 'notary', form: 'letter' }, { links });
  county.at('2026-08-25 10:00');
  const call = await clerk.register({ ...qian, justiceCategory: 'notary', form: 'phone' }, { links });
  expect(proposed(clerk, call.id).join(), 'two visits and letters, one call').not.toContain('repeat-3');
  county.at('2026-09-10 10:00');
  const { id } = await clerk.register({ ...qian, justiceCategory: 'notary' }, { links });
  expect(proposed(clerk, id)).toEqual(['repeat-3 public-legal-service 3']);
  expect(hits(clerk, id)).toEqual([visit.id, letter.id, id]);
  expect(await clerk.clocks(id)).toContain('notifyDirect 2026-09-25 2026-09-28 running ok');

  await county.syncAll();
  expect(supervisor.waits(id), 'MD-09: in the day of whoever orders or dismisses').toBe(
    '建议督办：同一事项多次来访来信',
  );
  expect([deputy.waits(id), unit.waits(id)].join(), 'and of nobody else').not.toContain('督办');
  // Drafted from the proposal: nothing has to be typed before a leader can authorise it.
  const [proposal] = readProposals(supervisor.store, id, day('2026-09-10'));
  if (proposal === undefined) throw new Error('nothing is proposed');
  const terms = { dutyUnit: publicLegal, today: day('2026-09-10'), calendar: BUILT_IN_CALENDAR };
  const drafted = stepOf('propose-supervision', orderDraft(proposal, terms));
  if (drafted?.kind !== 'propose-supervision') throw new Error('the draft is not complete');
  expect(drafted).toMatchObject({ trigger: 'repeat-3', unit: publicLegal, hits: [visit.id, letter.id, id] });
  expect([drafted.dueOn, drafted.problems]).toEqual([
    '2026-09-23',
    '同一事项已多次来访来信，问题没有解决或者没有讲清楚。（共 3，达到 3，涉及 3 件）',
  ]);
  const order = { ...drafted, dueOn: day('2026-09-24') };
  expect(await unit.whyNot(id, order), 'the unit does not supervise itself').toBe('role-missing');
  expect(await supervisor.whyNot(id, { ...order, unit: UnitCode.parse('yijiang') })).toBe('other-unit');
  const proposedBy = await supervisor.act(id, order);
  await county.syncAll();
  const which = newestOrder(proposedBy);
  expect(await clerk.whyNot(id, aStep('issue-supervision', { ...which, ...on('2026-09-10') }))).toBe(
    'order-not-waiting',
  );
  expect(proposed(clerk, id), 'ordered once, it is not proposed again').toEqual([]);
  expect([supervisor.waits(id), deputy.waits(id)], 'now the leader’s').toEqual([undefined, '授权督办']);
  await deputy.act(id, aStep('authorize-supervision', { ...which, ...on('2026-09-10') }));
  await county.syncAll();
  await supervisor.act(id, aStep('issue-supervision', { ...which, ...on('2026-09-10') }));
  await county.syncAll();
  expect(await unit.clocks(id)).toContain('督办回复 2026-09-24 2026-09-24 running ok');
  expect(unit.store.index.get(id)?.expected.map(({ step }) => step)).toContain('answer-supervision');

  // The letter says what the order says, and the county gives its number.
  const { profile } = supervisor.store.state;
  if (profile === null) throw new Error('no profile');
  const context = { county: profile, printedAt: supervisor.deps.clock.now(), reprint: 0 };
  const view = await supervisor.view(id);
  const values = {
    ...fromMatter(view, context, day('2026-09-10')),
    ...supervisionValues('supervision-letter', view, context, day('2026-09-10')),
  };
  expect(values).toMatchObject({
    mainTo: '青岚县司法局公共法律服务管理股',
    authorizedBy: '副局长吴某乙',
    authorizedOn: '2026-09-10',
    dueOn: '2026-09-24',
    trigger: '同一事项多次来访来信。',
  });
  const kept = Object.fromEntries(
    Object.keys(supervisionLetter.fields).flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])),
  );
  const letterOf = {
    kind: 'issue-paper',
    paper: 'supervision-letter',
    template: 1,
    issuer: '青岚县司法局',
    values: kept,
  };
  await supervisor.act(id, IssuePaper.parse(letterOf));
  await county.syncAll();
  expect((await unit.view(id)).papers?.map(({ docNo }) => docNo)).toEqual(['青司信督〔2026〕1号']);

  county.at('2026-09-22 10:00');
  await unit.act(id, aStep('answer-supervision', { ...which, ...on('2026-09-22') }));
  await county.syncAll();
  const returned = { accepted: false, text: '没有写明进度', dueOn: day('2026-09-25'), ...on('2026-09-22') };
  await supervisor.act(id, aStep('check-supervision', { ...which, ...returned }));
  await county.syncAll();
  expect(await unit.clocks(id)).toEqual(
    expect.arrayContaining([
      '督办回复 2026-09-24 2026-09-24 ended in-time',
      '督办回复第 2 次 2026-09-25 2026-09-25 running due-soon',
    ]),
  );
  await unit.act(id, aStep('answer-supervision', { ...which, ...on('2026-09-22') }));
  await county.syncAll();
  const closed = await supervisor.act(id, aStep('check-supervision', { ...which, ...on('2026-09-22') }));
  expect(ordersOf(closed).map(({ state }) => state)).toEqual(['closed']);
  // R002-15: nothing was written about 钱某乙.
  const words = JSON.stringify((closed.acts ?? []).map(({ action }) => action));
  expect(words).not.toContain('钱某乙');
});

/** A call about the law firm, joined to the first one by the clerk. */
const callers =
  (county: CaseCounty, desk: Desk) =>
  async (moment: string, phone: string, first?: string): Promise<string> => {
    county.at(moment);
    const petitioners = [{ name: `来电人${phone.slice(-2)}`, role: 'principal' as const, phone }];
    const { id } = await desk.register({ form: 'phone', petitioners, dutyUnit: publicLegal, summary: '某律所不退费' });
    if (first !== undefined) {
      const input = { from: id, to: first, relation: 'same-problem', reason: '同一律所' } as const;
      expect((await linkMatters(desk.deps, input)).ok).toBe(true);
    }
    return id;
  };
const [JIA, YI, BING, DING, WU] = ['13900000001', '13900000002', '0990-5550001', '13900000004', '13900000005'];

test('C04 同一天三个电话: three different callers, one of them twice; taken out with a reason it is no longer proposed', async () => {
  const county = await setupCaseCounty('2026-09-22 09:00');
  const desk = await county.desk('petition-clerk');
  const call = callers(county, desk);
  const first = await call('2026-09-22 09:10', JIA);
  const yi = await call('2026-09-22 09:40', YI, first);
  const again = await call('2026-09-22 10:20', JIA, first);
  expect(proposed(desk, again), '手机甲 counts once').toEqual([]);
  const last = await call('2026-09-22 11:00', BING, first);
  expect(proposed(desk, last)).toEqual(['same-day-3 public-legal-service 3']);
  expect(hits(desk, last)).toEqual([first, yi, again, last]);
  expect(supervisedRows(desk.store, day('2026-09-22')).map(({ row }) => row.id)).toEqual([last]);
  const out = { id: yi, other: first, reason: '反映的是另一家律所' };
  expect((await unlinkMatters(desk.deps, out)).ok).toBe(true);
  expect(proposed(desk, last)).toEqual([]);
  expect((await desk.view(yi)).history.at(-1)?.note, 'the reason stays').toBe('反映的是另一家律所');
});

test('C05 三天内五人: four are too few, the fifth caller on the third day is enough', async () => {
  const county = await setupCaseCounty('2026-09-22 09:00');
  const desk = await county.desk('petition-clerk');
  const call = callers(county, desk);
  const first = await call('2026-09-22 09:10', JIA);
  await call('2026-09-22 10:00', YI, first);
  await call('2026-09-23 10:00', BING, first);
  await call('2026-09-24 09:00', JIA, first);
  const fourth = await call('2026-09-24 10:00', DING, first);
  expect(proposed(desk, fourth)).toEqual([]);
  const fifth = await call('2026-09-24 16:00', WU, first);
  expect(proposed(desk, fifth)).toContain('three-day-5 public-legal-service 5');
  const later = await call('2026-09-25 09:00', WU, first);
  expect(proposed(desk, later).join(), '9-22 has left the window').not.toContain('three-day-5');
});

test('C06 五人联名信: four signatories propose nothing, five do', async () => {
  const county = await setupCaseCounty('2026-10-12 10:00');
  const desk = await county.desk('petition-clerk');
  const letterOf = async (count: number): Promise<string> => {
    const petitioners = Array.from({ length: count }, (_, i) => ({ name: `周某${i}`, role: 'signatory' as const }));
    const joint = { form: 'letter', petitionerType: 'joint', totalPersons: count, dutyUnit: publicLegal } as const;
    return (await desk.register({ ...joint, petitioners })).id;
  };
  const [four, five] = [await letterOf(4), await letterOf(5)];
  expect(proposed(desk, four)).toEqual([]);
  expect(proposed(desk, five)).toEqual(['joint-letter-5 public-legal-service']);
  expect(hits(desk, five)).toEqual([five]);
  expect(supervisedRows(desk.store, day('2026-10-12')).map(({ row }) => row.id)).toEqual([five]);
});

test('C07 asked on 10-12 it is refused, and proposed as 超期未办结 to the unit', async () => {
  const county = await setupCaseCounty('2026-08-10 09:00');
  const [office, supervisor] = [await county.desk('jiaxi-clerk'), await county.desk('supervisor-a')];
  const { id } = await office.register();
  await office.act(id, aStep('decide-intake', on('2026-08-10')), aStep('record-delivery', on('2026-08-10')));
  await county.syncAll();
  county.at('2026-10-09 23:00');
  expect(proposed(supervisor, id), 'the last day is not late').toEqual([]);
  county.at('2026-10-10 00:10');
  expect(proposed(supervisor, id), 'R002-07: from the next day on').toEqual(['overdue jiaxi']);
  county.at('2026-10-12 10:00');
  expect(await office.whyNot(id, aStep('ask-extension', on('2026-10-12')))).toBe('term-expired');
  expect(supervisedRows(supervisor.store, day('2026-10-12')).map(({ row }) => row.id)).toEqual([id]);
  const reason = { trigger: 'overdue', reason: '鉴定机构已书面说明，理由正当' } as const;
  await supervisor.act(id, aStep('dismiss-supervision', reason));
  expect(proposed(supervisor, id), 'RX-08: a person dismisses it, with the reason').toEqual([]);
});

test('C15 包案与更换', async () => {
  const county = await setupCaseCounty('2026-10-12 09:00');
  const bureau = await county.desk('petition-clerk');
  const [head, deputy, chief] = [bureau.seat('legal-affairs-head'), bureau.seat('deputy-a'), bureau.seat('chief')];
  const { id } = await bureau.register({ intakeSource: 'superior-bureau' });
  await bureau.act(id, aStep('decide-intake', on('2026-10-12')), aStep('record-delivery', on('2026-10-12')));
  await bureau.act(id, aStep('mark-raised-above', on('2026-10-12')));
  expect(await bureau.clocks(id)).toContain('leadAppoint 2026-10-13 2026-10-13 running due-soon');
  const mine = aStep('appoint-lead', { ...on('2026-10-12'), dueOn: day('2026-11-30') });
  expect(await head.whyNot(id, mine), 'R004-11: the chief in person').toBe('chief-must-lead');
  expect(await deputy.whyNot(id, mine)).toBe('role-missing');
  expect(await chief.whyNot(id, { ...mine, leader: 'deputy-a' as never })).toBe('chief-must-lead');
  expect(await chief.whyNot(id, { ...mine, plan: undefined }), '五个一缺方案').toBe('lead-incomplete');
  await chief.act(id, mine);
  expect(await bureau.clocks(id)).toEqual(
    expect.arrayContaining([
      'leadAppoint 2026-10-13 2026-10-13 ended in-time',
      '包案 2026-11-30 2026-11-30 running ok',
    ]),
  );
  await chief.act(id, aStep('record-lead', on('2026-10-12')));
  expect(await chief.whyNot(id, aStep('conclude-lead', on('2026-10-12')))).toBe('lead-work-missing');
  await bureau.act(id, aStep('draft-opinion'));
  await chief.act(id, aStep('sign-opinion', on('2026-10-12')));
  await bureau.act(id, aStep('record-delivery', { paper: 'opinion', ...on('2026-10-12') }));
  await bureau.act(id, aStep('report-up', on('2026-10-12')));
  expect(await bureau.whyNot(id, aStep('submit-closure', on('2026-10-12'))), 'not while the lead is open').toBe(
    'closure-gaps',
  );

  // 10-27: another officer is chief now and takes the matter on; what the first one did stays.
  county.at('2026-10-27 09:00');
  const next = await newChief(bureau);
  expect(await next.whyNot(id, { ...mine, leader: 'deputy-b' as never, ...on('2026-10-27') })).toBe('reason-missing');
  const taken = { ...mine, leader: 'deputy-b' as never, reason: '局长变动', ...on('2026-10-27') };
  const view = await next.act(id, taken);
  const lead = leadOf(view);
  expect(
    [...(lead?.earlier ?? []), lead?.appointed].map((each) => `${each?.action.leader} ${each?.action.on}`),
  ).toEqual(['chief 2026-10-12', 'deputy-b 2026-10-27']);
  expect(await next.whyNot(id, aStep('conclude-lead', on('2026-10-27'))), 'each leader in person').toBe(
    'lead-work-missing',
  );
  await next.act(id, aStep('record-lead', on('2026-10-27')));
  const checked = { work: 'verify' as const, officers: ['冯某戊', '陈某己'], ...on('2026-10-27') };
  expect(await next.whyNot(id, aStep('record-lead', { ...checked, officers: ['冯某戊'] }))).toBe('two-officers');
  await next.act(id, aStep('record-lead', checked));
  await next.act(id, aStep('conclude-lead', { outcome: 'channelled', ...on('2026-10-27') }));
  await bureau.act(id, aStep('submit-closure', on('2026-10-27')));
  expect((await bureau.view(id)).status).toBe('closing');
});

/** The county's list names 副局长 B as chief from now on. */
async function newChief(desk: Desk): Promise<Desk> {
  const { profile } = desk.store.state;
  if (profile === null) throw new Error('no profile');
  const officers = profile.officers.map((each) =>
    each.id === 'deputy-b' ? { ...each, roles: ['chief' as const] } : each,
  );
  desk.store.state.profile = { ...profile, officers };
  return Promise.resolve(desk.seat('deputy-b'));
}

test('C17 办结后重复: 51 days later, two lines back to the first unit; 91 days are none', async () => {
  const county = await setupCaseCounty('2026-09-15 09:00');
  const office = await county.desk('jiaxi-clerk');
  const supervisor = await county.desk('supervisor-a');
  const old = await office.register();
  await office.act(old.id, {
    kind: 'settle-on-spot',
    closeMode: 'explained',
    reply: '已说明',
    informedBy: 'in-person',
    informedOn: day('2026-09-15'),
  });
  county.at('2026-11-05 09:00');
  const links = [{ relation: 'same-matter', to: old.id } as const];
  const again = await office.register({ dutyUnit: publicLegal }, { links });
  await county.syncAll();
  expect(proposed(supervisor, again.id)).toEqual(['repeat-after-close problem public-legal-service 51']);
  expect(proposed(supervisor, old.id)).toEqual(['repeat-after-close first-handling jiaxi 51']);
  expect(hits(supervisor, again.id)).toEqual([old.id, again.id]);
  county.at('2026-12-15 09:00');
  const late = await office.register({ dutyUnit: jiaxi }, { links: [{ relation: 'same-matter', to: old.id }] });
  await county.syncAll();
  expect(proposed(supervisor, late.id).join()).not.toContain('repeat-after-close');
});

test('C17 责任倒查: assigned from above, past its day, brought again; marked also once every proposal was dismissed', async () => {
  const county = await setupCaseCounty('2026-10-12 09:00');
  const [clerk, supervisor] = [await county.desk('petition-clerk'), await county.desk('supervisor-a')];
  const { id } = await clerk.register({ intakeSource: 'superior-bureau', dutyUnit: publicLegal });
  expect(await clerk.clocks(id)).toContain('notifyAssigned 2026-10-27 2026-10-27 running ok');
  const links = [{ relation: 'same-matter', to: id } as const];
  const marked = (which: string): boolean => readLookBack(supervisor.store, which, supervisor.deps.clock.today());
  county.at('2026-10-28 09:00');
  const call = await clerk.register({ dutyUnit: publicLegal, form: 'phone' }, { links });
  await county.syncAll();
  expect(proposed(supervisor, id), 'past its day').toContain('overdue public-legal-service');
  expect([marked(id), marked(call.id)], 'a call is neither visit nor letter').toEqual([false, false]);

  county.at('2026-11-05 09:00');
  const visit = await clerk.register({ dutyUnit: publicLegal }, { links });
  await county.syncAll();
  expect([marked(id), marked(visit.id)]).toEqual([true, true]);
  for (const { trigger, line } of readProposals(supervisor.store, id, day('2026-11-05'))) {
    await supervisor.act(id, aStep('dismiss-supervision', { trigger, line, reason: '已另行安排' }));
  }
  expect(proposed(supervisor, id)).toEqual([]);
  expect(marked(id), 'R004-29: a fact of the matter').toBe(true);
  const period = periodOf('month', day('2026-11-05'));
  const [all] = readQuality(supervisor.store, ['public-legal-service'], {
    period,
    today: day('2026-11-05'),
    unit: 'dutyUnit',
  });
  expect(all?.lookBacks.map((line) => [line.assigned.id, line.again.id, line.due, line.since])).toEqual([
    [id, visit.id, '2026-10-27', '2026-11-05'],
  ]);
});
