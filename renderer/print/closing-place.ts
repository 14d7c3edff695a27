/**
 * 落款: the date stands four characters from the right (two without a seal), the unit centred over it (GB/T 9704—2012
 * 7.3.5). A unit longer than fits moves the date instead. In em of the text, for paper and for Word alike.
 */
export type ClosingPlace = { readonly unitRight: number; readonly dateRight: number };

export function closingPlace(unit: string, date: string, seal: boolean): ClosingPlace {
  const over = (widthOf(date) - widthOf(unit)) / 2;
  const dateRight = Math.max(seal ? 4 : 2, -over);
  return { unitRight: dateRight + over, dateRight };
}

/** Latin letters and digits are half as wide as Han characters. */
const widthOf = (text: string): number => Array.from(text, (c) => (c <= '\u007f' ? 0.5 : 1)).reduce((a, b) => a + b, 0);
