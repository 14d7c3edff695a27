import type { Operation } from '#shared/model/operation.ts';
import type { AnyOperation } from '#shared/model/reception-stream.ts';
import { instantToPlainDate, instantToTime } from '#shared/domain/calendar/plain-date.ts';
import type { Result } from '#shared/lib/result.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import { readOwnLog } from '#renderer/data/queries/own-log.ts';
import { withdrawOperation } from './deal-with-refusal.ts';
import type { UseCaseDeps } from './deps.ts';
import { keepDraft } from './save-draft.ts';

type Register = Extract<Operation['action'], { kind: 'register' }>;

/** Where to go on after a refused operation was taken back. */
export type Correction =
  | { readonly kind: 'new-registration'; readonly draftId: string }
  | { readonly kind: 'matter'; readonly id: string };

/**
 * 撤回并改正: takes a refused operation back so that its author can do it right. The content of a refused registration is
 * first kept as a draft; if that cannot be stored, nothing is taken back.
 */
export async function correctRefused(
  deps: UseCaseDeps,
  refused: { readonly n: number; readonly stream: string; readonly op: AnyOperation | null; readonly title: string },
): Promise<Result<Correction, StorageProblem>> {
  const action = refused.op?.action;
  if (action?.kind !== 'register') {
    await withdrawOperation(deps, refused.n);
    return { ok: true, value: { kind: 'matter', id: refused.stream } };
  }
  const draftId = deps.ids.draft();
  // What was settled on the same page waits behind the registration and would go with it.
  const behind = (await readOwnLog(deps.store)).filter((op) => op.stream === refused.stream && op.n > refused.n);
  const form = behind.reduce((draft, op) => ({ ...draft, ...outcomeOf(op.action) }), formOf(action));
  const kept = await keepDraft(deps, { id: draftId, title: refused.title, form });
  if (!kept.ok) return kept;
  await withdrawOperation(deps, refused.n);
  return { ok: true, value: { kind: 'new-registration', draftId } };
}

/** A registration in the shape of the register screen's draft; that screen ignores what it does not know. */
function formOf({ registration: r, slipNo, queryCode }: Register): Record<string, unknown> {
  const { petitioners, claims, materials, totalPersons, annex: _, learnedAt, ...plain } = r;
  return {
    ...plain,
    paperSlipNo: slipNo,
    paperQueryCode: queryCode,
    date: r.receivedOn,
    time: instantToTime(r.occurredAt),
    ...(learnedAt !== undefined && {
      learnedDate: instantToPlainDate(learnedAt),
      learnedTime: instantToTime(learnedAt),
    }),
    totalPersons: String(totalPersons),
    people: petitioners.map((person) => ({
      ...person,
      gender: person.gender ?? null,
      idType: person.idType ?? null,
      idNo: person.idNo ?? '',
      phone: person.phone ?? '',
      address: person.address ?? '',
    })),
    claims: claims.map((text) => ({ text })),
    materials: (materials ?? []).map(({ name, pages, original }) => ({
      name,
      pages: pages === undefined ? '' : String(pages),
      original: original === true,
    })),
  };
}

/** What was settled on the same page (当即办结, 引导告知, 转人民调解), as that part of the form. */
function outcomeOf(action: AnyOperation['action']): Record<string, unknown> {
  switch (action.kind) {
    case 'settle-on-spot': {
      const { closeMode, reply, basis = '', informedBy, response = null } = action;
      return { outcome: 'settle', closeMode, reply, basis, informedBy, response };
    }
    case 'guide-out': {
      const { reason: guideReason, redirectTo, redirectContact = '', explanation } = action;
      return {
        outcome: 'guide',
        guideReason,
        redirectTo,
        redirectContact,
        ...(explanation !== undefined && { explanation }),
      };
    }
    case 'refer-mediation':
      return { outcome: 'mediate', committee: action.committee, parties: action.parties };
    default:
      return {};
  }
}
