import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { measurePages, NO_GAP } from './imprint-place.ts';
import { areaOf, pageGeometry } from './page-geometry.ts';
import { pageStyle } from './page-style.ts';
import { PrintedDocument } from './printed-document.tsx';

const MM_PER_CSS_PIXEL = 25.4 / 96;
const COLUMN_GAP = 20;

/**
 * Puts a document where only paper sees it: beside the application, off the screen, alone when printing. Its `@page` rule
 * is an adopted style sheet, which the content security policy allows where a `<style>` element is refused.
 */
export function PrintSheet({ document: sheet }: { readonly document: PrintDocument }) {
  const root = useRef<HTMLDivElement>(null);
  const columns = useRef<HTMLDivElement>(null);
  const [imprint, setImprint] = useState(NO_GAP);
  const area = areaOf(pageGeometry(sheet));
  useLayoutEffect(() => {
    if (columns.current !== null) {
      const pitch = (area.width + COLUMN_GAP) / MM_PER_CSS_PIXEL;
      setImprint(measurePages(columns.current, pitch, sheet).imprint);
    }
    const height = (root.current?.getBoundingClientRect().height ?? 0) * MM_PER_CSS_PIXEL;
    const style = new CSSStyleSheet();
    style.replaceSync(pageStyle(sheet, height));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== style);
    };
  }, [sheet, area.width]);
  const measured = {
    width: `${area.width}mm`,
    height: `${area.height}mm`,
    columnWidth: `${area.width}mm`,
    columnGap: `${COLUMN_GAP}mm`,
  };
  return createPortal(
    <div ref={root} className={`print-root print-root-${sheet.page}`} aria-hidden="true">
      {sheet.look === 'letter' && (
        <div ref={columns} className="doc-columns doc-measured doc-screen-only" style={measured}>
          <PrintedDocument document={sheet} />
        </div>
      )}
      <PrintedDocument document={sheet} imprint={imprint} />
      {sheet.watermark !== undefined && (
        <div className="doc-watermark">
          {[1, 2, 3].map((place) => (
            <span key={place}>{sheet.watermark}</span>
          ))}
        </div>
      )}
    </div>,
    document.body,
  );
}
