import { describe, expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { instantAt } from '#shared/domain/calendar/plain-date.ts';
import { computeDeadline, computeHourDeadline, isPastMinute } from '#shared/domain/deadline/compute-deadline.ts';
import { dayRule, hourRule } from '#shared/domain/deadline/find-rule.ts';
import { RULE_PACK_2022 } from '#shared/domain/deadline/rule-pack-2022.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import type { DeadlineCode } from '#shared/model/rule-pack.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);

function deadline(code: DeadlineCode, start: string) {
  return computeDeadline(dayRule(RULE_PACK_2022, code, day(start)), day(start), BUILT_IN_CALENDAR);
}

describe('dates of the acceptance cases, to the day', () => {
  test.each([
    ['DL-21 C01 Saturday, rolled to a make-up Sunday', 'notifyDirect', '2026-09-04', '2026-09-19', '2026-09-20'],
    ['DL-21 C02 into 国庆', 'notifyDirect', '2026-09-16', '2026-10-01', '2026-10-08'],
    ['DL-21 C03 中秋', 'notifyDirect', '2026-09-10', '2026-09-25', '2026-09-28'],
    ['DL-21 C10', 'notifyDirect', '2026-09-08', '2026-09-23', '2026-09-23'],
    ['DL-21 C11 received on a Saturday', 'notifyDirect', '2026-09-12', '2026-09-27', '2026-09-28'],
    ['DL-26 C07 sixty days', 'handle', '2026-08-10', '2026-10-09', '2026-10-09'],
    ['DL-27 C07 extension counts from the day that expired', 'extend', '2026-10-09', '2026-11-08', '2026-11-09'],
    ['DL-28 C08 decide over 国庆', 'simpleDecide', '2026-09-28', '2026-10-08', '2026-10-08'],
    ['DL-29 C08 handle, make-up Saturday counted', 'simpleHandle', '2026-09-30', '2026-10-20', '2026-10-20'],
    ['DL-30 C08 at once', 'simpleInstant', '2026-09-29', '2026-09-29', '2026-09-29'],
    ['DL-26 C09 sixty days from the first acceptance', 'handle', '2026-09-30', '2026-11-29', '2026-11-30'],
    ['DL-23 C12 objection', 'objectAssigned', '2026-09-23', '2026-10-08', '2026-10-08'],
    ['DL-22 C12 the clock of informing goes on', 'notifyAssigned', '2026-09-23', '2026-10-08', '2026-10-08'],
    ['DL-22 C13 informing', 'notifyAssigned', '2026-10-12', '2026-10-27', '2026-10-27'],
    ['DL-26 C13 sixty days', 'handle', '2026-10-12', '2026-12-11', '2026-12-11'],
    ['DL-26 C14 in 国庆', 'handle', '2026-08-05', '2026-10-04', '2026-10-08'],
    ['DL-31 C18 review', 'reviewApply', '2026-09-15', '2026-10-15', '2026-10-15'],
    ['DL-31 C19 review', 'reviewApply', '2026-09-30', '2026-10-30', '2026-10-30'],
    ['DL-32 C19 review decided', 'reviewHandle', '2026-10-28', '2026-11-27', '2026-11-27'],
    ['DL-33 C19 recheck', 'recheckApply', '2026-11-25', '2026-12-25', '2026-12-25'],
    ['DL-36 C24 nudged on the third day', 'nudge', '2026-09-18', '2026-09-21', '2026-09-21'],
    ['DL-37 C25 leader report', 'leaderReport', '2026-09-29', '2026-10-09', '2026-10-09'],
    ['DL-40 C30 confirmation', 'mediationConfirm', '2026-09-12', '2026-10-12', '2026-10-12'],
    ['DL-53 C21 report acknowledged', 'reportAck', '2026-09-15', '2026-10-12', '2026-10-12'],
    ['DL-26 calendar §1.3', 'handle', '2026-09-08', '2026-11-07', '2026-11-09'],
    ['DL-27 calendar §1.3', 'extend', '2026-11-07', '2026-12-07', '2026-12-07'],
  ] as const)('%s', (_name, code, start, due, rolled) => {
    expect(deadline(code, start)).toMatchObject({ code, startDate: start, due, rolled, certainty: 'certain' });
  });
});

describe('DL-07 outside the years with a notice', () => {
  test.each([
    ['C35 元旦 is a rest day', 'simpleDecide', '2026-12-30', '2027-01-05', '2027-01-05'],
    ['calendar §1.3 sixty days over the year', 'handle', '2026-11-20', '2027-01-19', '2027-01-19'],
    ['ten working days over the year, 元旦 not counted', 'simpleHandle', '2026-12-31', '2027-01-15', '2027-01-15'],
    ['C19 recheck', 'recheckHandle', '2026-12-21', '2027-01-20', '2027-01-20'],
    ['only the rolled day lies outside', 'notifyDirect', '2026-12-17', '2027-01-01', '2027-01-04'],
    ['years nobody knows', 'handle', '2031-03-03', '2031-05-02', '2031-05-05'],
  ] as const)('%s: provisional', (_name, code, start, due, rolled) => {
    expect(deadline(code, start)).toMatchObject({ due, rolled, certainty: 'provisional' });
  });
});

describe('why this day', () => {
  test('DL-01 DL-03 calendar days: the first not counted, rest days rolled over one by one', () => {
    const steps = deadline('notifyDirect', '2026-09-10').steps;
    expect(steps).toMatchObject([
      { kind: 'start', date: '2026-09-10' },
      { kind: 'span', nth: 1, from: '2026-09-11', to: '2026-09-25', days: 15 },
      { kind: 'due', status: { date: '2026-09-25', reason: 'holiday', name: '中秋' } },
      { kind: 'rolled-over', status: { date: '2026-09-25' } },
      { kind: 'rolled-over', status: { date: '2026-09-26' } },
      { kind: 'rolled-over', status: { date: '2026-09-27' } },
      { kind: 'rolled-to', status: { date: '2026-09-28', work: true } },
    ]);
  });

  test('DL-04 working days: each day counted or skipped with its reason (C12)', () => {
    const steps = deadline('objectAssigned', '2026-09-23').steps;
    const told = steps.flatMap((step) => {
      if (step.kind === 'counted') return [`${step.nth} ${step.status.date}`];
      return step.kind === 'skipped' ? [`- ${step.status.date} ${step.status.name ?? step.status.reason}`] : [];
    });
    expect(told).toEqual([
      '1 2026-09-24',
      '- 2026-09-25 中秋',
      '- 2026-09-26 中秋',
      '- 2026-09-27 中秋',
      '2 2026-09-28',
      '3 2026-09-29',
      '4 2026-09-30',
      ...[1, 2, 3, 4, 5, 6, 7].map((date) => `- 2026-10-0${date} 国庆节`),
      '5 2026-10-08',
    ]);
  });

  test('DL-05 months: the corresponding day, or the end of the month', () => {
    expect(deadline('sue', '2026-08-31').steps[1]).toEqual({
      kind: 'months',
      months: 6,
      to: '2027-02-28',
      monthEnd: true,
    });
    expect(deadline('sue', '2026-03-10')).toMatchObject({ due: '2026-09-10', certainty: 'certain' });
    const monthRule = { ...dayRule(RULE_PACK_2022, 'sue', day('2026-01-31')), length: 1 };
    expect(computeDeadline(monthRule, day('2026-01-31'), BUILT_IN_CALENDAR).due).toBe('2026-02-28');
  });

  test('DL-02 a limit that does not roll stays on its day', () => {
    expect(deadline('nudge', '2026-09-30')).toMatchObject({ due: '2026-10-03', rolled: '2026-10-03' });
  });
});

describe('DL-06 hours, the last minute included (C22, C23)', () => {
  const rule = hourRule(RULE_PACK_2022, 'incidentReport', day('2026-09-04'));
  const learnedAt = instantAt(day('2026-09-04'), '14:20');
  const due = computeHourDeadline(rule, learnedAt);

  test.each([
    ['C22 reported at 14:35', '14:35', false],
    ['the red line itself', '15:20', false],
    ['one minute later', '15:21', true],
    ['C23 reported at 15:50', '15:50', true],
  ])('%s', (_name, time, late) => {
    expect(due).toBe(instantAt(day('2026-09-04'), '15:20'));
    expect(isPastMinute(due, instantAt(day('2026-09-04'), time))).toBe(late);
  });
});
