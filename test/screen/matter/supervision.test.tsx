// @vitest-environment jsdom
import { createRequire } from 'node:module';
import { aRegistration, giveLayout, type TestSession } from '../setup-session.tsx';
import { setupBureau, type Bureau } from './bureau.tsx';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { ordersOf } from '#shared/domain/supervision/orders.ts';
import type { StreamId } from '#shared/model/ids.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { readProposals } from '#renderer/usecases/supervision-desk.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

const problems: unknown[] = [];
beforeAll(() => {
  giveLayout();
  // Every browser has it, jsdom has not.
  Object.defineProperty(globalThis, 'reportError', { value: (problem: unknown) => problems.push(problem) });
});
afterEach(cleanup);

const day = (text: string) => ({ on: PlainDate.parse(text) });
let bureau: Bureau;
let device: TestSession;
let id: StreamId;
const act: Bureau['act'] = (...steps) => bureau.act(...steps);

const orders = async () => {
  const view = await readMatter(device.store, id);
  return view === null ? [] : ordersOf(view).map(({ state, proposed: { action } }) => `${action.unit} ${state}`);
};

/** Shows the matter to this officer and gives the panel. */
async function panelOf(officer: string, name: '督办' | '包案' | '材料') {
  const shown = bureau.open(officer);
  return { ...shown, panel: await screen.findByRole('region', { name }) };
}
function firstButton(panel: HTMLElement, name: string): HTMLElement {
  const [button] = within(panel).getAllByRole('button', { name });
  if (button === undefined) throw new Error(`no button ${name}`);
  return button;
}
type User = Awaited<ReturnType<typeof panelOf>>['user'];
const save = (user: User): Promise<void> => user.keyboard('{Control>}{Enter}{/Control}');

beforeEach(async () => {
  bureau = await setupBureau('2026-09-30');
  ({ device, id } = bureau);
});

describe('C17 责任倒查 (SV-09), on the panel', () => {
  it('says it of the matter, also once every proposal was dismissed', async () => {
    bureau = await setupBureau('2026-10-12', { intakeSource: 'superior-bureau' });
    ({ device, id } = bureau);
    const before = await panelOf('supervisor-a', '督办');
    expect(before.panel.textContent).not.toContain('责任倒查');
    device.setClock('2026-11-05');
    const again = await registerVisit(bureau.sit('petition-clerk').deps, {
      registration: aRegistration({ receivedOn: '2026-11-05', dutyUnit: 'public-legal-service' }),
      links: [{ relation: 'same-matter', to: id }],
    });
    expect(again.ok).toBe(true);
    for (const { trigger, line } of readProposals(device.store, id, PlainDate.parse('2026-11-05'))) {
      await act('supervisor-a', aStep('dismiss-supervision', { trigger, line, reason: '已另行安排' }));
    }
    const { panel } = await panelOf('supervisor-a', '督办');
    expect(within(panel).queryByText('建议督办')).toBeNull();
    expect(within(panel).getByText('应列入责任倒查')).toBeDefined();
    expect(panel.textContent).toContain('倒查的是办理单位和办理环节');
  });
});

describe('C16 不满意 → 双线督办, through the panel', () => {
  beforeEach(async () => {
    const on = day('2026-09-30');
    await act('petition-clerk', aStep('decide-intake', on), aStep('record-delivery', on), aStep('draft-opinion'));
    await act('chief', aStep('sign-opinion', on));
    await act('petition-clerk', aStep('record-delivery', { paper: 'opinion', ...on }));
    device.setClock('2026-10-20');
    const rating = { value: 'unsatisfied', reason: 'no-explanation', ...day('2026-10-20') } as const;
    await act('petition-clerk', aStep('rate', { target: 'duty-unit', ...rating }));
  });

  it('both lines are proposed with their units, drafted with one key, authorised, issued, answered and checked', async () => {
    const supervisor = await panelOf('supervisor-a', '督办');
    expect(within(supervisor.panel).getAllByText('建议督办')).toHaveLength(2);
    expect(supervisor.panel.textContent).toContain('→ 公律股');
    for (let line = 0; line < 2; line += 1) {
      await supervisor.user.click(firstButton(supervisor.panel, '立项'));
      const dialog = within(await screen.findByRole('dialog', { name: '督办立项' }));
      expect(dialog.getByLabelText<HTMLTextAreaElement>('存在问题').value).toBe('评价为不满意。');
      await save(supervisor.user);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      // The panel reads the matter again; until then its first button is still that of the line just drafted.
      await waitFor(() => expect(within(supervisor.panel).queryAllByText('建议督办')).toHaveLength(1 - line));
    }
    expect(await orders()).toEqual(['public-legal-service to-authorize', 'qinglan to-authorize']);
    expect(within(supervisor.panel).queryByRole('button', { name: '发出督办单' }), 'not before a leader').toBeNull();

    const leader = await panelOf('deputy-a', '督办');
    for (let line = 0; line < 2; line += 1) {
      await leader.user.click(firstButton(leader.panel, '授权督办'));
      const dialog = within(await screen.findByRole('dialog', { name: '授权督办' }));
      await leader.user.click(dialog.getByRole('radio', { name: '同意' }));
      await save(leader.user);
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      const waiting = (): readonly HTMLElement[] => within(leader.panel).queryAllByRole('button', { name: '授权督办' });
      await waitFor(() => expect(waiting()).toHaveLength(1 - line));
    }
    expect(await orders()).toEqual(['public-legal-service to-issue', 'qinglan to-issue']);

    const [first, second] =
      (await readMatter(device.store, id))?.acts?.filter(({ action }) => action.kind === 'propose-supervision') ?? [];
    if (first === undefined || second === undefined) throw new Error('two orders were drafted');
    for (const { op: order } of [first, second]) {
      const about = { order, ...day('2026-10-20') };
      await act('supervisor-a', aStep('issue-supervision', about));
      await act('petition-clerk', aStep('answer-supervision', about));
    }
    const checker = await panelOf('supervisor-a', '督办');
    await checker.user.click(firstButton(checker.panel, '核查督办回复'));
    const dialog = within(await screen.findByRole('dialog', { name: '核查督办回复' }));
    await checker.user.click(dialog.getByRole('radio', { name: '认可，督办办结' }));
    await checker.user.type(dialog.getByLabelText('核查意见'), '问题已解决');
    await save(checker.user);
    await waitFor(() => expect(within(checker.panel).getByText('督办办结')).toBeDefined());
    expect(await orders(), 'the second line is still open').toEqual([
      'public-legal-service closed',
      'qinglan to-check',
    ]);
  });

  it('is dismissed only with a reason, and a unit sees no buttons', async () => {
    const { user, panel, container } = await panelOf('supervisor-a', '督办');
    await user.click(firstButton(panel, '不立'));
    const dialog = within(await screen.findByRole('dialog', { name: '不立督办' }));
    await save(user);
    expect(screen.getByRole('dialog'), 'not without a reason').toBeDefined();
    await user.type(dialog.getByLabelText('不立督办的理由'), '已由上级督办');
    await save(user);
    await waitFor(() => expect(within(panel).getAllByText('建议督办')).toHaveLength(1));
    const axe = createRequire(import.meta.url)('axe-core') as typeof import('axe-core'); // the package's own types
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((each) => each.id)).toEqual([]);

    const unit = await panelOf('public-legal-service-clerk', '督办');
    expect(within(unit.panel).queryAllByRole('button')).toEqual([]);
  });
});

