import type { Action } from '#shared/model/action.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Acting } from '#shared/domain/access/acting.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import type { Refusal } from '#shared/domain/matter/refusal.ts';

/** What the matter page offers, in the order of its buttons. */
export const OFFERED = ['amend-contact', 'amend-content', 'amend-duty', 'settle', 'guide', 'note', 'void'] as const;
export type OfferedKind = (typeof OFFERED)[number];

export type OfferedAction = { readonly kind: OfferedKind; readonly refusal: Refusal | null };

/**
 * Each action with “allowed” or the reason why not, from the same `decide` that will judge it (one answer to “may this be
 * done now?”). Judged with harmless content; the real content is judged again when it is written.
 */
export function offeredActions(view: MatterView, acting: Acting | null, today: PlainDate): readonly OfferedAction[] {
  const context = { acting, today };
  return OFFERED.map((kind) => {
    const decision = decide(view, probe(kind, view, today), context);
    return { kind, refusal: decision.ok ? null : decision.error };
  });
}

function probe(kind: OfferedKind, view: MatterView, today: PlainDate): Action {
  const { petitioners, summary, dutyUnit } = view.registration;
  switch (kind) {
    case 'amend-contact':
      return { kind: 'amend', set: { petitioners } };
    case 'amend-content':
      return { kind: 'amend', set: { summary } };
    case 'amend-duty':
      return { kind: 'amend', set: { dutyUnit } };
    case 'settle':
      return { kind: 'settle-on-spot', closeMode: 'resolved', reply: '—', informedBy: 'in-person', informedOn: today };
    case 'guide':
      return { kind: 'guide-out', reason: '—', redirectTo: '—', informedOn: today };
    case 'note':
      return { kind: 'add-note', text: '—' };
    case 'void':
      return { kind: 'void', reason: '—' };
  }
}
