// @vitest-environment jsdom
import { giveLayout, notingFiles, show, type TestSession } from '../setup-session.tsx';
import { seated, sit } from '../sit.ts';
import { confirmMarket, row } from './setup-roster.ts';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { RosterScreen } from '#renderer/screens/roster/screen.tsx';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { readSessions } from '#renderer/usecases/sessions.ts';
import { aRegistration } from '#test/support/device.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;

beforeEach(async () => {
  device = await sit('qinglan', 'legal-affairs-head');
  device.setClock('2026-09-04');
});

it('RO-10 R004-35 twelve Fridays, planned in turns with one key; those at rest wait for a choice', async () => {
  const { user } = show(<RosterScreen />, device);
  expect((await screen.findAllByText(/^建议/)).length).toBe(12);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(row('9月4日').textContent).toContain('已排，待公示'));
  expect(row('9月4日').textContent).toContain('周某甲');
  expect(row('9月11日').textContent).toContain('吴某乙');
  expect(row('9月25日').textContent).toContain('中秋放假');
  expect(row('9月25日').textContent).toContain('未排');
});

it('RO-03 C29 by keyboard: the Friday of 中秋 a day earlier, with its reason', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  within(row('9月25日')).getByRole('button', { name: '选择' }).focus();
  await user.keyboard('{Enter}');
  const dialog = within(screen.getByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: '确定' }));
  expect(dialog.getByText('请填写完整。')).toBeTruthy();
  await user.selectOptions(dialog.getByLabelText('怎样安排'), '提前到 9月24日');
  await user.type(dialog.getByLabelText('理由'), '中秋放假{Enter}');
  await waitFor(() => expect(row('9月24日').textContent).toContain('原定 9月25日'));
  expect(row('9月24日').textContent).toContain('已改期，待重新公示');
});

it('RO-12 too late to announce: refused in words, nothing written', async () => {
  device.setClock('2026-09-23');
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await user.click(within(row('9月25日')).getByRole('button', { name: '选择' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('怎样安排'), '提前到 9月24日');
  await user.type(dialog.getByLabelText('理由'), '中秋放假{Enter}');
  expect(await dialog.findByText('改期须至少提前 2 天重新公示，请选更晚的日期。')).toBeTruthy();
  expect(await readSessions(device.store)).toEqual([]);
});

it('R004-31 by keyboard: a Friday at work is moved to another day, another one is taken off once, with reasons', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(row('9月11日').textContent).toContain('已排，待公示'));
  within(row('9月11日')).getByRole('button', { name: '改期、停接' }).focus();
  await user.keyboard('{Enter}');
  const dialog = within(screen.getByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('怎样安排'), '改到另一天');
  await user.type(dialog.getByLabelText('理由'), '接待室维修');
  await user.click(dialog.getByRole('button', { name: '确定' }));
  expect(await dialog.findByText('请填写完整。')).toBeTruthy();
  await user.type(dialog.getByLabelText('改到哪一天'), '2026-09-15');
  await user.click(dialog.getByRole('button', { name: '确定' }));
  await waitFor(() => expect(row('9月15日').textContent).toContain('原定 9月11日'));
  expect(row('9月15日').textContent).toContain('已改期，待重新公示');

  await user.click(within(row('9月18日')).getByRole('button', { name: '改期、停接' }));
  const again = within(screen.getByRole('dialog'));
  await user.selectOptions(again.getByLabelText('怎样安排'), '停接这一次');
  await user.type(again.getByLabelText('理由'), '全县防汛{Enter}');
  await waitFor(() => expect(row('9月18日').textContent).toContain('停接'));
});

it('calendar §3.2 a rest day that is kept names the day off given for it', async () => {
  device = await sit('jiaxi', 'jiaxi-head');
  device.setClock('2026-09-04');
  await confirmMarket(device);
  const { user } = show(<RosterScreen />, device);
  const [settle] = await screen.findAllByRole('button', { name: '选择' });
  if (settle === undefined) throw new Error('no market day at rest');
  await user.click(settle);
  const dialog = within(screen.getByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('怎样安排'), '照常接访，安排补休');
  await user.type(dialog.getByLabelText('补休日期'), '2026-10-12');
  await user.type(dialog.getByLabelText('理由'), '群众已约好');
  await user.click(dialog.getByRole('button', { name: '确定' }));
  await waitFor(async () => {
    const sessions = await readSessions(device.store);
    expect(sessions.map(({ kept }) => kept?.dayOff)).toEqual(['2026-10-12']);
  });
  expect(await screen.findByText(/10月12日 补休/)).toBeTruthy();
});

