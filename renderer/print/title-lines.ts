/** 2 号字: twenty characters fill a line of 156 mm; a title longer than this is broken by us, not by chance. */
const LONGEST = 19;
const INSIDE = /[\da-zA-Z〔〕（）《》“”.]/u;
const NOT_FIRST = '的了和与及、，。：；）》〕”号';
const NOT_LAST = '关于对《（〔“的和与及第';

/**
 * A title in as few lines of like length as it needs, so that paper and Word break it at the same place and no line
 * starts with 的 or ends with 关于 (GB/T 9704—2012 7.3.1 回行词意完整).
 */
export function titleLines(title: string): readonly string[] {
  const chars = Array.from(title);
  const count = Math.ceil(chars.length / LONGEST);
  if (count <= 1) return [title];
  const ideal = Math.ceil(chars.length / count);
  const near = [0, 1, -1, 2, -2, 3, -3].map((step) => ideal + step);
  const at =
    near.find((i) => i > 0 && i < chars.length && i <= LONGEST && mayBreak(chars, i)) ?? Math.min(ideal, LONGEST);
  return [chars.slice(0, at).join(''), ...titleLines(chars.slice(at).join(''))];
}

function mayBreak(chars: readonly string[], at: number): boolean {
  const before = chars[at - 1] ?? '';
  const after = chars[at] ?? '';
  return !NOT_LAST.includes(before) && !NOT_FIRST.includes(after) && !(INSIDE.test(before) && INSIDE.test(after));
}
