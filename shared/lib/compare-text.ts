/** For sorting codes, days and moments: negative when `a` comes first, by code units; names of people go by the locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
