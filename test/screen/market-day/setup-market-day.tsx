import { screen } from '@testing-library/react';
import { expect } from 'vitest';
import { SessionAction } from '#shared/model/reception.ts';
import { BoardOnWall } from '#renderer/screens/market-day/parts/board-window.tsx';
import { MarketDayScreen } from '#renderer/screens/market-day/screen.tsx';
import { readMarketDay } from '#renderer/usecases/market-day.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { show, type TestSession } from '../setup-session.tsx';

export const TODAY = '2026-09-04';

/** A market day of 甲溪, held by its head. */
export async function plan(device: TestSession, more: Partial<SessionAction> = {}): Promise<void> {
  const action = SessionAction.parse({
    kind: 'plan-session',
    type: 'office-market-day',
    day: TODAY,
    from: '09:00',
    to: '12:00',
    place: { kind: 'reception-place', name: '甲溪所调解室' },
    host: 'jiaxi-head',
    companions: [],
    ...more,
  });
  expect((await performOnSessions(device.deps, [{ action }])).ok).toBe(true);
}

/** The board is hung, who receives has signed in, the doors are open. */
export async function open(device: TestSession, more: Partial<SessionAction> = {}, delegation?: SessionAction) {
  await plan(device, more);
  const { session } = await readMarketDay(device.store, TODAY);
  const acts = delegation === undefined || session === null ? [] : [{ session: session.id, action: delegation }];
  expect((await performOnSessions(device.deps, acts)).ok).toBe(true);
  const page = (
    <>
      <MarketDayScreen />
      <BoardOnWall />
    </>
  );
  const shown = show(page, device);
  await shown.user.click(await screen.findByRole('button', { name: '打印公示牌并公示' }));
  // The receiver's comes before those of companions.
  const [signIn] = await screen.findAllByRole('button', { name: /到岗签到$/ });
  await shown.user.click(signIn ?? document.body);
  await shown.user.click(await screen.findByRole('button', { name: '开始接访' }));
  await screen.findByText('本台空闲');
  return shown.user;
}

/** The device with a printer that says what was printed, each sheet in a word. */
export function withPrinter(device: TestSession, read: (sheet: Element) => string) {
  const sheets: string[] = [];
  const { bridge } = device.session;
  const print: typeof bridge.print = () => {
    const sheet = document.querySelector('.print-root');
    if (sheet !== null) sheets.push(read(sheet));
    return Promise.resolve({ printed: true });
  };
  return { printing: { ...device, session: { ...device.session, bridge: { ...bridge, print } } }, sheets };
}

export const DELEGATION = SessionAction.parse({
  kind: 'delegate',
  to: 'jiaxi-clerk',
  reason: 'leave',
  writtenOn: TODAY,
  paper: '委托书 1 号',
});
