import { describe, expect, test } from 'vitest';
import { accessReply } from '#shared/documents/papers/access-reply.ts';
import { frameFor, fromMatter } from '#shared/documents/papers/from-matter.ts';
import { factsOfMatter } from '#shared/domain/deadline/facts-of-matter.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { OperationId } from '#shared/model/ids.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { context } from '#test/unit/shared/documents/sample-matter.ts';
import { told } from '#test/unit/shared/domain/deadline/facts.ts';
import { after, day, play, refusal, registered, type Line } from '#test/unit/shared/domain/workflow/life.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { matterAt } from '#test/unit/shared/domain/workflow/stages.ts';

/** cases.md C40: correction and access (个人信息保护法 45, 46), to the day. Everything invented. */

const PEOPLE = [
  { name: '周某甲', role: 'principal', phone: '10000000001', idType: 'resident-id', idNo: '530000190001010011' },
  { name: '吴某乙', role: 'companion', phone: '10000000002', idNo: '530000190001010022' },
] as const;
const joint = (): MatterView =>
  registered({
    petitioners: [...PEOPLE],
    totalPersons: 2,
    receiver: '林某',
    statement: '我和吴某乙的院子都积水。',
    summary: '二人反映积水，经办人认为可以调解',
  });

type Ask = Partial<Omit<ActionOf<'request-access'>, 'kind'>>;
const ask = (on: string, changes: Ask = {}): Line => [
  'jiaxi-clerk',
  on,
  aStep('request-access', { on: day(on), person: '周某甲', ...changes }),
];
const lastRequest = (view: MatterView): OperationId => {
  const found = view.acts?.findLast(({ action }) => action.kind === 'request-access')?.op;
  if (found === undefined) throw new Error('nobody asked');
  return found;
};
type Answer = Partial<Omit<ActionOf<'answer-access'>, 'kind'>>;
const answer = (view: MatterView, by: string, on: string, changes: Answer = {}): Line => [
  by,
  on,
  aStep('answer-access', { request: lastRequest(view), on: day(on), ...changes }),
];
const clock = (view: MatterView, today: string): readonly string[] =>
  told(factsOfMatter(view), today).filter((line) => line.startsWith('accessReply'));

describe('C40 更正电话', () => {
  const asked = play(joint(), ask('2026-09-08', { asks: 'correct', text: '电话登记错了' }));
  const corrected = after(asked, [
    'jiaxi-clerk',
    '2026-09-09',
    {
      kind: 'amend',
      set: { petitioners: [{ ...PEOPLE[0], phone: '10000000009' }, PEOPLE[1]] },
      reason: '本人请求更正电话',
    },
  ]);

  test('thirty days from the day of the request: 10-08, the first working day after the holiday', () => {
    expect(clock(asked, '2026-09-08')).toEqual(['accessReply 2026-10-08 2026-10-08 running ok']);
    expect(clock(asked, '2026-10-09')).toEqual(['accessReply 2026-10-08 2026-10-08 running overdue']);
  });
  test('nobody says 已更正 before it is corrected', () => {
    expect(refusal(asked, answer(asked, 'jiaxi-clerk', '2026-09-09'))).toEqual({ code: 'correction-missing' });
  });
  test('nothing is changed for somebody who was not recognised', () => {
    const line = answer(corrected, 'jiaxi-clerk', '2026-09-09', { identity: 'not-shown' });
    expect(refusal(corrected, line)).toEqual({ code: 'identity-missing' });
  });
  test('corrected with the reason, answered, the clock ends in time, the matter stays where it was', () => {
    const done = play(corrected, answer(corrected, 'jiaxi-clerk', '2026-09-09'));
    expect(clock(done, '2026-09-10')).toEqual(['accessReply 2026-10-08 2026-10-08 ended in-time']);
    expect(done.status).toBe('registered');
    expect(done.registration.petitioners[0]?.phone).toBe('10000000009');
    expect(done.history.find(({ kind }) => kind === 'amend')?.note).toBe('本人请求更正电话');
    expect(refusal(done, answer(done, 'jiaxi-clerk', '2026-09-10'))).toEqual({ code: 'access-not-asked' });
  });
  test('an archived volume takes a note in place of an amendment', () => {
    const archived = play(matterAt('archived'), ask('2026-12-24', { asks: 'correct', person: '赵某甲' }));
    const noted = play(archived, ['archivist-a', '2026-12-25', { kind: 'add-note', text: '电话更正为……' }]);
    expect(refusal(archived, answer(archived, 'archivist-a', '2026-12-25'))).toEqual({ code: 'correction-missing' });
    expect(refusal(noted, answer(noted, 'archivist-a', '2026-12-25'))).toBeNull();
  });
});

