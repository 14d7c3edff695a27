/** C16: how many days without contact a computer counts, whatever its clock shows, and when its keys are due. */
import { describe, expect, test } from 'vitest';
import { judgeTerm, LOOKS, type KeyState } from '#renderer/usecases/key-term.ts';
import type { KeyTerm } from '#renderer/vault/vault-rows.ts';

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;
const CONTACT = Date.parse('2026-09-04T02:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();
const TERM: KeyTerm = { at: iso(CONTACT), clock: iso(CONTACT), days: 90 };
const YEAR = 365 * DAY;

type Look = { readonly term?: Partial<KeyTerm>; readonly held?: boolean; readonly look?: number };
/** What is found, and of the rest only what the row is about. */
type Found = {
  readonly code: KeyState['code'];
  readonly days?: number;
  readonly hours?: number;
  readonly seen?: number | undefined;
  readonly noted?: number | undefined;
};
/** Days after the contact by the right clock, to what is found and kept. */
const found = (days: number, { term = {}, held = true, look = LOOKS.again }: Look = {}) => {
  const { state, term: kept } = judgeTerm({ ...TERM, ...term }, held, { now: CONTACT + days * DAY, look });
  return { ...state, seen: kept.seen, noted: kept.noted };
};

describe('C16 what a look finds', () => {
  test.each<[string, number, Look | undefined, Found]>([
    ['the day after', 1, undefined, { code: 'well', seen: DAY, noted: undefined }],
    ['the last day', 89.5, undefined, { code: 'well', seen: 89.5 * DAY, noted: undefined }],
    [
      'the days over: said first',
      95,
      undefined,
      { code: 'near', days: 95, hours: 24, seen: undefined, noted: 95 * DAY },
    ],
    [
      'the same day again',
      95.9,
      { term: { noted: 95 * DAY } },
      { code: 'near', days: 95, hours: 3, seen: undefined, noted: 95 * DAY },
    ],
    ['a day later', 96, { term: { noted: 95 * DAY } }, { code: 'due', days: 96, seen: undefined, noted: 95 * DAY }],
    ['nobody could open what is left', 95, { held: false }, { code: 'refused', days: 95 }],
    ['not even a year later', 460, { held: false }, { code: 'refused', days: 460 }],
    ['days of the county’s own', 8, { term: { days: 7 } }, { code: 'near', days: 8, noted: 8 * DAY }],
    [
      'a clock that ran ahead and was set right: nothing is left of it',
      3,
      { term: { noted: 30 * YEAR, seen: 2 * DAY } },
      { code: 'well', seen: 3 * DAY, noted: undefined },
    ],
    [
      'set right, and the days are over all the same: said anew',
      95,
      { term: { noted: 30 * YEAR } },
      { code: 'near', days: 95, noted: 95 * DAY },
    ],
    [
      'a clock that was a year ahead all along',
      365 + 3,
      { term: { clock: iso(CONTACT + YEAR) } },
      { code: 'well', seen: 3 * DAY },
    ],
    ['… and was set right since', 3, { term: { clock: iso(CONTACT + YEAR) } }, { code: 'well', seen: 3 * DAY }],
    [
      'a clock that was a year behind all along',
      -365 + 95,
      { term: { clock: iso(CONTACT - YEAR) } },
      { code: 'near', days: 95 },
    ],
    ['… and was set right since', 3, { term: { clock: iso(CONTACT - YEAR) } }, { code: 'well', seen: 3 * DAY }],
    [
      'an empty battery: a start counts some hours',
      -20_000,
      { term: { seen: 10 * DAY }, look: LOOKS.start },
      { code: 'well', seen: 10 * DAY + 4 * HOUR },
    ],
    ['standing open it counts nothing', -20_000, { term: { seen: 10 * DAY } }, { code: 'well', seen: 10 * DAY }],
    [
      'set back behind what was seen',
      1,
      { term: { seen: 89.5 * DAY }, look: LOOKS.start },
      { code: 'well', seen: 89.5 * DAY + 4 * HOUR },
    ],
    ['a few minutes behind', 10 - 1 / 24 / 60, { term: { seen: 10 * DAY } }, { code: 'well', seen: 10 * DAY }],
  ])('%s', (_name, days, look, expected) => expect(found(days, look)).toMatchObject(expected));

  test.each([
    ['the clock of 1 January 2000 at every start', Date.parse('2000-01-01T00:00:00.000Z')],
    ['set back to the day of the contact before every start', CONTACT],
  ])('%s: due after the days and one more, in starts of four hours', (_name, now) => {
    let term: KeyTerm = { ...TERM, seen: DAY };
    let starts = 0;
    for (let code = ''; code !== 'due'; starts += 1) {
      const judged = judgeTerm(term, true, { now, look: LOOKS.start });
      ({ term } = judged);
      ({ code } = judged.state);
      if (starts > 1000) throw new Error('never');
    }
    expect(starts).toBe(90 * 6);
  });
});
