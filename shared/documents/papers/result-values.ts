/** What the steps of a result say for their papers: the signed opinion is what is printed (条例 29, 32; R002-01, R002-40). */
import { newest, opinionOf, roundStart, servedOf, timesReturned } from '#shared/domain/workflow/facts.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { CLOSURE_CHECKS, type ClosureCheck } from '#shared/model/workflow-codes.ts';
import { petitionerResponseLabels } from '../code-labels.ts';
import { dateText } from '../date-text.ts';
import { officerName, unitName, type PrintContext } from '../print-context.ts';
import { closedAsLabels, deliveryModeLabels, meansLabels, opinionResultLabels } from '../workflow-labels.ts';
import { acceptanceText } from './handling-values.ts';
import type { PaperValues } from './paper.ts';

type Opinion = ActionOf<'draft-opinion'>;

/** Codes of the papers for those of the steps. */
const RESULTS = {
  support: 'supported',
  'partly-support': 'partly-supported',
  explain: 'explained',
  'not-support': 'not-supported',
} as const satisfies Record<Opinion['findings'][number]['result'], string>;
const ADOPTION = {
  adopted: 'adopted',
  partly: 'partly-adopted',
  filed: 'filed',
  declined: 'not-adopted',
} as const satisfies Record<ActionOf<'answer-suggestion'>['outcome'], string>;
const FAULTS = {
  facts: 'facts',
  conclusion: 'conclusion',
  policy: 'unlawful',
  formalities: 'formalities',
  materials: 'materials',
  implemented: 'not-carried-out',
} as const satisfies Record<ClosureCheck, string>;

/** The opinion before a leader or signed by one; none while it is sent back to its drafter. */
function standingOpinion(view: MatterView): Opinion | null {
  const opinion = opinionOf(view);
  return opinion === null || opinion.decision?.action.approved === false ? null : opinion.asked.action;
}

/** 处理意见书: claims, findings, arrangement and review organ as they were signed. */
export function opinionValues(view: MatterView, context: PrintContext): PaperValues {
  const opinion = standingOpinion(view);
  if (opinion === null) return {};
  return {
    acceptance: acceptanceText(view),
    claims: opinion.findings.map(({ claim, fact, result, basis }) => ({
      claim,
      finding: fact,
      result: RESULTS[result],
      basis,
    })),
    execution: executionText(opinion, context),
    reviewOrg: opinion.remedyOrg,
  };
}

const executionText = ({ execution }: Opinion, context: PrintContext): string | undefined =>
  execution === undefined
    ? undefined
    : `${execution.text.replace(/[。；;.]+$/u, '')}，由${unitName(execution.unit, context)}于${dateText(execution.dueOn)}前落实。`;

/** 裁量说明, as it stands in the drafted opinion (R002-04). */
export const leniencyValues = (view: MatterView): PaperValues => ({ leniency: standingOpinion(view)?.leniency });

/** 建议事项回复. */
export function suggestionValues(view: MatterView): PaperValues {
  const answer = newest(view, 'answer-suggestion')?.action;
  return answer === undefined ? {} : { study: answer.reply, adoption: ADOPTION[answer.outcome], reason: answer.reason };
}

/** 三到位一处理 in the columns of the forms (R001-39). */
function columnsOf(closure: ActionOf<'submit-closure'> | undefined): PaperValues {
  return {
    settled: closure?.reasonable,
    explained: closure?.unreasonable,
    helped: closure?.hardship,
    punished: closure?.unlawful,
  };
}

/** 办结审核表, with the six answers once they are given (R002-40). */
export function closureValues(view: MatterView, context: PrintContext): PaperValues {
  const closure = newest(view, 'submit-closure');
  if (closure === null) return {};
  const checked = newest(view, 'check-closure', closure.index)?.action;
  const { facts, conclusion, policy, formalities, materials, implemented } = checked?.checks ?? {};
  return {
    officer: officerName(closure.by, context),
    closedOn: closure.action.on,
    result: resultText(view),
    means: meansText(closure.action),
    ...columnsOf(closure.action),
    facts: verdict(facts),
    conclusion: verdict(conclusion),
    lawful: verdict(policy),
    formalities: verdict(formalities),
    materialsComplete: verdict(materials),
    carriedOut: verdict(implemented),
    review: checked === undefined ? undefined : `${checked.close ? '准予办结。' : '退回重办。'}${checked.reason ?? ''}`,
  };
}

/** R001-38. */
const meansText = ({ means = [], meansText: detail }: ActionOf<'submit-closure'>): string | undefined =>
  [means.map((each) => meansLabels[each]).join('、'), detail ?? ''].filter((part) => part !== '').join('：') ||
  undefined;

const verdict = (holds: boolean | undefined): string | undefined =>
  holds === undefined ? undefined : holds ? 'yes' : 'no';

/** 退回重办通知: every check that failed, the checker's words, the new term (R002-41). */
export function redoValues(view: MatterView): PaperValues {
  const returned = newest(view, 'check-closure')?.action;
  if (returned === undefined || returned.close) return {};
  const { reason = '' } = returned;
  return {
    earlierResult: resultText(view),
    faults: CLOSURE_CHECKS.filter((check) => !returned.checks[check]).map((check) => ({
      item: FAULTS[check],
      detail: returned.faults?.[check] ?? reason,
    })),
    demand: reason,
    newDue: returned.dueOn,
    round: String(timesReturned(view)),
  };
}

/** How it was reported as closed, and each claim with its result. */
function resultText(view: MatterView): string | undefined {
  const closure = newest(view, 'submit-closure')?.action;
  if (closure === undefined) return undefined;
  const findings = newest(view, 'draft-opinion')?.action.findings ?? [];
  const results = findings.map(({ claim, result }) => `${claim}：${opinionResultLabels[result]}`).join('；');
  return `${closedAsLabels[closure.closeMode]}。${results === '' ? '' : `${results}。`}`;
}

/** 办结报告 to whoever assigned it: from the signed opinion, its delivery and the four columns (R002-42, R001-39). */
export function reportValues(view: MatterView, context: PrintContext): PaperValues {
  const opinion = standingOpinion(view);
  const served = servedOf(view, 'opinion', roundStart(view))?.action;
  const closure = newest(view, 'submit-closure')?.action;
  const numbered = (parts: readonly string[]): string =>
    parts.length === 1 ? (parts[0] ?? '') : parts.map((part, i) => `${i + 1}. ${part}`).join('\n');
  return {
    mainTo: newest(view, 'report-up')?.action.to,
    assignedNo: view.registration.assignedNo,
    assignedOn: view.registration.assignedOn,
    answerDue: view.registration.feedbackDue,
    ...(opinion !== null && {
      facts: numbered(opinion.findings.map(({ fact }) => fact)),
      basis: numbered(opinion.findings.map(({ basis }) => basis)),
      result: [
        numbered(opinion.findings.map(({ claim, result }) => `${claim}：${opinionResultLabels[result]}。`)),
        executionText(opinion, context),
      ]
        .filter((part) => part !== undefined)
        .join('\n'),
    }),
    ...(served !== undefined && {
      served: `处理意见书${served.docNo ?? ''}于${dateText(served.on)}送达，方式：${deliveryModeLabels[served.mode]}。`,
      response: served.response === undefined ? undefined : petitionerResponseLabels[served.response],
    }),
    ...columnsOf(closure),
  };
}
