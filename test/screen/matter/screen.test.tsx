// @vitest-environment jsdom
import { aRegistration, giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { OperationId } from '#shared/model/ids.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { readOperations } from '#renderer/data/queries/own-operations.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { linkMatters } from '#renderer/usecases/link-matters.ts';

beforeAll(giveLayout);
afterEach(cleanup);

const panel = (name: string) => screen.findByRole('region', { name });
const lastOp = async ({ store }: TestSession) =>
  (await readOperations(store, [store.state.lastN])).get(store.state.lastN);

/** 甲溪's matter whose responsible unit both the county and the office changed, unseen by each other. */
async function conflicted(device: TestSession) {
  const stream = 'matter-in-conflict-01';
  const register = {
    kind: 'register',
    slipNo: '甲溪-D7-20260910-001',
    queryCode: '8HF2MWQ4Z',
    registration: aRegistration(),
  } as const;
  await device.arrive({ stream, office: 'jiaxi', action: register, officialNo: '青司信甲溪〔2026〕1号' });
  await device.arrive({
    stream,
    office: 'bureau',
    base: 1,
    action: { kind: 'amend', set: { dutyUnit: 'bureau' }, reason: '由县局承办' },
  });
  await device.arrive({
    stream,
    office: 'jiaxi',
    base: 1,
    action: { kind: 'amend', set: { dutyUnit: 'yijiang' }, reason: '属乙江' },
  });
  return stream;
}

describe('C31 two versions of one field', () => {
  it('stand side by side with who and when; choosing makes a resolve-conflict operation without network', async () => {
    const device = await setupSession('county');
    const stream = await conflicted(device);
    device.setStatus({ kind: 'waiting', problem: 'offline', retryAt: 0 });
    const { user } = show(<MatterScreen id={stream} />, device);
    const conflict = await panel('责任单位');
    expect(conflict.textContent).toContain('县局 林某，2026年9月10日');
    expect(conflict.textContent).toContain('甲溪 周某，2026年9月10日');
    expect(conflict.textContent).toContain('法律效力');
    await user.type(within(conflict).getByRole('textbox', { name: '选定理由' }), '已与乙江核实');
    await user.click(within(conflict).getByRole('button', { name: '改用另一种' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: '责任单位' })).toBeNull());

    const view = await readMatter(device.store, stream);
    expect(view?.registration.dutyUnit).toBe('yijiang');
    expect((await lastOp(device))?.action).toEqual({
      kind: 'resolve-conflict',
      contested: expect.any(String) as OperationId,
      field: 'dutyUnit',
      keep: 'contested',
      reason: '已与乙江核实',
    });
    expect(device.store.state.outbox.size).toBe(1);
    // The other version stays on the time line.
    expect((await panel('办理经过')).textContent).toContain('由县局承办');
  });
});

describe('C32 a doubtful day', () => {
  it('starts no clock until an officer confirms it; then 15 days run from the confirmed day', async () => {
    const device = await setupSession('county');
    const stream = 'matter-doubtful-0001';
    await device.arrive({
      stream,
      office: 'jiaxi',
      timeDoubtful: true,
      action: {
        kind: 'register',
        slipNo: '甲溪-D7-20250904-001',
        queryCode: '8HF2MWQ4Z',
        registration: aRegistration({
          occurredAt: '2025-09-04T01:00:00.000Z',
          receivedOn: '2025-09-04',
        }),
      },
    });
    const { user } = show(<MatterScreen id={stream} />, device);
    expect((await panel('期限')).textContent).toContain('时间待核');
    await user.click(await screen.findByRole('button', { name: '核对时间' }));
    const dialog = screen.getByRole('dialog', { name: '核对时间' });
    const day = within(dialog).getByRole('textbox', { name: '收到日期' });
    await user.clear(day);
    await user.type(day, '9-4');
    await user.tab();
    const save = within(dialog).getByRole('button', { name: '保存' });
    expect(save.hasAttribute('disabled')).toBe(true);
    await user.type(within(dialog).getByRole('textbox', { name: '理由' }), '与纸质登记表核对');
    await user.click(save);
    await waitFor(async () => expect((await panel('期限')).textContent).toContain('9月19日'));
    expect((await lastOp(device))?.action).toMatchObject({ kind: 'confirm-date', receivedOn: '2026-09-04' });
  });
});

