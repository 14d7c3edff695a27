// @vitest-environment jsdom
import { giveLayout, show, type TestSession } from '../setup-session.tsx';
import { sit } from '../sit.ts';
import { confirmMarket, row } from './setup-roster.ts';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { SessionAction } from '#shared/model/reception.ts';
import { RosterScreen } from '#renderer/screens/roster/screen.tsx';
import { performOnSessions, readSessions } from '#renderer/usecases/sessions.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;

beforeEach(async () => {
  device = await sit('qinglan', 'legal-affairs-head');
  device.setClock('2026-09-04');
});

it('RO-37 R004-39 by keyboard: hours and companions of a planned Friday, the board made again', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await user.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(row('9月11日').textContent).toContain('已排，待公示'));
  await user.click(within(row('9月11日')).getByRole('button', { name: '公示' }));
  await waitFor(() => expect(row('9月11日').textContent).toContain('已公示'));
  within(row('9月11日')).getByRole('button', { name: '调整' }).focus();
  await user.keyboard('{Enter}');
  const dialog = within(screen.getByRole('dialog'));
  await user.clear(dialog.getByLabelText('开始时间'));
  await user.type(dialog.getByLabelText('开始时间'), '1430');
  await user.click(dialog.getByLabelText(/冯某戊/));
  expect(dialog.queryByLabelText(/何某戊/), 'nobody of a township office').toBeNull();
  await user.click(screen.getByRole('button', { name: '确定' }));
  expect(await dialog.findByText('请填写完整。')).toBeTruthy();
  await user.type(dialog.getByLabelText('备注'), '带便携打印机');
  await user.type(dialog.getByLabelText('理由'), '上午停电');
  await user.click(screen.getByRole('button', { name: '确定' }));
  await waitFor(() => expect(row('9月11日').textContent).toContain('14:30—17:00'));
  expect(row('9月11日').textContent).toContain('陪同 冯某戊');
  expect(row('9月11日').textContent).toContain('备注：带便携打印机');
  expect(row('9月11日').textContent).toContain('公示牌待重做');
  await user.click(within(row('9月11日')).getByRole('button', { name: '重新公示' }));
  await waitFor(() => expect(row('9月11日').textContent).not.toContain('公示牌待重做'));
});

it('RO-37 the next session of a series begins with the companions of the last', async () => {
  device = await sit('jiaxi', 'jiaxi-head');
  device.setClock('2026-09-04');
  await confirmMarket(device);
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await user.click(within(row('9月4日')).getByRole('button', { name: '排定' }));
  await user.click(await screen.findByText('调整'));
  await user.click(within(screen.getByRole('dialog')).getByLabelText(/吕某己/));
  await user.type(within(screen.getByRole('dialog')).getByLabelText('理由'), '两人一起接访');
  await user.click(screen.getByRole('button', { name: '确定' }));
  await waitFor(() => expect(row('9月4日').textContent).toContain('陪同 吕某己'));
  await user.click(within(row('12月1日')).getByRole('button', { name: '排定' }));
  await waitFor(() => expect(row('12月1日').textContent).toContain('陪同 吕某己'));
});

it('RO-38 R004-35 by keyboard: who notes an absence is not proposed, and it is taken back', async () => {
  const { user } = show(<RosterScreen />, device);
  expect((await screen.findAllByText('建议 吴某乙'))[0]?.closest('tr')?.textContent).toContain('9月11日');
  await user.keyboard('{Alt>}q{/Alt}');
  const dialog = within(await screen.findByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('谁不在岗'), '吴某乙（副局长）');
  await user.selectOptions(dialog.getByLabelText('类别'), '出差');
  for (const [label, day] of [
    ['第一天', '2026-09-07'],
    ['最后一天', '2026-09-13'],
  ] as const) {
    await user.clear(dialog.getByLabelText(label));
    await user.type(dialog.getByLabelText(label), day);
  }
  await user.click(screen.getByRole('button', { name: '确定' }));
  await waitFor(() => expect(row('9月11日').textContent).toContain('建议 郑某丙'));
  expect(row('9月11日').textContent).toContain('吴某乙当天出差');
  await user.click(screen.getByRole('button', { name: '撤销' }));
  await waitFor(() => expect(row('9月11日').textContent).toContain('建议 吴某乙'));
});

it('RO-40 R004-31 a planned Friday that no board announces is told with its last day', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await user.keyboard('{Control>}s{/Control}');
  expect(await screen.findByText('今后七天有 2 场没有公示，或者公示牌与安排不一致')).toBeTruthy();
  expect(screen.getByText(/9月4日 周五领导接访：已经不足提前 2 天，请马上公示/)).toBeTruthy();
  expect(screen.getByText(/9月11日 周五领导接访：最迟 9月9日公示/)).toBeTruthy();
});

