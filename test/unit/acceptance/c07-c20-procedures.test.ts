/** C07 to C20 through the rules. Long: one case after another over the same few people. */
import { describe, expect, test } from 'vitest';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { fromMatter } from '#shared/documents/papers/from-matter.ts';
import { factsOfMatter } from '#shared/domain/deadline/facts-of-matter.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { earlierEnd } from '#shared/domain/workflow/earlier-end.ts';
import { firstUnit, newest, procedureOf } from '#shared/domain/workflow/facts.ts';
import { ownTriggers } from '#shared/domain/supervision/own-triggers.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { handlingTerm, objectionDue, reviewDue } from '#shared/domain/workflow/terms.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { told } from '#test/unit/shared/domain/deadline/facts.ts';
import { after, day, play, refusal, registered, type Line } from '#test/unit/shared/domain/workflow/life.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

/** cases.md: everything to the day, through the same `decide`, `evolve` and clocks as the product. */

const clocks = (view: MatterView, today: string): readonly string[] => told(factsOfMatter(view), today);
const running = (view: MatterView, today: string): readonly string[] =>
  clocks(view, today).filter((line) => line.includes('running'));
const on = (text: string) => ({ on: day(text) });

/** Received, accepted and told on one day. */
const acceptedOn = (text: string, changes: Parameters<typeof registered>[0] = {}): MatterView =>
  play(
    registered({ receivedOn: day(text), ...changes }),
    ['jiaxi-clerk', text, aStep('decide-intake', on(text))],
    ['jiaxi-clerk', text, aStep('record-delivery', on(text))],
  );

describe('C07 延期', () => {
  const accepted = acceptedOn('2026-08-10');
  const ask = (text: string): Line => ['jiaxi-clerk', text, aStep('ask-extension', on(text))];
  const asked = play(accepted, ask('2026-09-28'));
  const grant: Line = ['chief', '2026-09-28', aStep('decide-extension', on('2026-09-28'))];
  const extended = play(asked, grant);

  test('the term is 10-09, the extended one 11-08, rolled to 11-09', () => {
    expect(running(accepted, '2026-09-28')).toEqual(['handle 2026-10-09 2026-10-09 running ok']);
    expect(handlingTerm(extended, BUILT_IN_CALENDAR)?.due).toBe('2026-11-08');
    expect(running(extended, '2026-09-28')).toEqual(['extend 2026-11-08 2026-11-09 running ok']);
  });
  test('a second extension is refused', () => {
    expect(refusal(extended, ask('2026-10-08'))).toEqual({ code: 'extended-once' });
  });
  test('asked on 10-12 it is refused, and overdue', () => {
    expect(refusal(accepted, ask('2026-10-12'))).toEqual({ code: 'term-expired', due: '2026-10-09' });
    expect(running(accepted, '2026-10-12')).toEqual(['handle 2026-10-09 2026-10-09 running overdue']);
  });
  test('approved on 10-12 although asked in time, it is refused too', () => {
    const late: Line = ['chief', '2026-10-12', aStep('decide-extension', on('2026-10-12'))];
    expect(refusal(asked, late)).toEqual({ code: 'term-expired', due: '2026-10-09' });
  });
  test('the notice knows both red lines, the reason and who approved', () => {
    const county = fictionalCounty();
    const context = { county, printedAt: Instant.parse('2026-09-28T02:00:00.000Z'), reprint: 0 };
    expect(fromMatter(extended, context, day('2026-09-28'))).toMatchObject({
      acceptedOn: '2026-08-10',
      originalDue: '2026-10-09',
      extendedDue: '2026-11-08',
      days: '30',
      extensionReason: expect.any(String) as string,
      approvedBy: '局长',
      approvedOn: '2026-09-28',
    });
  });
  test('the notice of the extension is owed before closing (R004-49)', () => {
    expect(closureGaps(extended)).toContain('extension-notice');
    const notice = aStep('record-delivery', { paper: 'extension', ...on('2026-09-29') });
    expect(closureGaps(play(extended, ['jiaxi-clerk', '2026-09-29', notice]))).not.toContain('extension-notice');
  });
});

