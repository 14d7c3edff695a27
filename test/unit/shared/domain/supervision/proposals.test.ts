import { expect, test } from 'vitest';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { clocksOfMatter, rowClocks } from '#shared/domain/my-day/row-clocks.ts';
import { supervisionFacts } from '#shared/domain/supervision/facts.ts';
import { proposalsOf, type Subject } from '#shared/domain/supervision/proposals.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { day, play, registered, type Line } from '../workflow/life.ts';
import { aStep } from '../workflow/sample-steps.ts';
import { WAYS } from '../workflow/stages.ts';

const D = '2026-09-04';

const subjectOf = (view: MatterView): Subject => ({
  id: view.id,
  status: view.status,
  office: view.office,
  dutyUnit: view.registration.dutyUnit,
  receivedOn: view.registration.receivedOn,
  form: view.registration.form,
  names: [],
  phones: [],
  clocks: rowClocks(clocksOfMatter(view, BUILT_IN_CALENDAR)),
  supervision: supervisionFacts(view),
});

/** `trigger unit since` of what is proposed on a day for a matter that stands alone. */
function proposed(view: MatterView, today: string): readonly string[] {
  const subject = subjectOf(view);
  return proposalsOf(subject, { matter: [subject], problem: [subject] }, day(today)).map(
    ({ trigger, unit, since }) => `${trigger} ${unit} ${since}`,
  );
}

/** An answer promised for 10 September, well before any limit of the law. */
const PROMISED = registered({ promisedOn: day('2026-09-10') });
const DISMISSED: Line = ['supervisor-a', '2026-09-11', aStep('dismiss-supervision')];
const BROKEN = 'overdue jiaxi 2026-09-11';

const CASES: readonly (readonly [string, MatterView, string, readonly string[]])[] = [
  ['on the promised day itself nothing', PROMISED, '2026-09-10', []],
  ['the day after, with the unit that promised', PROMISED, '2026-09-11', [BROKEN]],
  ['nothing was promised, nothing was broken', registered(), '2026-09-11', []],
  ['answered before the day', play(PROMISED, ...WAYS.delivered), '2026-09-11', []],
  [
    'accepted and told, which is no answer yet',
    play(PROMISED, ...WAYS.notified, ['jiaxi-clerk', D, aStep('record-delivery')]),
    '2026-09-11',
    [BROKEN],
  ],
  ['dismissed with a reason, it does not come again', play(PROMISED, DISMISSED), '2026-09-12', []],
];
test.each(CASES)(
  'R004-16 a promise that was not kept is proposed for supervision: %s',
  (_name, view, today, expected) => expect(proposed(view, today)).toEqual(expected),
);
