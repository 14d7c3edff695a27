import { expect, test } from 'vitest';
import { listDrafts, draftAge } from '#renderer/usecases/list-drafts.ts';
import { keepDraft, openDraft } from '#renderer/usecases/save-draft.ts';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import { board } from '#shared/documents/board.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { visitForm } from '#shared/documents/visit-form.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { DEFAULT_PORTFOLIO } from '#shared/domain/duty/default-portfolio.ts';
import { suggestDutyUnit } from '#shared/domain/duty/suggest-duty-unit.ts';
import { countedUpTo, repeatCount } from '#shared/domain/matching/repeat-count.ts';
import { UnitCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { day, setupCaseCounty, type Desk } from '#test/support/case-county.ts';

/** cases.md through the use cases, several devices and the county server in memory; every date to the day. */

const unit = (code: string) => UnitCode.parse(code);
const people = (count: number, role: 'representative' | 'signatory') =>
  Array.from({ length: count }, (_, i) => ({ name: `周某${'甲乙丙丁戊己庚'.charAt(i)}`, role }));
const group = (desk: Desk, id: string) => {
  const found = readGroups(desk.store).groupOf(id);
  if (found === null) throw new Error('it stands alone');
  return found;
};

test('C01 赶集日三位来访、全程无网络', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const laptop = await county.desk('jiaxi-head');
  const { profile } = county.server;
  const sign = board({
    county: profile,
    printedAt: laptop.deps.clock.now(),
    reprint: 0,
    office: 'jiaxi',
    date: day('2026-09-04'),
    place: '甲溪司法所接待室',
    hosts: [{ name: laptop.deps.officer.name, title: laptop.deps.officer.title }],
    companions: [],
    scope: '公共法律服务、人民调解',
    hotline: '0990-5551001',
    page: 'A4',
    orientation: 'portrait',
  });
  expect(JSON.stringify(sign.document.blocks)).toContain('甲溪司法所所长');

  const zhao = await laptop.register(
    { petitioners: [{ name: '赵某甲', role: 'principal' }], purpose: 'inquiry', justiceCategory: 'legal-aid' },
    {
      onTheSpot: {
        kind: 'settle-on-spot',
        closeMode: 'explained',
        reply: '已说明法律援助条件',
        informedBy: 'in-person',
        informedOn: day('2026-09-04'),
      },
    },
  );
  county.at('2026-09-04 09:40');
  const suggested = suggestDutyUnit(
    { justiceCategory: 'notary', issueOffice: unit('jiaxi'), visitKind: 'market-day' },
    DEFAULT_PORTFOLIO,
  );
  expect(suggested.unit).toBe('public-legal-service');
  const sun = await laptop.register({
    petitioners: [{ name: '孙某丙', role: 'principal' }],
    justiceCategory: 'notary',
    dutyUnit: suggested.unit,
  });
  county.at('2026-09-04 10:30');
  const li = await laptop.register(
    { petitioners: [{ name: '李某丁', role: 'principal' }] },
    {
      onTheSpot: {
        kind: 'refer-mediation',
        committee: '甲溪镇人民调解委员会',
        parties: [
          { name: '李某丁', agreed: true },
          { name: '王某戊', agreed: true },
        ],
        agreedOn: day('2026-09-04'),
      },
    },
  );
  expect([zhao, sun, li].map(({ slipNo }) => slipNo)).toEqual([
    '甲溪-D1-20260904-001',
    '甲溪-D1-20260904-002',
    '甲溪-D1-20260904-003',
  ]);
  expect([zhao, sun, li].map(({ status }) => status)).toEqual(['closed', 'registered', 'mediation']);
  const context = { county: profile, printedAt: laptop.deps.clock.now(), reprint: 0 };
  const slip = JSON.stringify(receipt(sun, context, { paper: 'A4', notifyBy: day('2026-09-19') }).document);
  for (const words of [sun.slipNo, sun.queryCode, '2026年9月19日']) expect(slip).toContain(words);
  expect(await laptop.clocks(sun.id)).toContain('notifyDirect 2026-09-19 2026-09-20 running ok');

  county.at('2026-09-04 18:40');
  await county.syncAll();
  for (const [n, id] of [zhao.id, sun.id, li.id].entries()) {
    const view = await laptop.view(id);
    expect(view.officialNo).toBe(`青司信甲溪〔2026〕${n + 1}号`);
    expect(view.slipNo).toBe(`甲溪-D1-20260904-00${n + 1}`);
    expect(view.registration.receivedOn).toBe('2026-09-04');
    expect(view.registration.occurredAt < '2026-09-04T02:31').toBe(true);
    expect((view.history[0]?.arrivedAt ?? '') >= '2026-09-04T10:40').toBe(true);
  }
  expect(await laptop.clocks(sun.id)).toContain('notifyDirect 2026-09-19 2026-09-20 running ok');
});

test('C02 七人联合走访要选代表', async () => {
  const county = await setupCaseCounty('2026-09-16 09:30');
  const desk = await county.desk('dingping-head');
  const joint = { petitionerType: 'joint', totalPersons: 7, justiceCategory: 'legal-aid' } as const;
  expect(await desk.whyNotRegister({ ...joint, petitioners: people(6, 'representative') })).toBe(
    'too-many-representatives',
  );
  const [deputyA, deputyB] = [await county.desk('deputy-a'), await county.desk('deputy-b')];
  const dutyUnit = unit('legal-aid-center');
  const view = await desk.register({ ...joint, dutyUnit, petitioners: people(5, 'representative') });
  expect([view.registration.totalPersons, view.registration.petitioners.length]).toEqual([7, 5]);
  expect(await desk.clocks(view.id)).toContain('notifyDirect 2026-10-01 2026-10-08 running ok');

  // 副局长 A, who oversees legal aid, is told; nobody else is, and once an instruction is given it is settled.
  await county.syncAll();
  expect([deputyA.waits(view.id), deputyB.waits(view.id)]).toEqual(['领导批示', undefined]);
  await deputyA.act(view.id, aStep('instruct', { on: day('2026-09-16') }));
  expect(deputyA.waits(view.id)).toBeUndefined();
});