it('RO-14 R004-35 a swap is offered by one leader and confirmed by the other', async () => {
  const first = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await first.user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(row('9月11日').textContent).toContain('已排'));
  cleanup();

  const asking = await sit('qinglan', 'deputy-a', device);
  const second = show(<RosterScreen />, asking);
  await screen.findAllByText('已排，待公示');
  await second.user.click(within(row('9月11日')).getByRole('button', { name: '提出调班' }));
  const dialog = within(screen.getByRole('dialog'));
  await second.user.selectOptions(dialog.getByLabelText('与哪一场对调'), '9月18日 周五 郑某丙');
  await second.user.type(dialog.getByLabelText('理由'), '出差{Enter}');
  expect(await screen.findByText('吴某乙请郑某丙调班，待本人确认')).toBeTruthy();
  cleanup();

  const asked = await sit('qinglan', 'deputy-b', device);
  const third = show(<RosterScreen />, asked);
  await third.user.click(await screen.findByRole('button', { name: '同意调班' }));
  await waitFor(() => expect(row('9月18日').textContent).toContain('吴某乙'));
  expect(row('9月11日').textContent).toContain('郑某丙');
  expect(screen.queryByText(/调班只在一场生效/)).toBeNull();
});

it('RO-16 R004-36 the office head delegates a market day in writing', async () => {
  device = await sit('jiaxi', 'jiaxi-head');
  device.setClock('2026-09-04');
  const { user } = show(<RosterScreen />, device);
  expect(await screen.findByText('本所还没有确认赶集规则，排不出接访日。')).toBeTruthy();
  await confirmMarket(device);
  await user.click(within(await screen.findByRole('row', { name: /^9月4日/ })).getByRole('button', { name: '排定' }));
  await user.click(await screen.findByRole('button', { name: '书面委托' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('受托人'), '吕某己（司法助理员）');
  await user.selectOptions(dialog.getByLabelText('委托原因'), '会议');
  await user.type(dialog.getByLabelText('委托书编号或存放处'), '委〔2026〕3号');
  await user.click(dialog.getByRole('button', { name: '确定' }));
  expect(await screen.findByText('吕某己（受何某戊委托）')).toBeTruthy();
});

const plannedDialog = async (user: ReturnType<typeof show>['user'], type: string) => {
  await user.keyboard('{Alt>}n{/Alt}');
  const dialog = within(await screen.findByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('种类'), type);
  return dialog;
};
const confirm = (user: ReturnType<typeof show>['user']) => user.click(screen.getByRole('button', { name: '确定' }));

it('R001-22 every day of a special period has a leader on duty, in turns', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  const dialog = await plannedDialog(user, '每日值班');
  for (const [label, day] of [
    ['日期', '2026-09-07'],
    ['最后一天', '2026-09-11'],
  ] as const) {
    await user.clear(dialog.getByLabelText(label));
    await user.type(dialog.getByLabelText(label), day);
  }
  await confirm(user);
  await waitFor(async () => expect(await readSessions(device.store)).toHaveLength(5));
  const hosts = (await readSessions(device.store)).map(({ day, type, host }) => [day.slice(8), type, host]);
  expect(hosts).toEqual([
    ['07', 'daily-duty', 'chief'],
    ['08', 'daily-duty', 'deputy-a'],
    ['09', 'daily-duty', 'deputy-b'],
    ['10', 'daily-duty', 'deputy-c'],
    ['11', 'daily-duty', 'chief'],
  ]);
});

it('R004-38 nobody goes to people’s homes alone; a session that is off is taken back with its reason', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  const dialog = await plannedDialog(user, '下访');
  await user.clear(dialog.getByLabelText('地点'));
  await user.type(dialog.getByLabelText('地点'), '石桥村村委会');
  await user.selectOptions(dialog.getByLabelText('地点类别'), '村、社区');
  await confirm(user);
  expect(await dialog.findByText('下访须两人以上，请添加陪同人。')).toBeTruthy();
  await user.click(dialog.getByLabelText(/杨某乙/));
  await confirm(user);
  const extras = () => within(screen.getAllByRole('table')[0] ?? document.body);
  await waitFor(() => expect(extras().getByText(/石桥村村委会/)).toBeTruthy());
  await user.click(extras().getByRole('button', { name: '取消这一场' }));
  await user.type(within(screen.getByRole('dialog')).getByLabelText('理由'), '暴雨，道路不通{Enter}');
  await waitFor(async () => expect((await readSessions(device.store))[0]?.status).toBe('cancelled'));
  expect(await screen.findByText(/没有另排的场次/)).toBeTruthy();
});

it('RO-46 calendar §4 in the last days of a month the leaders without a day of reception are told of', async () => {
  device.setClock('2026-09-23');
  const { unmount } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  expect(screen.queryByText(/就要结束/)).toBeNull();
  unmount();
  device.setClock('2026-09-24');
  show(<RosterScreen />, device);
  expect(await screen.findByText(/^本月就要结束，还有 \d 位班子成员没有接访$/)).toBeTruthy();
  expect(screen.getByText('吴某乙：还没有排，9月30日前要接访一天')).toBeTruthy();
});

