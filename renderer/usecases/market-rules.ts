import { StreamId } from '#shared/model/ids.ts';
import type { MarketRule } from '#shared/model/market-rule.ts';
import type { Result } from '#shared/lib/result.ts';
import type { ReceptionState } from '#shared/domain/reception/stream/evolve.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readReceptions } from '#renderer/data/queries/reception.ts';
import type { UseCaseDeps } from './deps.ts';
import { intentOf, performIntents, type SessionProblem } from './sessions.ts';

type KnownRule = { readonly stream: StreamId; readonly rule: MarketRule };

/** The market rules this device knows, one an office: where two were confirmed apart, the later one holds. */
export async function readMarketRules(store: DeviceStore): Promise<readonly MarketRule[]> {
  return [...knownRules(await readReceptions(store)).values()].map(({ rule }) => rule);
}

/** By office. */
export function knownRules(states: ReadonlyMap<string, ReceptionState>): ReadonlyMap<string, KnownRule> {
  const newest = new Map<string, KnownRule>();
  for (const [id, state] of states) {
    if (state.kind !== 'market') continue;
    const { rule } = state;
    const other = newest.get(rule.office);
    if (other === undefined || other.rule.confirmed.at < rule.confirmed.at) {
      newest.set(rule.office, { stream: StreamId.parse(id), rule });
    }
  }
  return newest;
}

/** 确认赶集规则 (R004-31): the office's rule, under the name of who confirmed it. Takes the place of the former one. */
export async function confirmMarketRule(
  deps: UseCaseDeps,
  rule: Omit<MarketRule, 'confirmed'>,
): Promise<Result<null, SessionProblem>> {
  const stream = knownRules(await readReceptions(deps.store)).get(rule.office)?.stream ?? deps.ids.stream();
  return performIntents(deps, [intentOf(deps, stream, { kind: 'confirm-market', ...rule })]);
}
