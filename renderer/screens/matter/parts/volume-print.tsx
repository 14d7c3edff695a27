import './paper.css';
import { useCallback, useMemo, useState } from 'react';
import type { PrintContext } from '#shared/documents/print-context.ts';
import { VOLUME, volumeOf, volumeParts, type VolumePart } from '#shared/documents/papers/volume.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Pagination } from '#renderer/print/imprint-place.ts';
import { PagedPreview } from '#renderer/print/paged-preview.tsx';
import { usePrint } from '#renderer/print/use-print.tsx';
import { type VolumeDocument, VolumeSheet } from '#renderer/print/volume-sheet.tsx';
import { useCountedPrint } from '#renderer/session/looks.ts';
import { useSession } from '#renderer/session/session.ts';
import { paperWords, volumeWords } from '#renderer/text/paper-words.ts';
import { printText } from '#renderer/text/print.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';

type Props = {
  readonly view: MatterView;
  /** Of the moment at which it was opened: a preview that changes by itself could not be compared with its paper. */
  readonly context: PrintContext;
  readonly onClose: () => void;
};

/** 打印全卷 (documents §7.5): cover, 卷内目录 and every part, seen page by page, then printed as one job. */
export function VolumePrint({ view: asOpened, context, onClose }: Props) {
  const { deps } = useSession();
  // What is printed is what was opened, also when a step comes in from elsewhere meanwhile.
  const [view] = useState(asOpened);
  const printing = usePrint(useCountedPrint(view.id));
  const [parts] = useState(() => volumeParts(view, context, deps.clock.today()));
  const [counted, setCounted] = useState<Readonly<Record<number, number>>>({});
  const onCounted = useCallback(
    (part: number, pages: number) => setCounted((now) => (now[part] === pages ? now : { ...now, [part]: pages })),
    [],
  );
  const isCounted = parts.every((_, i) => counted[i] !== undefined);
  const volume = useMemo(
    () =>
      volumeOf(
        parts,
        parts.map((_, i) => counted[i] ?? 1),
        view,
        context,
      ),
    [parts, counted, view, context],
  );
  const front = [volume.cover, volume.contents];
  const missing = [...front, ...parts.map(({ built }) => built)].flatMap((built) =>
    built.missing.length === 0 ? [] : [volumeWords.missingOf(built.document.title, built.missing)],
  );
  const sheets: readonly VolumeDocument[] = [
    ...front.map(({ document }) => ({ document })),
    ...parts.map(({ built }, i) => ({ document: built.document, firstNumber: volume.starts[i] })),
  ];
  const total = Object.values(counted).reduce((sum, pages) => sum + pages, 0);
  const says = isCounted ? volumeWords.counted(parts.length, total) : paperWords.working;
  return (
    <Dialog
      open
      full
      title={volumeWords.title}
      onClose={onClose}
      footer={
        <>
          <span className="paper-state" role="status">
            {printing.state === 'failed'
              ? paperWords.failed
              : printing.state === 'printing'
                ? paperWords.working
                : says}
          </span>
          <Button
            kind="primary"
            disabled={!isCounted || printing.state === 'printing'}
            onClick={() => printing.printSheet(<VolumeSheet documents={sheets} />, { what: VOLUME })}
          >
            {paperWords.print}
          </Button>
        </>
      }
    >
      {/* Scrolled by the arrow keys: a page is higher than the window. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="paper-preview" tabIndex={0} role="region" aria-label={printText.preview}>
        {missing.length > 0 && <p className="paper-missing">{paperWords.missing(missing)}</p>}
        {front.map(({ document }) => (
          <PagedPreview key={document.title} document={document} />
        ))}
        {parts.map((part, i) => (
          <CountedPart key={i} part={part} place={i} firstNumber={volume.starts[i]} onCounted={onCounted} />
        ))}
      </div>
      {printing.sheet}
    </Dialog>
  );
}

function CountedPart({
  part,
  place,
  firstNumber,
  onCounted,
}: {
  readonly part: VolumePart;
  readonly place: number;
  readonly firstNumber: number | undefined;
  readonly onCounted: (place: number, pages: number) => void;
}) {
  const onPaged = useCallback(({ pages }: Pagination) => onCounted(place, pages), [onCounted, place]);
  return <PagedPreview document={part.built.document} onPaged={onPaged} firstNumber={firstNumber} />;
}
