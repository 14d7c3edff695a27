import type { Action } from '#shared/model/action.ts';
import type { LinkRelation } from '#shared/model/codes.ts';
import { StreamId } from '#shared/model/ids.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { may } from '#shared/domain/access/matrix.ts';
import { rowFacts } from '#shared/domain/access/matter-facts.ts';
import { linksHolding } from '#shared/domain/matching/matter-links.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { performActions, type Intent, type PerformFailure } from '#renderer/data/writes/perform-actions.ts';
import { isClockDoubtful } from './clock-doubt.ts';
import type { UseCaseDeps } from './deps.ts';
import { standingLinks } from './matter-groups.ts';

export type LinkInput = {
  readonly from: string;
  readonly to: string;
  readonly relation: LinkRelation;
  readonly reason: string;
};

/**
 * Records a person's decision about two registrations (RX-03, C33). What the other registration said to the contrary is
 * taken back first, where this unit may act on it; both registrations and all their numbers stay.
 */
export function linkMatters(deps: UseCaseDeps, input: LinkInput): Promise<Result<null, PerformFailure>> {
  const other = deps.store.index.get(input.to);
  const contrary = other?.links.some((link) => link.to === input.from && link.relation !== input.relation) === true;
  const reason = input.reason.trim();
  const steps: Step[] = [
    ...(contrary && mayActOn(deps, other)
      ? [
          {
            on: input.to,
            action: { kind: 'unlink-matter', to: StreamId.parse(input.from), reason: reason || '—' },
          } as const,
        ]
      : []),
    {
      on: input.from,
      action: {
        kind: 'link-matter',
        to: StreamId.parse(input.to),
        relation: input.relation,
        ...(reason !== '' && { reason }),
      },
    },
  ];
  return perform(deps, steps);
}

/**
 * Takes a mistaken merge back (误并可拆, C34): every statement that holds `id` in its group with `other`, from either end,
 * or any one of them would hold it still.
 */
export function unlinkMatters(
  deps: UseCaseDeps,
  input: { readonly id: string; readonly other: string; readonly reason: string },
): Promise<Result<null, PerformFailure>> {
  const pair = [input.id, input.other];
  const rows = pair.flatMap((id) => deps.store.index.get(id) ?? []);
  const links = standingLinks(rows);
  // C04: a call that was about something else leaves the problem in the same way; so does every mistaken word on the two.
  const told = links.filter(({ relation }) => relation !== 'same-matter');
  const held = [...linksHolding(input.id, links), ...told].filter(
    (link) => pair.includes(link.from) && pair.includes(link.to),
  );
  const steps = held
    .filter((link) => mayActOn(deps, deps.store.index.get(link.from)))
    .map(
      (link): Step => ({
        on: link.from,
        action: { kind: 'unlink-matter', to: StreamId.parse(link.to), reason: input.reason },
      }),
    );
  // Nothing this unit may take back: the rules say so, in their own words.
  const otherwise: Step = {
    on: input.id,
    action: { kind: 'unlink-matter', to: StreamId.parse(input.other), reason: input.reason },
  };
  return perform(deps, steps.length > 0 ? steps : [otherwise]);
}

type Step = { readonly on: string; readonly action: Extract<Action, { kind: 'link-matter' | 'unlink-matter' }> };

function mayActOn({ store, officer }: UseCaseDeps, row: ListRow | undefined): boolean {
  const { identity, profile } = store.state;
  if (identity === null || profile === null || row === undefined) return false;
  const facts = rowFacts(row);
  return may(actingOf(profile, identity.office, officer.id), 'unlink-matter', facts).ok;
}

async function perform(deps: UseCaseDeps, steps: readonly Step[]): Promise<Result<null, PerformFailure>> {
  const recordedAt = deps.clock.now();
  const result = await performActions(deps.store, {
    intents: steps.map(({ on, action }): Intent => ({ id: deps.ids.operation(), stream: StreamId.parse(on), action })),
    by: deps.officer.id,
    recordedAt,
    today: deps.clock.today(),
    clockDoubt: isClockDoubtful(recordedAt, deps.store.state.lastServerTime),
  });
  return result.ok ? ok(null) : result;
}
