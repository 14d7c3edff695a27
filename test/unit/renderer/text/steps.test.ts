import { expect, test } from 'vitest';
import { actContent } from '#renderer/text/act-content.ts';
import { actGist } from '#renderer/text/act-words.ts';
import { codes } from '#renderer/text/codes.ts';
import { explainRefusal } from '#renderer/text/refusals.ts';
import { STEP_FORMS } from '#renderer/text/step-forms.ts';
import { stepRefusalWords } from '#renderer/text/step-refusals.ts';
import { stepOf } from '#renderer/screens/matter/step-values.ts';
import { UnitCode } from '#shared/model/ids.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { WORKFLOW_ACTIONS, type WorkflowAction } from '#shared/model/workflow-action.ts';
import { aStep, STEPS, WORKFLOW_KINDS } from '#test/unit/shared/domain/workflow/sample-steps.ts';

const CHINESE = /\p{Script=Han}/u;
const BANNED = /稳控|重点人|缠访|上访户|信访户|拒绝登记|黑名单/;

test.each(Object.keys(stepRefusalWords))('a refused step is explained whole: %s', (code) => {
  const words = explainRefusal({ code }, 'form');
  expect([words.title, words.happened, words.safe].every((text) => CHINESE.test(text))).toBe(true);
  expect(words.remedies.length).toBeGreaterThan(0);
  expect(JSON.stringify(words)).not.toMatch(/undefined|null|\[object/);
  expect(JSON.stringify(words)).not.toMatch(BANNED);
});

test.each(WORKFLOW_KINDS)('the form of %s asks for every required field of the step, and no other', (kind) => {
  const schema = WORKFLOW_ACTIONS.find((each) => each.shape.kind.value === kind);
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> = { ...schema?.shape };
  const asked = STEP_FORMS[kind].map(({ key }) => key);
  const required = Object.keys(shape).filter(
    (key) => key !== 'kind' && shape[key]?.safeParse(undefined).success === false,
  );
  expect(required.filter((key) => !asked.includes(key))).toEqual([]);
  expect(asked.filter((key) => shape[key] === undefined)).toEqual([]);
  expect(STEP_FORMS[kind].every(({ label }) => CHINESE.test(label))).toBe(true);
});

const DAY = PlainDate.parse('2026-09-04');
const NAMES = { unit: () => '公律股', officer: () => '郑某丙' };

test.each(WORKFLOW_KINDS)('%s has a line for the time line', (kind) => {
  const gist = actGist(STEPS[kind], NAMES, DAY);
  expect(gist).not.toMatch(/undefined|null|\[object/);
});

/** Texts, days and names somebody entered, wherever they stand in the step. */
const entered = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(entered)
    : typeof value === 'string' && CHINESE.test(value)
      ? [value]
      : [];

test.each(WORKFLOW_KINDS.filter((kind) => kind !== 'seal-confidential'))('R004-12 %s is told whole', (kind) => {
  const told = actContent(STEPS[kind], { ...NAMES, ref: (id) => id });
  const text = told.map(({ label, value }) => `${label}：${value}`).join('\n');
  expect(entered(STEPS[kind]).filter((part) => !text.includes(part))).toEqual([]);
  expect(told.every(({ label }) => CHINESE.test(label))).toBe(true);
  expect(new Set(told.map(({ label }) => label)).size).toBe(told.length);
  expect(text).not.toMatch(/undefined|null|\[object/);
});

test('R002-40 each of the six checks says whether it holds; an opinion names its claims one by one', () => {
  const names = { ...NAMES, ref: (id: string) => id };
  const checks = {
    facts: true,
    conclusion: true,
    policy: true,
    formalities: true,
    materials: false,
    implemented: true,
  };
  const closure = actContent(aStep('check-closure', { checks, close: false, reason: '缺送达回证' }), names);
  expect(closure.filter(({ value }) => value === '不符合').map(({ label }) => label)).toEqual(['材料齐全']);
  const { findings, ...rest } = aStep('draft-opinion');
  const two = { ...rest, findings: [...findings, ...findings] };
  const execution = { unit: UnitCode.parse('jiaxi'), dueOn: DAY, text: '恢复水沟原状' };
  const labels = actContent({ ...two, execution }, names).map(({ label }) => label);
  expect(labels.join(' ')).toBe('请求1 事实1 意见1 依据1 请求2 事实2 意见2 依据2 执行安排 执行单位 执行期限 复查机关');
});

test.each<readonly [string, WorkflowAction, string]>([
  [
    'C16 a rating by its words, never by its code',
    {
      kind: 'rate',
      target: 'duty-unit',
      value: 'unsatisfied',
      reason: 'no-explanation',
      text: '没有人解释',
      onBehalf: true,
      on: DAY,
    },
    '对责任单位不满意，未解释',
  ],
  [
    'RX-01 a day before the one it was recorded on',
    { kind: 'sign-for', on: PlainDate.parse('2026-09-03') },
    '2026年9月3日',
  ],
  ['a day that stands beside the line already', { kind: 'sign-for', on: DAY }, ''],
  [
    'R004-07 an instruction with its unit and its day',
    { kind: 'instruct', text: '请核查', unit: UnitCode.parse('jiaxi'), dueOn: PlainDate.parse('2026-09-15'), on: DAY },
    '公律股，2026年9月15日前',
  ],
])('the time line: %s', (_name, action, expected) => {
  expect(actGist(action, NAMES, DAY)).toBe(expected);
});

test('what an officer types becomes the step', () => {
  const typed = { work: 'verify', on: '2026-09-04', officers: '吕某己、何某戊', text: '到现场查看', place: '' };
  expect(stepOf('record-work', typed)).toEqual({
    kind: 'record-work',
    work: 'verify',
    on: '2026-09-04',
    officers: ['吕某己', '何某戊'],
    text: '到现场查看',
  });
  const archive = {
    volumeNo: '2026-1',
    retention: '10-years',
    on: '2026-10-15',
    contents: '来访登记表 1-2\n处理意见书 3',
  };
  expect(stepOf('archive', archive)).toMatchObject({
    contents: [
      { title: '来访登记表', from: 1, to: 2 },
      { title: '处理意见书', from: 3, to: 3 },
    ],
  });
  expect(stepOf('archive', { ...archive, contents: '没有页码' })).toBeNull();
  // An answer that belonged to another decision is not sent along.
  const declined = { decision: 'accepted', on: '2026-09-04', path: 'petition-procedure', reason: '先写的理由' };
  expect(stepOf('decide-intake', declined)).not.toHaveProperty('reason');
});

test('R002-10 an opinion that grants something may say who carries it out and by when', () => {
  const typed = {
    findings: [{ claim: '恢复水沟', fact: '已改道', result: 'support', basis: '《民法典》第二百九十条' }],
    remedyOrg: '青岚县人民政府',
  };
  const execution = { unit: 'jiaxi', dueOn: '2026-10-01', text: '恢复原状' };
  expect(stepOf('draft-opinion', { ...typed, execution })).toMatchObject({ execution });
  expect(stepOf('draft-opinion', { ...typed, execution: { unit: '', dueOn: '', text: '' } })).toEqual({
    kind: 'draft-opinion',
    ...typed,
  });
  // Half an arrangement is none: the button stays grey.
  expect(stepOf('draft-opinion', { ...typed, execution: { ...execution, dueOn: '' } })).toBeNull();
});

test('labels of one table differ', () => {
  for (const table of ['procedure', 'paper', 'intakeDecision', 'closedAs', 'deliveryMode'] as const) {
    const labels = Object.values(codes[table]);
    expect(new Set(labels).size).toBe(labels.length);
  }
});
