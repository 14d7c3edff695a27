/** 公文 and 文书 on real paper: printed by Chromium, measured, and compared with the pages of the preview. */
import { expect, test } from 'vitest';
import { ALL_PAPERS } from '#shared/documents/papers/all-papers.ts';
import { acceptanceNotice } from '#shared/documents/papers/acceptance-notices.ts';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { pageStyle } from '#renderer/print/page-style.ts';
import { frame, marked, realPapers } from '#test/unit/shared/documents/papers/sample-papers.ts';
import { markup, onPaper, pagesIn } from './on-paper.ts';

const paper = onPaper();

/** Pages that come out of the printer. */
async function printed(name: string, sheet: PrintDocument): Promise<number> {
  await paper.show('print', markup(sheet));
  await paper.page().addStyleTag({ content: pageStyle(sheet, 0) });
  return pagesIn(await paper.pdf(name));
}

const all: readonly (readonly [string, PrintDocument])[] = [
  ...realPapers,
  ...ALL_PAPERS.map(({ id, fields, fill }) => [`${id}-marked`, fill(marked(fields), frame).document] as const),
];

test.each(all)('%s prints as many pages as the preview shows, nothing wider than the sheet', async (name, sheet) => {
  const shown = await paper.columns(sheet);
  const tooWide = await paper
    .page()
    .evaluate(() =>
      [...document.querySelectorAll('.doc, .doc *')]
        .filter(
          (e) => e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline',
        )
        .map((e) => `${e.tagName}.${e.className}: ${(e.textContent ?? '').slice(0, 30)}`),
    );
  expect(tooWide).toEqual([]);
  expect(await printed(name, sheet)).toBe(shown);
});

test('GB/T 9704 a 文书 has 28 characters a line and 22 lines a page', async () => {
  const sheet: PrintDocument = {
    ...acceptanceNotice.build({}, frame).document,
    blocks: [{ kind: 'paragraph', text: '接'.repeat(28 * 22 * 3) }],
  };
  await paper.columns(sheet);
  const lines = await paper.page().evaluate(() => {
    const text = document.querySelector('.doc-paragraph')?.firstChild;
    if (text === null || text === undefined) return [];
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].map(({ left, top, width }) => ({ left, top, width }));
  });
  const lefts = [...new Set(lines.map(({ left }) => Math.round(left)))];
  const perColumn = lefts.map((x) => lines.filter(({ left }) => Math.round(left) === x).length);
  // 28 characters of 15.75 pt (21 px); the last line of the paragraph may be shorter.
  expect(new Set(lines.slice(0, -1).map(({ width }) => Math.round(width / 21)))).toEqual(new Set([28]));
  // The first page also has the title, the last one the rest.
  expect(perColumn.slice(1, -1)).toEqual([22, 22]);
});