test('C03 第三次来访来信: counted to three with its hits; a call is none of them', async () => {
  const county = await setupCaseCounty('2026-07-14 10:00');
  const desk = await county.desk('petition-clerk');
  const qian = {
    petitioners: [{ name: '钱某乙', role: 'principal' as const }],
    dutyUnit: unit('public-legal-service'),
  };
  const visit = await desk.register({ ...qian, justiceCategory: 'notary' });
  county.at('2026-08-20 10:00');
  const same = { relation: 'same-matter', to: visit.id } as const;
  const letter = await desk.register({ ...qian, justiceCategory: 'notary', form: 'letter' }, { links: [same] });
  expect(repeatCount(group(desk, letter.id), letter.id)).toBe(2);
  county.at('2026-08-25 10:00');
  const call = await desk.register({ ...qian, justiceCategory: 'notary', form: 'phone' }, { links: [same] });
  expect(repeatCount(group(desk, call.id), call.id), 'two visits and letters, one call').toBe(2);
  county.at('2026-09-10 10:00');
  const third = await desk.register({ ...qian, justiceCategory: 'notary' }, { links: [same] });
  expect(repeatCount(group(desk, third.id), third.id)).toBe(3);
  expect(countedUpTo(group(desk, third.id), third.id).map(({ id }) => id)).toEqual([visit.id, letter.id, third.id]);
  expect(await desk.clocks(third.id)).toContain('notifyDirect 2026-09-25 2026-09-28 running ok');
});

test('C06 五人联名信: in a letter the signatories are not limited to five', async () => {
  const county = await setupCaseCounty('2026-10-12 10:00');
  const desk = await county.desk('petition-clerk');
  const signed = (count: number) =>
    ({
      form: 'letter',
      petitionerType: 'joint',
      totalPersons: count,
      petitioners: people(count, 'representative'),
    }) as const;
  for (const count of [4, 5, 7]) {
    expect((await desk.register(signed(count))).registration.petitioners).toHaveLength(count);
  }
});

test('C32 电脑时钟错误', async () => {
  const county = await setupCaseCounty('2026-09-03 09:00');
  const laptop = await county.desk('jiaxi-clerk');
  await laptop.sync();
  county.at('2026-09-04 09:30');
  laptop.setClock('2025-09-04 09:30');
  const visit = await laptop.register();
  expect(visit.timeDoubtful, 'the date does not follow the last exchange').toBe(true);
  expect(await laptop.clocks(visit.id)).toEqual([]);
  laptop.setClock(null);
  county.at('2026-09-04 18:40');
  await county.syncAll();
  const arrived = await laptop.view(visit.id);
  expect([arrived.timeDoubtful, arrived.slipNo]).toEqual([true, visit.slipNo]);
  expect(await laptop.clocks(visit.id), 'no clock on a doubtful day').toEqual([]);
  const confirmed = await laptop.act(visit.id, {
    kind: 'confirm-date',
    occurredAt: Instant.parse('2026-09-04T01:30:00.000Z'),
    receivedOn: day('2026-09-04'),
    reason: '笔记本日期错了一年',
  });
  expect([confirmed.registration.receivedOn, confirmed.slipNo]).toEqual(['2026-09-04', visit.slipNo]);
  expect(await laptop.clocks(visit.id)).toContain('notifyDirect 2026-09-19 2026-09-20 running ok');
  await county.syncAll();
  expect((await county.server.views()).get(visit.id)?.timeDoubtful).toBeUndefined();
});

test('C38 不便书写的老人: taken down, read back, both on the form', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const desk = await county.desk('jiaxi-clerk');
  const dictated = {
    petitioners: [{ name: '吴某庚', role: 'principal' as const }],
    accessNeeds: ['elderly', 'illiterate'] as ('elderly' | 'illiterate')[],
    writtenByClerk: true,
  };
  expect(await desk.whyNotRegister(dictated)).toBe('read-back-missing');
  const view = await desk.register({ ...dictated, readBack: true });
  const context = { county: county.server.profile, printedAt: desk.deps.clock.now(), reprint: 0 };
  const printed = JSON.stringify(visitForm(view, context).document);
  for (const words of ['☑代写', '☑已读给本人听', '按指印']) expect(printed).toContain(words);
});

test('C42 断电与草稿', async () => {
  const county = await setupCaseCounty('2026-09-04 09:10');
  const laptop = await county.desk('jiaxi-clerk');
  await keepDraft(laptop.deps, { id: 'draft-1', title: '赵某甲', form: { summary: '反映排水' } });
  const again = await laptop.restart();
  expect((await openDraft(again.deps, 'draft-1'))?.form).toEqual({ summary: '反映排水' });
  expect(again.store.index.all(), 'no number, and not counted').toEqual([]);
  expect((await again.register()).slipNo).toBe('甲溪-D1-20260904-001');
  county.at('2026-09-08 09:10');
  const [draft] = await listDrafts(again.deps);
  if (draft === undefined) throw new Error('the draft is gone');
  expect(draftAge(draft, again.deps.clock.now())).toEqual({ days: 4, old: true });
  expect(instantToPlainDate(Instant.parse(draft.savedAt))).toBe('2026-09-04');
});
