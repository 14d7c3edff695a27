import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Acting } from '#shared/domain/access/acting.ts';
import { whyNot } from '#shared/domain/workflow/available-actions.ts';
import type { GeneralKind, StepKind } from '#shared/domain/workflow/procedures.ts';
import type { Refusal } from '#shared/domain/matter/refusal.ts';

/** What the matter page offers besides the steps of the procedure, in the order of its buttons. */
export const OFFERED = ['amend-contact', 'amend-content', 'amend-duty', 'settle', 'guide', 'note', 'void'] as const;
export type OfferedKind = (typeof OFFERED)[number];

export type OfferedAction = { readonly kind: OfferedKind; readonly refusal: Refusal | null };

const ACTION: { readonly [K in OfferedKind]: GeneralKind | StepKind } = {
  'amend-contact': 'amend',
  'amend-content': 'amend',
  'amend-duty': 'amend',
  settle: 'settle-on-spot',
  guide: 'guide-out',
  note: 'add-note',
  void: 'void',
};

/** Each action with “allowed” or the reason why not, from the same table that will judge it. */
export const offeredActions = (view: MatterView, acting: Acting | null, today: PlainDate): readonly OfferedAction[] =>
  OFFERED.map((kind) => ({ kind, refusal: whyNot(view, ACTION[kind], { acting, today }) }));
