/** Which registration form a matter has (documents §1.1–1.4, R004-40), and what a signed one bears (R004-41). */
import { expect, test } from 'vitest';
import { PETITION_FORMS, VISIT_KINDS, type PetitionForm, type VisitKind } from '#shared/model/codes.ts';
import { formOf } from '#shared/documents/form-of.ts';
import { aMatter, context } from './sample-matter.ts';

const LEADERS = '司法行政系统领导干部信访接待群众来访登记表';
const DAILY = '来访登记表';

const VISITS = {
  'walk-in': DAILY,
  'market-day': LEADERS,
  'leader-day': LEADERS,
  appointment: LEADERS,
  outreach: LEADERS,
  'joint-reception': LEADERS,
  stationed: DAILY,
} as const satisfies Record<VisitKind, string>;

const OTHERS = {
  letter: '来信处理笺',
  online: '来信处理笺',
  email: '来信处理笺',
  sms: '来信处理笺',
  'leader-mailbox': '来信处理笺',
  phone: '来电登记表',
} as const satisfies Record<Exclude<PetitionForm, 'visit'>, string>;

type Row = readonly [PetitionForm, VisitKind | undefined, string];
const TABLE: readonly Row[] = PETITION_FORMS.flatMap((form): readonly Row[] =>
  form === 'visit'
    ? VISIT_KINDS.map((kind): Row => [form, kind, VISITS[kind]])
    : // A kind of visit left over from before the form was changed decides nothing.
      [undefined, ...VISIT_KINDS].map((kind): Row => [form, kind, OTHERS[form]]),
);

test.each(TABLE)('R004-40 %s, %s: %s', (form, visitKind, title) => {
  expect(formOf(aMatter({}, { form, visitKind }), context).document.title).toBe(title);
});
test('the table is whole', () => expect(TABLE).toHaveLength(7 + 6 * 8));

test('R004-40 a visit without a kind has the daily form; one that a leader signed for has the leader’s', () => {
  const titles = [{ visitKind: undefined }, { visitKind: 'walk-in', leaderOpinion: '请核查。' }].map(
    (registered) => formOf(aMatter({}, registered), context).document.title,
  );
  expect(titles).toEqual([DAILY, LEADERS]);
});

const opinion = { leaderOpinion: '请甲溪所核查，9月18日前答复。', leaderName: '何某戊', leaderTitle: '所长' };
const signed = { ...opinion, leaderSignedOn: '2026-09-04', leaderSignature: 'a'.repeat(64) };
const picture = 'data:image/png;base64,AAAA';

test.each([
  ['not signed: room for the pen', {}, {}, '姓名、职务：　　　　　　　签名：　　　　　　年　　月　　日', undefined],
  ['opinion typed, not signed', opinion, {}, '何某戊，所长　签名：　　　　　　年　　月　　日', undefined],
  ['signed on the screen', signed, { signature: picture }, '何某戊，所长　2026年9月4日', picture],
  ['the picture is not here', signed, {}, '何某戊，所长　签名见签批原件　2026年9月4日', undefined],
])('R004-41 %s', (_name, registered, more, sign, signature) => {
  const { document } = formOf(aMatter({}, registered), { ...context, ...more });
  const cells = document.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []));
  const cell = cells[cells.findIndex(({ text }) => text.startsWith('领导签批')) + 1];
  expect(cell).toMatchObject({ sign, text: 'leaderOpinion' in registered ? registered.leaderOpinion : '' });
  expect(cell?.signature).toBe(signature);
});
