// Control characters but the line feed, and marks nobody sees: those can make one text read as another (security C10).
const HIDDEN = /(?!\n)[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A cell as a person reads it: one kind of line end, no hidden or direction characters, no space around it (LI-02). */
export function cleanCell(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u3000', ' ')
    .replaceAll('\t', ' ')
    .normalize('NFC')
    .replaceAll(HIDDEN, '')
    .trim();
}

/** Full-width characters made narrow and all space removed: what headings, codes and numbers are compared by. */
export const compactText = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