it('RO-43 R001-19 a called office sees the joint reception, notes its arrival and reports', async () => {
  const at = device.deps.clock.now();
  const done = await performOnSessions(device.deps, [
    {
      action: SessionAction.parse({
        kind: 'plan-session',
        type: 'joint',
        day: '2026-09-04',
        from: '09:00',
        to: '12:00',
        place: { kind: 'reception-place', name: '县司法局201室' },
        host: 'chief',
        companions: [],
        joint: { units: ['jiaxi', 'grassroots'], notifiedAt: at, reportTo: 'deputy-b' },
      }),
    },
    { action: { kind: 'publish-session' } },
  ]);
  expect(done.ok).toBe(true);
  const { session, ...called } = await sit('jiaxi', 'jiaxi-head', device);
  const there = { ...called, session: { ...session, identity: { ...session.identity, countyBound: false } } };
  const { user } = show(<RosterScreen />, there);
  expect(await screen.findByText('通知本单位到场')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '本单位已到场' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '本单位已到场' })).toBeNull());
  await user.click(screen.getByRole('button', { name: '即时报告' }));
  await user.type(within(screen.getByRole('dialog')).getByLabelText('现场情况'), '两家单位到场，正在商量{Enter}');
  expect(await screen.findByText('何某戊报告：两家单位到场，正在商量')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '调整' }), 'it is the bureau’s to plan').toBeNull();
});

const settle = async (user: ReturnType<typeof show>['user'], name: string, how: string) => {
  await user.click(within(row(name)).getByRole('button', { name: '选择' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('怎样安排'), how);
  await user.type(dialog.getByLabelText('理由'), '国庆放假{Enter}');
};

it('RO-04 C29 the Friday of 国庆 moved to 10-09 meets that week’s own: it is said, and asked once more', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await settle(user, '10月2日', '顺延到 10月8日');
  await waitFor(() => expect(row('10月8日').textContent).toContain('原定 10月2日'));
  await user.click(within(row('10月8日')).getByRole('button', { name: '改期、停接' }));
  const dialog = within(screen.getByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText('怎样安排'), '改到另一天');
  await user.type(dialog.getByLabelText('改到哪一天'), '2026-10-09');
  await user.type(dialog.getByLabelText('理由'), '接待室维修');
  await user.click(dialog.getByRole('button', { name: '确定' }));
  expect(await dialog.findByText(/^10月9日 周五已有周五领导接访。请另选一天；/)).toBeTruthy();
  expect((await readSessions(device.store)).map(({ day }) => day)).toEqual(['2026-10-08']);

  // Another day is free: nothing is said of it.
  await user.clear(dialog.getByLabelText('改到哪一天'));
  await user.type(dialog.getByLabelText('改到哪一天'), '2026-10-12');
  expect(dialog.queryByText(/已有周五领导接访/)).toBeNull();
  await user.clear(dialog.getByLabelText('改到哪一天'));
  await user.type(dialog.getByLabelText('改到哪一天'), '2026-10-09');
  await user.click(dialog.getByRole('button', { name: '确定' }));
  await waitFor(async () => expect((await readSessions(device.store)).map(({ day }) => day)).toEqual(['2026-10-09']));
});

it('RO-04 a day offered that already has a planned session says so, too', async () => {
  const joint = SessionAction.parse({
    kind: 'plan-session',
    type: 'joint',
    day: '2026-10-08',
    from: '09:00',
    to: '12:00',
    place: { kind: 'reception-place', name: '县司法局201室' },
    host: 'chief',
    companions: [],
    joint: { units: ['jiaxi', 'grassroots'], notifiedAt: device.deps.clock.now(), reportTo: 'deputy-b' },
  });
  expect((await performOnSessions(device.deps, [{ action: joint }])).ok).toBe(true);
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  // The first table is that of the sessions besides the series.
  await user.click(screen.getAllByRole('button', { name: '选择' })[1] ?? document.body);
  const dialog = within(screen.getByRole('dialog', { name: /^10月2日/ }));
  await user.selectOptions(dialog.getByLabelText('怎样安排'), '顺延到 10月8日');
  await user.type(dialog.getByLabelText('理由'), '国庆放假{Enter}');
  expect(await dialog.findByText(/^10月8日 周四已有联合接访。/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '确定' }));
  await waitFor(async () => expect(await readSessions(device.store)).toHaveLength(2));
});

it('RO-17 R004-35 turns missed one after another are told to the planner in one line', async () => {
  for (const [i, day] of ['2026-08-07', '2026-08-14', '2026-08-21'].entries()) {
    const at = device.deps.clock.now();
    const host = i === 0 ? 'deputy-b' : 'deputy-a';
    const done = await performOnSessions(
      device.deps,
      [
        {
          kind: 'plan-session',
          type: 'bureau-friday',
          day,
          from: '09:00',
          to: '17:00',
          place: { kind: 'reception-place', name: '县司法局201室' },
          host,
          companions: [],
        },
        { kind: 'sign-in', officer: host, at, attendance: 'absent', reason: 'meeting' },
      ].map((action) => ({ action: SessionAction.parse(action) })),
    );
    expect(done.ok).toBe(true);
  }
  show(<RosterScreen />, device);
  expect(await screen.findByText(/^吴某乙最近连续 2 次轮到时没有到岗/)).toBeTruthy();
  expect(screen.queryByText(/^郑某丙最近连续/), 'one is none in a row').toBeNull();
});

it('R004-32 by keyboard: all Fridays to the end of the next year, planned in turns', async () => {
  const { user } = show(<RosterScreen />, device);
  await screen.findAllByText(/^建议/);
  await user.keyboard('{Alt>}y{/Alt}');
  await waitFor(() => expect(row('12月31日').textContent).toContain('建议'));
  expect(screen.getAllByText(/^建议/).length).toBe(70);
  expect(row('12月31日').textContent).toContain('2027年');
  expect(row('12月25日').textContent).not.toContain('2026年');
});
