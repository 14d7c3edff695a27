import type { Touch } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';

/** Whose change it is and what its author had seen: the part of an operation that concurrency asks for (C31). */
export type Position = Pick<Operation, 'base' | 'device' | 'office' | 'n'>;

/** Was this written by somebody whose change the author at `position` could not know? `head`: newest confirmed sequence. */
export function isUnseen(last: Touch | undefined, position: Position, head: number): boolean {
  if (last === undefined) return false;
  // A base beyond the head belongs to a history the server lost (PROTOCOL R1): nothing of this one was seen.
  const base = position.base > head ? 0 : position.base;
  const own = last.device === position.device && last.office === position.office && last.n < position.n;
  return !own && (last.seq === null || last.seq > base);
}
