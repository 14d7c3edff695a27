import { expect, test } from 'vitest';
import {
  marketSlots,
  reminderOf,
  choiceAction,
  type RegularSlot,
} from '#shared/domain/reception/roster/regular-slot.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { boardOfSession } from '#shared/documents/board-of-session.ts';
import { MarketRule } from '#shared/model/market-rule.ts';
import { SessionAction } from '#shared/model/reception.ts';
import { confirmMarketRule, readMarketRules } from '#renderer/usecases/market-rules.ts';
import { performOnSessions, readSessions } from '#renderer/usecases/sessions.ts';
import { setupCaseCounty, type CaseCounty, type Desk } from '#test/support/case-county.ts';

/** cases.md C36 through the use cases: 10-03 is 甲溪镇's first market day of October 2026 and lies in the holidays. */

const { confirmed: _, ...jiaxiMarket } = MarketRule.parse({
  office: 'jiaxi',
  name: '甲溪街',
  pattern: { type: 'lunar-digit', digits: [3, 6, 9], monthEnd: 'exact' },
  monthBasis: 'gregorian',
  confirmed: { by: 'jiaxi-head', at: '2026-08-01T01:00:00.000Z' },
});

async function setup(): Promise<{ readonly county: CaseCounty; readonly head: Desk }> {
  const county = await setupCaseCounty('2026-09-21 09:00');
  const head = await county.desk('jiaxi-head');
  expect(await confirmMarketRule(head.deps, jiaxiMarket)).toEqual({ ok: true, value: null });
  return { county, head };
}

/** October's slot as the roster shows it today. */
async function october({ deps, store }: Desk): Promise<RegularSlot> {
  const [rule] = await readMarketRules(store);
  if (rule === undefined) throw new Error('no rule');
  const slots = marketSlots(rule, BUILT_IN_CALENDAR, deps.clock.today(), 12, await readSessions(store));
  const slot = slots.find(({ day }) => day.startsWith('2026-10'));
  if (slot === undefined) throw new Error('no slot in October');
  return slot;
}

const plan = (day: string): SessionAction =>
  SessionAction.parse({
    kind: 'plan-session',
    type: 'office-market-day',
    day,
    from: '09:00',
    to: '17:00',
    place: { kind: 'reception-place', name: '甲溪所调解室' },
    host: 'jiaxi-head',
    companions: [],
  });

/** What can be chosen, as `choice day`; `!` where that day rests as well. */
const choices = ({ choices: all }: RegularSlot): readonly string[] =>
  all.map((each) => (each.kind === 'move' ? `${each.choice} ${each.day}${each.rests ? '!' : ''}` : each.kind));

/** Takes the `n`-th choice of October's slot, planning it first where nobody has. Code of what stands against it. */
async function choose(desk: Desk, n: number, reason: string): Promise<string | null> {
  const slot = await october(desk);
  const choice = slot.choices[n];
  if (choice === undefined) throw new Error(`no choice ${n}`);
  const action = choiceAction(choice, slot.session?.day ?? slot.day, reason);
  const done = await performOnSessions(
    desk.deps,
    slot.session === null ? [{ action: plan(slot.day) }, { action }] : [{ session: slot.session.id, action }],
  );
  return done.ok ? null : done.error.code;
}

/** 改期说明 on the board that is printed today. */
async function boardNote(desk: Desk): Promise<string | undefined> {
  const { session } = await october(desk);
  if (session === null) throw new Error('nothing is planned');
  const { profile } = desk.store.state;
  if (profile === null) throw new Error('no profile');
  const { document } = boardOfSession(session, {
    county: profile,
    calendar: BUILT_IN_CALENDAR,
    printedAt: desk.deps.clock.now(),
    reprint: 0,
    page: 'A4',
  });
  const lines = document.blocks.flatMap((block) => (block.kind === 'key-values' ? block.items : []));
  return lines.find(({ label }) => label === '改期说明')?.value;
}

test('C36 赶集日落在长假: three choices, the next market day rests too, then 10-09, announced in time', async () => {
  const { county, head } = await setup();
  const first = await october(head);
  expect([first.day, first.status.name, first.status.work]).toEqual(['2026-10-03', '国庆节', false]);
  expect(choices(first)).toEqual(['keep', 'next-market-day 2026-10-06!', 'work-day 2026-10-08']);
  county.at('2026-09-26 09:00');
  expect(reminderOf(await october(head), head.deps.clock.today()), 'R004-31 seven days before').toBe('settle');

  expect(await choose(head, 1, '国庆假期')).toBeNull();
  const second = await october(head);
  expect([second.session?.day, second.session?.status]).toEqual(['2026-10-06', 'postponed']);
  expect(choices(second), 'asked again').toEqual(['keep', 'next-market-day 2026-10-09', 'work-day 2026-10-08']);
  expect(await choose(head, 1, '仍在假期')).toBeNull();
  const third = await october(head);
  expect([third.session?.day, third.status.work, choices(third)]).toEqual(['2026-10-09', true, []]);
  expect(await boardNote(head)).toBe(
    '原定2026年10月3日（国庆假期），原定2026年10月6日（仍在假期），改为2026年10月9日。',
  );

  // 改期不影响平时登记: people come on the third all the same, holiday or not.
  county.at('2026-10-03 10:00');
  const visit = await head.register({ visitKind: 'walk-in' });
  expect([visit.slipNo, visit.registration.receivedOn]).toEqual(['甲溪-D1-20261003-001', '2026-10-03']);
  expect(await head.clocks(visit.id)).toContain('notifyDirect 2026-10-18 2026-10-19 running ok');

  // Announced again at least two days before, and the bureau sees the new day.
  county.at('2026-10-07 09:00');
  const { session } = await october(head);
  expect(reminderOf(await october(head), head.deps.clock.today())).toBe('publish');
  const action = { kind: 'publish-session' } as const;
  expect((await performOnSessions(head.deps, [{ session: session?.id, action }])).ok).toBe(true);
  const bureau = await county.desk('petition-clerk');
  await county.syncAll();
  expect((await readSessions(bureau.store)).map(({ day, status }) => `${day} ${status}`)).toEqual([
    '2026-10-09 published',
  ]);
});

test('C36 moved too late to be announced: refused, and the day stays', async () => {
  const { county, head } = await setup();
  expect(await choose(head, 1, '国庆假期')).toBeNull();
  county.at('2026-10-05 09:00');
  expect(await choose(head, 0, '照常'), 'kept, with its reason').toBeNull();
  expect(choices(await october(head))).toEqual([]);

  const late = await setup();
  expect(await choose(late.head, 1, '国庆假期')).toBeNull();
  late.county.at('2026-10-08 09:00');
  expect((await readSessions(late.head.store)).map(({ day }) => day)).toEqual(['2026-10-06']);
  const missed = (await readSessions(late.head.store))[0];
  const action = SessionAction.parse({
    kind: 'move-session',
    seen: '2026-10-06',
    day: '2026-10-09',
    choice: 'next-market-day',
    reason: '补一场',
  });
  expect(await performOnSessions(late.head.deps, [{ session: missed?.id, action }])).toMatchObject({
    ok: false,
    error: { code: 'notice-too-short', days: 2 },
  });
});

test('C36 MK-13 nobody chose: it is held as usual, and the board says that it is a holiday', async () => {
  const { head } = await setup();
  expect((await performOnSessions(head.deps, [{ action: plan('2026-10-03') }])).ok).toBe(true);
  expect(choices(await october(head)), 'still to be settled').toHaveLength(3);
  expect(await boardNote(head)).toBe('当天为国庆节假期，照常接访。');
});
