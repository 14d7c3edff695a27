/** A page of a real Chromium in the style of paper, and what comes out of its printer. */
import { createElement } from 'react';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { areaOf, pageGeometry } from '#renderer/print/page-geometry.ts';
import { PrintedDocument } from '#renderer/print/printed-document.tsx';
import { launchChromium } from '#test/support/chromium.ts';
import { printCss } from '#test/support/print-css.ts';

export const PIXELS_PER_MM = 96 / 25.4;
const GAP = 20;

type OnPaper = {
  readonly page: () => Page;
  /** In place of whatever was shown before. */
  readonly show: (media: 'screen' | 'print', body: string) => Promise<void>;
  /** Shows the sheet in columns of the size of a page's area, as the preview lays it out; how many there are. */
  readonly columns: (sheet: PrintDocument) => Promise<number>;
  /** The PDF of what is shown, as text. With PRINT_OUT set to a folder it stays there, to be looked at. */
  readonly pdf: (name: string) => Promise<string>;
};

export const markup = (sheet: PrintDocument): string =>
  renderToStaticMarkup(createElement(PrintedDocument, { document: sheet }));

export const pagesIn = (pdf: string): number => pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** One page for all tests of a file. */
export function onPaper(): OnPaper {
  let browser: BrowserContext;
  let page: Page;
  let css: string;
  beforeAll(async () => {
    css = await printCss();
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  const show: OnPaper['show'] = async (media, body) => {
    await page.emulateMedia({ media });
    await page.setContent(`<!doctype html><style>${css}</style><body style="margin:0">${body}</body>`);
  };
  return {
    page: () => page,
    show,
    columns: async (sheet) => {
      const { width, height } = areaOf(pageGeometry(sheet));
      const style = `width:${width}mm;height:${height}mm;column-width:${width}mm;column-gap:${GAP}mm`;
      await show('screen', `<div id="c" class="doc-columns" style="${style}">${markup(sheet)}</div>`);
      return page.evaluate(
        (pitch) => Math.max(1, Math.ceil(((document.querySelector('#c')?.scrollWidth ?? 0) - 1) / pitch)),
        (width + GAP) * PIXELS_PER_MM,
      );
    },
    pdf: async (name) => {
      const folder = process.env['PRINT_OUT'];
      if (folder !== undefined) await mkdir(folder, { recursive: true });
      const kept = folder === undefined ? {} : { path: join(folder, `${name}.pdf`) };
      return (await page.pdf({ preferCSSPageSize: true, printBackground: true, ...kept })).toString('latin1');
    },
  };
}
