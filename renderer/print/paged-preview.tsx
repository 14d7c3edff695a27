import { type CSSProperties, useLayoutEffect, useRef, useState } from 'react';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { printText } from '#renderer/text/print.ts';
import { measurePages, NO_GAP, type Pagination } from './imprint-place.ts';
import { areaOf, isRoll, pageGeometry, type PageGeometry } from './page-geometry.ts';
import { PrintedDocument } from './printed-document.tsx';

/** Room between two columns, so that nothing of the next page shows. */
const COLUMN_GAP = 20;
const PIXELS_PER_MM = 96 / 25.4;

type Props = {
  readonly document: PrintDocument;
  /** Told after each layout; must keep its identity between renders. */
  readonly onPaged?: ((pagination: Pagination) => void) | undefined;
  /** The number of its first page in the volume it is printed with. */
  readonly firstNumber?: number | undefined;
};

/**
 * The pages as they come out of the printer. The document is laid out in columns as large as a page's area, and every
 * page shows its column: the line and page breaks are the printer's own. Fonts are waited for, because they move lines.
 */
export function PagedPreview({ document: sheet, onPaged, firstNumber }: Props) {
  const columns = useRef<HTMLDivElement>(null);
  const [laidOut, setLaidOut] = useState<Pagination>({ pages: 1, imprint: NO_GAP });
  const g = pageGeometry(sheet);
  const area = areaOf(g);

  useLayoutEffect(() => {
    let isCurrent = true;
    const measure = (): void => {
      if (!isCurrent || columns.current === null) return;
      const measured = measurePages(columns.current, (area.width + COLUMN_GAP) * PIXELS_PER_MM, sheet);
      setLaidOut(measured);
      onPaged?.(measured);
    };
    measure();
    void document.fonts.ready.then(measure);
    return () => {
      isCurrent = false;
    };
  }, [sheet, area.width, onPaged]);

  if (isRoll(sheet.page)) {
    return (
      <div className="doc-roll" style={{ width: `${g.width}mm` }}>
        <PrintedDocument document={sheet} />
      </div>
    );
  }
  return (
    <div className="doc-pages">
      <div ref={columns} className="doc-columns doc-measured doc-screen-only" style={columnsOf(g)} aria-hidden="true">
        <PrintedDocument document={sheet} />
      </div>
      <PaperPages document={sheet} pagination={laidOut} firstNumber={firstNumber} />
    </div>
  );
}

function columnsOf(g: PageGeometry): CSSProperties {
  const { width, height } = areaOf(g);
  return {
    width: `${width}mm`,
    height: `${height}mm`,
    columnWidth: `${width}mm`,
    columnGap: `${COLUMN_GAP}mm`,
  };
}

type PagesProps = {
  readonly document: PrintDocument;
  readonly pagination: Pagination;
  /** The number of its first page in the volume it is printed with; absent where it stands alone. */
  readonly firstNumber?: number | undefined;
};

/** The pages of a document whose breaks are known. */
export function PaperPages({ document: sheet, pagination, firstNumber }: PagesProps) {
  const g = pageGeometry(sheet);
  const area = areaOf(g);
  return Array.from({ length: pagination.pages }, (_, i) => (
    <section
      key={i}
      className={`doc-page doc-page-${sheet.orientation}`}
      aria-label={printText.pageOf(i + 1, pagination.pages)}
      style={{ width: `${g.width}mm`, height: `${g.height}mm` }}
    >
      <Furniture sheet={sheet} g={g} page={i + 1} pages={pagination.pages} />
      {firstNumber !== undefined && <VolumeNumber no={firstNumber + i} />}
      <div
        className="doc-page-area"
        style={{
          left: `${g.left}mm`,
          top: `${i === 0 ? g.firstTop : g.top}mm`,
          width: `${area.width}mm`,
          height: `${area.height}mm`,
        }}
      >
        <div
          className="doc-columns"
          style={{ ...columnsOf(g), transform: `translateX(-${i * (area.width + COLUMN_GAP)}mm)` }}
        >
          <PrintedDocument document={sheet} imprint={pagination.imprint} />
        </div>
      </div>
    </section>
  ));
}

/** 卷内页码, at the outer upper corner: right on the front of a sheet, left on its back. */
function VolumeNumber({ no }: { readonly no: number }) {
  return <span className={`doc-volume-number doc-volume-number-${no % 2 === 1 ? 'front' : 'back'}`}>{no}</span>;
}

type FurnitureProps = {
  readonly sheet: PrintDocument;
  readonly g: PageGeometry;
  readonly page: number;
  readonly pages: number;
};

/** What stands in the margins: page numbers, marks, foot lines (the same as in `pageStyle`). */
function Furniture({ sheet, g, page, pages }: FurnitureProps) {
  const isLetterhead = sheet.letterhead?.style === 'letter-head';
  const left = { left: `${g.left}mm` };
  const right = { right: `${g.right}mm` };
  // In 信函格式 the area is wider than the text.
  const numberLeft = isLetterhead ? { left: `${g.left + 8}mm` } : left;
  const numberRight = isLetterhead ? { right: `${g.right + 6}mm` } : right;
  if (sheet.look === 'form') {
    return (
      <>
        <span className="doc-page-foot" style={left}>
          {printText.page(sheet.docNo)}
        </span>
        <span className="doc-page-foot" style={right}>
          {printText.pageOf(page, pages)}
        </span>
      </>
    );
  }
  if (sheet.look !== 'notice' && sheet.look !== 'letter') return null;
  return (
    <>
      {sheet.look === 'letter' && page === 1 && (
        <span className="doc-page-marks" style={left}>
          {[...sheet.marks, ...sheet.footer].join('　')}
        </span>
      )}
      {isLetterhead && page === 1 ? (
        <span className="doc-foot-lines" style={{ ...left, ...right }} />
      ) : (
        <span className="doc-page-number" style={page % 2 === 1 ? numberRight : numberLeft}>
          {page % 2 === 1 ? `— ${page} —　` : `　— ${page} —`}
        </span>
      )}
    </>
  );
}
