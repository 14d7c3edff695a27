import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Bytes } from './bytes.ts';

/**
 * Bytes as people write them on paper and type them again: groups of five signs and a sixth that checks the group and
 * its place, so that a slip of the hand is named by its group. Without letters that look alike (Crockford's alphabet).
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DATA = 5;
const GROUP = DATA + 1;

/** `group`: counted from one. `count`: how many groups were typed, of those wanted. */
export type ShareTypo =
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'count'; readonly count: number };

/** At most 31 groups: a group's place is part of its check. */
export function shareText(bytes: Bytes): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const values = (bits.match(/.{1,5}/gu) ?? []).map((five) => Number.parseInt(five.padEnd(5, '0'), 2));
  const groups: string[] = [];
  for (let at = 0; at < values.length; at += DATA) {
    const data = Array.from({ length: DATA }, (_, i) => values[at + i] ?? 0);
    groups.push([...data, checkOf(groups.length + 1, data)].map((value) => ALPHABET.charAt(value)).join(''));
  }
  return groups.join('-');
}

/** How many groups so many bytes are. */
const groupsOf = (length: number): number => Math.ceil((length * 8) / 5 / DATA);

/** What was typed, in whichever case and with whatever between the groups; the first group that is not right. */
export function readShareText(text: string, length: number): Result<Bytes, ShareTypo> {
  const groups = groupsIn(text, groupsOf(length));
  const values: number[] = [];
  for (const [i, group] of groups.entries()) {
    const signs = [...group].map((sign) => ALPHABET.indexOf(sign));
    const data = signs.slice(0, DATA);
    if (signs.length !== GROUP || signs.includes(-1) || checkOf(i + 1, data) !== signs[DATA]) {
      return err({ kind: 'group', group: i + 1 });
    }
    values.push(...data);
  }
  if (groups.length !== groupsOf(length)) return err({ kind: 'count', count: groups.length });
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return ok(Uint8Array.from({ length }, (_, i) => Number.parseInt(bits.slice(i * 8, i * 8 + 8), 2)));
}

/** The first wrong group while somebody types; the one under the cursor is not judged before it is whole. */
export function wrongGroup(text: string, length: number): number | null {
  const read = readShareText(text, length);
  if (read.ok || read.error.kind !== 'group') return null;
  const groups = groupsIn(text, groupsOf(length));
  const isLast = read.error.group === groups.length;
  return isLast && (groups.at(-1)?.length ?? 0) < GROUP ? null : read.error.group;
}

/** As the person parted them, when those are as many as there should be: one sign too few then spoils one group only. */
function groupsIn(text: string, wanted: number): readonly string[] {
  const plain = text.toUpperCase().replace(/O/gu, '0').replace(/[IL]/gu, '1');
  const parted = plain.split(/[^0-9A-Z]+/u).filter((part) => part !== '');
  return parted.length === wanted ? parted : (parted.join('').match(/.{1,6}/gu) ?? []);
}

/**
 * A weighted sum over GF(2⁵), the place of the group first; every weight is another power of two, so that a wrong sign
 * and two signs changed over are both seen.
 */
const checkOf = (place: number, data: readonly number[]): number =>
  [place, ...data].reduce((sum, value) => doubled(sum ^ value), 0);

/** Times x, modulo x⁵ + x² + 1. */
const doubled = (value: number): number => ((value << 1) ^ (value & 0x10 ? 0x25 : 0)) & 0x1f;
