/** May the time for handling be extended (条例 34 条, DL-17, C07)? */
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Clock } from './clock.ts';

export type ExtensionRefusal =
  /** No clock that can be extended is running. */
  | { readonly code: 'nothing-to-extend' }
  | { readonly code: 'already-extended' }
  /** Asked for after the last day in every reading; the matter is overdue instead. */
  | { readonly code: 'too-late'; readonly rolled: PlainDate }
  | { readonly code: 'too-long'; readonly most: number };

const EXTENSION_OF = {
  handle: 'extend',
  foiReply: 'foiExtend',
  laComplaintHandle: 'laComplaintExtend',
  faComplaintHandle: 'faComplaintExtend',
} as const;

/**
 * Why not, or `null`. `on` is the day it is asked for; between the red line and the rolled day it is still in time.
 * `most` is the longest extension the rule allows, in its own unit.
 */
export function extensionRefusal(
  clocks: readonly Clock[],
  on: PlainDate,
  days: number,
  most: number,
): ExtensionRefusal | null {
  const extended = new Set<string>(Object.values(EXTENSION_OF));
  if (clocks.some(({ code }) => extended.has(code))) return { code: 'already-extended' };
  const base = clocks.find(({ code, state }) => code in EXTENSION_OF && state.kind === 'running');
  if (base === undefined) return { code: 'nothing-to-extend' };
  if (on > base.deadline.rolled) return { code: 'too-late', rolled: base.deadline.rolled };
  return days > most ? { code: 'too-long', most } : null;
}
