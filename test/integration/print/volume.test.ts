/** 全卷 on real paper (documents §7.5): one job by Chromium, each document on its own sheet, one run of page numbers. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { pageStarts } from '#shared/documents/papers/archive-papers.ts';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { recordList } from '#shared/documents/record-list.ts';
import { NO_GAP } from '#renderer/print/imprint-place.ts';
import { PaperPages } from '#renderer/print/paged-preview.tsx';
import { context } from '#test/unit/shared/documents/sample-matter.ts';
import { realPapers } from '#test/unit/shared/documents/papers/sample-papers.ts';
import { onPaper } from './on-paper.ts';

const paper = onPaper();

/** A list over several sheets, landscape. */
const list = recordList({
  ...context,
  office: 'jiaxi',
  title: '调处记录',
  period: '2026-09-04',
  columns: [
    { header: '日期', width: 12 },
    { header: '内容', width: 60 },
  ],
  rows: Array.from({ length: 70 }, (_, i) => [`第 ${i + 1} 次`, '到场听取双方意见，核对水沟走向。']),
});
/** Every paper with an invented text, the landscape list between them. */
const documents: readonly PrintDocument[] = realPapers.map(([, document]) => document).toSpliced(3, 0, list);

test('LN-10 documents §7.5 one job: as many sheets as the preview has pages, each of its own size, numbered through', async () => {
  const counts: number[] = [];
  for (const each of documents) counts.push(await paper.columns(each));
  const starts = pageStarts(counts.map((pages) => ({ pages: String(pages) })));
  const total = counts.reduce((sum, pages) => sum + pages, 0);
  expect(documents.length).toBeGreaterThanOrEqual(12);
  expect(total).toBeGreaterThan(documents.length);

  // As `VolumeSheet` puts it beside the application, one document unnumbered in front.
  const body = documents.map((document, i) => {
    const pagination = { pages: counts[i] ?? 1, imprint: NO_GAP };
    const pages = createElement(PaperPages, { document, pagination, firstNumber: i === 0 ? undefined : starts[i] });
    return `<div class="doc-pages">${renderToStaticMarkup(pages)}</div>`;
  });
  await paper.show('print', `<div class="print-root print-volume">${body.join('')}</div>`);
  const numbers = await paper.page().evaluate(() =>
    [...document.querySelectorAll('.doc-page')].map((sheet) => {
      const box = sheet.getBoundingClientRect();
      const number = sheet.querySelector('.doc-volume-number');
      if (number === null) return '';
      const at = number.getBoundingClientRect();
      const side = at.left - box.left > box.width / 2 ? 'right' : 'left';
      const isAtHead = at.top - box.top < 40 && at.width > 0;
      return `${number.textContent} ${isAtHead ? side : 'elsewhere'}`;
    }),
  );
  const first = counts[0] ?? 0;
  expect(numbers).toEqual(
    Array.from({ length: total }, (_, i) => (i < first ? '' : `${i + 1} ${i % 2 === 0 ? 'right' : 'left'}`)),
  );

  const pdf = await paper.pdf('volume');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
  const turned = boxes.map(([, width, height]) => (Number(width) > Number(height) ? 'landscape' : 'portrait'));
  expect(turned).toEqual(
    documents.flatMap(({ orientation }, i) => Array.from({ length: counts[i] ?? 0 }, () => orientation)),
  );
});
