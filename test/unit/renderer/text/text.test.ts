import { expect, test } from 'vitest';
import * as z from 'zod';
import { Action } from '#shared/model/action.ts';
import * as tables from '#shared/model/codes.ts';
import { ROLES } from '#shared/model/county.ts';
import { HistoryLine } from '#shared/model/matter.ts';
import { Petitioner, Registration } from '#shared/model/registration.ts';
import { ErrorResponse } from '#shared/sync/enroll.ts';
import { SYNC_REFUSALS } from '#shared/sync/push.ts';
import { codes, labelOf, optionsOf, type CodeTable } from '#renderer/text/codes.ts';
import { fieldError, fieldName, petitionerFields, registrationFields } from '#renderer/text/fields.ts';
import { explainProblem, type ProblemCode } from '#renderer/text/problems.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import * as screens from '#renderer/text/screens.ts';
import { actionText, historySentence } from '#renderer/text/time-line.ts';

const CHINESE = /\p{Script=Han}/u;
/** vocabulary §17: words that may stand nowhere in the product. */
const BANNED = /稳控|重点人|缠访|上访户|信访户/;

test.each<[CodeTable, readonly string[]]>([
  ['form', tables.PETITION_FORMS],
  ['visitKind', tables.VISIT_KINDS],
  ['intakeSource', tables.INTAKE_SOURCES],
  ['purpose', tables.PETITION_PURPOSES],
  ['handlingPath', tables.HANDLING_PATHS],
  ['contentCategory', tables.CONTENT_CATEGORIES],
  ['justiceCategory', tables.JUSTICE_CATEGORIES],
  ['gender', tables.GENDERS],
  ['idType', tables.ID_TYPES],
  ['petitionerRole', tables.PETITIONER_ROLES],
  ['petitionerType', tables.PETITIONER_TYPES],
  ['accessNeed', tables.ACCESS_NEEDS],
  ['status', tables.MATTER_STATUSES],
  ['closeMode', tables.SPOT_CLOSE_MODES],
  ['serviceMode', tables.SERVICE_MODES],
  ['role', ROLES],
])('every code of %s has its own label', (table, expected) => {
  const options = optionsOf(table);
  expect(new Set<string>(options.map((option) => option.value))).toEqual(new Set(expected));
  expect(new Set(options.map((option) => option.label)).size).toBe(expected.length);
  for (const { label } of options) expect(label).toMatch(CHINESE);
});

test('a code of a newer version shows as itself', () => {
  expect([labelOf('status', 'void'), labelOf('status', 'from-the-future'), labelOf('status', 'toString')]).toEqual([
    '作废',
    'from-the-future',
    'toString',
  ]);
  expect(codes.purpose.inquiry).toBe('咨询');
});

test.each([
  { code: 'too-many-representatives', found: 6, most: 5 },
  { code: 'persons-fewer-than-named', named: 3 },
  { code: 'field-fixed', field: 'summary' },
  { code: 'consent-missing', party: '李某丁' },
  ...SYNC_REFUSALS.map((code) => ({ code })),
  { code: 'of-a-newer-server' },
  { code: 'constructor' },
])('a refusal is explained whole: $code', (refusal) => {
  for (const where of ['form', 'tray'] as const) {
    const words = explainRefusal(refusal, where);
    expect(words.safe).toMatch(CHINESE);
    expect(words.happened).toMatch(/。$/);
    expect(words.remedies.length).toBeGreaterThan(0);
    expect(JSON.stringify(words)).not.toMatch(/undefined|null|\[object/);
  }
});

test('S7 a refusal in the tray always says that the record is kept', () => {
  expect(explainRefusal({ code: 'statement-missing' }, 'tray').safe).toBe('这条记录完整保存在本机“退回”中，没有丢失。');
  expect(explainRefusal({ code: 'statement-missing' }, 'form').safe).toBe('已填内容都在本页，没有丢失。');
});

test('C02 the sentence of too many representatives', () => {
  expect(explainRefusal({ code: 'too-many-representatives', found: 6, most: 5 }, 'form').title).toBe(
    '代表不得超过 5 人',
  );
});

test.each<ProblemCode>([
  ...ErrorResponse.shape.error.options,
  'disk-full',
  'damaged',
  'blocked',
  'offline',
  'clock-off',
])('a problem is explained whole: %s', (code) => {
  const words = explainProblem(code);
  for (const sentence of [words.title, words.happened, words.safe, ...words.remedies])
    expect(sentence).toMatch(CHINESE);
});

test('every field has a name', () => {
  expect(Object.keys(registrationFields).toSorted()).toEqual(Object.keys(Registration.shape).toSorted());
  expect(Object.keys(petitionerFields).toSorted()).toEqual(Object.keys(Petitioner.shape).toSorted());
});

test.each([
  [{ summary: '' }, '请填写登记员归纳。'],
  [{ summary: '字'.repeat(1001) }, '登记员归纳太长，请减到 1000 字以内。'],
  [{ purpose: 'x' }, '请选择信访目的。'],
  [{ receivedOn: '2026-02-30' }, '收到日期请填真实的日期，例如 2026-09-04。'],
  [{ totalPersons: 0 }, '总人数不能小于 1。'],
  [{ totalPersons: 1.5 }, '总人数请填整数。'],
  [{ petitioners: [{ name: '', role: 'principal' }] }, '请填写信访人姓名。'],
  [{ claims: ['一', ''] }, '请填写第 2 项诉求。'],
])('an issue of the schema becomes a sentence: %#', (input, sentence) => {
  const { error } = z.safeParse(Registration.partial(), input);
  expect(error?.issues.map(fieldError)).toEqual([sentence]);
});

test('a field nobody knows keeps its own name', () => {
  expect(fieldName(['brandNew'])).toBe('brandNew');
});

test('every kind of action has its sentence on the time line', () => {
  expect(Object.keys(actionText).toSorted()).toEqual(Action.options.map((a) => a.shape.kind.value).toSorted());
  const line = HistoryLine.parse({
    op: 'BBBBBBBBBBBBBBBBBBBBBB',
    kind: 'void',
    by: 'wang',
    office: 'jiaxi',
    recordedAt: '2026-09-04T01:55:00.000Z',
    note: '重复登记',
  });
  const nameOf = { officer: () => '王某壬', unit: () => '甲溪司法所' };
  expect(historySentence(line, nameOf)).toBe('甲溪司法所 王某壬 作废本件，编号保留：重复登记');
  expect(historySentence({ ...line, kind: 'brand-new' }, nameOf)).toContain('不能显示名称');
});

test('vocabulary §17 no banned word', () => {
  expect(JSON.stringify([codes, registrationFields, actionText, screens])).not.toMatch(BANNED);
});
