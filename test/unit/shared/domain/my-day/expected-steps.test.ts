import { describe, expect, test } from 'vitest';
import { isOwn } from '#shared/domain/my-day/day-lists.ts';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { INTERNAL_WAITS } from '#shared/domain/my-day/internal-waits.ts';
import { startProblem } from '#shared/domain/workflow/may-start.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { listRowOf } from '#renderer/data/list-row.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { day, EVERYBODY, officer, play, registered, type Line } from '../workflow/life.ts';
import { aStep } from '../workflow/sample-steps.ts';
import { EVERY_STAGE, matterAt } from '../workflow/stages.ts';

const D = '2026-09-04';
const LATER = day('2027-06-01');
const line = (by: string, action: Line[2], on = D): Line => [by, on, action];
const summary = (view: MatterView): string =>
  expectedSteps(view)
    .map(({ step, by }) => `${step} ${by.kind === 'unit' ? by.unit : by.kind === 'officer' ? by.officer : by.kind}`)
    .join('; ');

describe('MD-02 what a matter waits for', () => {
  const proposed = play(registered(), line('legal-affairs-head', aStep('propose')));
  const accepted = matterAt('notified');
  const told = play(accepted, line('jiaxi-clerk', aStep('record-delivery')));
  const cases: readonly (readonly [string, MatterView, string])[] = [
    ['MD-02 registered: its unit decides on the intake', registered(), 'decide-intake jiaxi'],
    ['R002-28 a proposal waits for the leaders', proposed, 'decide-proposal leaders'],
    [
      'R002-28 approved, it waits for the petition office to assign',
      play(proposed, line('deputy-a', aStep('decide-proposal'))),
      'assign petition-office',
    ],
    [
      'R002-28 refused, it is again with its unit',
      play(proposed, line('deputy-a', aStep('decide-proposal', { approved: false, comment: '由甲溪所办理' }))),
      'decide-intake jiaxi',
    ],
    [
      'R002-29 assigned: the unit signs',
      matterAt('assigned'),
      'sign-for public-legal-service; record-nudge supervision',
    ],
    ['C12 an objection waits for who assigned', matterAt('objection'), 'answer-objection petition-office'],
    ['R004-49 accepted: the notice comes first', accepted, 'record-delivery jiaxi'],
    ['R004-49 told: the opinion', told, 'draft-opinion jiaxi'],
    ['MD-02 drafted: a leader signs', matterAt('handling'), 'sign-opinion leaders'],
    [
      'MD-02 a major opinion: the chief signs',
      play(told, line('jiaxi-clerk', aStep('draft-opinion', { major: true }))),
      'sign-opinion chief',
    ],
    [
      'C07 an extension that was asked for waits beside the handling',
      play(told, line('jiaxi-clerk', aStep('ask-extension'))),
      'draft-opinion jiaxi; decide-extension leaders',
    ],
    [
      'R004-07 a letter lies with one leader',
      play(registered(), line('petition-clerk', aStep('submit-to-leader'))),
      `decide-intake jiaxi; instruct ${aStep('submit-to-leader').to}`,
    ],
    [
      'R004-07 until there is an instruction',
      play(registered(), line('petition-clerk', aStep('submit-to-leader')), line('chief', aStep('instruct'))),
      'decide-intake jiaxi',
    ],
    ['R004-50 signed: the paper is handed over', matterAt('replied'), 'record-delivery jiaxi'],
    ['R004-13 delivered: reported as done', matterAt('delivered'), 'submit-closure jiaxi'],
    ['R002-40 reported: the petition office checks', matterAt('closing'), 'check-closure petition-office'],
    ['R001-64 closed: called back by others', matterAt('closed'), 'follow-up petition-office'],
    [
      'R004-51 called back: the volume',
      play(matterAt('closed'), line('petition-clerk', aStep('follow-up'))),
      'archive archive',
    ],
    ['R004-51 archived: nothing', matterAt('archived'), ''],
    ['MD-02 another organ reviews', matterAt('review'), 'decide-review other-organ'],
    ['MD-02 its decision is handed over', matterAt('review-decided'), 'record-delivery jiaxi'],
    ['MD-02 mediation is concluded by who leads it', matterAt('mediation'), 'conclude-mediation jiaxi'],
    ['R003-04 not accepted: the paper', matterAt('not-accepted'), 'record-delivery jiaxi'],
    ['LI-10 taken over as closed: nothing is owed here', { ...registered(), status: 'closed' }, ''],
    ['C32 a doubtful day first', { ...registered(), timeDoubtful: true }, 'confirm-date jiaxi'],
    [
      'C40 a request about own data, also long after the end',
      play(matterAt('archived'), line('jiaxi-clerk', aStep('request-access'))),
      'answer-access jiaxi',
    ],
    ['R002-02 given back to who assigned it: reported to them first', matterAt('returned'), 'report-up jiaxi'],
    ['MD-02 void: nothing', matterAt('void'), ''],
    ['C33 merged: nothing, its main registration goes on', matterAt('merged'), ''],
  ];
  test.each(cases)('%s', (_, view, expected) => expect(summary(view)).toBe(expected));

  test('MD-02 the time of a right is left alone; final is only what nobody asked to review again', () => {
    const served = play(
      matterAt('review-decided'),
      line('petition-clerk', aStep('record-delivery', { paper: 'review-opinion' })),
    );
    expect(expectedSteps(served)).toMatchObject([{ step: 'finalize', from: '2026-10-09' }]);
  });
});

