/** What the steps of a matter add up to. Every answer is read from `acts`, so that no two places can disagree. */
import { UPSTREAM_SOURCES } from '#shared/model/codes.ts';
import type { Act, MatterView } from '#shared/model/matter.ts';
import type { Paper } from '#shared/model/workflow-codes.ts';
import type { ActionOf, WorkflowKind } from '#shared/model/workflow-action.ts';
import type { Procedure } from './procedures.ts';

/** A step of one kind with who, when and in which stage. `at`: its place among the matter's steps. */
export type Step<K extends WorkflowKind> = Omit<Act, 'action'> & {
  readonly index: number;
  readonly action: ActionOf<K>;
};

/** All steps of one kind, the oldest first. */
export function stepsOfKind<K extends WorkflowKind>(view: MatterView, kind: K): readonly Step<K>[] {
  return (view.acts ?? []).flatMap((act, index) =>
    // The kind was just compared; the compiler cannot follow it through the generic.
    act.action.kind === kind ? [{ ...act, index, action: act.action as ActionOf<K> }] : [],
  );
}

/** The newest step of a kind, at or after place `from`. */
export function newest<K extends WorkflowKind>(view: MatterView, kind: K, from = 0): Step<K> | null {
  const found = stepsOfKind(view, kind).at(-1);
  return found !== undefined && found.index >= from ? found : null;
}

/** Where the present round of handling begins: after the last return for redo or re-opening (R002-41). */
export function roundStart(view: MatterView): number {
  const begins = ({ action }: Act): boolean =>
    action.kind === 'reopen' ||
    (action.kind === 'check-closure' && !action.close) ||
    (action.kind === 'decide-review' && action.conclusion === 'redo');
  return (view.acts ?? []).reduce((start, act, i) => (begins(act) ? i + 1 : start), 0);
}

/** 退办次数: how often a report was returned for redo (R002-41). */
export const timesReturned = (view: MatterView): number =>
  stepsOfKind(view, 'check-closure').filter(({ action }) => !action.close).length;

export type Decided<A extends WorkflowKind, D extends WorkflowKind> = {
  readonly asked: Step<A>;
  /** `null` while nobody has decided. */
  readonly decision: Step<D> | null;
};

/** The newest request of a kind with the decision that followed it. */
function decided<A extends WorkflowKind, D extends WorkflowKind>(
  view: MatterView,
  ask: A,
  decide: D,
  from = 0,
): Decided<A, D> | null {
  const asked = newest(view, ask, from);
  return asked === null ? null : { asked, decision: newest(view, decide, asked.index) };
}

export const proposalOf = (view: MatterView): Decided<'propose', 'decide-proposal'> | null =>
  decided(view, 'propose', 'decide-proposal');

export const extensionOf = (view: MatterView): Decided<'ask-extension', 'decide-extension'> | null =>
  decided(view, 'ask-extension', 'decide-extension');

/** 条例 34: granted once, whatever was asked later. */
export const grantedExtension = (view: MatterView): Step<'decide-extension'> | null =>
  stepsOfKind(view, 'decide-extension').find(({ action }) => action.approved) ?? null;

/** The opinion of the present round. */
export const opinionOf = (view: MatterView): Decided<'draft-opinion', 'sign-opinion'> | null =>
  decided(view, 'draft-opinion', 'sign-opinion', roundStart(view));

export const objectionOf = (view: MatterView): Decided<'object', 'answer-objection'> | null =>
  decided(view, 'object', 'answer-objection');

/** The register of requests about a person's own data, the oldest first, each with its answer (C40). */
export const accessRequestsOf = (view: MatterView): readonly Decided<'request-access', 'answer-access'>[] => {
  const answers = stepsOfKind(view, 'answer-access');
  return stepsOfKind(view, 'request-access').map((asked) => ({
    asked,
    decision: answers.find(({ action }) => action.request === asked.op) ?? null,
  }));
};

/** The newest 交办 or 转送 that is in force: not objected to with consent. */
export function sentTo(view: MatterView): Step<'assign'> | Step<'transfer'> | null {
  const sent = [newest(view, 'assign'), newest(view, 'transfer')].flatMap((step) => step ?? []);
  const last = sent.sort((a, b) => b.index - a.index)[0];
  if (last === undefined) return null;
  const answer = newest(view, 'answer-objection', last.index);
  return answer?.action.agreed === true ? null : last;
}

/** 受理 in force: the newest decision, when it accepts. */
export function acceptanceOf(view: MatterView): Step<'decide-intake'> | null {
  const decision = newest(view, 'decide-intake');
  const accepts = decision?.action.decision === 'accepted' || decision?.action.decision === 'accepted-simple';
  return accepts ? decision : null;
}

