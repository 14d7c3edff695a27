// @vitest-environment jsdom
import { giveLayout } from '../setup-session.tsx';
import { setupBureau, type Bureau } from './bureau.tsx';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cleanup, screen, within } from '@testing-library/react';
import { PlainDate } from '#shared/model/plain-date.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

beforeAll(() => {
  giveLayout();
  // jsdom draws nothing and knows no fonts.
  HTMLCanvasElement.prototype.getContext = () => null;
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });
  Object.defineProperty(document, 'adoptedStyleSheets', { configurable: true, writable: true, value: [] });
  Object.assign(CSSStyleSheet.prototype, { replaceSync: () => undefined });
  // Every browser has it, jsdom has not.
  Object.defineProperty(globalThis, 'reportError', { value: () => undefined });
});
afterEach(cleanup);

const on = PlainDate.parse('2026-09-30');
/** A text of this length that can be told from a cut one. */
const long = (length: number): string =>
  `起头${'经核查排水沟与地界相符'.repeat(length)}`.slice(0, length - 2).concat('完毕');

let bureau: Bureau;
beforeEach(async () => {
  bureau = await setupBureau('2026-09-30');
});

/** Opens the form of a step and gives what stands above its fields. */
async function askedIn(officer: string, name: string): Promise<HTMLElement> {
  const { user } = bureau.open(officer);
  await user.click(await screen.findByRole('button', { name }));
  const dialog = within(await screen.findByRole('dialog', { name }));
  return dialog.getByRole('region', { name: '要决定的内容' });
}

describe('issue 4, line 4: nobody decides blind', () => {
  it('R002-28 a leader reads the whole proposal before deciding', async () => {
    const opinion = long(1000);
    await bureau.act('petition-clerk', aStep('propose', { opinion, dueOn: PlainDate.parse('2026-11-16') }));
    const asked = await askedIn('deputy-a', '审批拟办');
    expect(asked.textContent).toContain(opinion);
    expect(asked.textContent).toContain('责任单位公律股');
    expect(asked.textContent).toContain('办理期限2026年11月16日');
    // Longer than the window, it is read by keyboard.
    expect(asked.tabIndex).toBe(0);
  });

  it('条例 32 who signs reads every finding, the arrangement and the review organ', async () => {
    await bureau.act('petition-clerk', aStep('decide-intake', { on }), aStep('record-delivery', { on }));
    const [finding] = aStep('draft-opinion').findings;
    if (finding === undefined) throw new Error('the sample has a finding');
    const findings = [finding, { ...finding, claim: '赔偿误工损失', fact: long(3000), result: 'not-support' as const }];
    await bureau.act('petition-clerk', aStep('draft-opinion', { findings }));
    const asked = await askedIn('chief', '签发处理意见');
    for (const { claim, fact, basis } of findings) {
      for (const text of [claim, fact, basis]) expect(asked.textContent).toContain(text);
    }
    expect(asked.textContent).toContain('复查机关青岚县人民政府');
  });

  it('R001-39, R002-40 a checker reads each column of the closure and the opinion it closes on', async () => {
    await bureau.act('petition-clerk', aStep('decide-intake', { on }), aStep('record-delivery', { on }));
    await bureau.act('petition-clerk', aStep('draft-opinion'));
    await bureau.act('chief', aStep('sign-opinion', { on }));
    await bureau.act('petition-clerk', aStep('record-delivery', { paper: 'opinion', on }));
    const columns = {
      reasonable: long(500),
      unreasonable: '已当面解释赔偿依据',
      hardship: '已转民政部门临时救助',
      unlawful: '未发现违法行为',
      cause: '改道时未征求邻户意见',
      sourceUnit: '甲溪镇人民政府',
    };
    await bureau.act('petition-clerk', aStep('submit-closure', { ...columns, on }));
    const asked = await askedIn('legal-affairs-head', '办结审核');
    for (const column of Object.values(columns)) expect(asked.textContent).toContain(column);
    expect(asked.textContent).toContain('水沟确已改道');
  });
});

describe('issue 4, line 4: the time line tells each step whole', () => {
  const lineOf = async (officer: string, words: string): Promise<HTMLElement> => {
    bureau.open(officer);
    const lines = within(await screen.findByRole('region', { name: '办理经过' })).getAllByRole('listitem');
    const line = lines.find(({ textContent }) => textContent.includes(words));
    if (line === undefined) throw new Error(`no line says ${words}`);
    return line;
  };

  it('a long record is cut in the line, says so, and stands whole below', async () => {
    const text = long(4000);
    await bureau.act('petition-clerk', aStep('record-work', { text, on }));
    const line = await lineOf('deputy-a', '记录了办理情况');
    expect(line.textContent).toContain(`${text.slice(0, 500)}……`);
    const whole = within(line).getByText('全文').closest('details');
    expect(whole?.textContent).toContain(text);
  });

  it('what a return said, check by check', async () => {
    await bureau.act('petition-clerk', aStep('decide-intake', { on }), aStep('record-delivery', { on }));
    await bureau.act('petition-clerk', aStep('draft-opinion'));
    await bureau.act('chief', aStep('sign-opinion', { on }));
    const recipient = { recipient: '周某甲', proxy: '周某乙，成年儿子' };
    await bureau.act('petition-clerk', aStep('record-delivery', { paper: 'opinion', on, ...recipient }));
    await bureau.act('petition-clerk', aStep('submit-closure', { on }));
    const [facts, conclusion, policy, formalities] = [true, true, true, true];
    const checks = { facts, conclusion, policy, formalities, materials: false, implemented: false };
    const faults = { materials: '缺送达回证', implemented: '没有落实' };
    const back = { checks, close: false, faults, reason: '缺送达回证', dueOn: PlainDate.parse('2026-11-02'), on };
    await bureau.act('legal-affairs-head', aStep('check-closure', back));
    const returned = await lineOf('petition-clerk', '作了办结审核');
    expect(returned.textContent).toContain('材料齐全不符合');
    expect(returned.textContent).toContain('事实清楚符合');
    const served = await lineOf('petition-clerk', '记录了告知、送达');
    expect(served.textContent).toContain('代收人与关系周某乙，成年儿子');
  });

  it('C40 who asked for their own data is not told here, a step of one line has nothing to unfold', async () => {
    await bureau.act('petition-clerk', aStep('request-access', { person: '沈某壬', on }));
    const line = await lineOf('petition-clerk', '个人信息');
    expect(line.textContent).not.toContain('沈某壬');
    expect(within(line).queryByText('全文')).toBeNull();
  });
});

it('条例 32 the desk takes the signed opinion into the letter: shown, not typed', async () => {
  await bureau.act('petition-clerk', aStep('decide-intake', { on }), aStep('record-delivery', { on }));
  await bureau.act('petition-clerk', aStep('draft-opinion'));
  await bureau.act('chief', aStep('sign-opinion', { on }));
  const { user } = bureau.open('petition-clerk');
  await user.click(await screen.findByRole('button', { name: '文书' }));
  const dialog = within(await screen.findByRole('dialog', { name: '制作文书' }));
  await user.type(dialog.getByRole('combobox', { name: '选择文书' }), '处理意见书');
  await user.keyboard('{Enter}');
  expect((await dialog.findAllByText(/水沟确已改道/)).length).toBeGreaterThan(1);
  expect(dialog.queryByLabelText('复查机关')).toBeNull();
  expect(dialog.getAllByText(/按办理记录和法定期限带出/).length).toBeGreaterThan(1);
});
