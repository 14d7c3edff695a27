/** Which steps fill which paper, beyond what every paper of a matter shares (`fromMatter`). What was signed is what is issued. */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { PrintContext } from '../print-context.ts';
import { coLetterValues, coSheetValues } from './co-handling-values.ts';
import { contentsValues } from './file-values.ts';
import { fromMatter } from './from-matter.ts';
import { lookBackValues } from './look-back-values.ts';
import {
  acceptanceValues,
  assignmentValues,
  declinedValues,
  draftValues,
  objectionValues,
  simpleValues,
  transferValues,
} from './handling-values.ts';
import { outreachValues } from './outreach-record.ts';
import type { Paper, PaperValues } from './paper.ts';
import {
  closureValues,
  leniencyValues,
  opinionValues,
  redoValues,
  reportValues,
  suggestionValues,
} from './result-values.ts';
import {
  agreementValues,
  followUpValues,
  hearingNoticeValues,
  hearingRecordValues,
  hearingValues,
  mediationValues,
  refusalValues,
  returnValues,
  reviewValues,
} from './service-values.ts';
import { supervisionValues } from './supervision-values.ts';

type Values = (view: MatterView, context: PrintContext) => PaperValues;

const OWN: Readonly<Record<string, Values>> = {
  'acceptance-notice': acceptanceValues,
  'simple-notice': simpleValues,
  'refusal-notice': declinedValues,
  'no-further-notice': declinedValues,
  'litigation-notice': declinedValues,
  'handling-draft': draftValues,
  'assignment-letter': assignmentValues,
  'forward-letter': transferValues,
  'transfer-notice': transferValues,
  'objection-letter': objectionValues,
  'co-handling-letter': coLetterValues,
  'co-handling-sheet': coSheetValues,
  'opinion-letter': opinionValues,
  'leniency-note': leniencyValues,
  'suggestion-reply': suggestionValues,
  'closure-check': closureValues,
  'closing-report': reportValues,
  'redo-notice': redoValues,
  'service-return': returnValues,
  'follow-up-record': followUpValues,
  'outreach-record': outreachValues,
  'review-application': reviewValues,
  'review-opinion': reviewValues,
  'review-refusal': refusalValues,
  'hearing-notice': hearingNoticeValues,
  'hearing-record': hearingRecordValues,
  'hearing-report': hearingValues,
  'mediation-record': mediationValues,
  'oral-agreement': mediationValues,
  'mediation-agreement': agreementValues,
  'confirmation-hint': mediationValues,
  'mediation-end': mediationValues,
  'file-contents': contentsValues,
};

/** Everything a matter knows of a paper; what only a person can say stays empty. */
export function paperValues(
  paper: string | null,
  view: MatterView,
  context: PrintContext,
  asOf: PlainDate,
): PaperValues {
  return {
    ...fromMatter(view, context, asOf),
    ...supervisionValues(paper, view, context, asOf),
    ...(paper === 'delay-trace' && lookBackValues(view, context, asOf)),
    ...(paper === null ? {} : OWN[paper]?.(view, context)),
  };
}

/** The values of a paper that are not typed: limits of the law, and what was signed or approved (R002-28, 条例 32, 34). */
export const fixedValues = (paper: Paper | null, known: PaperValues): PaperValues =>
  Object.fromEntries(
    Object.entries(paper?.fields ?? {}).flatMap(([key, field]) =>
      field.fixed === true && known[key] !== undefined ? [[key, known[key]]] : [],
    ),
  );