it('R004-37 an appointment starts from a matter; what the other side answers is noted and counts for nothing', async () => {
  const noted = notingFiles(device);
  device = { ...device, session: { ...device.session, bridge: noted.bridge } };
  const registration = aRegistration({ petitioners: [{ name: '孙某丙', role: 'principal' }] });
  expect((await registerVisit(device.deps, { registration })).ok).toBe(true);
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  const dialog = await plannedDialog(user, '约访');
  await confirm(user);
  expect(await dialog.findByText('约访要写明事项，请选一件并写明谈什么。')).toBeTruthy();
  await user.type(dialog.getByLabelText('事项'), '孙某丙{Enter}');
  await user.selectOptions(dialog.getByLabelText('谈什么'), '解释处理意见');
  await confirm(user);
  const extras = () => within(screen.getAllByRole('table')[0] ?? document.body);
  await waitFor(() => expect(extras().getByText(/解释处理意见/)).toBeTruthy());
  // RO-47: it goes to that person in writing, too.
  extras().getByRole('button', { name: '打印约访通知' }).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(noted.printed).toHaveLength(1));
  expect(noted.printed[0]).toContain('孙某丙：');
  expect(noted.printed[0]).toContain('来不来由你决定');
  await user.click(extras().getByRole('button', { name: '记本人答复' }));
  const answer = within(screen.getByRole('dialog'));
  await user.selectOptions(answer.getByLabelText('本人答复'), '不来');
  await user.type(answer.getByLabelText('怎样联系的'), '打电话，本人说改天{Enter}');
  await waitFor(() => expect(extras().getByText('本人答复：不来')).toBeTruthy());
});

it('R001-21 R004-38 people may be visited where they live, and no board says where', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  const dialog = await plannedDialog(user, '下访');
  await user.clear(dialog.getByLabelText('地点'));
  await user.type(dialog.getByLabelText('地点'), '石桥村某组某户');
  await user.selectOptions(dialog.getByLabelText('地点类别'), '信访人住处');
  await user.click(dialog.getByLabelText(/杨某乙/));
  await confirm(user);
  await waitFor(async () =>
    expect(await readSessions(device.store)).toMatchObject([
      { type: 'outreach', place: { kind: 'residence', name: '石桥村某组某户' } },
    ]),
  );
  const extras = within(screen.getAllByRole('table')[0] ?? document.body);
  expect(await extras.findByText(/石桥村某组某户/)).toBeTruthy();
  expect(extras.queryByRole('button', { name: '公示' })).toBeNull();
  cleanup();
  show(<RosterScreen />, seated(device, 'qinglan', 'public-legal-service-clerk'));
  expect((await screen.findAllByText(/信访人住处/))[0]?.textContent).not.toContain('石桥村');
});

it('R001-19 a joint reception names the units that were called', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  const dialog = await plannedDialog(user, '联合接访');
  await user.click(dialog.getByLabelText('公律股'));
  await confirm(user);
  expect(await dialog.findByText('请填写完整。')).toBeTruthy();
  await user.click(dialog.getByLabelText('甲溪'));
  await confirm(user);
  await waitFor(async () => {
    const [session] = await readSessions(device.store);
    expect(session?.joint?.units).toEqual(['public-legal-service', 'jiaxi']);
  });
});

it('RO-31 RO-32 R001-22 a special period shows its empty days in red, and one press fills them in turns', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await user.keyboard('{Alt>}p{/Alt}');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/只管值班和报告，不产生对任何信访人的任务/)).toBeTruthy();
  await user.type(dialog.getByLabelText('名称'), '大型活动');
  for (const [label, day] of [
    ['第一天', '2026-09-05'],
    ['最后一天', '2026-09-06'],
  ] as const) {
    await user.clear(dialog.getByLabelText(label));
    await user.type(dialog.getByLabelText(label), day);
  }
  await confirm(user);
  const gaps = await screen.findByText('缺岗 2 天：9月5日、9月6日');
  expect(gaps.closest('.tag')?.getAttribute('data-tone')).toBe('overdue');
  expect(screen.getByText(/大型活动（特别防护期）值班：还没有排人/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '按轮值补齐' }));
  expect(await screen.findByText('每天都有领导值班')).toBeTruthy();
  await waitFor(() => expect(screen.queryByText(/大型活动（特别防护期）值班/)).toBeNull());
  expect((await readSessions(device.store)).map(({ day, type, host }) => [day.slice(8), type, host])).toEqual([
    ['05', 'daily-duty', 'chief'],
    ['06', 'daily-duty', 'deputy-a'],
  ]);
  await user.click(screen.getByRole('button', { name: '解除' }));
  await user.type(within(screen.getByRole('dialog')).getByLabelText('解除理由'), '活动取消{Enter}');
  await waitFor(() => expect(screen.queryByText('大型活动')).toBeNull());
});

it('RO-33 C29 what of the coming week nobody holds is told on the roster', async () => {
  device.setClock('2026-09-21');
  show(<RosterScreen />, device);
  expect(await screen.findByText('今后七天有 1 天缺人接访或者值班')).toBeTruthy();
  expect(screen.getByText(/9月25日 周五领导接访：逢休息日，怎样接访还没有选/)).toBeTruthy();
});
