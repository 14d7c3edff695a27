import type { RenderProcessGoneDetails, WebContents } from 'electron';

/** Gone of its own will, or for a reason that loading it again does not mend. */
const STAYS: ReadonlySet<RenderProcessGoneDetails['reason']> = new Set([
  'clean-exit',
  'launch-failed',
  'integrity-failure',
]);
/** A page that dies this soon after it was loaded again would die for ever. */
const SOON_MS = 10_000;

/** C27: a page that crashed comes back locked. What is told is the system's word for it, never what was on the page. */
export function lockWhenCrashed(
  contents: Pick<WebContents, 'on'>,
  deps: { readonly lock: () => void; readonly now: () => number; readonly report: (reason: string) => void },
): void {
  let last = -Infinity;
  contents.on('render-process-gone', (_event, { reason }) => {
    deps.report(reason);
    const at = deps.now();
    if (STAYS.has(reason) || at - last < SOON_MS) return;
    last = at;
    deps.lock();
  });
}