describe('C40 查阅', () => {
  const asked = play(joint(), ask('2026-09-08'));
  const done = play(asked, answer(asked, 'jiaxi-clerk', '2026-09-11'));
  const paperOf = (view: MatterView) =>
    accessReply.fill(fromMatter(view, context, day('2026-09-11')), {
      ...frameFor(accessReply, view, context, 'jiaxi'),
      docNo: undefined,
      signedOn: day('2026-09-11'),
    });

  test('the reply holds the own part and nothing of the other person or of the office', () => {
    const { document, missing } = paperOf(done);
    const printed = JSON.stringify(document);
    expect(missing).toEqual([]);
    expect(printed).toContain('10000000001');
    expect(printed).toContain('我和＊＊的院子都积水');
    expect(printed).not.toMatch(/吴某乙|10000000002|530000190001010022|可以调解/);
  });
  test('nothing is laid out before the answer', () => {
    expect(fromMatter(asked, context, day('2026-09-08'))['ownRecord']).toEqual([]);
  });
  test('of somebody else, an informant above all, nothing is shown', () => {
    const accused = play(joint(), ask('2026-09-08', { person: '郑某丁' }));
    expect(refusal(accused, answer(accused, 'jiaxi-head', '2026-09-09'))).toEqual({ code: 'not-own-data' });
  });

  test('a refusal names ground and reason, and who answers for the unit gives it', () => {
    const accused = play(joint(), ask('2026-09-08', { person: '郑某丁' }));
    const refused = { outcome: 'refused', identity: 'id-document' } as const;
    const full = { ...refused, ground: 'informant', reason: '登记的是他人的信息，依法保密。' } as const;
    expect(refusal(accused, answer(accused, 'jiaxi-head', '2026-09-09', refused))).toEqual({ code: 'reason-missing' });
    expect(refusal(accused, answer(accused, 'jiaxi-clerk', '2026-09-09', full))).toEqual({
      code: 'head-refuses-access',
    });
    const view = play(accused, answer(accused, 'jiaxi-head', '2026-09-09', full));
    const printed = JSON.stringify(paperOf(view).document);
    expect(printed).toContain('第三十条');
    expect(printed).not.toMatch(/10000000001|10000000002|530000/);
    expect(clock(view, '2026-09-10')).toEqual(['accessReply 2026-10-08 2026-10-08 ended in-time']);
  });
});

describe('C40 the register', () => {
  test('several requests wait side by side; the clock is that of the oldest open one', () => {
    const first = play(joint(), ask('2026-09-08'));
    const both = play(first, ask('2026-09-20', { person: '吴某乙', asks: 'copy' }));
    expect(clock(both, '2026-09-21')).toEqual(['accessReply 2026-10-08 2026-10-08 running ok']);
    const one = play(both, [
      'jiaxi-clerk',
      '2026-09-21',
      aStep('answer-access', { request: lastRequest(first), on: day('2026-09-21') }),
    ]);
    expect(clock(one, '2026-09-21')).toEqual(['accessReply 2026-10-20 2026-10-20 running ok']);
  });
  test('withdrawing the matter takes no right over the data away', () => {
    const asked = play(joint(), ask('2026-09-08'), [
      'jiaxi-clerk',
      '2026-09-09',
      aStep('withdraw', { on: day('2026-09-09') }),
    ]);
    expect(clock(asked, '2026-09-10')).toEqual(['accessReply 2026-10-08 2026-10-08 running ok']);
    expect(refusal(asked, answer(asked, 'jiaxi-clerk', '2026-09-10'))).toBeNull();
  });
  test.each(['closed', 'archived', 'finalized', 'not-accepted', 'returned'] as const)(
    'asked at %s it is taken down',
    (stage) => {
      expect(
        refusal(matterAt(stage), ['jiaxi-clerk', '2026-12-30', aStep('request-access', { on: day('2026-12-30') })]),
      ).toBeNull();
    },
  );
});
