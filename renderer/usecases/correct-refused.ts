import type { Operation } from '#shared/model/operation.ts';
import { instantToTime } from '#shared/domain/calendar/plain-date.ts';
import type { Result } from '#shared/lib/result.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
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
  refused: { readonly n: number; readonly stream: string; readonly op: Operation | null; readonly title: string },
): Promise<Result<Correction, StorageProblem>> {
  const action = refused.op?.action;
  if (action?.kind !== 'register') {
    await withdrawOperation(deps, refused.n);
    return { ok: true, value: { kind: 'matter', id: refused.stream } };
  }
  const draftId = deps.ids.draft();
  const kept = await keepDraft(deps, { id: draftId, title: refused.title, form: formOf(action) });
  if (!kept.ok) return kept;
  await withdrawOperation(deps, refused.n);
  return { ok: true, value: { kind: 'new-registration', draftId } };
}

/** A registration in the shape of the register screen's draft; that screen ignores what it does not know. */
function formOf({ registration: r, slipNo, queryCode }: Register): Record<string, unknown> {
  const { petitioners, claims, materials, totalPersons, annex: _, learnedAt: __, ...plain } = r;
  return {
    ...plain,
    paperSlipNo: slipNo,
    paperQueryCode: queryCode,
    date: r.receivedOn,
    time: instantToTime(r.occurredAt),
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