describe('C08, C09 简易办理', () => {
  const received = registered({ receivedOn: day('2026-09-28'), purpose: 'inquiry' });
  const simple = play(received, [
    'jiaxi-head',
    '2026-09-30',
    aStep('decide-intake', { decision: 'accepted-simple', ...on('2026-09-30') }),
  ]);

  test('C08 accepted on 9-30 the opinion is due on 10-20, over the holidays', () => {
    expect(procedureOf(simple)).toBe('simple');
    expect(running(simple, '2026-09-30')).toContain('simpleHandle 2026-10-20 2026-10-20 running ok');
  });
  test('C08 a clerk does not choose the simple procedure alone', () => {
    const line: Line = [
      'public-legal-service-clerk',
      '2026-09-30',
      aStep('decide-intake', { decision: 'accepted-simple', ...on('2026-09-30') }),
    ];
    const here = registered({
      receivedOn: day('2026-09-28'),
      dutyUnit: 'public-legal-service' as MatterView['office'],
    });
    expect(refusal(here, line)).toEqual({ code: 'head-decides-simple' });
  });
  test('C09 turned ordinary on 10-09 it counts 60 days from 9-30: 11-29, rolled to 11-30', () => {
    const ordinary = play(simple, ['jiaxi-head', '2026-10-09', aStep('convert-to-ordinary', on('2026-10-09'))]);
    expect(procedureOf(ordinary)).toBe('direct');
    expect(handlingTerm(ordinary, BUILT_IN_CALENDAR)?.due).toBe('2026-11-29');
    expect(running(ordinary, '2026-10-09')).toContain('handle 2026-11-29 2026-11-30 running ok');
  });
});

describe('C11 涉诉引导', () => {
  const view = registered({ receivedOn: day('2026-09-12') });
  const separate = aStep('decide-intake', {
    decision: 'not-accepted-litigation',
    reason: '不服法院判决',
    ...on('2026-09-12'),
  });
  test('the reason alone is not enough, the place to go is named too', () => {
    expect(refusal(view, ['jiaxi-head', '2026-09-12', separate])).toEqual({ code: 'redirect-missing' });
  });
  test('told on the day: separated, and the notice due 9-27 (9-28) is met', () => {
    const next = play(
      view,
      ['jiaxi-head', '2026-09-12', { ...separate, redirectTo: '县人民法院诉讼服务中心' }],
      ['jiaxi-head', '2026-09-12', aStep('record-delivery', { paper: 'litigation-separated', ...on('2026-09-12') })],
    );
    expect(next.status).toBe('litigation-separated');
    expect(clocks(next, '2026-09-13')).toContain('notifyDirect 2026-09-27 2026-09-28 ended in-time');
  });
});

describe('C12 交办件五个工作日异议', () => {
  const view = registered({ receivedOn: day('2026-09-23'), intakeSource: 'petition-bureau' });
  const object = (text: string): Line => ['petition-clerk', text, aStep('object', on(text))];
  test('last day 10-08; the notice of 15 days runs beside it', () => {
    expect(objectionDue(view, BUILT_IN_CALENDAR)).toBe('2026-10-08');
    expect(running(view, '2026-09-29').map((line) => line.slice(0, 25))).toEqual([
      'notifyAssigned 2026-10-08',
      'objectAssigned 2026-10-08',
    ]);
  });
  test('objected on 9-29: the notice still runs; only with consent the matter goes back', () => {
    const objected = play(view, object('2026-09-29'));
    expect(objected.status).toBe('objection');
    expect(running(objected, '2026-09-30').join()).toContain('notifyAssigned 2026-10-08');
    const answer = (agreed: boolean): Line => [
      'petition-clerk',
      '2026-09-30',
      aStep('answer-objection', { agreed, ...on('2026-09-30') }),
    ];
    expect(play(objected, answer(true)).status).toBe('returned');
    expect(play(objected, answer(false)).status).toBe('registered');
  });
  test('on 10-09 it is too late', () => {
    expect(refusal(view, object('2026-10-09'))).toEqual({ code: 'objection-late', due: '2026-10-08' });
  });
});