describe('RX-03 the same matter', () => {
  it('while the other registrations are still being read, none is called unlinked and none is counted', async () => {
    const device = await setupSession('jiaxi');
    const first = await device.register();
    await device.register({}, { links: [{ to: first.id, relation: 'same-matter' }] });
    device.store.state.listRead = false;
    show(<MatterScreen id={first.id} />, device);
    const linked = await panel('同一事项');
    expect(linked.textContent).toContain('正在读取本机登记');
    expect(linked.textContent).not.toMatch(/没有关联|第 \d 次/);
    device.store.state.listRead = true;
    act(device.store.changed);
    expect(linked.textContent).toContain('第 1 次');
  });

  it('C03 third visit or letter: the count is 3; C34 taking the link back restores the counts, with its reason kept', async () => {
    const device = await setupSession('county');
    device.setClock('2026-07-14');
    const first = await device.register();
    device.setClock('2026-08-20');
    const second = await device.register(
      { form: 'letter', statement: undefined },
      { links: [{ to: first.id, relation: 'same-matter' }] },
    );
    device.setClock('2026-08-25');
    const call = await device.register({ form: 'phone' }, { links: [{ to: first.id, relation: 'same-matter' }] });
    device.setClock('2026-09-10');
    const third = await device.register({}, { links: [{ to: second.id, relation: 'same-matter' }] });

    const { user } = show(<MatterScreen id={third.id} />, device);
    const links = await panel('同一事项');
    expect(links.textContent).toContain('第 3 次');
    for (const matter of [first, second, call, third]) expect(links.textContent).toContain(matter.slipNo);
    // C03: the third visit has its own term, 9-25.
    expect((await panel('期限')).textContent).toContain('9月25日');

    await user.click(within(links).getByRole('button', { name: '取消关联' }));
    const dialog = screen.getByRole('dialog', { name: '取消关联' });
    await user.type(within(dialog).getByRole('textbox', { name: '理由' }), '同名不同人');
    await user.click(within(dialog).getByRole('button', { name: '取消关联' }));
    await waitFor(async () => expect((await panel('同一事项')).textContent).toContain('没有关联的登记'));
    expect((await panel('办理经过')).textContent).toContain('同名不同人');
    cleanup();
    show(<MatterScreen id={second.id} />, device);
    expect((await panel('同一事项')).textContent).toContain('第 2 次');
  });

  it('C34 a pair linked from both ends is taken back from both', async () => {
    const device = await setupSession('county');
    const a = await device.register();
    const b = await device.register({}, { links: [{ to: a.id, relation: 'same-matter' }] });
    await linkMatters(device.deps, { from: a.id, to: b.id, relation: 'same-matter', reason: '' });
    const { user } = show(<MatterScreen id={b.id} />, device);
    await user.click(within(await panel('同一事项')).getByRole('button', { name: '取消关联' }));
    const dialog = screen.getByRole('dialog', { name: '取消关联' });
    await user.type(within(dialog).getByRole('textbox', { name: '理由' }), '误并');
    await user.click(within(dialog).getByRole('button', { name: '取消关联' }));
    await waitFor(async () => expect((await panel('同一事项')).textContent).toContain('没有关联的登记'));
    expect(device.store.index.get(a.id)?.links).toEqual([]);
    expect(device.store.index.get(b.id)?.links).toEqual([]);
  });

  it('C33 another office’s registration is found by its number and linked; it runs from the main one', async () => {
    const device = await setupSession('county');
    const stream = 'matter-of-jiaxi-0001';
    await device.arrive({
      stream,
      office: 'jiaxi',
      officialNo: '青司信甲溪〔2026〕3号',
      action: {
        kind: 'register',
        slipNo: '甲溪-D7-20260904-001',
        queryCode: '8HF2MWQ4Z',
        registration: aRegistration({
          receivedOn: '2026-09-04',
          occurredAt: '2026-09-04T01:00:00.000Z',
        }),
      },
    });
    const later = await device.register();
    const { user } = show(<MatterScreen id={later.id} />, device);
    await user.click(within(await panel('同一事项')).getByRole('button', { name: '关联另一件' }));
    const dialog = screen.getByRole('dialog', { name: '关联另一件' });
    await user.type(within(dialog).getByRole('searchbox', { name: '查找另一件' }), '0904-001');
    await user.click(await within(dialog).findByRole('radio', { name: /青司信甲溪〔2026〕3号/ }));
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(async () => expect((await panel('同一事项')).textContent).toContain('重复件'));
    const links = await panel('同一事项');
    expect(links.textContent).toContain('第 2 次');
    expect((await panel('期限')).textContent).toContain('9月19日');
  });
});

