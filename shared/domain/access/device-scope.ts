import { ownUnits, type Acting } from './acting.ts';
import { may } from './matrix.ts';

/** A matter of no unit anybody belongs to, and one of the officer's own. */
const ELSEWHERE = { office: '', units: [''] };

/**
 * What a device receives: the matters of these units, or all of the county (`null`). It is what its officers together
 * may see (ACC-07); whoever sits there sees their own part of it (ACC-06). Without officers, nothing.
 */
export function deviceScope(officers: readonly Acting[]): readonly string[] | null {
  if (officers.some((acting) => may(acting, 'view', ELSEWHERE).ok)) return null;
  const seeing = officers.filter((acting) => may(acting, 'view', { office: acting.unit, units: [acting.unit] }).ok);
  return [...new Set(seeing.flatMap(ownUnits))].sort();
}

/** The scope as a text that a device remembers: when it changes, the device reads anew (PROTOCOL W4). */
export const scopeName = (units: readonly string[] | null): string => (units === null ? '*' : units.join(','));
