/**
 * A script that moves the clock of a page or of a Node process, so that a case of cases.md is played on its own day.
 * Time goes on running from there. Running it again moves the same clock further.
 */
export function movedClockScript(movedBy: number): string {
  return `(() => {
    const isMoved = '__movedBy' in globalThis;
    globalThis.__movedBy = ${movedBy};
    if (isMoved) return;
    const Real = Date;
    const now = () => Real.now() + globalThis.__movedBy;
    globalThis.Date = new Proxy(Real, {
      construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
      apply: () => new Real(now()).toString(),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    });
  })();`;
}

/** Milliseconds from now to that moment, such as `2026-09-04T09:10:00+08:00`. */
export const untilMoment = (moment: string): number => Date.parse(moment) - Date.now();
