import { describe, expect, it } from 'vitest';
import {
  blankForm,
  blankLine,
  blankMaterial,
  blankPerson,
  formFromDraft,
} from '#renderer/screens/register/blank-form.ts';
import { toRegistration } from '#renderer/screens/register/to-registration.ts';
import type { FormValues } from '#renderer/state/register-form.ts';

const TODAY = '2026-09-04';
const blank = blankForm({
  date: TODAY,
  time: '09:10',
  officerName: '王某庚',
  officerTitle: '所长',
  leader: { name: '吴某辛', title: '所长' },
  place: '接待室',
  issueOffice: 'jiaxi',
  carried: null,
});
const visit: FormValues = {
  ...blank,
  people: [{ ...blankPerson('principal'), name: ' 赵某甲 ' }],
  purpose: 'inquiry',
  justiceCategory: 'legal-aid',
  statement: '想问问。',
  summary: '咨询法律援助',
  claims: [{ ...blankLine(), text: '告知条件' }, blankLine()],
};

const errorsOf = (values: FormValues, unit: string | null = 'jiaxi'): readonly string[] => {
  const result = toRegistration(values, unit, TODAY);
  return result.ok ? [] : Object.keys(result.error);
};

describe('the form as a registration', () => {
  it('carries only what was said', () => {
    const result = toRegistration(visit, 'jiaxi', TODAY);
    expect(result.ok && result.value).toEqual({
      registration: {
        form: 'visit',
        visitKind: 'walk-in',
        intakeSource: 'direct',
        occurredAt: '2026-09-04T01:10:00.000Z',
        receivedOn: TODAY,
        place: '接待室',
        receiver: '王某庚',
        receiverTitle: '所长',
        petitionerType: 'individual',
        petitioners: [{ name: '赵某甲', role: 'principal' }],
        totalPersons: 1,
        purpose: 'inquiry',
        contentCategory: 'politics-law',
        justiceCategory: 'legal-aid',
        issueOffice: 'jiaxi',
        statement: '想问问。',
        summary: '咨询法律援助',
        claims: ['告知条件'],
        dutyUnit: 'jiaxi',
      },
    });
  });

  it.each<readonly [string, Partial<FormValues>, readonly string[]]>([
    ['R003-02 the summary alone', { statement: '' }, ['statement']],
    ['a letter has no spoken words', { form: 'letter', statement: '' }, []],
    ['C38 not read back', { writtenByClerk: true }, ['readBack']],
    ['C38 read back', { writtenByClerk: true, readBack: true }, []],
    ['documents 1.1 no claim', { claims: [blankLine()] }, ['claims']],
    ['thanks ask for nothing', { claims: [blankLine()], purpose: 'thanks' }, []],
    ['a day to come', { date: '2026-09-05' }, ['date']],
    ['a day that does not exist', { date: '2026-02-30' }, ['time', 'date']],
    ['no time', { time: '' }, ['time']],
    ['fewer than named', { people: [...visit.people, { ...blankPerson('companion'), name: '某' }] }, ['totalPersons']],
    ['a number of persons in words', { totalPersons: '七' }, ['totalPersons']],
    [
      'the third box of materials',
      { materials: [blankMaterial(), { ...blankMaterial(), name: '合同', pages: '三' }] },
      ['materials.1.pages'],
    ],
    ['a promise before the visit', { promisedOn: '2026-09-01' }, ['promisedOn']],
    ['R002-12 from above without 反馈期限', { intakeSource: 'superior-bureau' }, ['feedbackDue']],
    ['R002-12 批示 without 反馈期限', { intakeSource: 'leader-instruction' }, ['feedbackDue']],
    ['R002-12 passed on without a day', { intakeSource: 'petition-bureau' }, []],
    ['R002-12 from above', { intakeSource: 'petition-bureau', feedbackDue: '2026-11-30' }, []],
    ['R002-12 due before it came', { intakeSource: 'petition-bureau', feedbackDue: '2026-09-03' }, ['feedbackDue']],
    [
      'R002-12 assigned after it came',
      { intakeSource: 'petition-bureau', feedbackDue: '2026-11-30', assignedOn: '2026-09-05' },
      ['assignedOn'],
    ],
    ['R004-15 settled without a reply', { outcome: 'settle' }, ['closeMode', 'reply']],
    ['R003-04 guided nowhere', { outcome: 'guide' }, ['guideReason', 'redirectTo']],
    ['mediation without parties', { outcome: 'mediate' }, ['committee', 'parties.0.name', 'parties.1.name']],
  ])('%s', (_name, change, fields) => {
    expect(new Set(errorsOf({ ...visit, ...change }))).toEqual(new Set(fields));
  });

  it('R004-01 has exactly one responsible unit', () => {
    expect(errorsOf(visit, null)).toEqual(['dutyUnit']);
    const chosen = toRegistration({ ...visit, dutyUnit: 'yijiang' }, 'jiaxi', TODAY);
    expect(chosen.ok && chosen.value.registration.dutyUnit).toBe('yijiang');
  });

  it('C37 leaves no trace of a name typed before “anonymous” was chosen', () => {
    const result = toRegistration({ ...visit, petitionerType: 'anonymous' }, 'jiaxi', TODAY);
    expect(JSON.stringify(result)).not.toContain('赵某甲');
  });

  it.each<readonly [string, Partial<FormValues>, Record<string, unknown>]>([
    ['documents 1.1 内容分类 follows the 业务类别', {}, { contentCategory: 'politics-law' }],
    ['R003-03 not ours is of no category of ours', { justiceCategory: 'out-of-scope' }, { contentCategory: 'other' }],
    ['a category chosen by a person stands', { contentCategory: 'health' }, { contentCategory: 'health' }],
    ['documents 10 spoken words read back', { readBack: true }, { readBack: true }],
    ['documents 1.3 postmark', { form: 'letter', postmarkOn: '2026-09-01' }, { postmarkOn: '2026-09-01' }],
    [
      'documents 1.4 when to call back',
      { form: 'phone', promisedOn: '2026-09-07', promisedTime: '15:30' },
      { promisedOn: '2026-09-07', promisedTime: '15:30' },
    ],
    [
      'documents 1.1 address unknown',
      { people: visit.people.map((person) => ({ ...person, addressUnknown: true })) },
      { petitioners: [{ addressUnknown: true }] },
    ],
  ])('%s', (_name, change, expected) => {
    const result = toRegistration({ ...visit, ...change }, 'jiaxi', TODAY);
    expect(result.ok && result.value.registration).toMatchObject(expected);
  });

  it('keeps no postmark of a visit, no hour of a promise by letter, no 不清 beside an address', () => {
    const people = visit.people.map((person) => ({ ...person, address: '东村', addressUnknown: true }));
    const change = { postmarkOn: '2026-09-01', promisedOn: '2026-09-07', promisedTime: '15:30', people };
    const result = toRegistration({ ...visit, ...change }, 'jiaxi', TODAY);
    if (!result.ok) throw new Error('a good form');
    const { registration } = result.value;
    expect([registration.postmarkOn, registration.promisedTime]).toEqual([undefined, undefined]);
    expect(registration.petitioners[0]).not.toHaveProperty('addressUnknown');
  });

  it('R003-05 what was explained and how it was taken goes with the guidance', () => {
    const guide = { guideReason: '属自然资源部门职权', redirectTo: '县自然资源局', explanation: '说明了确权程序。' };
    const result = toRegistration({ ...visit, ...guide, outcome: 'guide', guideResponse: 'accepts' }, 'jiaxi', TODAY);
    expect(result.ok && result.value.onTheSpot).toMatchObject({ explanation: '说明了确权程序。', response: 'accepts' });
  });

  it('R002-12 keeps the document of an assignment only where there is one', () => {
    const from = { assignedNo: '市信督〔2026〕12号', assignedOn: '2026-09-02', feedbackDue: '2026-11-30' };
    const above = toRegistration({ ...visit, intakeSource: 'superior-bureau', ...from }, 'jiaxi', TODAY);
    expect(above.ok && above.value.registration).toMatchObject(from);
    const direct = toRegistration({ ...visit, ...from }, 'jiaxi', TODAY);
    expect(direct.ok && direct.value.registration).not.toHaveProperty('feedbackDue');
  });

  it('R004-40 keeps a leader’s opinion only where a leader receives', () => {
    const opinion = { leaderOpinion: '由公律股核查。' };
    const walkIn = toRegistration({ ...visit, ...opinion }, 'jiaxi', TODAY);
    expect(walkIn.ok && walkIn.value.registration).not.toHaveProperty('leaderOpinion');
    const leaderDay = toRegistration({ ...visit, ...opinion, visitKind: 'leader-day' }, 'jiaxi', TODAY);
    expect(leaderDay.ok && leaderDay.value.registration).toMatchObject({ ...opinion, leaderName: '吴某辛' });
    const unsigned = toRegistration({ ...visit, visitKind: 'leader-day' }, 'jiaxi', TODAY);
    expect(unsigned.ok && unsigned.value.registration).not.toHaveProperty('leaderName');
  });
});

describe('C42 a stored draft', () => {
  it('comes back through JSON as it was', () => {
    const stored: unknown = JSON.parse(JSON.stringify(visit));
    const again = formFromDraft(stored, blank);
    expect(toRegistration(again, 'jiaxi', TODAY)).toEqual(toRegistration(visit, 'jiaxi', TODAY));
  });

  it.each<readonly [string, unknown]>([
    ['nothing', null],
    ['something else', 'text'],
    ['fields of another kind', { people: 'x', summary: 7, purpose: {}, links: null, unknown: 1 }],
  ])('of an unknown shape keeps the blank: %s', (_name, stored) => {
    expect({ ...formFromDraft(stored, blank), people: [], claims: [], materials: [], parties: [] }).toEqual({
      ...blank,
      people: [],
      claims: [],
      materials: [],
      parties: [],
    });
  });
});
