/** What a clerk has filled in of one paper, and the paper made of it. */
import { ALL_PAPERS } from '#shared/documents/papers/all-papers.ts';
import { frameFor } from '#shared/documents/papers/from-matter.ts';
import { fixedValues, paperValues } from '#shared/documents/papers/own-values.ts';
import type { Paper, PaperValues } from '#shared/documents/papers/paper.ts';
import type { PrintContext } from '#shared/documents/print-context.ts';
import type { BuiltDocument } from '#shared/documents/print-document.ts';
import { letterKind } from '#shared/domain/letters/letter-kinds.ts';
import { draftLetterNo, formatLetterNo, parseLetterNo } from '#shared/domain/letters/letter-number.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { IssuePaper } from '#shared/model/paper-action.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

export type PaperDraft = {
  readonly values: PaperValues;
  /** The number the register gave: alone, or the whole 发文字号. */
  readonly docNo: string;
  readonly signedOn: string;
  readonly urgency: '特急' | '加急' | null;
};

export const paperOf = (id: string): Paper | null => ALL_PAPERS.find((paper) => paper.id === id) ?? null;

/** A new draft: what the matter knows, and nothing that only a person can say. */
export const newDraft = (
  paper: string | null,
  view: MatterView,
  context: PrintContext,
  today: PlainDate,
): PaperDraft => ({
  values: paperValues(paper, view, context, today),
  docNo: '',
  signedOn: today,
  urgency: null,
});

/** What was typed, with the limits and the signed texts as the matter has them now: a kept draft does not outlive them. */
export const withFixed = (paper: string, kept: PaperDraft, fresh: PaperDraft): PaperDraft => ({
  ...kept,
  values: { ...kept.values, ...fixedValues(paperOf(paper), fresh.values) },
});

/** The number as printed: `null` while the entry is neither a number nor one of this series (LN-04), absent while empty. */
export function docNoOf(
  paper: Paper,
  draft: PaperDraft,
  prefix: string,
): { readonly given: string | undefined; readonly isWrong: boolean; readonly empty: string } {
  const kind = letterKind(paper.id);
  if (kind === null) return { given: undefined, isWrong: false, empty: '' };
  const series = { prefix, word: kind.word };
  const empty = draftLetterNo(series);
  const entry = draft.docNo.trim();
  if (entry === '') return { given: undefined, isWrong: false, empty };
  const alone = /^[1-9]\d{0,5}$/.test(entry) ? formatLetterNo(series, yearOf(draft), Number(entry)) : entry;
  return parseLetterNo(alone, series) === null
    ? { given: undefined, isWrong: true, empty }
    : { given: alone, isWrong: false, empty };
}

const yearOf = (draft: PaperDraft): number => Number(draft.signedOn.slice(0, 4));

export function buildDraft(
  paper: Paper,
  draft: PaperDraft,
  view: MatterView,
  context: PrintContext,
  office: string,
): BuiltDocument {
  const frame = frameFor(paper, view, context, office);
  const { signer } = draft.values;
  return paper.fill(draft.values, {
    ...frame,
    docNo: docNoOf(paper, draft, frame.numberPrefix).given,
    signedOn: PlainDate.safeParse(draft.signedOn).data,
    urgency: draft.urgency ?? undefined,
    signer: typeof signer === 'string' ? signer : undefined,
  });
}

/** The draft as an issued letter (LN-06); `null` while what stands in it is too long or no letter. */
export function issueOf(
  paper: Paper,
  draft: PaperDraft,
  frame: { readonly issuer: string; readonly numberPrefix: string },
): IssuePaper | null {
  const docNo = docNoOf(paper, draft, frame.numberPrefix);
  if (letterKind(paper.id) === null || docNo.isWrong) return null;
  const values = Object.fromEntries(
    Object.keys(paper.fields).flatMap((key) => (draft.values[key] === undefined ? [] : [[key, draft.values[key]]])),
  );
  const parsed = IssuePaper.safeParse({
    kind: 'issue-paper',
    paper: paper.id,
    template: paper.version,
    issuer: frame.issuer,
    values,
    signedOn: PlainDate.safeParse(draft.signedOn).data,
    urgency: draft.urgency ?? undefined,
    docNo: docNo.given,
  });
  return parsed.success ? parsed.data : null;
}
