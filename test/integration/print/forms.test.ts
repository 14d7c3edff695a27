/** Each form on real paper: printed to PDF by Chromium, nothing wider than the sheet, long text going on over the page. */
import { createElement } from 'react';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { board, type BoardInput } from '#shared/documents/board.ts';
import { guideSlip } from '#shared/documents/guide-slip.ts';
import { leaderVisitForm } from '#shared/documents/leader-visit-form.ts';
import { letterSlip } from '#shared/documents/letter-slip.ts';
import { phoneForm } from '#shared/documents/phone-form.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { spotReply } from '#shared/documents/spot-reply.ts';
import { visitForm } from '#shared/documents/visit-form.ts';
import { PrintedDocument } from '#renderer/print/printed-document.tsx';
import { pageStyle } from '#renderer/print/page-style.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { aMatter, context, guided, settled } from '#test/unit/shared/documents/sample-matter.ts';
import { printCss } from '#test/support/print-css.ts';

const PIXELS_PER_MM = 96 / 25.4;
const LONG = '我三月份就去办公证书，他们一直拖延，说材料不全，又不讲缺什么。'.repeat(110);

const boardInput: BoardInput = {
  ...context,
  office: 'jiaxi',
  date: PlainDate.parse('2026-09-04'),
  time: '8:30—12:00',
  place: '甲溪镇集市接访点',
  hosts: [
    { name: '王某壬', title: '所长' },
    { name: '陈某癸', title: '司法助理员' },
  ],
  companions: ['吴某子'],
  scope: '人民调解、法律援助、社区矫正、安置帮教以及对司法行政工作的意见建议',
  hotline: '0000-1234567',
  page: 'A4',
  orientation: 'portrait',
};

/** Name, document, width in millimetres left between the margins, pages at least and at most. */
const sheets: readonly (readonly [string, PrintDocument, number, number, number])[] = [
  ['visit-form', visitForm(aMatter(), context).document, 176, 1, 1],
  ['visit-form-long', visitForm(aMatter(settled, { statement: LONG }), context).document, 176, 3, 5],
  [
    'leader-form',
    leaderVisitForm(
      aMatter(
        { officialNo: '青司信甲溪〔2026〕7号' },
        {
          leaderOpinion: '请公律股调查公证处办理情况，9月15日前答复信访人。',
          leaderName: '郑某甲',
          leaderTitle: '副局长',
        },
      ),
      context,
    ).document,
    176,
    1,
    1,
  ],
  ['letter-slip', letterSlip(aMatter({}, { form: 'letter' }), context).document, 176, 1, 1],
  ['phone-form', phoneForm(aMatter({}, { form: 'phone' }), context).document, 176, 1, 1],
  [
    'receipt-a4',
    receipt(aMatter(), context, { paper: 'A4', notifyBy: PlainDate.parse('2026-09-20') }).document,
    170,
    1,
    1,
  ],
  [
    'receipt-roll',
    receipt(aMatter(), context, { paper: 'receipt-80mm', notifyBy: PlainDate.parse('2026-09-20') }).document,
    80,
    1,
    1,
  ],
  ['board-a4', board(boardInput).document, 178, 1, 1],
  ['board-a3', board({ ...boardInput, page: 'A3', orientation: 'landscape' }).document, 388, 1, 1],
  ['guide-slip', guideSlip(aMatter(guided), context).document, 156, 1, 2],
  ['spot-reply', spotReply(aMatter(settled), context, { unit: '青岚县人民政府', days: 30 }).document, 156, 1, 2],
];

let browser: BrowserContext;
let page: Page;
let css: string;

beforeAll(async () => {
  css = await printCss();
  browser = await launchChromium();
  page = await browser.newPage();
  await page.emulateMedia({ media: 'print' });
});
afterAll(() => browser.close());

test.each(sheets)('%s', async (name, sheet, width, least, most) => {
  const body = renderToStaticMarkup(createElement(PrintedDocument, { document: sheet }));
  await page.setViewportSize({ width: Math.round(width * PIXELS_PER_MM), height: 800 });
  await page.setContent(`<!doctype html><style>${css}</style><body style="margin:0">${body}</body>`);
  const height = await page.evaluate(() => document.body.getBoundingClientRect().height);
  await page.addStyleTag({ content: pageStyle(sheet, height / PIXELS_PER_MM) });

  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll('.doc, .doc *')]
      .filter((e) => e.scrollWidth > Math.ceil(e.getBoundingClientRect().width) + 1 && !e.closest('svg'))
      .map((e) => `${e.tagName}.${e.className}: ${(e.textContent ?? '').slice(0, 30)}`),
  );
  expect(tooWide).toEqual([]);

  const pdf = await page.pdf({ preferCSSPageSize: true, ...(await keptAt(name)) });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(least);
  expect(pages).toBeLessThanOrEqual(most);
});

/** With PRINT_OUT set to a folder the PDFs stay there, to be looked at. */
async function keptAt(name: string): Promise<{ path: string } | Record<string, never>> {
  const folder = process.env['PRINT_OUT'];
  if (folder === undefined) return {};
  await mkdir(folder, { recursive: true });
  return { path: join(folder, `${name}.pdf`) };
}
