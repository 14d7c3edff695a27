import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { leadOrder, recommendedLeader } from '#shared/domain/supervision/lead-order.ts';
import { leadAskedBy, leadGap } from '#shared/domain/supervision/lead.ts';
import type { Officer } from '#shared/model/county.ts';
import { OfficerId } from '#shared/model/ids.ts';
import type { Registration } from '#shared/model/registration.ts';
import { matterAt } from '../workflow/stages.ts';
import { play, refusal, registered } from '../workflow/life.ts';
import { aStep } from '../workflow/sample-steps.ts';

const leader = (id: string, title: string, role: Officer['roles'][number], left?: true) => ({
  id: OfficerId.parse(id),
  title,
  roles: [role],
  ...(left && { left }),
});
const DEPUTY = leader('deputy', '副局长', 'deputy-chief');
const CHIEF = leader('chief', '局长', 'chief');
const PARTY_DEPUTY = leader('party-deputy', '党组副书记、副局长', 'deputy-chief');
const PARTY_CHIEF = leader('party-chief', '党组书记、局长', 'chief');
const GONE = leader('gone', '副局长', 'deputy-chief', true);
const CLERK = leader('clerk', '党支部书记、信访办工作人员', 'petition-clerk');
const ALL = [CLERK, DEPUTY, CHIEF, PARTY_DEPUTY, GONE, PARTY_CHIEF];

test('SV-17 R001-27 先党委后政府、先正职后副职', () => {
  expect(leadOrder(ALL).map(({ id }) => id)).toEqual(['party-chief', 'party-deputy', 'chief', 'deputy']);
});

test.each([
  ['nobody leads yet', [], 'party-chief'],
  ['the first leads one', ['party-chief'], 'party-deputy'],
  ['all but the last lead one', ['chief', 'party-chief', 'party-deputy'], 'deputy'],
  ['everybody leads one: from the beginning', ['chief', 'party-chief', 'party-deputy', 'deputy'], 'party-chief'],
  ['who left the service leads none any more', ['gone', 'gone'], 'party-chief'],
])('SV-17 each in turn: %s', (_name, leads, expected) => {
  expect(recommendedLeader(ALL, leads)?.id).toBe(expected);
});
test('SV-17 a county without leaders is advised nobody', () => expect(recommendedLeader([CLERK], [])).toBeNull());

test('SV-17 another than the advised has a reason, and the advice stays on record', () => {
  const other = { leader: OfficerId.parse('deputy-a'), recommended: OfficerId.parse('chief') };
  const line = (more: object) => ['chief', '2026-09-04', aStep('appoint-lead', { ...other, ...more })] as const;
  expect(refusal(registered(), line({}))).toEqual({ code: 'reason-missing' });
  const led = play(registered(), line({ reason: '业务由其分管' }));
  expect(led.acts?.at(-1)?.action).toMatchObject({ leader: 'deputy-a', recommended: 'chief' });
  expect(refusal(registered(), line({ leader: 'chief' }))).toBeNull();
});

const FROM_ABOVE: readonly (readonly [Registration['intakeSource'], boolean])[] = [
  ['superior-bureau', true],
  ['petition-bureau', true],
  ['joint-conference', true],
  [undefined, false],
];
test.each(FROM_ABOVE)('SV-16 R001-26 from %s: the chief is asked for a leader: %s', (intakeSource, asked) => {
  const view = registered(intakeSource === undefined ? {} : { intakeSource });
  expect(expectedSteps(view).some(({ step, by }) => step === 'appoint-lead' && by.kind === 'chief')).toBe(asked);
  // Registered on Friday 4 September: Monday, Tuesday, Wednesday.
  expect(leadAskedBy(view, BUILT_IN_CALENDAR)).toBe(asked ? '2026-09-09' : null);
  expect(leadGap(view), 'nothing waits for it').toBeNull();
});

test('SV-16 not asked any more once there is a leader, or the matter has ended', () => {
  const led = play(registered({ intakeSource: 'petition-bureau' }), ['chief', '2026-09-04', aStep('appoint-lead')]);
  expect([leadAskedBy(led, BUILT_IN_CALENDAR), leadAskedBy(matterAt('returned'), BUILT_IN_CALENDAR)]).toEqual([
    null,
    null,
  ]);
});
