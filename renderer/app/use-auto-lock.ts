import { useEffect } from 'react';

/** C5: so long nobody touches the computer, or does not look at the page. */
const IDLE_MS = 10 * 60_000;
const HIDDEN_MS = 5 * 60_000;
/** Between two ticks lies so long only when the computer slept. */
const SLEPT_MS = 60_000;
const TICK_MS = 1000;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Locks after idle minutes, after the page was hidden for long, and after the computer slept. `now` in milliseconds. */
export function useAutoLock(lock: () => void, now: () => number): void {
  useEffect(() => {
    let touched = now();
    let ticked = touched;
    let hiddenAt: number | null = null;
    const touch = (): void => {
      touched = now();
    };
    const look = (): void => {
      hiddenAt = document.hidden ? now() : null;
    };
    const tick = (): void => {
      const time = now();
      const slept = time - ticked >= SLEPT_MS;
      ticked = time;
      if (slept || time - touched >= IDLE_MS || (hiddenAt !== null && time - hiddenAt >= HIDDEN_MS)) lock();
    };
    const timer = setInterval(tick, TICK_MS);
    for (const sign of SIGNS) window.addEventListener(sign, touch, { passive: true, capture: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [lock, now]);
}
