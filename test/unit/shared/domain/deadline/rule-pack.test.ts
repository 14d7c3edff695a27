import { expect, test } from 'vitest';
import { dayRule, findRule, hourRule, mayCite } from '#shared/domain/deadline/find-rule.ts';
import { RULE_PACK_2022 } from '#shared/domain/deadline/rule-pack-2022.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { DeadlineCode, RulePack } from '#shared/model/rule-pack.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const TODAY = day('2026-09-04');

test('DL-20 the built-in pack has every code exactly once', () => {
  expect(RULE_PACK_2022.rules.map((rule) => rule.code).sort()).toEqual([...DeadlineCode.options].sort());
});

test.each([
  ['notifyDirect', 15, 'calendar-day', 'received'],
  ['notifyAssigned', 15, 'calendar-day', 'received'],
  ['objectAssigned', 5, 'work-day', 'received'],
  ['forwardByPetitionOffice', 15, 'calendar-day', 'received'],
  ['forwardCounty', 4, 'calendar-day', 'received'],
  ['handle', 60, 'calendar-day', 'accepted'],
  ['extend', 30, 'calendar-day', 'original-due'],
  ['simpleDecide', 3, 'work-day', 'received'],
  ['simpleHandle', 10, 'work-day', 'accepted'],
  ['simpleInstant', 0, 'calendar-day', 'received'],
  ['reviewApply', 30, 'calendar-day', 'reply-received'],
  ['reviewHandle', 30, 'calendar-day', 'review-requested'],
  ['recheckApply', 30, 'calendar-day', 'review-decision-received'],
  ['recheckHandle', 30, 'calendar-day', 'recheck-requested'],
  ['nudge', 3, 'calendar-day', 'reply-due'],
  ['leaderReport', 3, 'work-day', 'inspection-ended'],
  ['mediationConfirm', 30, 'calendar-day', 'agreement-effective'],
  ['reconsider', 60, 'calendar-day', 'act-known'],
  ['sue', 6, 'month', 'act-known'],
  ['foiReply', 20, 'work-day', 'received'],
  ['foiExtend', 20, 'work-day', 'original-due'],
  ['laComplaintDecide', 5, 'work-day', 'received'],
  ['laComplaintHandle', 60, 'calendar-day', 'accepted'],
  ['laComplaintExtend', 30, 'calendar-day', 'original-due'],
  ['laComplaintNotify', 5, 'work-day', 'decided'],
  ['faComplaintDecide', 7, 'work-day', 'received'],
  ['faComplaintHandle', 60, 'calendar-day', 'accepted'],
  ['faComplaintExtend', 30, 'calendar-day', 'original-due'],
  ['faComplaintNotify', 7, 'work-day', 'decided'],
  ['reportAck', 15, 'work-day', 'received'],
  ['reportFeedback', 15, 'work-day', 'closed'],
  ['satisfaction', 30, 'calendar-day', 'reply-received'],
  ['accessReply', 30, 'calendar-day', 'access-requested'],
] as const)('DL-20 %s is %i %ss from %s', (code, length, unit, startsOn) => {
  expect(dayRule(RULE_PACK_2022, code, TODAY)).toMatchObject({ length, unit, startsOn });
});

test('DL-20 the hour and the instructed limit', () => {
  expect(hourRule(RULE_PACK_2022, 'incidentReport', TODAY)).toMatchObject({ length: 1, startsOn: 'learned' });
  expect(findRule(RULE_PACK_2022, 'assignFeedback', TODAY)).toMatchObject({ unit: 'as-instructed' });
  expect(() => dayRule(RULE_PACK_2022, 'assignFeedback', TODAY)).toThrow('assignFeedback');
  expect(() => hourRule(RULE_PACK_2022, 'handle', TODAY)).toThrow('handle');
});

test('DL-09 the version in force on the day; before the first one, the first', () => {
  const handle = dayRule(RULE_PACK_2022, 'handle', TODAY);
  const pack = RulePack.parse({
    id: 'test',
    name: '虚构规则包',
    rules: [
      { ...handle, effectiveTo: '2026-12-31' },
      { ...handle, length: 45, effectiveFrom: '2027-01-01' },
    ],
  });
  expect(dayRule(pack, 'handle', day('2026-12-31')).length).toBe(60);
  expect(dayRule(pack, 'handle', day('2027-01-01')).length).toBe(45);
  expect(dayRule(pack, 'handle', day('2019-01-01')).length).toBe(60);
  expect(findRule(pack, 'extend', TODAY)).toBeUndefined();
  const ended = RulePack.parse({ ...pack, rules: [{ ...handle, effectiveTo: '2026-12-31' }] });
  expect(findRule(ended, 'handle', day('2027-01-01'))).toBeUndefined();
});

test('DL-10 what is only remembered is not cited until checked', () => {
  const remembered = dayRule(RULE_PACK_2022, 'satisfaction', TODAY);
  expect(mayCite(remembered)).toBe(false);
  expect(mayCite({ ...remembered, checkedBy: '信访办', checkedOn: TODAY })).toBe(true);
  expect(RULE_PACK_2022.rules.filter((rule) => !mayCite(rule)).map((rule) => rule.code)).toEqual([
    'satisfaction',
    'accessReply',
    'faComplaintDecide',
    'faComplaintHandle',
    'faComplaintExtend',
  ]);
});
