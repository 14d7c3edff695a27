// @vitest-environment jsdom
import { aRegistration, giveLayout, setupSession, show, type ArrivingOp, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { exportOfArrivals } from '#renderer/screens/desk/export-arrivals.ts';
import { DeskScreen } from '#renderer/screens/desk/screen.tsx';
import { useDeskState } from '#renderer/state/desk.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;
beforeEach(async () => {
  useDeskState.setState({ seenUpTo: null, office: null, selected: null, list: 'near' });
  device = await setupSession('county');
});

let streams = 0;
function registered(office: string, part: Parameters<typeof aRegistration>[0] = {}, arrivedAt?: string): ArrivingOp {
  streams += 1;
  const serial = String(streams).padStart(3, '0');
  return {
    stream: `matter-of-${office}-${serial}-000`,
    office,
    ...(arrivedAt !== undefined && { arrivedAt }),
    action: {
      kind: 'register',
      slipNo: `${office}-D7-20260910-${serial}`,
      queryCode: `8HF2MW${serial}`,
      registration: aRegistration(part),
    },
  };
}

const offices = () => screen.getByRole('region', { name: '按单位' });
const arrivals = () => within(screen.getByRole('grid')).getAllByRole('row').slice(1);

describe('issue 2, item 7: arrivals live', () => {
  it('what arrives after the first look is counted by office and stands on top, until marked as seen', async () => {
    await device.arrive(registered('jiaxi', { summary: '早就到的' }, '2026-09-10T00:30:00.000Z'));
    const { user } = show(<DeskScreen />, device);
    expect(offices().textContent).not.toContain('新到');
    // A laptop's batch: recorded in the morning, arrived now.
    device.setClock('2026-09-10', '18:40');
    await act(() =>
      device.arrive({
        ...registered('yijiang', { summary: '刚到的' }),
        at: '2026-09-09T23:00:00.000Z',
      }),
    );
    await waitFor(() => expect(arrivals()).toHaveLength(2));
    expect(arrivals()[0]?.textContent).toContain('刚到的');
    expect(arrivals()[0]?.textContent).toContain('新到');
    expect(within(offices()).getByRole('button', { name: /^乙江/ }).textContent).toContain('新到 1 件');
    expect(within(offices()).getByRole('button', { name: /^甲溪/ }).textContent).not.toContain('新到');

    await user.click(within(offices()).getByRole('button', { name: /^甲溪/ }));
    await waitFor(() => expect(arrivals()).toHaveLength(1));
    await user.keyboard('{F8}');
    await waitFor(() => expect(offices().textContent).not.toContain('新到'));
  });

  it('§6.1 leaves as a table of what is shown: the surname alone, unless names are asked for', async () => {
    await device.arrive(registered('jiaxi', { summary: '公证收费问题' }));
    const { rows: cellsOf, columns } = exportOfArrivals(device.store.index.all(), fictionalCounty());
    const [row] = cellsOf(false);
    expect(row?.cells).toHaveLength(columns.length);
    expect(row?.facts.office).toBe('jiaxi');
    expect(row?.cells.slice(4, 6)).toEqual(['赵**', '公证收费问题']);
    expect(cellsOf(true)[0]?.cells[4]).toBe('赵某甲');
    show(<DeskScreen />, device);
    expect(screen.getByRole('button', { name: '导出' })).toBeTruthy();
  });

  it('says when the live line is down', async () => {
    device.setStatus({ kind: 'waiting', problem: 'offline', retryAt: 0 });
    show(<DeskScreen />, device);
    expect(screen.getByRole('status').textContent).toContain('已断开');
  });
});

it('条例 23 near dates, the most urgent first, and Enter opens', async () => {
  await device.arrive(
    registered('jiaxi', { summary: '还早' }),
    registered('jiaxi', { summary: '今日到期的', receivedOn: '2026-08-26' }),
    registered('yijiang', { summary: '超期的', receivedOn: '2026-08-20' }),
  );
  const { user, path } = show(<DeskScreen />, device);
  const items = within(screen.getByRole('tabpanel')).getAllByRole('listitem');
  expect(items.map((item) => item.textContent)).toEqual([
    expect.stringContaining('超期 6 天'),
    expect.stringContaining('今日到期'),
  ]);
  const first = items[0];
  if (first === undefined) throw new Error('nothing near');
  within(first).getByRole('button').focus();
  await user.keyboard('{Enter}');
  expect(path()).toContain('/matter/matter-of-yijiang');
});

it('C32 doubtful days and C31 conflicts wait in their own lists', async () => {
  const doubtful = registered('jiaxi', { summary: '时间不对的' });
  await device.arrive({ ...doubtful, timeDoubtful: true });
  const { user } = show(<DeskScreen />, device);
  await user.click(screen.getByRole('tab', { name: /时间待核/ }));
  expect(screen.getByRole('tabpanel').textContent).toContain('时间不对的');
  await user.click(screen.getByRole('tab', { name: /待选定/ }));
  expect(screen.getByRole('tabpanel').textContent).toContain('没有待选定');
});

describe('C33 one person at two offices', () => {
  const twice = async () => {
    await device.arrive(
      registered('jiaxi', { receivedOn: '2026-09-04', occurredAt: '2026-09-04T01:00:00.000Z' }),
      registered('yijiang', { receivedOn: '2026-09-05', occurredAt: '2026-09-05T01:00:00.000Z' }),
      // C34: the same name alone, another telephone, another matter: not offered.
      registered('yijiang', {
        petitioners: [{ name: '赵某甲', role: 'principal', phone: '13900000000' }],
        summary: '咨询法律援助如何申请',
      }),
    );
  };

  it('is offered with its reasons; 同一事项 links the later one to the earlier and both numbers stay', async () => {
    await twice();
    const { user } = show(<DeskScreen />, device);
    const tab = await screen.findByRole('tab', { name: '疑似重复1' });
    await user.click(tab);
    const pair = within(screen.getByRole('tabpanel')).getByRole('listitem');
    expect(pair.textContent).toContain('电话相同（尾号 0000）');
    expect(pair.textContent).toMatch(/先收到.*甲溪.*后收到.*乙江/);
    await user.click(within(pair).getByRole('button', { name: '同一事项' }));
    await waitFor(() => expect(screen.getByRole('tabpanel').textContent).toContain('没有发现疑似重复'));
    const rows = device.store.index.all();
    const later = rows.find((row) => row.receivedOn === '2026-09-05');
    const earlier = rows.find((row) => row.receivedOn === '2026-09-04');
    expect(later?.links).toMatchObject([{ to: earlier?.id, relation: 'same-matter' }]);
    expect(rows).toHaveLength(3);
  });

  it('不是 is a decision too: the pair is not asked again', async () => {
    await twice();
    const { user } = show(<DeskScreen />, device);
    await user.click(await screen.findByRole('tab', { name: '疑似重复1' }));
    await user.click(within(screen.getByRole('tabpanel')).getByRole('button', { name: '不是' }));
    await waitFor(() => expect(screen.getByRole('tabpanel').textContent).toContain('没有发现疑似重复'));
    const later = device.store.index.all().find((row) => row.receivedOn === '2026-09-05');
    expect(later?.links).toMatchObject([{ relation: 'different' }]);
  });
});
