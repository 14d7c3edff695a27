import type { Action } from '#shared/model/action.ts';
import type { AddAttachment } from '#shared/model/attachment.ts';
import type { LinkRelation } from '#shared/model/codes.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import { err, type Result } from '#shared/lib/result.ts';
import { performActions, type Intent, type PerformFailure } from '#renderer/data/writes/perform-actions.ts';
import { isClockDoubtful } from './clock-doubt.ts';
import type { UseCaseDeps } from './deps.ts';
import { takenIn } from './market-day.ts';
import { nextSlip } from './slip-number.ts';

/** What an officer may settle on the same page (R004-15, R003-03, R004-53) and which earlier matter this repeats (RX-03). */
export type RegisterInput = {
  readonly registration: Registration;
  readonly onTheSpot?: Extract<Action, { kind: 'settle-on-spot' | 'guide-out' | 'refer-mediation' }>;
  readonly links?: readonly {
    readonly to: StreamId;
    readonly relation: LinkRelation;
    readonly reason?: string;
  }[];
  /** Papers already sealed on this device for this draft; added in the same transaction (AT-01). */
  readonly attachments?: readonly AddAttachment[];
  readonly draftId?: string;
  /** Received at the session held now: it belongs to it, and the desk is free, in the same transaction (QU-11). */
  readonly fromQueue?: boolean;
  /** Number and code of a refused registration that is done again: the visitor already holds them on paper (RX-02). */
  readonly reissue?: { readonly slipNo: string; readonly queryCode: string };
};

/**
 * Registers a visit, letter, call or online petition (R004-33, R004-47). Works without network: the matter has its slip
 * number and query code when this resolves, and is on the disk. On failure nothing was written and the draft is kept.
 */
export async function registerVisit(
  deps: UseCaseDeps,
  input: RegisterInput,
): Promise<Result<MatterView, PerformFailure>> {
  const { store, clock, ids, officer } = deps;
  const { identity, profile, lastServerTime } = store.state;
  if (identity === null || profile === null) return err({ kind: 'not-enrolled' });
  const recordedAt = clock.now();
  const today = clock.today();
  const stream = ids.stream();
  const intent = (action: Action): Intent => ({ id: ids.operation(), stream, action });
  const result = await performActions(store, {
    intents: (slip) => {
      const { slipNo, counter } = nextSlip(slip, identity, profile, today);
      const paper = input.reissue ?? { slipNo, queryCode: ids.queryCode() };
      const intents = [
        intent({ kind: 'register', ...paper, registration: input.registration }),
        ...(input.links ?? []).map((link) => intent({ kind: 'link-matter', ...link })),
        ...(input.attachments ?? []).map(intent),
        ...(input.onTheSpot === undefined ? [] : [intent(input.onTheSpot)]),
      ];
      return { intents, slip: input.reissue === undefined ? counter : slip };
    },
    by: officer.id,
    recordedAt,
    today,
    clockDoubt: isClockDoubtful(recordedAt, lastServerTime),
    ...(input.draftId !== undefined && { draft: input.draftId }),
    ...(input.fromQueue === true && { reception: () => takenIn(deps, stream) }),
  });
  if (!result.ok) return result;
  const [view] = result.value;
  if (view === undefined) throw new Error('a registration was stored without a matter');
  return { ok: true, value: view };
}
