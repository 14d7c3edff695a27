import { describe, expect, test } from 'vitest';
import { currentAttachments, MOST_ATTACHMENTS, needsConsent } from '#shared/domain/attachment/attachments.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { Action } from '#shared/model/action.ts';
import { MOST_ATTACHMENT, type AddAttachment, type Attachment } from '#shared/model/attachment.ts';
import { MatterView } from '#shared/model/matter.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { ACTIONS, aMatter, matterIn, operation, operationId, stamp } from '../matter/matters.ts';

const CONTEXT = { acting: actingOf(fictionalCounty(), 'jiaxi', 'jiaxi-clerk'), today: null };
const photo = (n: number, changes: Partial<AddAttachment> = {}): AddAttachment => ({
  kind: 'add-attachment',
  hash: n.toString(16).padStart(64, '0'),
  size: 1000,
  type: 'image/jpeg',
  title: `来信第${n}页`,
  category: 'letter-scan',
  source: 'petitioner',
  ...changes,
});
const holding = (attachments: readonly Attachment[]): MatterView => aMatter({ attachments: [...attachments] });
const held = (n: number, changes: Partial<Attachment> = {}): Attachment => {
  const { kind: _, ...facts } = photo(n);
  const at = aMatter().updatedAt;
  return { op: operationId(100 + n), by: 'jiaxi-clerk', office: 'jiaxi', at, ...facts, ...changes };
};
const outcome = (view: MatterView, action: Action): string => {
  const answer = decide(view, action, CONTEXT);
  return answer.ok ? 'ok' : answer.error.code;
};

describe('what is added', () => {
  test('AT-01 stands in the matter with who and when', () => {
    const after = evolve(aMatter(), operation(2, photo(1)), stamp(2));
    expect(MatterView.parse(after).attachments).toEqual([
      { ...held(1), op: operationId(2), by: 'jiaxi-clerk', at: operation(2, photo(1)).recordedAt },
    ]);
    expect(after.history.at(-1)).toMatchObject({ kind: 'add-attachment', note: '来信第1页' });
  });

  test.each([
    ['AT-02 a type that may not be attached', { type: 'text/html' }],
    ['AT-03 nothing', { size: 0 }],
    ['AT-03 more than 200 MB', { size: MOST_ATTACHMENT + 1 }],
    ['AT-01 a name that is no hash', { hash: 'zz' }],
    ['AT-01 no title', { title: '' }],
  ])('%s is malformed', (_, changes) => {
    expect(Action.safeParse({ ...photo(1), ...changes }).success).toBe(false);
    expect(Action.safeParse({ ...photo(1), size: MOST_ATTACHMENT }).success).toBe(true);
  });

  test('AT-04 bounds of a matter; withdrawn ones do not count', () => {
    const others = Array.from({ length: MOST_ATTACHMENTS - 1 }, (_, n) => held(n + 2));
    const full = [held(1), ...others];
    expect(outcome(holding(full), photo(999))).toBe('attachments-too-many');
    const withdrawn = { by: 'jiaxi-clerk', at: aMatter().updatedAt, reason: '传错了' };
    expect(outcome(holding([{ ...held(1), withdrawn }, ...others]), photo(999))).toBe('ok');
    const large = Array.from({ length: 10 }, (_, n) => held(n + 1, { size: MOST_ATTACHMENT }));
    expect(outcome(holding(large), photo(999))).toBe('ok');
    expect(outcome(holding(large), photo(999, { size: MOST_ATTACHMENT }))).toBe('attachments-too-large');
  });

  test('AT-05 the same content twice stands once; the second operation is no mistake', () => {
    const once = evolve(aMatter(), operation(2, photo(1)), stamp(2));
    expect(outcome(once, photo(1))).toBe('ok');
    const twice = evolve(once, operation(3, photo(1)), stamp(3));
    expect(twice.attachments).toEqual(once.attachments);
    expect(twice.history).toHaveLength(once.history.length + 1);
  });
});

test.each([
  ['AT-06 sound of the own office', { type: 'audio/webm', category: 'recording', source: 'own-office' }, true],
  ['AT-06 film of the own office, whatever it is called', { type: 'video/mp4', source: 'own-office' }, true],
  ['AT-06 a photograph of the place', { category: 'scene-photo', source: 'own-office' }, true],
  ['AT-06 a recording that the visitor brought', { type: 'audio/mpeg', category: 'recording' }, false],
  ['AT-06 a letter scanned by the own office', { source: 'own-office' }, false],
] as const)('%s', (_, changes, needed) => {
  const action = photo(1, changes);
  expect(needsConsent(action)).toBe(needed);
  expect(outcome(aMatter(), action)).toBe(needed ? 'attachment-consent-missing' : 'ok');
  expect(outcome(aMatter(), { ...action, consent: '  ' })).toBe(needed ? 'attachment-consent-missing' : 'ok');
  expect(outcome(aMatter(), { ...action, consent: '本人口头同意，录音开头已告知' })).toBe('ok');
});

describe('AT-07 withdrawing', () => {
  const added = evolve(aMatter(), operation(2, photo(1)), stamp(2));
  const withdraw = (n: number): Action => ({
    kind: 'withdraw-attachment',
    attachment: operationId(n),
    reason: '传成了别人的材料',
  });

  test('keeps the line with its reason; the content counts no more', () => {
    expect(outcome(added, withdraw(2))).toBe('ok');
    const after = MatterView.parse(evolve(added, operation(3, withdraw(2)), stamp(3)));
    expect(after.attachments).toMatchObject([{ title: '来信第1页', withdrawn: { reason: '传成了别人的材料' } }]);
    expect(currentAttachments(after)).toEqual([]);
    expect(after.history.at(-1)).toMatchObject({ kind: 'withdraw-attachment', note: '传成了别人的材料' });
  });

  test('twice at once: the first reason stands', () => {
    const first = evolve(added, operation(3, withdraw(2)), stamp(3));
    expect(
      evolve(first, operation(4, { ...withdraw(2), reason: '另一个理由' } as Action), stamp(4)).attachments,
    ).toEqual(first.attachments);
  });

  test('what is not there cannot be withdrawn', () => {
    expect(outcome(added, withdraw(9))).toBe('attachment-unknown');
    expect(outcome(aMatter(), withdraw(2))).toBe('attachment-unknown');
  });

  test('AT-05 what was withdrawn may be added again', () => {
    const after = evolve(evolve(added, operation(3, withdraw(2)), stamp(3)), operation(4, photo(1)), stamp(4));
    expect(currentAttachments(after).map(({ op }) => op)).toEqual([operationId(4)]);
  });
});

test.each([
  ['archived', 'archived'],
  ['void', 'voided'],
] as const)('AT-08 nothing is added to a matter that is %s', (status, code) => {
  expect(outcome(matterIn(status), photo(1))).toBe(code);
  expect(outcome(matterIn(status), ACTIONS['withdraw-attachment'])).toBe(code);
});
