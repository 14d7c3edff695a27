import type { PrintToPDFOptions } from 'electron';
import { CONTRACT } from '#shared/ipc/contract.ts';
import type { PdfRequest } from '#shared/ipc/messages.ts';
import type { Handle } from './register.ts';
import { saveBytes, type SaveDep } from './save-bytes.ts';

const MM_PER_INCH = 25.4;

/** Sizes by name or in inches. The roll's length is what one slip needs at most. */
const PAPER = {
  A4: 'A4',
  A3: 'A3',
  A5: 'A5',
  'receipt-80mm': { width: 80 / MM_PER_INCH, height: 297 / MM_PER_INCH },
  'receipt-58mm': { width: 58 / MM_PER_INCH, height: 297 / MM_PER_INCH },
} as const satisfies Record<PdfRequest['pageSize'], PrintToPDFOptions['pageSize']>;

/** Prints the calling window into a PDF, then asks where to save it. */
export function handlePrintToPdf(handle: Handle, dep: SaveDep): void {
  handle('print-to-pdf', CONTRACT['print-to-pdf'].request, async (request, caller) => {
    const bytes = await caller.printToPDF(pdfOptions(request));
    return saveBytes(dep, { suggestedName: request.title, bytes, mime: 'application/pdf' });
  });
}

/** Margins and, where given, size are the style sheet's `@page` (GB/T 9704); the size here is for pages that say none. */
function pdfOptions({ pageSize, landscape }: PdfRequest): PrintToPDFOptions {
  return {
    pageSize: PAPER[pageSize],
    landscape,
    preferCSSPageSize: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    printBackground: true,
    generateTaggedPDF: true,
  };
}