/** 办理途径: as it was decided on acceptance, before that as the registration has it. */
export const handlingPathOf = (view: MatterView) => acceptanceOf(view)?.action.path ?? view.registration.handlingPath;

export const isSimple = (view: MatterView): boolean => {
  const acceptance = acceptanceOf(view);
  return (
    acceptance?.action.decision === 'accepted-simple' && newest(view, 'convert-to-ordinary', acceptance.index) === null
  );
};

/** 匿名、姓名住址不清: nobody can be told in writing (条例 23, C37). */
export const isUnreachable = (view: MatterView): boolean =>
  newest(view, 'decide-intake')?.action.decision === 'address-unclear' ||
  (view.registration.petitionerType === 'anonymous' && acceptanceOf(view) === null);

/** Deliveries that stand; a corrected record is replaced by its correction. */
export function deliveriesOf(view: MatterView): readonly Step<'record-delivery'>[] {
  const all = stepsOfKind(view, 'record-delivery');
  const replaced = new Set(all.flatMap(({ action }) => action.corrects ?? []));
  return all.filter(({ op }) => !replaced.has(op));
}

/** Signed for, or refused before witnesses (留置): the law counts from it (statutes §12). */
export const isServed = (action: ActionOf<'record-delivery'>): boolean =>
  action.result === 'signed' || (action.result === 'refused' && (action.witnesses ?? []).length > 0);

/** The newest delivery of a paper that counts, at or after place `from`. */
export const servedOf = (view: MatterView, paper: Paper, from = 0): Step<'record-delivery'> | null =>
  deliveriesOf(view)
    .filter(({ action, index }) => action.paper === paper && isServed(action) && index >= from)
    .at(-1) ?? null;

/** 受理 told by the notice of the procedure it is in: a simple one turned ordinary is told anew (C09). */
export const acceptanceTold = (view: MatterView): Step<'record-delivery'> | null =>
  servedOf(view, 'acceptance', newest(view, 'convert-to-ordinary')?.index);

/** Officers who had the matter in their hands: they neither check it nor call back (R001-64). */
export function handlersOf(view: MatterView): ReadonlySet<string> {
  const acts = view.acts ?? [];
  return new Set(acts.filter(({ action }) => HANDLES.has(action.kind)).map(({ by }) => by));
}

const HANDLES: ReadonlySet<WorkflowKind> = new Set<WorkflowKind>([
  'record-work',
  'draft-opinion',
  'answer-suggestion',
  'conclude-mediation',
  'submit-closure',
]);

/** 首办单位: who registered it, wherever it went afterwards (R002-23). */
export const firstUnit = (view: MatterView): string => view.office;

/** The one unit responsible now (R004-01). Assignment and transfer write it into the registration. */
export const handlingUnit = (view: MatterView): string => view.registration.dutyUnit;

/** 上级交办、转来: the assigning body wants an answer too (R002-02). */
export const isFromAbove = (view: MatterView): boolean =>
  view.registration.intakeSource !== undefined && UPSTREAM_SOURCES.has(view.registration.intakeSource);

/** Which table the matter is in. The stage says it, except while it is being handled. */
export function procedureOf(view: MatterView): Procedure {
  switch (view.status) {
    case 'registered':
    case 'triaging':
      return 'intake';
    case 'notified':
    case 'handling':
    case 'replied':
    case 'delivered':
    case 'closing':
    case 'closed':
      return handlingProcedure(view);
    case 'guided-out':
      return 'guidance';
    case 'litigation-separated':
      return 'separation';
    case 'not-accepted':
    case 'no-longer-accepted':
      return 'refusal';
    case 'mediation':
      return 'mediation';
    case 'forwarded':
      return 'transfer';
    case 'assigned':
    case 'objection':
    case 'returned':
      return 'assignment';
    case 'redo':
      return 'redo';
    case 'review':
    case 'review-decided':
      return 'review';
    case 'recheck':
    case 'recheck-decided':
      return 'recheck';
    case 'finalized':
      return 'final';
    case 'withdrawn':
      return 'withdrawal';
    case 'merged':
      return 'merge';
    case 'archived':
    case 'reopened':
      return 'archive';
    case 'confidential':
      return 'confidential';
    case 'void':
      return 'void';
  }
}

function handlingProcedure(view: MatterView): Procedure {
  if (view.settlement !== undefined && view.status === 'closed') return 'on-the-spot';
  if (isUnreachable(view)) return 'anonymous';
  if (view.registration.purpose === 'suggestion') return 'suggestion';
  return isSimple(view) ? 'simple' : 'direct';
}