describe('MD-12 how long the house lets a step wait', () => {
  const above = registered({ intakeSource: 'petition-bureau' });
  const closed = matterAt('closed');
  const cases: readonly (readonly [string, MatterView, string])[] = [
    ['R002-28 拟办 of what comes from above: one working day', above, 'propose 拟办 2026-09-07'],
    ['R002-28 drafted, the day is met', play(above, line('petition-clerk', aStep('propose'))), ''],
    ['R002-29 签收: one working day, over the weekend', matterAt('assigned'), 'sign-for 签收 2026-09-07'],
    [
      'R004-07 批示 of a letter: three working days',
      play(registered(), line('petition-clerk', aStep('submit-to-leader'))),
      'instruct 批示 2026-09-09',
    ],
    ['MD-10 a group visit is put before the leader at once', registered({ totalPersons: 7 }), ''],
    ['R002-40 办结审核: five working days', matterAt('closing'), 'check-closure 办结审核 2026-09-11'],
    ['R001-64 回访: fifteen days after the end', closed, 'follow-up 回访 2026-09-19'],
    [
      'R004-51 归档: thirty days after the end, not after the call',
      play(closed, line('petition-clerk', aStep('follow-up', { on: day('2026-09-18') }), '2026-09-18')),
      'archive 归档 2026-10-04',
    ],
    [
      'RX-07 another letter gives the unit no more time to sign',
      play(
        matterAt('assigned'),
        line('petition-clerk', aStep('submit-to-leader', { on: day('2026-09-06') }), '2026-09-06'),
      ),
      'sign-for 签收 2026-09-07; instruct 批示 2026-09-09',
    ],
  ];
  test.each(cases)('%s', (_, view, expected) => {
    const waits = expectedSteps(view).flatMap(({ step, wait }) => (wait ? [`${step} ${wait.name} ${wait.due}`] : []));
    expect(waits.join('; ')).toBe(expected);
  });
  test('RX-07 C14 none of them is a clock of the matter', () => {
    const names = new Set<string>(Object.values(INTERNAL_WAITS).map(({ name }) => name));
    const clocks = EVERY_STAGE.flatMap((stage) => listRowOf(matterAt(stage), 'confirmed', BUILT_IN_CALENDAR).clocks);
    expect(clocks.length).toBeGreaterThanOrEqual(20);
    expect(clocks.filter(({ name }) => name !== null && names.has(name))).toEqual([]);
  });
});

describe('MD-04 whose step it is, at every stage and for everybody of the county', () => {
  const cases = EVERY_STAGE.flatMap((stage) => {
    const view = matterAt(stage);
    const row = listRowOf(view, 'confirmed', BUILT_IN_CALENDAR);
    return expectedSteps(view).map((expected) => ({ stage, view, row, expected }));
  });

  test('many stages wait for something', () => expect(cases.length).toBeGreaterThanOrEqual(24));

  test.each(cases.filter(({ expected }) => expected.by.kind !== 'other-organ'))(
    'WF-07 $stage: $expected.step is somebody’s, and nobody is told so who would be refused',
    ({ expected, row, view }) => {
      const { step } = expected;
      const own = EVERYBODY.filter((who) => isOwn(expected, row, who));
      expect(own.length).toBeGreaterThan(0);
      const today = expected.from ?? LATER;
      const refused = own.filter(
        (acting) =>
          step !== 'confirm-date' &&
          step !== 'resolve-conflict' &&
          startProblem(view, step, { today, acting }) !== null,
      );
      expect(refused.map(({ officer: who }) => who)).toEqual([]);
    },
  );

  test('MD-02 what another organ decides is nobody’s here', () => {
    const elsewhere = cases.filter(({ expected }) => expected.by.kind === 'other-organ');
    expect(elsewhere.length).toBeGreaterThanOrEqual(2);
    expect(elsewhere.flatMap(({ expected, row }) => EVERYBODY.filter((who) => isOwn(expected, row, who)))).toEqual([]);
  });

  test('WF-08 nobody waits for themselves', () => {
    const closing = matterAt('closing');
    const [check] = expectedSteps(closing);
    if (check === undefined) throw new Error('nothing is waited for');
    const row = listRowOf(closing, 'confirmed', BUILT_IN_CALENDAR);
    expect(isOwn(check, row, officer('petition-clerk'))).toBe(true);
    expect(isOwn({ ...check, not: ['petition-clerk'] }, row, officer('petition-clerk'))).toBe(false);
  });
});
