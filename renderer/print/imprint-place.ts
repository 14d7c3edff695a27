import type { PrintDocument } from '#shared/documents/print-document.ts';

/** Pages of a laid out document, and how far its 版记 must move down to stand at the foot of the last one (px). */
export type Pagination = { readonly pages: number; readonly imprintGap: number };

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
  const imprint = columns.querySelector('.doc-imprint');
  if (imprint === null || box.height === 0) return { pages, imprintGap: 0 };
  const last = imprint.getBoundingClientRect();
  const page = Math.floor((last.left - box.left) / pitch) + 1;
  const gap = Math.max(0, Math.floor(box.bottom - last.bottom) - SAFETY);
  // In the 文件 format the 版记 stands on an even page, the back of the last sheet.
  const turns = letterhead?.style === 'red-head' && page % 2 === 1;
  return turns ? { pages: page + 1, imprintGap: gap + box.height } : { pages: page, imprintGap: gap };
}