describe('what may be done now', () => {
  it('buttons come from decide; what is absent says why', async () => {
    const device = await setupSession('jiaxi');
    const view = await device.register();
    const { user } = show(<MatterScreen id={view.id} />, device);
    await user.click(await screen.findByRole('button', { name: '作废' }));
    const dialog = screen.getByRole('dialog', { name: '作废' });
    await user.type(within(dialog).getByRole('textbox', { name: '理由' }), '重复录入');
    await user.click(within(dialog).getByRole('button', { name: '作废' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '当即办结' })).toBeNull());
    expect(screen.getByRole('button', { name: '添加记录' })).toBeTruthy();
    expect(screen.getByText('这一件已经作废，编号保留，不能再办理。')).toBeTruthy();
    // R004-47: the number stays, with its reason.
    expect((await panel('登记内容')).textContent).toContain('重复录入');
    expect(screen.getAllByText(view.slipNo).length).toBeGreaterThan(0);
  });

  it('C31 amending the summary writes that field alone', async () => {
    const device = await setupSession('jiaxi');
    const view = await device.register();
    const { user } = show(<MatterScreen id={view.id} />, device);
    await user.click(await screen.findByRole('button', { name: '改归纳诉求' }));
    const summary = screen.getByRole('textbox', { name: '登记员归纳' });
    await user.clear(summary);
    await user.type(summary, '要求重新测量界址');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect((await lastOp(device))?.action).toEqual({ kind: 'amend', set: { summary: '要求重新测量界址' } });
  });

  it('R001-62 settling on the spot needs a reply and ends the clock', async () => {
    const device = await setupSession('jiaxi');
    const view = await device.register();
    const { user } = show(<MatterScreen id={view.id} />, device);
    await user.click(await screen.findByRole('button', { name: '当即办结' }));
    const dialog = screen.getByRole('dialog', { name: '当即办结' });
    await user.selectOptions(within(dialog).getByRole('combobox', { name: '办结方式' }), 'explained');
    await user.type(within(dialog).getByRole('textbox', { name: '答复内容' }), '已说明界址以登记为准');
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(async () => expect((await panel('期限')).textContent).toContain('已办结'));
    expect((await panel('登记内容')).textContent).toContain('已说明界址以登记为准');
  });
});

it('WF-06 the next step by keyboard alone: accepted, and what is still owed is said', async () => {
  const device = await setupSession('county');
  const view = await device.register();
  const { user } = show(<MatterScreen id={view.id} />, device);
  (await screen.findByRole('button', { name: '受理告知' })).focus();
  await user.keyboard('{Enter}');
  const dialog = screen.getByRole('dialog', { name: '受理告知' });
  // Only what belongs to the decision is asked.
  expect(within(dialog).queryByRole('textbox', { name: '复核意见文号' })).toBeNull();
  await user.selectOptions(within(dialog).getByRole('combobox', { name: '决定' }), 'not-again');
  expect(within(dialog).getByRole('textbox', { name: '复核意见文号' })).toBeTruthy();
  await user.selectOptions(within(dialog).getByRole('combobox', { name: '决定' }), 'accepted');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await lastOp(device))?.action).toMatchObject({ kind: 'decide-intake', decision: 'accepted' });
  expect((await panel('办理情况')).textContent).toContain('受理告知的送达记录');
  // What was decided stands among the facts: nobody reads 未填写 beside it.
  expect((await panel('登记内容')).textContent).toContain('办理途径信访程序');
  expect((await panel('办理经过')).textContent).toContain('作出受理告知决定（受理');
});

it('RX-01 four times kept apart, RX-02 both numbers; the day is explained step by step', async () => {
  const device = await setupSession('county');
  const stream = 'matter-four-times-01';
  await device.arrive({
    stream,
    office: 'jiaxi',
    officialNo: '青司信甲溪〔2026〕1号',
    at: '2026-09-10T01:20:00.000Z',
    arrivedAt: '2026-09-10T10:40:00.000Z',
    action: {
      kind: 'register',
      slipNo: '甲溪-D7-20260910-001',
      queryCode: '8HF2MWQ4Z',
      registration: aRegistration({ learnedAt: '2026-09-10T01:10:00.000Z' }),
    },
  });
  const { user } = show(<MatterScreen id={stream} />, device);
  const times = await panel('编号和时间');
  for (const time of ['9月10日 09:00', '9月10日 09:10', '9月10日 09:20', '9月10日 18:40']) {
    expect(times.textContent).toContain(time);
  }
  for (const number of ['青司信甲溪〔2026〕1号', '甲溪-D7-20260910-001', '8HF2MWQ4Z']) {
    expect(times.textContent).toContain(number);
  }
  await user.click(screen.getByText('为什么是这一天'));
  const clock = await panel('期限');
  expect(clock.textContent).toContain('9月11日 周五 为第 1 日');
  // 2026-09-25 is 中秋节: the red line is not moved, the rolled day stands beside it.
  expect(clock.textContent).toContain('9月25日 周五 为最后一天（红线）');
});
