import type { PowerMonitor } from 'electron';

/** What the system says when whoever sat here is gone: the computer sleeps, its screen is locked, the session switched. */
const LEFT = ['suspend', 'lock-screen', 'user-did-resign-active'] as const;

/** C5: locks at each of them, also where no page is awake to count the minutes. */
export function lockWhenLeft(monitor: Pick<PowerMonitor, 'on'>, lock: () => void): void {
  // The overloads of `on` take one name each, and a loop has them all.
  const on = monitor.on.bind(monitor) as (event: (typeof LEFT)[number], listener: () => void) => unknown;
  for (const event of LEFT) on(event, lock);
}
