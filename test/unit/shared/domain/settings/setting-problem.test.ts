import { describe, expect, test } from 'vitest';
import { SETTABLE_DEADLINES } from '#shared/domain/settings/deadlines.ts';
import { NUMBER_RULES } from '#shared/domain/settings/numbers.ts';
import { settingProblem } from '#shared/domain/settings/setting-problem.ts';
import { subjectCode } from '#shared/domain/settings/subjects.ts';
import { CountySetting, SETTING_NUMBERS } from '#shared/model/county-setting.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import { settingNameOf, settingProblemText, SETTING_GROUPS } from '#renderer/text/settings-words.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { day } from '../workflow/life.ts';

const TODAY = day('2026-11-22');
const county = fictionalCounty();
const checked = { by: '梁某甲', on: '2026-11-20' };
const problemOf = (setting: object): string | null => {
  const parsed = CountySetting.parse({ from: '2026-11-22', reason: '青司发〔2026〕3号', ...setting });
  const problem = settingProblem(parsed, county, TODAY);
  // Each has words that say what to fill in instead.
  if (problem !== null) expect(settingProblemText(problem, ' 日')).toMatch(/。$/);
  return problem?.code ?? null;
};
const number = (key: string, value: number, more: object = {}) => ({ sets: 'number', key, value, ...more });
const deadline = (key: string, value: number, more: object = {}) => ({ sets: 'deadline', key, value, ...more });
const duty = (key: string, to: string, unit = 'legal-affairs') => ({ sets: 'duty', key, to, unit });

describe('ST what a county may set', () => {
  test.each<[string, object, string | null]>([
    ['ST-01 a number the document leaves open, more', number('followUp', 30), null],
    ['ST-01 and fewer', number('followUp', 7), null],
    ['RO-18 a week with two working days asks for none', number('exemptDays', 2), null],
    ['RO-18 none exempt again', number('exemptDays', 0), null],
    ['RO-18 three days are a week of work', number('exemptDays', 3), 'out-of-range'],
    ['a number that must be one at least', number('followUp', 0), 'out-of-range'],
    ['beyond its bounds', number('followUp', 61), 'out-of-range'],
    ['ST-03 R002-16 four sign together', number('groupPersons', 4), null],
    ['ST-03 R002-16 six is looser than the document', number('groupPersons', 6), 'only-stricter'],
    ['ST-03 R002-15 the fourth time is looser', number('repeats', 4, { checked }), 'only-stricter'],
    ['one is no group', number('groupPersons', 1), 'out-of-range'],
    ['ST-02 for a day that is over', number('followUp', 7, { from: '2026-11-21' }), 'from-past'],
    ['ST-02 for a day to come', number('followUp', 7, { from: '2027-01-01' }), null],
    ['ST-04 checked tomorrow', number('followUp', 7, { checked: { by: '梁某甲', on: '2026-11-23' } }), 'checked-ahead'],
    ['DL-58 the longest notice first', { sets: 'reminder', key: 'statutory', days: [10, 5, 1] }, null],
    ['DL-58 in disorder', { sets: 'reminder', key: 'statutory', days: [1, 5] }, 'days-not-falling'],
    ['ST-03 R004-16 a promise is announced earlier, too', { sets: 'reminder', key: 'promised', days: [5, 3, 1] }, null],
    ['ST-03 R004-16 never later', { sets: 'reminder', key: 'promised', days: [5, 3] }, 'days-missing'],
    ['ST-03 nobody gives the days of an internal one', { sets: 'reminder', key: 'internal', days: [5] }, null],
    ['DL-58 twice the same', { sets: 'reminder', key: 'statutory', days: [5, 5] }, 'days-not-falling'],
    ['ST-04 a remembered limit shorter', deadline('faComplaintHandle', 45), null],
    ['ST-04 longer, unread', deadline('faComplaintHandle', 90), 'unchecked'],
    ['ST-04 longer, read', deadline('faComplaintHandle', 90, { checked }), null],
    ['ST-04 only confirmed', deadline('faComplaintHandle', 60, { checked }), null],
    ['ST-04 a right of the petitioner shorter, unread', deadline('satisfaction', 10), 'unchecked-right'],
    ['ST-04 a right of the petitioner, read', deadline('satisfaction', 10, { checked }), null],
    ['ST-03 R002-30 a limit of the house, quicker', deadline('nudge', 2), null],
    ['ST-03 and slower', deadline('nudge', 4, { checked }), 'only-stricter'],
    ['SV-10 days that no document gives, more', deadline('leadAppoint', 3), null],
    ['SV-10 and far more', deadline('leadAppoint', 31, { checked }), 'out-of-range'],
    ['longer than a year', deadline('faComplaintHandle', 366, { checked }), 'out-of-range'],
    ['ST-03 条例 34 is no number of ours', deadline('handle', 45), 'not-settable'],
    ['ST-03 条例 35 nor a right that a law gives', deadline('reviewApply', 20, { checked }), 'not-settable'],
    ['ST-06 another section', duty('notary', 'section'), null],
    ['ST-06 the office of the place', duty('notary', 'issue-office'), null],
    ['ST-06 a unit nobody knows', duty('notary', 'section', 'nowhere'), 'unit-unknown'],
    ['ST-06 DU-05 with a caution, not to every office', duty('staff-conduct', 'issue-office'), 'section-only'],
  ])('%s', (_name, setting, code) => expect(problemOf(setting)).toBe(code));

  test('ST-03 no number of a document can be loosened', () => {
    const fixed = SETTING_NUMBERS.filter((key) => NUMBER_RULES[key].mark === 'seed');
    for (const key of fixed)
      expect(problemOf(number(key, NUMBER_RULES[key].value + 1, { checked }))).toBe('only-stricter');
    expect(fixed).toHaveLength(4);
  });

  test('ST-03 of the limits that can be set none was read in a law', () => {
    for (const rule of SETTABLE_DEADLINES.values()) {
      expect(rule.provenance === 'recalled' || rule.kind === 'internal').toBe(true);
    }
    expect([...SETTABLE_DEADLINES.keys()].sort()).toEqual([
      'accessReply',
      'faComplaintDecide',
      'faComplaintExtend',
      'faComplaintHandle',
      'forwardCounty',
      'leadAppoint',
      'leaderReport',
      'nudge',
      'satisfaction',
    ]);
  });
});

test('ST-05 every setting has a code that fits the log, and a name there', () => {
  const subjects = Object.values(SETTING_GROUPS).flat();
  for (const subject of subjects) {
    const what = subjectCode(subject);
    const event = { kind: 'settings', at: '2026-11-22T01:00:00.000Z', what, result: 'done' };
    expect(AuditEvent.safeParse(event).success).toBe(true);
    expect(settingNameOf(what)).toMatch(/[一-鿿]/u);
  }
  expect(new Set(subjects.map(subjectCode)).size).toBe(subjects.length);
  expect(subjects.length).toBeGreaterThan(45);
});
