/**
 * The same document from Chromium as PDF and from LibreOffice as the Word file: pages, text and line ends side by side.
 * Needs soffice and pdftotext, so it is no part of `npm test`:
 *
 *     node build/run-ts.mjs test/word/compare-with-libreoffice.ts [folder for the files]
 */
import { execFile } from 'node:child_process';
import { createElement } from 'react';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { renderToStaticMarkup } from 'react-dom/server';
import { wordFile } from '#renderer/print/docx/word-file.ts';
import { pageStyle } from '#renderer/print/page-style.ts';
import { PrintedDocument } from '#renderer/print/printed-document.tsx';
import { launchChromium } from '#test/support/chromium.ts';
import { realPapers } from '#test/unit/shared/documents/papers/sample-papers.ts';
import { printCss } from '#test/support/print-css.ts';

const run = promisify(execFile);
const folder = process.argv[2] ?? (await mkdtemp(join(tmpdir(), 'word-')));
await mkdir(folder, { recursive: true });

const css = await printCss();
const browser = await launchChromium();
const page = await browser.newPage();
await page.emulateMedia({ media: 'print' });
for (const [name, sheet] of realPapers) {
  const body = renderToStaticMarkup(createElement(PrintedDocument, { document: sheet }));
  await page.setContent(`<!doctype html><style>${css}</style><body style="margin:0">${body}</body>`);
  await page.addStyleTag({ content: pageStyle(sheet, 0) });
  await page.pdf({ path: join(folder, `${name}.paper.pdf`), preferCSSPageSize: true, printBackground: true });
  await writeFile(join(folder, `${name}.docx`), await wordFile(sheet));
}
await browser.close();
const files = realPapers.map(([name]) => join(folder, `${name}.docx`));
// Where the named fonts are missing, both programs must fall back to the same one, or lines of digits differ.
const families = ['仿宋_GB2312', '方正小标宋简体', '宋体', '楷体_GB2312'].map(
  (family) =>
    `<match target="pattern"><test name="family"><string>${family}</string></test>` +
    `<edit name="family" mode="assign" binding="strong"><string>Noto Serif CJK SC</string></edit></match>`,
);
const fonts = join(folder, 'fonts.conf');
await writeFile(
  fonts,
  `<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>${families.join('')}</fontconfig>`,
);
await run('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
  env: { ...process.env, FONTCONFIG_FILE: fonts },
});

let differing = 0;
for (const [name] of realPapers) {
  const paper = await linesOf(`${name}.paper.pdf`);
  const word = await linesOf(`${name}.pdf`);
  const isSameText = flat(paper.lines) === flat(word.lines);
  const shared = paper.lines.filter((line) => word.lines.includes(line)).length;
  if (!isSameText || paper.pages !== word.pages) differing += 1;
  console.log(
    `${name}: pages ${paper.pages}/${word.pages}, characters ${isSameText ? 'the same' : 'DIFFERENT'}, ` +
      `lines alike ${shared} of ${paper.lines.length}`,
  );
}
console.log(`${realPapers.length} documents, ${differing} differ in pages or characters; files in ${folder}`);
process.exitCode = differing === 0 ? 0 : 1;

async function linesOf(file: string): Promise<{ readonly pages: number; readonly lines: readonly string[] }> {
  const { stdout } = await run('pdftotext', ['-layout', join(folder, file), '-']);
  const lines = stdout
    .split(/[\n\f]/)
    .map((line) => line.replaceAll(/\s/gu, ''))
    .filter((line) => line !== '' && !/^—\d+—$/.test(line));
  return { pages: stdout.split('\f').length - 1, lines };
}

/** All characters, whatever the order in which the two programs write headers and cells. */
function flat(lines: readonly string[]): string {
  return Array.from(lines.join('').replaceAll(/[_\s]/gu, '')).toSorted().join('');
}
