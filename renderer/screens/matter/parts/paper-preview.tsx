import { useCallback, useState } from 'react';
import type { BuiltDocument } from '#shared/documents/print-document.ts';
import { NO_GAP, type Pagination } from '#renderer/print/imprint-place.ts';
import { PagedPreview } from '#renderer/print/paged-preview.tsx';
import type { Printed } from '#renderer/session/looks.ts';
import { paperWords } from '#renderer/text/paper-words.ts';
import { printText } from '#renderer/text/print.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { hasFangsong } from '../has-fangsong.ts';
import type { PaperOutput } from '../use-paper-output.ts';

type PreviewProps = {
  readonly built: BuiltDocument;
  readonly onPaged: (pagination: Pagination) => void;
};

/** The pages as they will be printed, and what is still empty on them (documents §7: told before printing). */
export function PaperPreview({ built, onPaged }: PreviewProps) {
  const [fangsong] = useState(hasFangsong);
  const { document, missing } = built;
  const isOfficial = document.look === 'notice' || document.look === 'letter';
  return (
    // Scrolled by the arrow keys: a page is higher than the window.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="paper-preview" tabIndex={0} role="region" aria-label={printText.preview}>
      {missing.length > 0 && <p className="paper-missing">{paperWords.missing(missing)}</p>}
      {isOfficial && !fangsong && <Notice tone="info" title={paperWords.fontMissing} />}
      <PagedPreview document={document} onPaged={onPaged} />
    </div>
  );
}

type ButtonsProps = {
  readonly built: BuiltDocument | null;
  /** Which paper it is, for the record. */
  readonly printed: Printed;
  readonly output: PaperOutput;
  readonly pagination: Pagination;
  /** Something else is to be done first: a letter is issued, and then printed. */
  readonly secondary?: boolean;
};

/** 打印, 存为 PDF, 存为 Word, and how the last of them went. */
export function PaperButtons({ built, printed, output, pagination, secondary }: ButtonsProps) {
  const { state } = output;
  const { what } = printed;
  const disabled = built === null || state === 'working';
  const says =
    state === 'working'
      ? paperWords.working
      : state === 'saved'
        ? paperWords.saved
        : built === null
          ? ''
          : paperWords.pages(pagination.pages);
  return (
    <>
      <span className="paper-state" role="status">
        {state === 'failed' ? paperWords.failed : says}
      </span>
      <Button
        disabled={disabled}
        onClick={() => built !== null && output.saveWord(built.document, what, pagination.imprint)}
      >
        {paperWords.saveWord}
      </Button>
      <Button disabled={disabled} onClick={() => built !== null && output.savePdf(built.document, what)}>
        {paperWords.savePdf}
      </Button>
      <Button
        kind={secondary === true ? 'quiet' : 'primary'}
        disabled={disabled}
        onClick={() => built !== null && output.print(built.document, printed)}
      >
        {paperWords.print}
      </Button>
    </>
  );
}

/** Pages of the document on show; the setter keeps its identity, as `PagedPreview` asks. */
export function usePagination(): readonly [Pagination, (pagination: Pagination) => void] {
  const [pagination, setPagination] = useState<Pagination>({ pages: 1, imprint: NO_GAP });
  return [pagination, useCallback((next: Pagination) => setPagination(next), [])];
}
