import { describe, expect, test } from 'vitest';
import { factsOfMatter } from '#shared/domain/deadline/facts-of-matter.ts';
import { closureGaps } from '#shared/domain/workflow/closure.ts';
import { procedureOf } from '#shared/domain/workflow/facts.ts';
import { GuideOut } from '#shared/model/action.ts';
import { StreamId } from '#shared/model/ids.ts';
import { told } from '#test/unit/shared/domain/deadline/facts.ts';
import { after, day, play, refusal, registered, type Line } from '#test/unit/shared/domain/workflow/life.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

/** cases.md C10, C21, C33, C34, C37, C39, as far as the procedures decide them. */

const on = (text: string) => ({ on: day(text) });
const MAIN = StreamId.parse('stream-0000000000000009');

test('C10 业务范围外: told on the spot, and nothing bars the next visit', () => {
  const guide = GuideOut.parse({
    kind: 'guide-out',
    reason: '农村宅基地分配不属司法行政',
    redirectTo: '县自然资源局',
    informedOn: '2026-09-08',
  });
  const view = play(registered({ receivedOn: day('2026-09-08') }), ['jiaxi-clerk', '2026-09-08', guide]);
  expect([view.status, procedureOf(view)]).toEqual(['guided-out', 'guidance']);
  expect(told(factsOfMatter(view), '2026-09-11')).toContain('notifyDirect 2026-09-23 2026-09-23 ended in-time');
  expect(registered({ receivedOn: day('2026-09-11') }).status).toBe('registered');
});

describe('C21 移交保密 (entry only)', () => {
  const named = registered({ petitioners: [{ name: '孙某丙', role: 'principal', phone: '10000000001' }] });
  const noted = after(named, ['jiaxi-clerk', '2026-09-15', { kind: 'add-note', text: '孙某丙来电' }]);
  const sealed = play(noted, ['jiaxi-clerk', '2026-09-15', aStep('seal-confidential', on('2026-09-15'))]);
  test('a stub without names and words stays', () => {
    expect(sealed.status).toBe('confidential');
    expect(JSON.stringify(sealed)).not.toMatch(/孙某丙|10000000001|水沟/);
    expect(sealed.slipNo).toBe(named.slipNo);
  });
  test.each(['jiaxi-head', 'chief', 'petition-clerk'])('nothing more can be done by %s', (by) => {
    expect(refusal(sealed, [by, '2026-09-16', { kind: 'add-note', text: '补充' }])).toEqual({ code: 'sealed' });
  });
});

describe('C33, C34 合并与取消', () => {
  const second = registered({ receivedOn: day('2026-09-05') });
  const merged = play(second, ['petition-clerk', '2026-09-05', aStep('merge-into', { main: MAIN })]);
  test('merged, its clocks end and both numbers stay', () => {
    expect(merged.status).toBe('merged');
    expect(merged.slipNo).toBe(second.slipNo);
    expect(told(factsOfMatter(merged), '2026-09-06').filter((line) => line.includes('running'))).toEqual([]);
  });
  test('taken back it is where it was, and its clock runs again', () => {
    const back = play(merged, ['petition-clerk', '2026-09-06', aStep('undo-merge')]);
    expect(back.status).toBe('registered');
    expect(told(factsOfMatter(back), '2026-09-06')).toContain('notifyDirect 2026-09-20 2026-09-20 running ok');
  });
  test('a matter is not merged into itself', () => {
    const line: Line = ['petition-clerk', '2026-09-05', aStep('merge-into', { main: second.id })];
    expect(refusal(second, line)).toEqual({ code: 'own-link' });
  });
});

describe('C37 匿名与地址不清', () => {
  const letter = registered({
    form: 'letter',
    petitionerType: 'anonymous',
    petitioners: [],
    receivedOn: day('2026-09-22'),
  });
  const unclear: Line = [
    'jiaxi-clerk',
    '2026-09-22',
    aStep('decide-intake', { decision: 'address-unclear', ...on('2026-09-22') }),
  ];
  test('no notice runs', () => expect(told(factsOfMatter(letter), '2026-09-23')).toEqual([]));
  test('it is still handled and has a result before it is closed', () => {
    const open = play(letter, unclear);
    expect(procedureOf(open)).toBe('anonymous');
    expect(closureGaps(open)).toEqual(['result']);
    const worked = play(open, ['jiaxi-clerk', '2026-09-25', aStep('record-work', on('2026-09-25'))]);
    const done = play(
      worked,
      ['jiaxi-clerk', '2026-09-28', aStep('submit-closure', on('2026-09-28'))],
      ['petition-clerk', '2026-09-28', aStep('check-closure', on('2026-09-28'))],
    );
    expect(done.status).toBe('closed');
  });
});

describe('C39 意见建议类', () => {
  const accepted = play(
    registered({ purpose: 'suggestion', receivedOn: day('2026-10-22') }),
    ['jiaxi-clerk', '2026-10-22', aStep('decide-intake', on('2026-10-22'))],
    ['jiaxi-clerk', '2026-10-22', aStep('record-delivery', on('2026-10-22'))],
  );
  test('no 60 days, no extension, a reply with its reason', () => {
    expect(procedureOf(accepted)).toBe('suggestion');
    expect(told(factsOfMatter(accepted), '2026-10-23').some((line) => line.startsWith('handle'))).toBe(false);
    const ask: Line = ['jiaxi-clerk', '2026-10-23', aStep('ask-extension', on('2026-10-23'))];
    expect(refusal(accepted, ask)).toEqual({ code: 'wrong-stage', stage: 'notified' });
    const answered = play(
      accepted,
      ['jiaxi-clerk', '2026-10-30', aStep('answer-suggestion', on('2026-10-30'))],
      ['jiaxi-clerk', '2026-10-30', aStep('record-delivery', { paper: 'suggestion-reply', ...on('2026-10-30') })],
    );
    expect(answered.status).toBe('delivered');
    expect(closureGaps(answered)).toEqual([]);
  });
});
