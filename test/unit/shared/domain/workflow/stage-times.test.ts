import { describe, expect, test } from 'vitest';
import { stageTimes } from '#shared/domain/workflow/stage-times.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { ACTIONS } from '../matter/matters.ts';
import { after, day, play, registered } from './life.ts';
import { aStep } from './sample-steps.ts';
import { EVERY_STAGE, matterAt } from './stages.ts';

const told = (view: MatterView, today: string): readonly string[] =>
  stageTimes(view, day(today)).map(
    ({ stage, unit, from, to, days, by }) => `${stage} ${unit} ${from} ${to ?? 'now'} ${days} ${by.join('+')}`,
  );

describe('R001-63, R004-29 how long a matter lay where', () => {
  test('registered alone: until today, with the unit responsible', () => {
    expect(told(registered(), '2026-09-10')).toEqual(['registered jiaxi 2026-09-04 now 6 ']);
  });

  test('assigned: with the unit that registered it first, then with the one it was sent to', () => {
    const assigned = play(
      registered(),
      ['petition-clerk', '2026-09-06', aStep('propose')],
      ['deputy-a', '2026-09-07', aStep('decide-proposal')],
      ['petition-clerk', '2026-09-08', aStep('assign', { on: day('2026-09-08') })],
    );
    expect(told(assigned, '2026-11-10')).toEqual([
      'registered jiaxi 2026-09-04 2026-09-06 2 petition-clerk',
      'triaging jiaxi 2026-09-06 2026-09-08 2 deputy-a+petition-clerk',
      'assigned public-legal-service 2026-09-08 now 63 ',
    ]);
  });

  test('what has ended has its stages and no running one', () => {
    expect(told(matterAt('closed'), '2026-12-24').join(' ')).not.toContain('now');
    expect(told(play(registered(), ['jiaxi-clerk', '2026-09-04', ACTIONS['settle-on-spot']]), '2026-12-24')).toEqual([
      'registered jiaxi 2026-09-04 2026-09-04 0 ',
    ]);
  });

  test('a step that is told late makes no stage shorter than nothing', () => {
    const view = after(
      after(registered(), ['jiaxi-clerk', '2026-09-10', aStep('decide-intake', { on: day('2026-09-10') })]),
      ['jiaxi-clerk', '2026-09-11', aStep('withdraw', { on: day('2026-09-09') })],
    );
    for (const { days } of stageTimes(view, day('2026-09-12'))) expect(days).toBeGreaterThanOrEqual(0);
  });

  test('at every stage the days follow one another without a gap', () => {
    let ran = 0;
    for (const stage of EVERY_STAGE) {
      const times = stageTimes(matterAt(stage), day('2027-01-04'));
      times.slice(1).forEach(({ from }, i) => {
        expect(from >= (times[i]?.to ?? ''), stage).toBe(true);
        ran += 1;
      });
      expect(times.filter(({ to }) => to === null).length, stage).toBeLessThanOrEqual(1);
    }
    expect(ran).toBeGreaterThanOrEqual(25);
  });
});