describe('C13 双回复', () => {
  const view = play(
    acceptedOn('2026-10-12', { intakeSource: 'superior-bureau' }),
    ['jiaxi-clerk', '2026-10-20', aStep('draft-opinion')],
    ['deputy-b', '2026-10-20', aStep('sign-opinion', on('2026-10-20'))],
    ['jiaxi-clerk', '2026-10-21', aStep('record-delivery', { paper: 'opinion', ...on('2026-10-21') })],
  );
  const submit: Line = ['jiaxi-clerk', '2026-10-22', aStep('submit-closure', on('2026-10-22'))];
  test('the notice was due 10-27, the handling 12-11', () => {
    const facts = clocks(acceptedOn('2026-10-12', { intakeSource: 'superior-bureau' }), '2026-10-12').join('\n');
    expect(facts).toContain('notifyAssigned 2026-10-27');
    expect(facts).toContain('handle 2026-12-11');
  });
  test('without the report upwards it cannot be reported as done', () => {
    expect(refusal(view, submit)).toEqual({ code: 'closure-gaps', gaps: ['report-up'] });
    const reported = play(view, ['jiaxi-clerk', '2026-10-22', aStep('report-up', on('2026-10-22'))]);
    expect(play(reported, submit).status).toBe('closing');
  });
});

describe('C14 退回重办不停表', () => {
  const reported = play(
    acceptedOn('2026-08-05'),
    ['jiaxi-clerk', '2026-09-15', aStep('draft-opinion')],
    ['deputy-b', '2026-09-16', aStep('sign-opinion', on('2026-09-16'))],
    ['jiaxi-clerk', '2026-09-17', aStep('record-delivery', { paper: 'opinion', ...on('2026-09-17') })],
    ['jiaxi-clerk', '2026-09-21', aStep('submit-closure', on('2026-09-21'))],
  );
  const checks = {
    facts: true,
    conclusion: true,
    policy: true,
    formalities: true,
    materials: false,
    implemented: true,
  };
  const redo = play(reported, [
    'petition-clerk',
    '2026-09-21',
    aStep('check-closure', { checks, close: false, reason: '材料不全', dueOn: day('2026-10-01'), ...on('2026-09-21') }),
  ]);
  test('R002-40 one open check and it cannot be closed', () => {
    const close: Line = ['petition-clerk', '2026-09-21', aStep('check-closure', { checks, ...on('2026-09-21') })];
    expect(refusal(reported, close)).toEqual({ code: 'checks-open', open: ['materials'] });
  });
  test('10-04 (10-08) and 10-01 stand side by side; on 10-05 it is over the red line', () => {
    expect(redo.status).toBe('redo');
    expect(redo.registration.dutyUnit).toBe('jiaxi');
    expect(handlingTerm(redo, BUILT_IN_CALENDAR)?.due).toBe('2026-10-04');
    const days = running(redo, '2026-09-22').map((line) => line.split(' ').slice(1, 3).join(' '));
    expect(days).toContain('2026-10-04 2026-10-08');
    expect(days.some((line) => line.startsWith('2026-10-01'))).toBe(true);
    expect(running(redo, '2026-10-05')).toContain('handle 2026-10-04 2026-10-08 running overdue');
  });
  test('more material is no extension', () => {
    const more = play(redo, ['jiaxi-clerk', '2026-09-25', aStep('record-work', on('2026-09-25'))]);
    expect(handlingTerm(more, BUILT_IN_CALENDAR)?.due).toBe('2026-10-04');
    expect(more.status).toBe('redo');
  });
});