describe('包案 in its panel', () => {
  it('R001-28 R001-33 does not take effect without its parts, and says what the leader still owes in person', async () => {
    const { user, panel } = await panelOf('chief', '包案');
    expect(panel.textContent).toContain('本件没有包案。');
    await user.click(within(panel).getByRole('button', { name: '明确包案领导' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.selectOptions(dialog.getByLabelText('包案领导'), '周某甲 局长');
    await user.type(dialog.getByLabelText('包案时限'), '2026-11-30');
    await user.type(dialog.getByLabelText('目标'), '按期出证');
    await user.type(dialog.getByLabelText(/^班子成员/), '冯某戊、陈某己');
    await save(user);
    expect(await screen.findAllByText(/缺一项不生效/)).not.toEqual([]);
    await user.type(dialog.getByLabelText(/^方案/), '查清原因，一月内出证');
    await save(user);
    await waitFor(() => expect(panel.textContent).toContain('领导本人还要办'));
    expect(panel.textContent).toContain('冯某戊、陈某己');
    expect(within(panel).getByRole('button', { name: '包案进展' })).toBeDefined();
  });
});

describe('SV-16, SV-17 a matter from above', () => {
  it('asks for a leader by its day, advises one by the order, and takes another only with a reason', async () => {
    bureau = await setupBureau('2026-09-30', { intakeSource: 'petition-bureau' });
    ({ device, id } = bureau);
    const { user, panel } = await panelOf('chief', '包案');
    expect(panel.textContent).toContain('上级交办件，请于2026年10月10日前明确包案领导。');
    await user.click(firstButton(panel, '明确包案领导'));
    const dialog = within(await screen.findByRole('dialog', { name: '明确包案领导' }));
    const leader = dialog.getByLabelText<HTMLSelectElement>('包案领导');
    expect(leader.selectedOptions[0]?.textContent, 'the advised one is put in').toContain('周某甲');
    await user.selectOptions(leader, '吴某乙 副局长');
    await user.type(dialog.getByLabelText('包案时限'), '2026-11-30');
    await user.type(dialog.getByLabelText('班子成员'), '褚某庚、卫某辛');
    await user.type(dialog.getByLabelText('目标'), '查清并答复');
    await user.type(dialog.getByLabelText('方案'), '先核查后接谈');
    await save(user);
    await dialog.findByText('缺理由');
    await user.type(dialog.getByLabelText('理由'), '业务由其分管');
    await save(user);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(panel.textContent).toContain('吴某乙'));
    expect(panel.textContent, 'nobody is asked any more').not.toContain('请于');
  }, 60_000);
});

describe('材料 in its panel', () => {
  it('says that there is none, takes a file with its kind, and withdraws it only with a reason', async () => {
    const { user, panel } = await panelOf('petition-clerk', '材料');
    await user.upload(within(panel).getByLabelText('添加文件', { selector: 'input' }), aPhotograph());
    const details = within(await screen.findByRole('dialog'));
    await user.click(details.getByRole('button', { name: /^添加 1 份/ }));
    // The form lists the file, too, until it is stored.
    const withdraw = await within(panel).findByRole('button', { name: '撤回' });
    await waitFor(() => expect(within(panel).getAllByRole('listitem')).toHaveLength(1));
    expect(panel.textContent).toContain('来访材料');
    await user.click(withdraw);
    const asked = within(await screen.findByRole('dialog'));
    expect(asked.getByRole<HTMLButtonElement>('button', { name: /^撤回/ }).disabled).toBe(true);
    await user.type(asked.getByLabelText('理由'), '放错了事项');
    await save(user);
    await waitFor(() => expect(panel.textContent).toContain('放错了事项'));
    expect(problems).toEqual([]);
  });
});

/** The beginning of a JPEG is what tells what it is (AT-02). */
const aPhotograph = (): File =>
  new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 64 }, () => 7)])], '照片.jpg', {
    type: 'image/jpeg',
  });
