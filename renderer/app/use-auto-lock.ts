import { useEffect } from 'react';

const MINUTE_MS = 60_000;
/** C5: so long nobody looks at the page; less where the county locks sooner. */
const HIDDEN_MS = 5 * MINUTE_MS;
/** Between two ticks lies so long only when the computer slept. */
const SLEPT_MS = MINUTE_MS;
const TICK_MS = 1000;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** `now` in milliseconds; `idleMinutes` is the county's (OG-06). */
export type AutoLockDep = { readonly now: () => number; readonly idleMinutes: number };

/** C5: locks after idle minutes, after the page was hidden for long, and after the computer slept. */
export function useAutoLock(lock: () => void, { now, idleMinutes }: AutoLockDep): void {
  useEffect(() => {
    const idle = idleMinutes * MINUTE_MS;
    const hidden = Math.min(HIDDEN_MS, idle);
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
      if (slept || time - touched >= idle || (hiddenAt !== null && time - hiddenAt >= hidden)) lock();
    };
    const timer = setInterval(tick, TICK_MS);
    for (const sign of SIGNS) window.addEventListener(sign, touch, { passive: true, capture: true });
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const sign of SIGNS) window.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener('visibilitychange', look);
    };
  }, [lock, now, idleMinutes]);
}