describe('C16 不满意，双线督办', () => {
  const sent = play(
    registered({ receivedOn: day('2026-09-04') }),
    ['petition-clerk', '2026-09-04', aStep('propose')],
    ['deputy-a', '2026-09-04', aStep('decide-proposal')],
    ['petition-clerk', '2026-09-04', aStep('assign')],
    ['public-legal-service-clerk', '2026-09-05', aStep('sign-for', on('2026-09-05'))],
    ['public-legal-service-clerk', '2026-09-05', aStep('decide-intake', on('2026-09-05'))],
    ['public-legal-service-clerk', '2026-09-05', aStep('record-delivery', on('2026-09-05'))],
    ['public-legal-service-clerk', '2026-09-20', aStep('draft-opinion')],
    ['deputy-a', '2026-09-28', aStep('sign-opinion', on('2026-09-28'))],
    ['public-legal-service-clerk', '2026-09-30', aStep('record-delivery', { paper: 'opinion', ...on('2026-09-30') })],
  );
  const rate = (target: 'duty-unit' | 'petition-office', value: 'satisfied' | 'unsatisfied'): Line => [
    'petition-clerk',
    '2026-10-20',
    aStep('rate', { target, value, ...(value === 'unsatisfied' && { reason: 'no-explanation' }), ...on('2026-10-20') }),
  ];
  test('both bodies are rated; one 不满意 proposes two lines, the second for the first unit', () => {
    const rated = play(sent, rate('duty-unit', 'unsatisfied'), rate('petition-office', 'satisfied'));
    expect(firstUnit(rated)).toBe('jiaxi');
    expect(ownTriggers(rated)).toMatchObject([
      { trigger: 'unsatisfied', line: 'problem', unit: 'public-legal-service' },
      { trigger: 'unsatisfied', line: 'first-handling', unit: 'jiaxi' },
    ]);
  });
  test('an unsatisfied rating has its reason; two satisfied ones propose nothing', () => {
    const bare = aStep('rate', { value: 'unsatisfied', ...on('2026-10-20') });
    expect(refusal(sent, ['petition-clerk', '2026-10-20', bare])).toEqual({ code: 'reason-missing' });
    expect(ownTriggers(play(sent, rate('duty-unit', 'satisfied')))).toEqual([]);
  });
});

describe('C18 归档后重开', () => {
  const archived = play(
    acceptedOn('2026-09-04'),
    ['jiaxi-clerk', '2026-09-10', aStep('draft-opinion')],
    ['deputy-b', '2026-09-12', aStep('sign-opinion', on('2026-09-12'))],
    ['jiaxi-clerk', '2026-09-15', aStep('record-delivery', { paper: 'opinion', ...on('2026-09-15') })],
    ['jiaxi-clerk', '2026-09-16', aStep('submit-closure', on('2026-09-16'))],
    ['petition-clerk', '2026-09-17', aStep('check-closure', on('2026-09-17'))],
    ['archivist-a', '2026-10-15', aStep('archive', on('2026-10-15'))],
  );
  test('the volume is read only, also for those who wrote it', () => {
    const amend: Line = ['jiaxi-head', '2026-11-05', { kind: 'amend', set: { place: '甲溪所' } }];
    expect(refusal(archived, amend)).toEqual({ code: 'archived' });
    expect(refusal(archived, ['jiaxi-clerk', '2026-11-05', aStep('record-work', on('2026-11-05'))])).toEqual({
      code: 'archived',
    });
  });
  test('review could be asked until 10-15', () =>
    expect(reviewDue(archived, 'review', BUILT_IN_CALENDAR)).toBe('2026-10-15'));
  test('the same facts again: reviewable until 10-15, then 未经复核 and nothing is decided by machine', () => {
    const end = (today: string) => earlierEnd(archived, day(today), BUILT_IN_CALENDAR);
    expect(end('2026-10-15')).toEqual({ kind: 'reviewable', until: '2026-10-15' });
    expect(end('2026-11-05')).toEqual({ kind: 'unreviewed' });
    expect(earlierEnd(acceptedOn('2026-09-04'), day('2026-11-05'), BUILT_IN_CALENDAR), 'not ended').toBeNull();
  });
  test.each(['new-facts', 'same-facts'] as const)('a leader re-opens it on the ground of %s', (ground) => {
    const reopened = play(archived, ['deputy-b', '2026-11-05', aStep('reopen', { ground, ...on('2026-11-05') })]);
    expect([reopened.status, newest(reopened, 'reopen')?.action.ground]).toEqual(['reopened', ground]);
  });
  test('a leader re-opens it, nobody else', () => {
    const reopen = (by: string): Line => [by, '2026-11-05', aStep('reopen', on('2026-11-05'))];
    expect(refusal(archived, reopen('jiaxi-head'))).toEqual({ code: 'role-missing' });
    expect(play(archived, reopen('deputy-b')).status).toBe('reopened');
  });
  test('R004-51 pages run on from 1', () => {
    const broken = [
      { title: '登记表', from: 1, to: 2 },
      { title: '处理意见书', from: 4, to: 6 },
    ];
    const closed = { ...archived, status: 'closed' as const };
    const line: Line = ['archivist-a', '2026-10-15', aStep('archive', { contents: broken, ...on('2026-10-15') })];
    expect(refusal(closed, line)).toEqual({ code: 'pages-broken', page: 3 });
  });
});

