import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { pageStyle } from './page-style.ts';
import { PrintedDocument } from './printed-document.tsx';

const MM_PER_CSS_PIXEL = 25.4 / 96;

/**
 * Puts a document where only paper sees it: beside the application, off the screen, alone when printing. Its `@page` rule
 * is an adopted style sheet, which the content security policy allows where a `<style>` element is refused.
 */
export function PrintSheet({ document: sheet }: { readonly document: PrintDocument }) {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const height = (root.current?.getBoundingClientRect().height ?? 0) * MM_PER_CSS_PIXEL;
    const style = new CSSStyleSheet();
    style.replaceSync(pageStyle(sheet, height));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== style);
    };
  }, [sheet]);
  return createPortal(
    <div ref={root} className={`print-root print-root-${sheet.page}`} aria-hidden="true">
      <PrintedDocument document={sheet} />
    </div>,
    document.body,
  );
}
