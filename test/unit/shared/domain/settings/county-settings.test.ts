import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { BUILT_IN_RULES } from '#shared/domain/deadline/built-in-rules.ts';
import { dayRule, findRule, mayCite } from '#shared/domain/deadline/find-rule.ts';
import { reminderStep } from '#shared/domain/deadline/reminders.ts';
import { DEFAULT_PORTFOLIO } from '#shared/domain/duty/default-portfolio.ts';
import { registrationProblem } from '#shared/domain/matter/decide.ts';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { BUILT_IN_SETTINGS, countySettings, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { SETTABLE_DEADLINES } from '#shared/domain/settings/deadlines.ts';
import { NUMBER_RULES } from '#shared/domain/settings/numbers.ts';
import { nudgeFrom } from '#shared/domain/supervision/ladder.ts';
import { ownTriggers } from '#shared/domain/supervision/own-triggers.ts';
import { comesAfter } from '#shared/domain/supervision/proposals.ts';
import { SETTING_NUMBERS, SettingEntry } from '#shared/model/county-setting.ts';
import { listRowOf } from '#renderer/data/list-row.ts';
import { day, registered } from '../workflow/life.ts';
import { EVERY_STAGE, matterAt } from '../workflow/stages.ts';

const entry = (setting: object): SettingEntry =>
  SettingEntry.parse({
    setting: { reason: '青司发〔2026〕3号', ...setting },
    enteredBy: 'sysadmin-a',
    enteredAt: '2026-09-01T01:00:00.000Z',
  });
const number = (key: string, value: number, from = '2026-09-01'): SettingEntry =>
  entry({ sets: 'number', key, value, from });
const settingsOf = (...entries: readonly SettingEntry[]): CountySettings => countySettings(entries);

/** The numbers of the house as they stood in the code before a county could set them. */
const BEFORE = {
  groupPersons: 5,
  registeredLate: 3,
  returns: 2,
  moves: 3,
  repeats: 3,
  sameDay: 3,
  threeDays: 5,
  often: 2,
  measureDays: 5,
  leadUpdate: 30,
  leadNamed: 3,
  afterClose: 90,
  exemptDays: 0,
  propose: 1,
  signFor: 1,
  instruct: 3,
  checkClosure: 5,
  followUp: 15,
  archive: 30,
  redo: 10,
  soon: 3,
  reminders: { statutory: [7, 3, 1], internal: [3, 1], promised: [3, 1], mediationConfirm: [7] },
  portfolio: DEFAULT_PORTFOLIO,
};

const someDay = fc.integer({ min: -3000, max: 3000 }).map((n) => addDays(day('2026-09-01'), n));
const someNumber = fc
  .record({ key: fc.constantFrom(...SETTING_NUMBERS), value: fc.integer({ min: 1, max: 90 }), from: someDay })
  .map(({ key, value, from }) => number(key, value, from));
const someDeadline = fc
  .record({ key: fc.constantFrom(...SETTABLE_DEADLINES.keys()), value: fc.integer({ min: 1, max: 90 }), from: someDay })
  .map((setting) => entry({ sets: 'deadline', ...setting }));

describe('ST-01 a county that has set nothing', () => {
  test('has on every day what the product had before', () => {
    fc.assert(
      fc.property(someDay, (on) => {
        expect(BUILT_IN_SETTINGS.on(on)).toEqual(BEFORE);
      }),
    );
    expect(BUILT_IN_SETTINGS.rules).toBe(BUILT_IN_RULES);
  });

  test('every number lies within its own bounds', () => {
    for (const { value, least, most } of Object.values(NUMBER_RULES)) {
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThanOrEqual(most);
    }
  });
});

describe('ST-02 what has begun keeps the value of its day', () => {
  test('whatever is set, before its day nothing is different', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(someNumber, someDeadline), { maxLength: 8 }), someDay, (entries, on) => {
        const settings = countySettings(entries.filter(({ setting }) => setting.from > on));
        expect(settings.on(on)).toEqual(BEFORE);
        for (const code of SETTABLE_DEADLINES.keys()) {
          expect(findRule(settings.rules, code, on)?.unit === 'hour').toBe(false);
          const [now, then] = [findRule(settings.rules, code, on), findRule(BUILT_IN_RULES, code, on)];
          expect(now && 'length' in now && now.length).toBe(then && 'length' in then && then.length);
        }
      }),
    );
  });

  test('every matter of every stage has the row it had, while all that was set lies ahead', () => {
    const ahead = settingsOf(
      ...SETTING_NUMBERS.map((key) => number(key, 2, '2029-01-01')),
      ...[...SETTABLE_DEADLINES.keys()].map((key) => entry({ sets: 'deadline', key, value: 2, from: '2029-01-01' })),
    );
    for (const stage of EVERY_STAGE) {
      const view = matterAt(stage);
      const row = (settings: CountySettings) => listRowOf(view, 'confirmed', BUILT_IN_CALENDAR, undefined, settings);
      expect(row(ahead)).toEqual(row(BUILT_IN_SETTINGS));
    }
    expect(EVERY_STAGE.length).toBeGreaterThan(20);
  });

  test('of two from one day the later entered holds, of two days the later one, in whatever order they were entered', () => {
    const settings = settingsOf(
      number('followUp', 20, '2026-12-01'),
      number('followUp', 10, '2026-10-01'),
      number('followUp', 12, '2026-10-01'),
    );
    const on = (text: string): number => settings.on(day(text)).followUp;
    expect(['2026-09-30', '2026-10-01', '2026-11-30', '2026-12-01'].map(on)).toEqual([15, 12, 12, 20]);
  });
});

