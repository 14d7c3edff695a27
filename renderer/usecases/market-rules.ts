import { StreamId } from '#shared/model/ids.ts';
import type { MarketRule } from '#shared/model/market-rule.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readReceptions } from '#renderer/data/queries/reception.ts';
import type { UseCaseDeps } from './deps.ts';
import { intentOf, performIntents, type SessionProblem } from './sessions.ts';

type KnownRule = { readonly stream: StreamId; readonly rule: MarketRule };

/** The market rules this device knows, one an office: where two were confirmed apart, the later one holds. */
export async function readMarketRules(store: DeviceStore): Promise<readonly MarketRule[]> {
  return [...(await knownRules(store)).values()].map(({ rule }) => rule);
}

async function knownRules(store: DeviceStore): Promise<ReadonlyMap<string, KnownRule>> {
  const newest = new Map<string, KnownRule>();
  for (const [id, state] of await readReceptions(store)) {
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
  const stream = (await knownRules(deps.store)).get(rule.office)?.stream ?? deps.ids.stream();
  return performIntents(deps, [intentOf(deps, stream, { kind: 'confirm-market', ...rule })]);
}
