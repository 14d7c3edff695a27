import { createPortal } from 'react-dom';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { PagedPreview } from './paged-preview.tsx';

/** A document of a volume; without a number of its own in front of the numbered ones. */
export type VolumeDocument = { readonly document: PrintDocument; readonly firstNumber?: number | undefined };

/**
 * Several documents as one print job: the pages of their previews, each on a sheet of its own size (`page.css`), so that
 * the number on a sheet is that of the preview and of the 卷内目录 (documents §7.5).
 */
export function VolumeSheet({ documents }: { readonly documents: readonly VolumeDocument[] }) {
  return createPortal(
    <div className="print-root print-volume" aria-hidden="true">
      {documents.map((each, i) => (
        <PagedPreview key={i} {...each} />
      ))}
    </div>,
    document.body,
  );
}
