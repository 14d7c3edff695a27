import { describe, expect, test } from 'vitest';
import type { Acting } from '#shared/domain/access/acting.ts';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { decide, type DecideContext } from '#shared/domain/matter/decide.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { REFUSAL_CODES } from './refusal-codes.ts';
import type { Action, ActionKind } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import type { Registration } from '#shared/model/registration.ts';
import { err, ok } from '#shared/lib/result.ts';
import { aRegistration } from '#test/support/device.ts';
import { ACTIONS, aMatter, EVERY_STATUS, matterIn, operation, OTHER, REGISTER, stamp, STREAM } from './matters.ts';

const day = (text: string) => PlainDate.parse(text);
const at = (office: string, county: boolean, ...roles: Acting['roles']): DecideContext => ({
  acting: { officer: 'lin', name: '林某测', roles, unit: office, office, county, oversees: [] },
  today: day('2026-09-04'),
});
const OFFICE = at('jiaxi', false, 'receptionist', 'handler');
const COUNTY = at('qinglan', true, 'petition-head');
const STRANGER = at('yidian', false, 'office-head');

const KINDS = Object.keys(ACTIONS) as ActionKind[]; // the keys of the table above

const WHOLE = '请甲溪所核查，9月18日前答复本人。';

describe('every action in every status is allowed or refused with a known code', () => {
  test.each(KINDS.flatMap((kind) => EVERY_STATUS.map((status) => [kind, status] as const)))(
    '%s when %s',
    (kind, status) => {
      const view = matterIn(status);
      const outcomes = [OFFICE, COUNTY, STRANGER, { ...OFFICE, today: null }].map((context) => {
        const decision = decide(view, ACTIONS[kind], context);
        // What was allowed has a result, whatever the status.
        const lines = () => evolve(view, operation(3, ACTIONS[kind]), stamp(3)).history.length;
        return decision.ok ? lines() === view.history.length + 1 : REFUSAL_CODES.includes(decision.error.code);
      });
      expect(outcomes).toEqual([true, true, true, true]);
    },
  );

  test.each(KINDS.filter((kind) => kind !== 'register'))('%s on a matter nobody registered', (kind) => {
    expect(decide(null, ACTIONS[kind], OFFICE)).toEqual(err({ code: 'not-registered' }));
  });

  test.each(KINDS.filter((kind) => kind !== 'register'))('R004-59 %s by another office', (kind) => {
    const expected = mayEver(STRANGER.acting, kind) ? 'other-office' : 'role-missing';
    expect(decide(aMatter(), ACTIONS[kind], STRANGER)).toEqual(err({ code: expected }));
  });

  test.each(KINDS.filter((kind) => kind !== 'register'))('R004-47 %s after voiding', (kind) => {
    const refused = err({ code: mayEver(OFFICE.acting, kind) ? 'voided' : 'role-missing' });
    expect(decide(matterIn('void'), ACTIONS[kind], OFFICE)).toEqual(
      kind === 'add-note' || kind === 'record-print' ? ok(null) : refused,
    );
  });
});

describe('registering', () => {
  const five = Array.from({ length: 5 }, (_, i) => ({ name: `孙某${i}`, role: 'representative' as const }));
  const cases: readonly (readonly [string, Partial<Registration>, object | null])[] = [
    ['an ordinary visit', {}, null],
    ['C42 without a name', { petitioners: [] }, { code: 'petitioner-missing' }],
    ['anonymous without a name', { petitionerType: 'anonymous', petitioners: [] }, null],
    ['C02 five representatives', { petitionerType: 'joint', petitioners: five, totalPersons: 20 }, null],
    [
      'C02 six representatives',
      { petitionerType: 'joint', petitioners: [...five, { name: '李某六', role: 'representative' }], totalPersons: 20 },
      { code: 'too-many-representatives', found: 6, most: 5 },
    ],
    [
      'C06 a letter with six signatories',
      {
        form: 'letter',
        petitionerType: 'joint',
        petitioners: [...five, { name: '李某六', role: 'representative' }],
        totalPersons: 20,
      },
      null,
    ],
    [
      'fewer persons than named',
      { petitioners: five, totalPersons: 4 },
      { code: 'persons-fewer-than-named', named: 5 },
    ],
    ['R003-02 a visit without own words', { statement: '  ' }, { code: 'statement-missing' }],
    ['R003-02 a call without own words', { form: 'phone', statement: undefined }, { code: 'statement-missing' }],
    ['a letter has no spoken words', { form: 'letter', statement: undefined }, null],
    ['a matter from an older ledger', { statement: undefined, takenOverStatus: 'handling' }, null],
    ['C38 written by the clerk, not read back', { writtenByClerk: true }, { code: 'read-back-missing' }],
    ['C38 written by the clerk and read back', { writtenByClerk: true, readBack: true }, null],
    ['C32 received tomorrow', { receivedOn: day('2026-09-05') }, { code: 'received-in-future' }],
    ['received yesterday', { receivedOn: day('2026-09-03') }, null],
  ];
  test.each(cases)('%s', (_name, changes, refusal) => {
    const registration = withoutAbsent({ ...aRegistration(), ...changes });
    const expected = refusal === null ? ok(null) : err(refusal);
    expect(decide(null, { ...ACTIONS.register, registration } as Action, OFFICE)).toEqual(expected);
  });

  test('C32 with a clock known to be wrong no day is in the future', () => {
    const registration = aRegistration({ receivedOn: day('2026-12-24') });
    expect(decide(null, { ...REGISTER, registration } as Action, { ...OFFICE, today: null })).toEqual(ok(null));
  });

  test('a stream is registered once', () => {
    expect(decide(aMatter(), REGISTER, OFFICE)).toEqual(err({ code: 'already-registered' }));
  });
});

