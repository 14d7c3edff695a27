/**
 * 卷内目录 drafted from what the matter holds: its form, its letters, its forms and proofs, its attachments, in the order
 * of their days; and what ought to be there and is not (R004-51, R002-43). A hint for whoever binds the file, no barrier.
 */
import { compareText } from '#shared/lib/compare-text.ts';
import { currentAttachments } from '#shared/domain/attachment/attachments.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { letterKind } from '#shared/domain/letters/letter-kinds.ts';
import { deliveriesOf, isServed, newest, stepsOfKind } from '#shared/domain/workflow/facts.ts';
import type { IssuedPaper, MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import type { Paper } from '#shared/model/workflow-codes.ts';
import { petitionFormLabels } from '../code-labels.ts';
import { unitName, type PrintContext } from '../print-context.ts';
import { paperLabels } from '../workflow-labels.ts';
import { ALL_PAPERS } from './all-papers.ts';
import type { PaperValues } from './paper.ts';

export type FileEntry = {
  readonly title: string;
  readonly on: PlainDate;
  readonly author: string;
  readonly docNo?: string | undefined;
};

/** What an entry is printed from; `original`: it lies in the file only as it was received or signed. */
type EntrySource =
  | { readonly kind: 'registration' }
  | { readonly kind: 'letter'; readonly issued: IssuedPaper }
  | { readonly kind: 'form'; readonly paper: string; readonly office: string }
  | { readonly kind: 'original' };

type SourcedEntry = FileEntry & { readonly source: EntrySource };

/** Forms that a step leaves in the file, by the code under which their prints are counted. */
const FORMS = [
  ['propose', 'handling-draft', '信访事项拟办单'],
  ['ask-extension', 'extension-approval', '延期审批表'],
  ['check-closure', 'closure-check', '办结审核表'],
  ['follow-up', 'follow-up-record', '回访记录表'],
  ['record-hearing', 'hearing-record', '听证笔录'],
  ['appoint-lead', 'lead-form', '领导包案表'],
] as const satisfies readonly (readonly [WorkflowKind, string, string])[];

const ORIGINAL: EntrySource = { kind: 'original' };

/** What lies in the file: its form, then everything by its day. */
export function fileEntries(view: MatterView, unit: (code: string) => string): readonly SourcedEntry[] {
  const { form, receivedOn } = view.registration;
  const registration = {
    title: `${petitionFormLabels[form]}登记表`,
    on: receivedOn,
    author: unit(view.office),
    source: { kind: 'registration' },
  } as const;
  const letters = (view.papers ?? []).map((issued) => ({
    title: paperName(issued.paper),
    docNo: issued.docNo,
    author: issued.issuer,
    on: issued.signedOn ?? instantToPlainDate(issued.at),
    source: { kind: 'letter', issued } as const,
  }));
  const forms = FORMS.flatMap(([kind, paper, title]) => {
    const steps = stepsOfKind(view, kind);
    return steps.map(({ office, at, index }) => ({
      title,
      on: instantToPlainDate(at),
      author: unit(office),
      // A form says what its newest step says; that of an earlier one is only the sheet that was signed then.
      source: index === steps.at(-1)?.index ? ({ kind: 'form', paper, office } as const) : ORIGINAL,
    }));
  });
  const proofs = deliveriesOf(view).map(({ office, action }) => ({
    title: `送达回证（${paperLabels[action.paper]}）`,
    on: action.on,
    author: unit(office),
    source: ORIGINAL,
  }));
  const attachments = currentAttachments(view).map(({ title, at, source, office }) => ({
    title,
    on: instantToPlainDate(at),
    author: source === 'petitioner' ? '信访人' : unit(office),
    source: ORIGINAL,
  }));
  return [registration, ...[...letters, ...forms, ...proofs, ...attachments].sort((a, b) => compareText(a.on, b.on))];
}

const paperName = (code: string): string => ALL_PAPERS.find(({ id }) => id === code)?.name ?? code;

/** 卷内目录: as archived; before that, drafted, with the pages still to be counted. */
export function contentsValues(view: MatterView, context: PrintContext): PaperValues {
  const drafted = fileEntries(view, (code) => unitName(code, context)).map(
    ({ title, on, author, docNo }): FileEntry => ({ title, on, author, docNo }),
  );
  const archived = newest(view, 'archive')?.action.contents;
  if (archived === undefined) return { entries: drafted };
  return {
    entries: archived.map(({ title, from, to }) => {
      const known = drafted.find((entry) => entry.title === title);
      return { ...known, title, pages: String(to - from + 1) };
    }),
  };
}

/** What ought to lie in the file and does not, in words (R004-51, R002-43). */
export function missingInFile(view: MatterView): readonly string[] {
  const issued = new Set((view.papers ?? []).flatMap(({ paper }) => letterKind(paper)?.tells ?? []));
  const served = deliveriesOf(view).filter(({ action }) => isServed(action));
  const letters = [...new Set(served.map(({ action }) => action.paper))].filter(
    (paper) => !issued.has(paper) && WRITTEN.has(paper),
  );
  const bound = new Set(served.map(({ action }) => action.scan));
  const proofs = currentAttachments(view).filter(({ op, category }) => category === 'delivery-proof' || bound.has(op));
  const forms = FORMS.filter(([kind, code]) => newest(view, kind) !== null && (view.prints?.[code] ?? 0) === 0);
  const orders = stepsOfKind(view, 'issue-supervision').length;
  const orderLetters = (view.papers ?? []).filter(({ paper }) => paper === 'supervision-letter').length;
  return [
    ...((view.prints?.['form'] ?? 0) === 0 ? ['登记表没有打印'] : []),
    ...letters.map((paper) => `${paperLabels[paper]}没有在本机出具，请放入原件`),
    ...(served.length > proofs.length ? [`送达 ${served.length} 次，送达凭证 ${proofs.length} 份`] : []),
    ...forms.map(([, , title]) => `${title}没有打印`),
    ...(orders > orderLetters ? [`督办 ${orders} 次，督办函 ${orderLetters} 份`] : []),
  ];
}

/** Papers of this office that are told in writing. */
const WRITTEN: ReadonlySet<Paper> = new Set<Paper>([
  'acceptance',
  'not-accepted',
  'no-longer-accepted',
  'litigation-separated',
  'extension',
  'opinion',
  'suggestion-reply',
]);
