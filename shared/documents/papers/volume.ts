/**
 * 全卷 (documents §7.5): everything of a matter that can be printed here, in the order of the 卷内目录, as one job with one
 * run of page numbers. What lies in the file only as it was received or signed gets a sheet that names it.
 */
import { newest } from '#shared/domain/workflow/facts.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { dateText } from '../date-text.ts';
import { label, value } from '../form-cells.ts';
import { formOf } from '../form-of.ts';
import { type PrintContext, sheetFrame, unitName } from '../print-context.ts';
import type { BuiltDocument, PrintDocument } from '../print-document.ts';
import { retentionLabels } from '../workflow-labels.ts';
import { ALL_PAPERS } from './all-papers.ts';
import { fileContents, fileCover, pageStarts } from './archive-papers.ts';
import { type FileEntry, fileEntries } from './file-values.ts';
import { frameFor, reprinted } from './from-matter.ts';
import { paperValues } from './own-values.ts';

/** The code under which its prints are counted and recorded. */
export const VOLUME = 'volume';

export type VolumePart = {
  readonly entry: FileEntry;
  readonly built: BuiltDocument;
  /** A sheet that names the original. */
  readonly isSlip: boolean;
};

/** What lies in the file, each with its document. @param asOf today, for papers that count up to it */
export const volumeParts = (view: MatterView, context: PrintContext, asOf: PlainDate): readonly VolumePart[] =>
  fileEntries(view, (code) => unitName(code, context)).map(({ source, ...entry }) => {
    const built = builtFrom(source, view, context, asOf);
    return { entry, built: built ?? slipOf(entry, view, context), isSlip: built === null };
  });

type Source = ReturnType<typeof fileEntries>[number]['source'];

function builtFrom(source: Source, view: MatterView, context: PrintContext, asOf: PlainDate): BuiltDocument | null {
  const copy = (key: string): PrintContext => ({ ...context, reprint: view.prints?.[key] ?? 0 });
  switch (source.kind) {
    case 'registration':
      return formOf(view, copy('form'));
    case 'letter':
      return reprinted(source.issued, view, copy(source.issued.op));
    case 'form': {
      const paper = ALL_PAPERS.find(({ id }) => id === source.paper);
      if (paper === undefined) return null;
      const frame = frameFor(paper, view, copy(paper.id), source.office);
      return paper.fill(paperValues(paper.id, view, context, asOf), frame);
    }
    case 'original':
      return null;
  }
}

/** 「原件另附」: names what is to be laid behind it. */
function slipOf({ title, docNo, author, on }: FileEntry, view: MatterView, context: PrintContext): BuiltDocument {
  const rows = [
    [label('题　名'), value(title, { align: 'left' })],
    [label('文　号'), value(docNo)],
    [label('责任者'), value(author)],
    [label('日　期'), value(dateText(on))],
  ];
  const document: PrintDocument = {
    title: '原件另附',
    look: 'form',
    page: 'A4',
    orientation: 'portrait',
    ...sheetFrame(view, { ...context, reprint: 0 }, 'internal'),
    blocks: [
      { kind: 'table', columns: [20, 80], rows },
      { kind: 'note', text: '本页之后放入原件。原件的页数不在本次打印的页码之内。' },
    ],
  };
  return { document, missing: [] };
}

export type Volume = {
  readonly cover: BuiltDocument;
  readonly contents: BuiltDocument;
  /** The number of the volume on the first page of each part. */
  readonly starts: readonly number[];
};

/**
 * Cover and 卷内目录 of the parts, both without a number of their own.
 * @param pages of each part, as they come out of the printer
 */
export function volumeOf(
  parts: readonly VolumePart[],
  pages: readonly number[],
  view: MatterView,
  context: PrintContext,
): Volume {
  const entries = parts.map(({ entry, isSlip }, i) => ({
    ...entry,
    pages: String(pages[i] ?? 1),
    ...(isSlip && { note: '原件另附' }),
  }));
  const archived = newest(view, 'archive')?.action;
  const frame = frameFor(fileCover, view, { ...context, reprint: view.prints?.[VOLUME] ?? 0 }, view.office);
  const cover = fileCover.build(
    {
      fileNo: archived?.volumeNo ?? view.officialNo,
      startedOn: view.registration.receivedOn,
      endedOn: archived?.on ?? parts.at(-1)?.entry.on,
      sheets: String(parts.length),
      pages: String(pages.reduce((sum, each) => sum + each, 0)),
      retention: archived === undefined ? undefined : retentionLabels[archived.retention],
    },
    frame,
  );
  return { cover, contents: fileContents.build({ entries }, frame), starts: pageStarts(entries) };
}
