/** A hash as people read it from one paper to another: groups of eight hexadecimal digits. */
export const hashGroups = (hash: string): readonly string[] => hash.match(/.{1,8}/g) ?? [];

/** Two groups: as much as has to be typed. Nobody finds another text with the same sixteen digits. */
export const LEAST_HASH = 16;

/** What somebody typed of a hash, without blanks and hyphens; `null` when it is too short or no hash. */
export function typedHash(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '').toLowerCase();
  return digits.length >= LEAST_HASH && /^[0-9a-f]{1,64}$/.test(digits) ? digits : null;
}
