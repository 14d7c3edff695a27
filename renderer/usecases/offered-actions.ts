import type { WorkCalendar } from '#shared/model/calendar.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Acting } from '#shared/domain/access/acting.ts';
import { availableActions, whyNot } from '#shared/domain/workflow/available-actions.ts';
import { isFromAbove } from '#shared/domain/workflow/facts.ts';
import { isBeside, type GeneralKind, type StepKind } from '#shared/domain/workflow/procedures.ts';
import type { Refusal } from '#shared/domain/matter/refusal.ts';

/** Corrections and notes that the matter page offers at any stage, in the order of its buttons. */
const CORRECTIONS = ['amend-contact', 'amend-content', 'amend-duty', 'amend-assigned', 'note', 'void'] as const;
type CorrectionKind = (typeof CORRECTIONS)[number];
export type OfferedKind = StepKind | CorrectionKind;

/** Most steps that stand as buttons; the others are behind 「更多」, so that the page stays calm. */
const MOST_NEXT = 4;

/** Taking a matter away is nobody's next step: it is looked for, and never put before the petitioner. */
const NEVER_NEXT: ReadonlySet<StepKind> = new Set<StepKind>(['withdraw', 'seal-confidential']);

/** What the matter page offers to the officer at the desk. */
export type Offered = {
  /** The sensible next steps, the first one first. */
  readonly next: readonly StepKind[];
  /** Other steps that are possible too. */
  readonly more: readonly StepKind[];
  readonly corrections: readonly CorrectionKind[];
  /** What this stage knows but is not possible now, each with its reason. */
  readonly absent: readonly { readonly kind: OfferedKind; readonly refusal: Refusal }[];
};

const ACTION: { readonly [K in CorrectionKind]: GeneralKind } = {
  'amend-contact': 'amend',
  'amend-content': 'amend',
  'amend-duty': 'amend',
  'amend-assigned': 'amend',
  note: 'add-note',
  void: 'void',
};

/** Sorted by the same table that will judge the action when it is written (WF-06). */
export function offeredActions(
  view: MatterView,
  acting: Acting | null,
  today: PlainDate,
  calendar?: WorkCalendar,
): Offered {
  const context = { acting, today, calendar };
  // 协办, supervision and lead have panels of their own.
  const steps = availableActions(view, context).filter(({ kind }) => !isBeside(kind));
  const possible = CORRECTIONS.filter((kind) => kind !== 'amend-assigned' || isFromAbove(view));
  const corrections = possible.map((kind) => ({ kind, refusal: whyNot(view, ACTION[kind], context) }));
  const allowed = steps.flatMap(({ kind, refusal }) => (refusal === null ? [kind] : []));
  const next = allowed.filter((kind) => !NEVER_NEXT.has(kind)).slice(0, MOST_NEXT);
  return {
    next,
    more: allowed.filter((kind) => !next.includes(kind)),
    corrections: corrections.flatMap(({ kind, refusal }) => (refusal === null ? [kind] : [])),
    absent: [...steps, ...corrections].flatMap(({ kind, refusal }) => (refusal === null ? [] : [{ kind, refusal }])),
  };
}