describe('amending', () => {
  const amend = (set: Partial<Registration>, unset?: string[]): Action => ({
    kind: 'amend',
    set,
    ...(unset !== undefined && { unset }),
  });
  const complete = aMatter({ registration: aRegistration({ leaderOpinion: WHOLE }) });
  const signed = aMatter({ registration: aRegistration({ leaderOpinion: '请甲溪所核查' }) });
  const cases: readonly (readonly [string, MatterView, Action, object | null])[] = [
    ['one field', aMatter(), amend({ place: '甲溪所' }), null],
    ['nothing', aMatter(), amend({}), { code: 'nothing-changed' }],
    ['an optional field made empty', aMatter(), amend({}, ['place']), null],
    ['a required field made empty', aMatter(), amend({}, ['summary']), { code: 'field-fixed', field: 'summary' }],
    ['R004-41 a signed opinion', signed, amend({ leaderOpinion: '改' }), { code: 'opinion-locked' }],
    [
      'R004-41 a complete opinion made longer',
      complete,
      amend({ leaderOpinion: `${WHOLE}抓紧。` }),
      { code: 'opinion-locked' },
    ],
    ['R004-41 a signed opinion made empty', signed, amend({}, ['leaderOpinion']), { code: 'opinion-locked' }],
    ['a first opinion', aMatter(), amend({ leaderOpinion: '请甲溪所核查' }), null],
    ['R003-02 own words made empty', aMatter(), amend({}, ['statement']), { code: 'statement-missing' }],
    ['a legal field after settling', matterIn('closed'), amend({ dutyUnit: 'yidian' }), { code: 'closed' }],
    ['another field after settling', matterIn('closed'), amend({ place: '甲溪所' }), null],
    ['a future day', aMatter(), amend({ receivedOn: day('2026-09-05') }), { code: 'received-in-future' }],
  ];
  test.each(cases)('%s', (_name, view, action, refusal) => {
    expect(decide(view, action, OFFICE)).toEqual(refusal === null ? ok(null) : err(refusal));
  });
});

describe('procedures, links and conflicts', () => {
  const mediation = ACTIONS['refer-mediation'] as Extract<Action, { kind: 'refer-mediation' }>;
  const unwilling = { ...mediation, parties: [...mediation.parties, { name: '周某丁', agreed: false }] };
  const linked = aMatter({ links: [{ to: OTHER, relation: 'same-matter', op: operation(2, REGISTER).id }] });
  const doubtful = aMatter({ timeDoubtful: true });
  const cases: readonly (readonly [string, MatterView, Action, object | null])[] = [
    ['settling twice', matterIn('closed'), ACTIONS['settle-on-spot'], { code: 'closed' }],
    ['settling what was guided out', matterIn('guided-out'), ACTIONS['settle-on-spot'], { code: 'closed' }],
    ['人民调解法 17 one party unwilling', aMatter(), unwilling, { code: 'consent-missing', party: '周某丁' }],
    [
      'RX-03 a link to itself',
      aMatter(),
      { kind: 'link-matter', to: STREAM, relation: 'same-matter' },
      { code: 'own-link' },
    ],
    ['C34 taking a link back', linked, ACTIONS['unlink-matter'], null],
    ['C34 taking back no link', aMatter(), ACTIONS['unlink-matter'], { code: 'no-such-link' }],
    ['C31 choosing where nothing is contested', aMatter(), ACTIONS['resolve-conflict'], { code: 'no-such-conflict' }],
    ['C32 confirming a day in no doubt', aMatter(), ACTIONS['confirm-date'], { code: 'date-not-doubtful' }],
    ['C32 confirming a doubtful day', doubtful, ACTIONS['confirm-date'], null],
  ];
  test.each(cases)('%s', (_name, view, action, refusal) => {
    expect(decide(view, action, OFFICE)).toEqual(refusal === null ? ok(null) : err(refusal));
  });
});

/** The schema has no `undefined`: an absent field is absent. */
function withoutAbsent(registration: Registration): Registration {
  // A JSON round trip only drops what is absent.
  return JSON.parse(JSON.stringify(registration)) as Registration;
}
