// @vitest-environment jsdom
/** C5: when a signed-in computer locks itself, by a clock that is set by hand. */
import { cleanup, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAutoLock } from '#renderer/app/use-auto-lock.ts';
import { MOST_IDLE_MINUTES } from '#shared/model/county.ts';

const MINUTE = 60_000;
let locked = 0;
let clock = 0;
const lock = (): void => void (locked += 1);
const now = (): number => clock;

beforeEach(() => {
  [locked, clock] = [0, Date.parse('2026-09-04T01:00:00.000Z')];
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** The page is awake all the time: every second ticks. */
function pass(ms: number): void {
  for (let left = ms; left > 0; left -= 1000) {
    clock += Math.min(left, 1000);
    vi.advanceTimersByTime(1000);
  }
}
const watch = (idleMinutes = MOST_IDLE_MINUTES) =>
  renderHook((minutes) => useAutoLock(lock, { now, idleMinutes: minutes }), { initialProps: idleMinutes });

test('nobody touches it: it locks after ten minutes, not before', () => {
  watch();
  pass(10 * MINUTE - 1000);
  expect(locked).toBe(0);
  pass(1000);
  expect(locked).toBe(1);
});

test.each(['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'])('%s postpones it', (sign) => {
  watch();
  pass(9 * MINUTE);
  fireEvent(document.body, new Event(sign, { bubbles: true }));
  pass(10 * MINUTE - 1000);
  expect(locked).toBe(0);
  pass(1000);
  expect(locked).toBe(1);
});

test('OG-06 the county’s shorter time holds, also when its profile comes while somebody works', () => {
  const { rerender } = watch();
  pass(2 * MINUTE);
  rerender(3);
  pass(3 * MINUTE - 1000);
  expect(locked).toBe(0);
  pass(1000);
  expect(locked).toBe(1);
});

test('a computer that slept locks with its first tick, however short the nap by the idle minutes', () => {
  watch();
  pass(MINUTE);
  clock += 2 * MINUTE;
  vi.advanceTimersByTime(1000);
  expect(locked).toBe(1);
});

test.each([
  [10, 5],
  [3, 3],
])('a page nobody looks at: with %i minutes it locks after %i', (idleMinutes, after) => {
  watch(idleMinutes);
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  document.dispatchEvent(new Event('visibilitychange'));
  pass(after * MINUTE - 1000);
  expect(locked).toBe(0);
  pass(1000);
  expect(locked).toBe(1);
  hidden.mockRestore();
});

test('after signing out nothing watches any more', () => {
  watch().unmount();
  pass(30 * MINUTE);
  expect(locked).toBe(0);
});
