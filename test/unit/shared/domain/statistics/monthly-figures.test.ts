import { describe, expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { BUILT_IN_SETTINGS } from '#shared/domain/settings/county-settings.ts';
import { bySource } from '#shared/domain/statistics/intake-sources.ts';
import {
  channelGaps,
  imbalances,
  isMonthOver,
  monthlyFigures,
  periodOfMonth,
} from '#shared/domain/statistics/monthly-figures.ts';
import { reportedMatter, type ReportedMatter } from '#shared/domain/statistics/reported-matter.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Month, MonthlyFigures, type IntakeState } from '#shared/model/monthly-report.ts';
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
    expect(figures.endedAt).toEqual({ office: 1, bureau: 1, county: 0, above: 0 });
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
    ['sources', { ...good, bySource: {} }, 'by-source', 175, 0],
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
    expect(new Set(cases.map(([, , sum]) => sum)).size).toBe(7);
  });
});

describe('MR-08, R003-31 sources and where each matter stands', () => {
  const outside = { unit: undefined, to: '县人力资源和社会保障局', reason: '不属本机关职权', on: day(D) };
  const stands: readonly (readonly [string, MatterView, IntakeState])[] = [
    ['registered', registered(), 'open'],
    ['sent to another unit of the county', matterAt('assigned'), 'open'],
    ['sent to an organ outside', after(registered(), ['petition-clerk', D, aStep('transfer', outside)]), 'moved'],
    ['told where to go', matterAt('guided-out'), 'out-of-scope'],
    ['an opinion signed', matterAt('replied'), 'verified'],
    ['closed', matterAt('closed'), 'ended'],
    ['re-opened', matterAt('reopened'), 'open'],
  ];
  test.each(stands)('MR-08 %s', (_name, view, state) => {
    const matter = reported(view);
    if (matter === null) throw new Error('counted nowhere');
    expect(bySource([matter], [matter])[matter.source]).toMatchObject({ [state]: 1 });
  });

  test('MR-08 registered before as the same matter counts as that alone; taken back, it does not', () => {
    const first = aReported({ id: 'a', receivedOn: day('2026-08-03') });
    const again = (relation: 'same-matter' | 'different') =>
      aReported({ id: 'b', source: '12345', links: [{ to: 'a', relation, op: 'x' }] as ReportedMatter['links'] }); // ids of this test
    const figures = figuresOf([first, again('same-matter')]);
    expect(figures.bySource).toMatchObject({ '12345': { repeated: 1, open: 0 } });
    expect(imbalances(figures)).toEqual([]);
    expect(figuresOf([first, again('different')]).bySource).toMatchObject({ '12345': { repeated: 0, open: 1 } });
  });

  test('MR-08 every stage that is counted stands in one column', () => {
    const matters = EVERY_STAGE.flatMap((stage) => reported(matterAt(stage)) ?? []);
    const counts = Object.values(bySource(matters, matters)).flatMap((each) => Object.values(each));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(matters.length);
    expect(matters.length).toBeGreaterThanOrEqual(25);
  });
});

describe('MR-09, R004-17 where it was settled', () => {
  const cross = (level: 'office' | 'county' | 'prefecture' | 'province') => aStep('mark-cross', { level });
  test.each([
    ['agreed between the units', 'office', undefined],
    ['coordinated by the county', 'county', 'county'],
    ['by the prefecture', 'prefecture', 'above'],
    ['by the province', 'province', 'above'],
  ] as const)('MR-09 %s', (_name, level, raisedTo) => {
    expect(reported(after(registered(), ['petition-clerk', D, cross(level)]))?.raisedTo).toBe(raisedTo);
  });

  test('MR-09 a review that upholds leaves it with the unit, one that changes the opinion does not', () => {
    const asked = matterAt('review');
    const decided = (conclusion: 'uphold' | 'change') =>
      reported(after(asked, ['petition-clerk', '2026-10-08', aStep('decide-review', { level: 'review', conclusion })]));
    expect([decided('uphold')?.raisedTo, decided('change')?.raisedTo]).toEqual([undefined, 'county']);
  });

  test('MR-09 the levels add up to what ended', () => {
    const ended = { endedOn: day('2026-09-24') };
    const figures = figuresOf([
      aReported({ id: '1', ...ended }),
      aReported({ id: '2', ...ended, dutyUnit: 'bureau' }),
      aReported({ id: '3', ...ended, raisedTo: 'county' }),
      aReported({ id: '4', ...ended, raisedTo: 'above', dutyUnit: 'bureau' }),
      aReported({ id: '5', raisedTo: 'above' }),
    ]);
    expect(figures.endedAt).toEqual({ office: 1, bureau: 1, county: 1, above: 1 });
    expect(imbalances(figures)).toEqual([]);
  });
});

describe('MR-10, R003-37 the same month of the year before', () => {
  const last = aReported({ id: 'l', receivedOn: day('2025-09-12'), endedOn: day('2025-09-30'), form: 'letter' });
  test.each([
    ['nothing of that year', '2025-10-01', false],
    ['from the second day on: no whole month', '2025-09-02', false],
    ['from the first', '2025-09-01', true],
    ['long before', '2024-02-29', true],
  ])('MR-10 registered %s', (_name, since, held) =>
    expect(figuresOf([aReported({ id: 's', receivedOn: day(since) }), aReported()]).lastYear !== null).toBe(held),
  );

  test('MR-10 is counted as this year', () => {
    const figures = figuresOf([aReported({ id: 's', receivedOn: day('2025-08-01') }), last, aReported()]);
    expect(figures.lastYear).toMatchObject({ received: 1, byForm: { letter: 1, visit: 0 }, ended: 1, openAfter: 1 });
    const then = monthlyFigures([aReported({ id: 's', receivedOn: day('2025-08-01') }), last], {
      month: Month.parse('2025-09'),
      today: day('2026-10-08'),
      townships: new Set(['jiaxi']),
    });
    expect(figures.lastYear?.rates).toEqual(then.rates);
    expect(figures.lastYear?.openAfter).toBe(then.standing.openAfter);
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
