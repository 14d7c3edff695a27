/**
 * A document as a Word file, from the same `PrintDocument` as paper (documents §0; stack §7). Imported only when somebody
 * asks for one: the library is larger than the first screen.
 */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  type Paragraph,
  TabStopType,
  TextRun,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { printText } from '#renderer/text/print.ts';
import { type ImprintPlace, NO_GAP } from '../imprint-place.ts';
import { areaOf, pageGeometry } from '../page-geometry.ts';
import { wordBlocks } from './word-blocks.ts';
import { firstPageFooter, firstPageHeader, wordHead } from './word-head.ts';
import { bodyType, mm, SMALL_TYPE, WORD_FONTS, type WordType } from './word-style.ts';
import { paragraph, run } from './word-text.ts';

const PAGE_NUMBER: WordType = { font: 'song', size: 28, line: 400, spacing: 0 };

/**
 * @param document any document; a roll becomes a page as wide as the roll
 * @param imprint where the 版记 stands on paper; without it, right below the text
 */
export async function wordFile(
  document: PrintDocument,
  imprint: ImprintPlace = NO_GAP,
): Promise<Uint8Array<ArrayBuffer>> {
  const type = bodyType(document);
  const file = new Document({
    title: document.title,
    creator: document.unit,
    evenAndOddHeaderAndFooters: isOfficial(document),
    styles: {
      default: {
        document: {
          run: { size: type.size, font: { eastAsia: WORD_FONTS[type.font], ascii: WORD_FONTS[type.font] } },
        },
      },
    },
    sections: [section(document, imprint)],
  });
  return asOnPaper(new Uint8Array(await Packer.toArrayBuffer(file)));
}

const isOfficial = ({ look }: PrintDocument): boolean => look === 'notice' || look === 'letter';

function section(document: PrintDocument, imprint: ImprintPlace): ISectionOptions {
  const g = pageGeometry(document);
  const isLetterhead = document.letterhead?.style === 'letter-head';
  // In Word the text of 信函格式 has margins of its own, and its red lines reach beyond them.
  const margins = isLetterhead ? { left: g.left + 8, right: g.right + 6 } : { left: g.left, right: g.right };
  const isLandscape = document.orientation === 'landscape';
  const width = mm(isLetterhead ? areaOf(g).width - 14 : areaOf(g).width);
  return {
    properties: {
      page: {
        // The library turns the sheet itself.
        size: {
          width: mm(isLandscape ? g.height : g.width),
          height: mm(isLandscape ? g.width : g.height),
          orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: mm(g.top),
          bottom: mm(g.bottom),
          left: mm(margins.left),
          right: mm(margins.right),
          header: mm(Math.min(12, g.top / 2)),
          footer: isOfficial(document) ? mm(20) : mm(Math.min(5, g.bottom / 2)),
        },
      },
      ...(isOfficial(document) && {
        grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: bodyType(document).line },
      }),
      titlePage: document.look === 'letter',
    },
    ...furniture(document, width),
    children: [
      ...wordHead(document, width),
      ...wordBlocks(document, width, imprint),
      ...(isOfficial(document) ? [] : document.footer.map((line) => paragraph(line, SMALL_TYPE))),
    ],
  };
}

/** Page numbers: 单右双左 for 公文, 「第 页 共 页」 for forms. */
function furniture(document: PrintDocument, width: number): Pick<ISectionOptions, 'headers' | 'footers'> {
  const { look, docNo, letterhead } = document;
  if (look === 'form') {
    const first = printText.page(docNo);
    const line = paragraph(
      [
        smallRun(first),
        run('\t', SMALL_TYPE),
        smallRun('第 '),
        smallRun([PageNumber.CURRENT]),
        smallRun(' 页　共 '),
        smallRun([PageNumber.TOTAL_PAGES]),
        smallRun(' 页'),
      ],
      SMALL_TYPE,
      { tabStops: [{ type: TabStopType.RIGHT, position: width }] },
    );
    return { footers: { default: new Footer({ children: [line] }) } };
  }
  if (look !== 'notice' && look !== 'letter') return {};
  const odd = new Footer({ children: [pageNumber('right')] });
  const even = new Footer({ children: [pageNumber('left')] });
  if (look === 'notice') return { footers: { default: odd, even } };
  const first = letterhead?.style === 'letter-head' ? new Footer({ children: [firstPageFooter()] }) : odd;
  return {
    headers: { first: new Header({ children: firstPageHeader(document) }) },
    footers: { default: odd, even, first },
  };
}

const songRun = (children: string | readonly string[], type: WordType): TextRun =>
  new TextRun({
    ...(typeof children === 'string' ? { text: children } : { children }),
    size: type.size,
    font: { ascii: WORD_FONTS.song, hAnsi: WORD_FONTS.song, eastAsia: WORD_FONTS.song },
  });
const smallRun = (children: string | readonly string[]): TextRun => songRun(children, SMALL_TYPE);

/** 4 号半角宋体, one dash each side, one character from the edge of the text, 7 mm below it. */
const pageNumber = (side: 'left' | 'right'): Paragraph =>
  paragraph(
    [songRun('— ', PAGE_NUMBER), songRun([PageNumber.CURRENT], PAGE_NUMBER), songRun(' —', PAGE_NUMBER)],
    PAGE_NUMBER,
    {
      alignment: side === 'left' ? AlignmentType.LEFT : AlignmentType.RIGHT,
      [side]: 1,
      after: mm(2),
    },
  );

/**
 * Word pushes punctuation over the margin, puts air between Han characters and digits, and moves lines to its grid
 * unless told otherwise; paper does none of it, and the lines would break elsewhere. The library has no word for all of
 * these, so they are written into the style that every paragraph rests on.
 */
function asOnPaper(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(bytes);
  const styles = strFromU8(parts['word/styles.xml'] ?? new Uint8Array());
  const settings = ['overflowPunct', 'autoSpaceDE', 'autoSpaceDN', 'snapToGrid'].map(
    (name) => `<w:${name} w:val="0"/>`,
  );
  const changed = styles.replace(
    '<w:name w:val="Normal"/><w:qFormat/>',
    `<w:name w:val="Normal"/><w:qFormat/><w:pPr>${settings.join('')}</w:pPr>`,
  );
  // A library that writes its styles in another way must be noticed, not passed over.
  if (changed === styles) throw new Error('docx: no paragraph style to change');
  return zipSync({ ...parts, 'word/styles.xml': strToU8(changed) });
}
