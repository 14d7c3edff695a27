import { describe, expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { BUILT_IN_SETTINGS } from '#shared/domain/settings/county-settings.ts';
import { channelGaps, imbalances, isMonthOver, periodOfMonth } from '#shared/domain/statistics/monthly-figures.ts';
import { reportedMatter, type ReportedMatter } from '#shared/domain/statistics/reported-matter.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Month, MonthlyFigures } from '#shared/model/monthly-report.ts';
import { ACTIONS } from '../matter/matters.ts';
import { after, day, play, registered } from '../workflow/life.ts';
import { aStep } from '../workflow/sample-steps.ts';
import { EVERY_STAGE, matterAt } from '../workflow/stages.ts';
import { aReported, figuresOf, MATTERS, SEPTEMBER } from '../../documents/sample-report.ts';

const reported = (view: MatterView): ReportedMatter | null =>
  reportedMatter(view, BUILT_IN_CALENDAR, BUILT_IN_SETTINGS);
const D = '2026-09-04';

describe('MR-01 what of a matter is counted', () => {
  const ends: readonly (readonly [string, MatterView, string | undefined])[] = [
    ['being handled', registered(), undefined],
    ['settled at the counter', play(registered(), ['jiaxi-clerk', D, ACTIONS['settle-on-spot']]), D],
    ['told where to go', matterAt('guided-out'), D],
    ['closed', matterAt('closed'), '2026-09-04'],
    ['in the archive since, it ended when it was closed', matterAt('archived'), '2026-09-04'],
    [
      'withdrawn',
      after(registered(), ['jiaxi-clerk', '2026-09-12', aStep('withdraw', { on: day('2026-09-10') })]),
      '2026-09-10',
    ],
    ['re-opened, it is open', matterAt('reopened'), undefined],
    ['returned for redo, it is open', matterAt('redo'), undefined],
    ['taken over as ended', registered({ takenOverStatus: 'closed' }), '2026-09-04'],
  ];
  test.each(ends)('MR-01 %s', (_name, view, endedOn) => expect(reported(view)?.endedOn).toBe(endedOn));

  test.each(['void', 'merged', 'confidential'] as const)('MR-01 %s is in no figure', (stage) =>
    expect(reported(matterAt(stage))).toBeNull(),
  );

  test('MR-01 every stage is open or ended, and none of it tells who or what about', () => {
    let ran = 0;
    for (const stage of EVERY_STAGE) {
      ran += 1;
      const text = JSON.stringify(reported(matterAt(stage)));
      for (const word of ['赵某甲', '水沟', '甲溪-D1', '8F3K2M9QX']) expect(text).not.toContain(word);
    }
    expect(ran).toBeGreaterThanOrEqual(29);
  });
});

describe('MR-01 the figures of a month', () => {
  test('R001-59, R004-48 received by channel, purpose and unit; open, ended, open', () => {
    const figures = figuresOf([
      aReported(),
      aReported({ id: '2', form: 'letter', purpose: 'suggestion', office: 'bureau', dutyUnit: 'bureau' }),
      aReported({ id: '3', receivedOn: day('2026-08-31'), endedOn: day('2026-09-30') }),
      aReported({ id: '4', receivedOn: day('2026-08-01'), endedOn: day('2026-08-31') }),
      aReported({ id: '5', receivedOn: day('2026-10-01') }),
      aReported({ id: '6', endedOn: day('2026-10-01'), dutyUnit: 'bureau' }),
      aReported({ id: '7', endedOn: day('2026-09-05'), dutyUnit: 'bureau' }),
    ]);
    expect(figures.received).toMatchObject({
      total: 4,
      byForm: { visit: 3, letter: 1, phone: 0 },
      byPurpose: { 'appeal-resolve': 3, suggestion: 1 },
      byOffice: { jiaxi: 3, bureau: 1 },
    });
    expect(figures.standing).toEqual({ openBefore: 1, ended: 2, openAfter: 3 });
    expect(figures.endedAt).toEqual({ office: 1, bureau: 1 });
    expect(imbalances(figures)).toEqual([]);
  });

  test('R001-59 rates are those of 办理质量, all together and by channel', () => {
    const { rates, ratesByForm } = figuresOf();
    expect(rates.notice).toEqual({ met: 180, missed: 30 });
    expect(ratesByForm.letter.notice).toEqual({ met: 0, missed: 30 });
    expect(ratesByForm.visit.notice).toEqual({ met: 30, missed: 0 });
  });

  test('they are what is stored and sent, and hold codes and counts alone', () => {
    const figures = figuresOf();
    expect(MonthlyFigures.parse(JSON.parse(JSON.stringify(figures)))).toEqual(figures);
    expect(JSON.stringify(figures)).toMatch(/^[\w{}":,-]+$/);
    for (const bad of [
      { ...figures, note: '赵某甲' },
      { ...figures, received: { ...figures.received, byOffice: { 赵某甲: 1 } } },
      { ...figures, received: { ...figures.received, byForm: { visit: 1 } } },
      { ...figures, received: { ...figures.received, total: -1 } },
    ]) {
      expect(MonthlyFigures.safeParse(bad).success).toBe(false);
    }
  });

  test.each([
    ['2026-09-30', false],
    ['2026-10-01', true],
  ])('MR-03 on %s September is over: %s', (today, over) => expect(isMonthOver(SEPTEMBER, day(today))).toBe(over));

  test('a month of the calendar', () => {
    expect(periodOfMonth(Month.parse('2028-02'))).toMatchObject({ first: '2028-02-01', last: '2028-02-29' });
    for (const text of ['2026-13', '2026-00', '2026-9', '26-09', '0999-01'])
      expect(Month.safeParse(text).success, text).toBe(false);
  });
});

describe('R003-29, MR-02 sums and parts', () => {
  const good = figuresOf();
  const { received, standing } = good;
  const cases: readonly (readonly [string, MonthlyFigures, string, number, number])[] = [
    ['channels', { ...good, received: { ...received, byForm: { ...received.byForm, visit: 0 } } }, 'by-form', 175, 150],
    [
      'purposes',
      { ...good, received: { ...received, byPurpose: { ...received.byPurpose, thanks: 99 } } },
      'by-purpose',
      175,
      249,
    ],
    ['units', { ...good, received: { ...received, byOffice: {} } }, 'by-office', 175, 0],
    [
      'what was open',
      { ...good, standing: { ...standing, openAfter: standing.openAfter + 1 } },
      'standing',
      standing.openAfter + 1,
      standing.openAfter,
    ],
    ['levels', { ...good, endedAt: { office: 0, bureau: 0 } }, 'ended-at', standing.ended, 0],
    ['a rate', { ...good, rates: { ...good.rates, notice: { met: 181, missed: 30 } } }, 'rate', 181, 180],
    [
      'a matter that ended before it came',
      figuresOf([...MATTERS, aReported({ id: 'x', endedOn: day('2026-08-30') })]),
      'standing',
      standing.openAfter,
      standing.openAfter + 1,
    ],
  ];
  test.each(cases)('MR-02 %s', (_name, figures, sum, whole, parts) =>
    expect(imbalances(figures)).toMatchObject([{ sum, whole, parts }]),
  );
  test('MR-02 good figures have none, and this many sums are looked at', () => {
    expect(imbalances(good)).toEqual([]);
    expect(new Set(cases.map(([, , sum]) => sum)).size).toBe(6);
  });
});

describe('R004-48, MR-05 channels far apart', () => {
  test.each([
    ['ten points', 90, 10, ['handling letter']],
    ['nine and a half', 905, 95, []],
  ])('%s', (_name, met, missed, gaps) => {
    const { ratesByForm } = figuresOf([]);
    const figures = {
      ratesByForm: {
        ...ratesByForm,
        visit: { ...ratesByForm.visit, handling: { met: 40, missed: 0 } },
        letter: { ...ratesByForm.letter, handling: { met, missed } },
      },
    };
    expect(channelGaps(figures).map(({ rate, worst }) => `${rate} ${worst.form}`)).toEqual(gaps);
  });
  test('with one channel alone nothing is compared', () => expect(channelGaps(figuresOf([aReported()]))).toEqual([]));
});
