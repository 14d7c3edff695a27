/** Masked forms for lists and printed summaries; full values only where the matter itself is worked on (个保法 28–30 条). */
import { normalizeResidentId } from './resident-id.ts';

/** Keeps 3 characters at the front and 4 at the back of an id of any kind; short ones keep 1 and 1 (ID-07). */
export function maskId(id: string): string {
  const characters = [...normalizeResidentId(id)];
  return characters.length >= 12 ? maskMiddle(characters, 3, 4) : maskMiddle(characters, 1, 1);
}

/** 13800000000 → 138****0000; other numbers keep the last 3 digits only, so that a local number stays private (ID-07). */
export function maskPhone(phone: string): string {
  const digits = [...phone.normalize('NFKC').replaceAll(/\D/g, '')];
  if (digits.length === 11 && digits[0] === '1') return maskMiddle(digits, 3, 4);
  return maskMiddle(digits, 0, digits.length > 4 ? 3 : 0);
}

/** The first character and at most two stars, so that the length of a name tells nothing (ID-07). */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const first = characters[0];
  return first === undefined ? '' : first + '*'.repeat(Math.min(Math.max(characters.length - 1, 1), 2));
}

function maskMiddle(characters: readonly string[], front: number, back: number): string {
  const hidden = characters.length - front - back;
  if (hidden <= 0) return '*'.repeat(characters.length);
  const tail = back === 0 ? [] : characters.slice(-back);
  return [...characters.slice(0, front), '*'.repeat(hidden), ...tail].join('');
}
