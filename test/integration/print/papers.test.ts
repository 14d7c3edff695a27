/** 公文 and 文书 on real paper: printed by Chromium, measured, and compared with the pages of the preview. */
import { createElement } from 'react';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ALL_PAPERS } from '#shared/documents/papers/all-papers.ts';
import { acceptanceNotice } from '#shared/documents/papers/acceptance-notices.ts';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { areaOf, pageGeometry } from '#renderer/print/page-geometry.ts';
import { pageStyle } from '#renderer/print/page-style.ts';
import { PrintedDocument } from '#renderer/print/printed-document.tsx';
import { launchChromium } from '#test/support/chromium.ts';
import { frame, marked, realPapers } from '#test/unit/shared/documents/papers/sample-papers.ts';
import { printCss } from '#test/support/print-css.ts';

const PIXELS_PER_MM = 96 / 25.4;
let browser: BrowserContext;
let page: Page;
let css: string;

beforeAll(async () => {
  css = await printCss();
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const markup = (sheet: PrintDocument): string =>
  renderToStaticMarkup(createElement(PrintedDocument, { document: sheet }));

/** Pages that come out of the printer. */
async function printed(name: string, sheet: PrintDocument): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  const body = markup(sheet);
  await page.setContent(`<!doctype html><style>${css}</style><body style="margin:0">${body}</body>`);
  await page.addStyleTag({ content: pageStyle(sheet, 0) });
  const folder = process.env['PRINT_OUT'];
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const path = folder === undefined ? {} : { path: join(folder, `${name}.pdf`) };
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, ...path });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

/** Columns of the size of a page's area, as the preview lays them out. */
async function columns(sheet: PrintDocument): Promise<void> {
  const { width, height } = areaOf(pageGeometry(sheet));
  const style = `width:${width}mm;height:${height}mm;column-width:${width}mm;column-gap:20mm`;
  await page.emulateMedia({ media: 'screen' });
  await page.setContent(
    `<!doctype html><style>${css}</style><body style="margin:0"><div id="c" class="doc-columns" style="${style}">${markup(sheet)}</div></body>`,
  );
}

const columnCount = (sheet: PrintDocument): Promise<number> =>
  page.evaluate(
    (pitch) => Math.max(1, Math.ceil(((document.querySelector('#c')?.scrollWidth ?? 0) - 1) / pitch)),
    (areaOf(pageGeometry(sheet)).width + 20) * PIXELS_PER_MM,
  );

const all: readonly (readonly [string, PrintDocument])[] = [
  ...realPapers,
  ...ALL_PAPERS.map((paper) => [`${paper.id}-marked`, paper.fill(marked(paper.fields), frame).document] as const),
];

test.each(all)('%s prints as many pages as the preview shows, nothing wider than the sheet', async (name, sheet) => {
  await columns(sheet);
  const shown = await columnCount(sheet);
  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll('.doc, .doc *')]
      .filter((e) => e.scrollWidth > e.clientWidth + 2 && e.clientWidth > 0 && getComputedStyle(e).display !== 'inline')
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
  await columns(sheet);
  const lines = await page.evaluate(() => {
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
