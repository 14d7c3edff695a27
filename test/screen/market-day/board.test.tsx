// @vitest-environment jsdom
import { giveLayout, show, type TestSession } from '../setup-session.tsx';
import { sit } from '../sit.ts';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { OfficerId } from '#shared/model/ids.ts';
import { MarketDayScreen } from '#renderer/screens/market-day/screen.tsx';
import { readMarketDay } from '#renderer/usecases/market-day.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { DELEGATION, open, plan, TODAY, withPrinter } from './setup-market-day.tsx';

beforeAll(giveLayout);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

let device: TestSession;

const day = () => readMarketDay(device.store, TODAY);

beforeEach(async () => {
  device = await sit('jiaxi', 'jiaxi-head');
  device.setClock(TODAY);
});

it('R004-39 the board is printed on A4 or A3, as the wall has room', async () => {
  await plan(device);
  const { printing, sheets } = withPrinter(device, ({ className }) => className);
  device = printing;
  const { user } = show(<MarketDayScreen />, device);
  await user.click(await screen.findByRole('button', { name: '打印公示牌 A3' }));
  await waitFor(() => expect(sheets).toEqual(['print-root print-root-A3']));
  await user.click(await screen.findByRole('button', { name: '重打公示牌' }));
  await waitFor(() => expect(sheets).toEqual(['print-root print-root-A3', 'print-root print-root-A4']));
});

/** A temporary change: somebody else sits there, by written delegation (R004-36). */
async function giveToDeputy(): Promise<void> {
  const { session } = await day();
  if (session === null) throw new Error('no session today');
  expect((await performOnSessions(device.deps, [{ session: session.id, action: DELEGATION }])).ok).toBe(true);
}

it('R004-39 the board printed again after a change of officer bears the new name and post', async () => {
  await plan(device);
  const { printing, sheets } = withPrinter(device, ({ textContent }) => textContent ?? '');
  device = printing;
  const { user } = show(<MarketDayScreen />, device);
  await user.click(await screen.findByRole('button', { name: '打印公示牌并公示' }));
  await waitFor(() => expect(sheets).toHaveLength(1));
  expect(sheets[0]).toMatch(/何某戊.*甲溪司法所所长/);
  await giveToDeputy();
  await screen.findByText('公示牌与现在的安排不一致，请重新打印。');
  await user.click(screen.getByRole('button', { name: '重打公示牌' }));
  await waitFor(() => expect(sheets).toHaveLength(2));
  expect(sheets[1]).toMatch(/吕某己.*司法助理员/);
  expect(sheets[1]).not.toContain('何某戊');
});

/** The window that opens, in a frame of this page, smaller than its screen. */
function frameForBoard(): Window & typeof globalThis {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const opened = frame.contentDocument?.defaultView;
  if (opened === null || opened === undefined) throw new Error('no frame');
  Object.defineProperty(opened.screen, 'height', { value: opened.innerHeight + 300 });
  vi.spyOn(window, 'open').mockReturnValue(opened);
  return opened;
}

it('R004-39 the second window names officer, post, companion, place and number, and a change the moment it is written', async () => {
  const user = await open(device, { companions: [OfficerId.parse('legal-affairs-head')] });
  const board = frameForBoard();
  await user.click(screen.getByRole('button', { name: '投到另一块屏幕' }));
  const shown = (): string => board.document.body.textContent;
  await waitFor(() => expect(shown()).toContain('何某戊甲溪司法所所长'));
  expect(shown()).toContain('陪同 冯某戊');
  expect(shown()).toContain('甲溪所调解室　09:00—12:00');
  await user.keyboard('q');
  await screen.findByText(/A001 号已取/);
  await user.keyboard('k');
  await waitFor(() => expect(shown()).toContain('正在接谈A001'));
  await giveToDeputy();
  await waitFor(() => expect(shown()).toContain('吕某己司法助理员'));
  expect(shown()).not.toContain('何某戊');
});

it.each([
  ['lets it', true],
  ['does not let it', false],
])('R004-39 a key of the second window fills its screen; where the browser %s', async (_name, granted) => {
  const user = await open(device);
  const board = frameForBoard();
  let full = false;
  Object.defineProperty(board.document, 'fullscreenElement', {
    get: () => (full ? board.document.documentElement : null),
  });
  board.document.documentElement.requestFullscreen = () => {
    if (!granted) return Promise.reject(new TypeError('Permissions check failed'));
    full = true;
    board.dispatchEvent(new board.Event('fullscreenchange'));
    return Promise.resolve();
  };
  await user.click(screen.getByRole('button', { name: '投到另一块屏幕' }));
  const there = within(board.document.body);
  const key = await there.findByRole('button', { name: '全屏显示' });
  await act(() => Promise.resolve(key.click()));
  await waitFor(() => expect(there.queryByRole('button')).toBeNull());
  expect(there.queryByText('按 F11 全屏') !== null).toBe(!granted);
});
