import type { PrintDocument } from '#shared/documents/print-document.ts';

/** Empty room above the 版记 in px, so that it stands at the foot of its page; `turns` when that is the page after. */
export type ImprintPlace = { readonly gap: number; readonly turns: boolean };
export const NO_GAP: ImprintPlace = { gap: 0, turns: false };

/** Pages of a laid out document, and where its 版记 stands. */
export type Pagination = { readonly pages: number; readonly imprint: ImprintPlace };

/** Half a pixel of rounding must not push the 版记 over the edge of the page. */
const SAFETY = 2;

/**
 * Measures a document that is laid out in columns of the size of a page's area, one column a page: the browser breaks
 * columns and pages by the same rules.
 * @param columns the element with the columns
 * @param pitch distance from one column to the next in px
 */
export function measurePages(columns: HTMLElement, pitch: number, { letterhead }: PrintDocument): Pagination {
  const box = columns.getBoundingClientRect();
  const pages = Math.max(1, Math.ceil((columns.scrollWidth - 1) / pitch));
  const found = columns.querySelector('.doc-imprint');
  if (found === null || box.height === 0) return { pages, imprint: NO_GAP };
  const last = found.getBoundingClientRect();
  const page = Math.floor((last.left - box.left) / pitch) + 1;
  // In the 文件 format the 版记 stands on an even page, the back of the last sheet.
  const turns = letterhead?.style === 'red-head' && page % 2 === 1;
  const room = turns ? box.height - last.height : box.bottom - last.bottom;
  const imprint = { gap: Math.max(0, Math.floor(room) - SAFETY), turns };
  return { pages: turns ? page + 1 : pages, imprint };
}
