/** The Word file by its parts: fonts, grid, margins, text. How LibreOffice lays it out is `test/word`. */
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { PlainDate } from '#shared/model/plain-date.ts';
import { ALL_PAPERS } from '#shared/documents/papers/all-papers.ts';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { visitForm } from '#shared/documents/visit-form.ts';
import { wordFile } from '#renderer/print/docx/word-file.ts';
import { NO_GAP } from '#renderer/print/imprint-place.ts';
import { aMatter, context } from '#test/unit/shared/documents/sample-matter.ts';
import { frame, marked, realPapers } from '#test/unit/shared/documents/papers/sample-papers.ts';

async function partsOf(document: PrintDocument, imprint = NO_GAP): Promise<Readonly<Record<string, string>>> {
  const files = unzipSync(await wordFile(document, imprint));
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name,
      name.endsWith('.xml') ? strFromU8(bytes) : String(bytes.length),
    ]),
  );
}
const paper = (name: string): PrintDocument => realPapers.find(([known]) => known === name)?.[1] ?? emptyPaper;
const emptyPaper = visitForm(aMatter(), context).document;

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t[ >][^<]*<|<w:t>[^<]*</g)].map(([run]) => run.replace(/^<w:t[^>]*>/, '').slice(0, -1)).join('');
const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

test('documents §0 an official text: A4, margins, grid of 28.95 pt, 仿宋 for East Asian characters', async () => {
  const parts = await partsOf(paper('2.9-opinion'));
  const body = parts['word/document.xml'] ?? '';
  expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  // 37, 26, 35 and 28 mm
  expect(body).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect(body).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579"/>');
  expect(body).toContain('w:eastAsia="仿宋_GB2312"');
  expect(body).toContain('w:eastAsia="方正小标宋简体"');
  expect(body).toContain('w:eastAsia="黑体"');
  expect(body).toContain('w:eastAsia="楷体_GB2312"');
  // `exactly` is no value of the schema, and Word passes over it.
  expect(body).not.toContain('w:lineRule="exactly"');
  expect(parts['word/styles.xml']).toContain(
    '<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>',
  );
});

test('every run names its East Asian font', async () => {
  const body = (await partsOf(paper('2.6-assignment')))['word/document.xml'] ?? '';
  const runs = body.match(/<w:r>.*?<\/w:r>/gs) ?? [];
  expect(runs.length).toBeGreaterThan(20);
  expect(runs.filter((run) => !run.includes('w:eastAsia='))).toEqual([]);
});

test('documents §0 信函格式: the name in the first header, double lines, page numbers right and left but none on page 1', async () => {
  const parts = await partsOf(paper('2.6-assignment'));
  const all = Object.entries(parts);
  const headers = all.filter(([name]) => name.startsWith('word/header')).map(([, xml]) => xml);
  const footers = all.filter(([name]) => name.startsWith('word/footer')).map(([, xml]) => xml);
  expect(headers.map(textOf).join('')).toContain('青岚县司法局');
  expect(headers.join('')).toContain('w:val="thickThinSmallGap"');
  expect(footers.filter((xml) => xml.includes('thinThickSmallGap') && !xml.includes('PAGE'))).toHaveLength(1);
  expect(footers.filter((xml) => xml.includes('PAGE'))).toHaveLength(2);
  expect(parts['word/document.xml']).toContain('<w:titlePg/>');
});

test('版记 goes down by the measured room, on a page of its own where the number is odd', async () => {
  const plain = (await partsOf(paper('2.6-closing-report')))['word/document.xml'] ?? '';
  const placed = (await partsOf(paper('2.6-closing-report'), { gap: 400, turns: true }))['word/document.xml'] ?? '';
  expect(plain).not.toContain('<w:pageBreakBefore/>');
  expect(placed).toContain('<w:pageBreakBefore/>');
  // 400 px are 6000 twips, less three lines of 28.95 pt.
  expect(placed).toContain('w:line="4263"');
});

test('a receipt brings its code as a picture', async () => {
  const sheet = receipt(aMatter(), context, { paper: 'A4', notifyBy: PlainDate.parse('2026-09-20') }).document;
  const names = Object.keys(await partsOf(sheet));
  expect(names.filter((name) => /^word\/media\/.*\.bmp$/.test(name))).toHaveLength(1);
});

test.each([
  ...realPapers,
  ...ALL_PAPERS.map((one) => [`${one.number} ${one.name}`, one.fill(marked(one.fields), frame).document] as const),
])('documents §7.6 nothing that stands on paper is missing in Word: %s', async (_name, document) => {
  const parts = await partsOf(document);
  const written = unescaped(
    textOf(
      Object.entries(parts)
        .flatMap(([name, xml]) => (name.endsWith('.xml') ? [xml] : []))
        .join(''),
    ),
  );
  const words = JSON.stringify(document.blocks).match(/[\p{Script=Han}]{2,}/gu) ?? [];
  expect(words.length).toBeGreaterThan(0);
  expect(words.filter((word) => !written.includes(word))).toEqual([]);
});