describe('C19 复查、复核、听证扣除', () => {
  const served = play(
    acceptedOn('2026-09-04'),
    ['jiaxi-clerk', '2026-09-20', aStep('draft-opinion')],
    ['deputy-b', '2026-09-28', aStep('sign-opinion', on('2026-09-28'))],
    ['jiaxi-clerk', '2026-09-30', aStep('record-delivery', { paper: 'opinion', ...on('2026-09-30') })],
  );
  const asked = play(served, ['petition-clerk', '2026-10-28', aStep('request-review', on('2026-10-28'))]);
  const reviewed = play(
    asked,
    ['petition-clerk', '2026-11-24', aStep('decide-review', on('2026-11-24'))],
    ['petition-clerk', '2026-11-25', aStep('record-delivery', { paper: 'review-opinion', ...on('2026-11-25') })],
  );
  const again = play(reviewed, [
    'petition-clerk',
    '2026-12-21',
    aStep('request-review', { level: 'recheck', ...on('2026-12-21') }),
  ]);
  test('10-30 to ask, 11-27 to answer, 12-25 to ask again, 2027-01-20 to answer', () => {
    expect(running(served, '2026-10-01').join()).toContain('reviewApply 2026-10-30');
    expect(running(asked, '2026-10-29').join()).toContain('reviewHandle 2026-11-27');
    expect(running(reviewed, '2026-11-26').join()).toContain('recheckApply 2026-12-25');
    expect(running(again, '2026-12-22').join()).toContain('recheckHandle 2027-01-20');
  });
  test('seven days of hearing move it to 2027-01-27', () => {
    const hearing = aStep('record-hearing', { from: day('2027-01-06'), to: day('2027-01-12') });
    const heard = play(again, ['petition-clerk', '2027-01-12', hearing]);
    expect(running(heard, '2027-01-13').join()).toContain('recheckHandle 2027-01-27');
  });
  test('asked on 10-31 it is late, and a new visit would still be registered', () => {
    expect(refusal(served, ['petition-clerk', '2026-11-02', aStep('request-review', on('2026-11-02'))])).toEqual({
      code: 'review-late',
      due: '2026-10-30',
    });
  });
  test('the day of service is one day; a wrong record is corrected with its reason', () => {
    const again30 = aStep('record-delivery', { paper: 'opinion', ...on('2026-10-01') });
    expect(refusal(served, ['jiaxi-clerk', '2026-10-08', again30])).toEqual({
      code: 'already-delivered',
      on: '2026-09-30',
    });
    const op = served.acts?.at(-1)?.op;
    const corrected = aStep('record-delivery', {
      paper: 'opinion',
      reason: '回证写明 10 月 1 日',
      ...on('2026-10-01'),
      ...(op !== undefined && { corrects: op }),
    });
    expect(reviewDue(play(served, ['jiaxi-clerk', '2026-10-08', corrected]), 'review', BUILT_IN_CALENDAR)).toBe(
      '2026-11-02',
    );
  });
});

describe('C20 终结后再来', () => {
  const final = after(registered(), ['legal-affairs-head', '2026-12-24', aStep('finalize', on('2026-12-24'))]);
  test('the old matter is final, a new one is registered all the same and told why', () => {
    expect(final.status).toBe('finalized');
    const next = registered({ receivedOn: day('2027-01-08') });
    const told = aStep('decide-intake', { decision: 'not-again', finalNo: '临政复核〔2026〕3号', ...on('2027-01-08') });
    expect(play(next, ['petition-clerk', '2027-01-08', told]).status).toBe('no-longer-accepted');
    const { finalNo: _, ...bare } = told;
    expect(refusal(next, ['petition-clerk', '2027-01-08', bare])).toEqual({ code: 'final-number-missing' });
  });
});
