// @vitest-environment jsdom
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { act, cleanup, screen } from '@testing-library/react';
import type { QueueSummary } from '#renderer/data/queries/sync-state.ts';
import { badgeState } from '#renderer/session/sync-badge-state.ts';
import { SyncBadge } from '#renderer/session/sync-badge.tsx';
import type { SyncStatus } from '#renderer/sync/driver.ts';

beforeAll(giveLayout);
afterEach(cleanup);

const NINE_TEN = Date.parse('2026-09-10T01:10:00.000Z');
const queue = (part: Partial<QueueSummary>): QueueSummary => ({
  pending: 0,
  receipted: 0,
  refused: 0,
  oldestPendingAt: null,
  lastSyncAt: '2026-09-10T02:30:00.000Z',
  ...part,
});
const three = queue({ pending: 3, oldestPendingAt: NINE_TEN });
const waiting = (problem: 'offline' | 'bad-answer'): SyncStatus => ({
  kind: 'waiting',
  problem,
  retryAt: NINE_TEN + 32_000,
});

describe('issue 2, item 6: how many wait, since when, why', () => {
  const idle: SyncStatus = { kind: 'idle', lastAt: null };
  it.each<readonly [string, SyncStatus, QueueSummary, string]>([
    ['waiting to be sent', idle, three, '待发 3（自 09:10 起）'],
    ['sending', { kind: 'exchanging' }, three, '正在发送'],
    ['everything has arrived', idle, queue({}), '已全部收妥 10:30'],
    ['a look for news says nothing new', { kind: 'exchanging' }, queue({}), '已全部收妥 10:30'],
    ['no network', waiting('offline'), three, '断网，3 条记录在本机安全保存'],
    ['no network, nothing waits', waiting('offline'), queue({}), '断网，可照常登记'],
    ['S4 a login page answers', waiting('bad-answer'), three, '3 条记录在本机安全保存'],
    ['V1 too old', { kind: 'needs-upgrade' }, three, '需要升级，记录都在本机'],
    ['never synced', idle, queue({ lastSyncAt: null }), '尚未同步'],
  ])('%s', (_name, status, counts, words) => {
    expect(badgeState(status, counts, NINE_TEN).words).toContain(words);
  });
});

it('a press shows three counts, why, the next attempt, and asks for an exchange now', async () => {
  const device = await setupSession('jiaxi');
  await device.register();
  const { user } = show(<SyncBadge />, device);
  act(() => device.setStatus({ kind: 'waiting', problem: 'offline', retryAt: Date.now() + 5_000 }));
  await user.click(screen.getByRole('button', { name: /断网，1 条记录在本机安全保存/ }));
  const popover = screen.getByRole('dialog', { name: '同步情况' });
  expect(popover.textContent).toContain('本机待发1 条');
  expect(popover.textContent).toContain('已收妥待核对0 条');
  expect(popover.textContent).toContain('连不上县局服务器');
  await user.click(screen.getByRole('button', { name: '现在同步' }));
  expect(device.askedNow()).toBe(1);
  // The Escape that closes it does not also leave the page behind it.
  const heard: boolean[] = [];
  const hear = (event: KeyboardEvent): void => void heard.push(event.defaultPrevented);
  window.addEventListener('keydown', hear);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{Escape}');
  window.removeEventListener('keydown', hear);
  expect(heard).toEqual([true, false]);
});