const group = (totalPersons: number, receivedOn: string) =>
  registered({ totalPersons, receivedOn: day(receivedOn), simpleGround: 'plain' });
test.each([
  ['R004-55 three are a group from the day of the setting', 3, '2026-09-02', true],
  ['R004-55 received the day before, three are none', 3, '2026-08-31', false],
  ['R004-55 two are none', 2, '2026-09-02', false],
])('ST-02 %s', (_name, persons, receivedOn, isGroup) => {
  const settings = settingsOf(number('groupPersons', 3));
  const view = registered({ totalPersons: persons, receivedOn: day(receivedOn) });
  expect(ownTriggers(view, settings).some(({ trigger }) => trigger === 'major-group')).toBe(isGroup);
  const instructed = expectedSteps(view, BUILT_IN_CALENDAR, settings).some(({ step }) => step === 'instruct');
  expect(instructed).toBe(isGroup);
  const problem = registrationProblem({ ...group(persons, receivedOn).registration, totalPersons: persons }, settings);
  expect(problem).toEqual(isGroup ? { code: 'simple-not-for-groups', persons: 3 } : null);
});

test.each([
  ['R001-64 a call within ten days', 'follow-up', 'closed', 'followUp', 10],
  ['R002-29 signed for within two working days', 'sign-for', 'assigned', 'signFor', 2],
] as const)('MD-12 %s', (_name, step, stage, key, value) => {
  const waitOf = (settings: CountySettings) =>
    expectedSteps(matterAt(stage), BUILT_IN_CALENDAR, settings).find((each) => each.step === step)?.wait;
  const usual = waitOf(BUILT_IN_SETTINGS);
  const own = waitOf(settingsOf(number(key, value)));
  expect(own?.start).toBe(usual?.start);
  expect([usual?.due, own?.due]).toEqual(
    step === 'follow-up'
      ? [addDays(day('2026-09-04'), 15), addDays(day('2026-09-04'), 10)]
      : ['2026-09-07', '2026-09-08'],
  );
});

test.each([
  [90, '2026-12-03', true],
  [60, '2026-12-03', false],
  [60, '2026-11-03', true],
])('R001-58 with %i days, again on %s', (days, on, comes) => {
  const ended = { id: 'a', receivedOn: day('2026-08-01'), supervision: { closedOn: day('2026-09-04') } };
  const later = { id: 'b', receivedOn: day(on), supervision: {} };
  expect(comesAfter(later, ended, settingsOf(number('afterClose', days)))).toBe(comes);
  // The number of the day on which it ended counts.
  const after = settingsOf(number('afterClose', 30, '2026-09-05'));
  expect(comesAfter(later, ended, after)).toBe(true);
});

test('DL-58 reminders by the county’s days, those of today', () => {
  const clock = { code: 'handle', kind: 'statutory', start: day('2026-09-01'), due: day('2026-10-31') } as const;
  const settings = settingsOf(entry({ sets: 'reminder', key: 'statutory', days: [15, 2], from: '2026-10-20' }));
  const step = (on: string) => reminderStep(clock, day(on), settings);
  expect(['2026-10-19', '2026-10-24', '2026-10-20', '2026-10-28', '2026-10-29'].map(step)).toEqual([
    null,
    '15',
    '15',
    '15',
    '2',
  ]);
});

test('SV-18 reminded two days past the day of the answer, and every two days again, where the county says so', () => {
  const owed = { unit: 'jiaxi', dueOn: day('2026-09-20'), from: 0 };
  const settings = settingsOf(entry({ sets: 'deadline', key: 'nudge', value: 2, from: '2026-09-15' }));
  expect([nudgeFrom(registered(), owed), nudgeFrom(registered(), owed, settings)]).toEqual([
    '2026-09-23',
    '2026-09-22',
  ]);
});

describe('ST-04 limits entered from memory', () => {
  const limit = (value: number, from: string, more: object = {}): SettingEntry =>
    entry({ sets: 'deadline', key: 'accessReply', value, from, ...more });
  const ruleOn = (settings: CountySettings, on: string) => dayRule(settings.rules, 'accessReply', day(on));

  test('each value is a version of its own, the starting day decides', () => {
    const settings = settingsOf(limit(15, '2026-10-01'), limit(20, '2026-12-01'));
    const days = ['2026-09-30', '2026-10-01', '2026-11-30', '2026-12-01', '2030-01-01'];
    expect(days.map((on) => ruleOn(settings, on).length)).toEqual([30, 15, 15, 20, 20]);
    expect(ruleOn(settings, '2026-10-01')).toMatchObject({ maintainedBy: 'sysadmin-a', note: '青司发〔2026〕3号' });
    expect(ruleOn(settings, '2026-09-30').maintainedBy).toBeNull();
  });

  test('checked, it may be cited, also for what began before; another number is not checked with it', () => {
    const checked = { by: '梁某甲', on: '2026-10-01' };
    const settings = settingsOf(limit(15, '2026-10-01'), limit(30, '2026-11-01', { checked }));
    expect(['2026-09-01', '2026-10-01', '2026-11-01'].map((on) => mayCite(ruleOn(settings, on)))).toEqual([
      true,
      false,
      true,
    ]);
    expect(ruleOn(settings, '2026-09-01')).toMatchObject({ checkedBy: '梁某甲', checkedOn: '2026-10-01', length: 30 });
  });

  test('no other rule is touched, and a pack of one county is made once', () => {
    const entries = [limit(15, '2026-10-01')];
    const { rules } = countySettings(entries);
    const others = (pack: typeof rules) => pack.rules.filter(({ code }) => code !== 'accessReply');
    expect(others(rules)).toEqual(others(BUILT_IN_RULES));
    expect(countySettings(entries).rules).toBe(rules);
  });
});

test('ST-06 a category goes where the county sends it, with the caution it has', () => {
  const settings = settingsOf(
    entry({ sets: 'duty', key: 'forensic', to: 'section', unit: 'legal-affairs', from: '2026-10-01' }),
    entry({ sets: 'duty', key: 'lawyer', to: 'issue-office', unit: 'legal-affairs', from: '2026-10-01' }),
  );
  expect(settings.on(day('2026-09-30')).portfolio).toEqual(DEFAULT_PORTFOLIO);
  const { entries } = settings.on(day('2026-10-01')).portfolio;
  expect(entries.forensic).toEqual({ to: 'section', section: 'legal-affairs', caution: 'may-belong-to-superior' });
  expect(entries.lawyer).toEqual({ to: 'issue-office', otherwise: 'legal-affairs' });
  expect(entries.notary).toEqual(DEFAULT_PORTFOLIO.entries.notary);
});
