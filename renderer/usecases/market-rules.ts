import type { Acting } from '#shared/domain/access/acting.ts';
import { MarketRules, type MarketRule } from '#shared/model/market-rule.ts';
import { OfficerId } from '#shared/model/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import type { Clock } from './deps.ts';

/** Where the county's market rules are kept, and who is at the desk. */
export type MarketRulesDeps = {
  readonly load: () => Promise<unknown>;
  readonly save: (rules: MarketRules) => Promise<Result<null, StorageProblem>>;
  readonly clock: Clock;
  readonly acting: Acting;
};

export type MarketRuleProblem = StorageProblem | { readonly code: 'not-yours' };

/** All market rules known here. A damaged record is a problem and never an empty list: saving would erase it. */
export async function readMarketRules(
  deps: Pick<MarketRulesDeps, 'load'>,
): Promise<Result<MarketRules, StorageProblem>> {
  const kept = await deps.load();
  if (kept === undefined) return ok([]);
  const rules = MarketRules.safeParse(kept);
  return rules.success ? ok(rules.data) : err({ code: 'damaged' });
}

/** 确认赶集规则 (R004-31): the office's rule, under the name of who confirmed it. Takes the place of the former one. */
export async function confirmMarketRule(
  deps: MarketRulesDeps,
  rule: Omit<MarketRule, 'confirmed'>,
): Promise<Result<MarketRule, MarketRuleProblem>> {
  if (!mayConfirmMarket(deps.acting, rule.office)) return err({ code: 'not-yours' });
  const rules = await readMarketRules(deps);
  if (!rules.ok) return rules;
  const by = OfficerId.parse(deps.acting.officer);
  const confirmed: MarketRule = { ...rule, confirmed: { by, at: deps.clock.now() } };
  const saved = await deps.save([...rules.value.filter(({ office }) => office !== rule.office), confirmed]);
  return saved.ok ? ok(confirmed) : saved;
}

/** 所长 for the own office, 信访办 for every office (R004-31). */
export function mayConfirmMarket({ roles, office, county }: Acting, of: string): boolean {
  if (county) return roles.some((role) => ['petition-clerk', 'petition-head', 'deputy-chief', 'chief'].includes(role));
  return office === of && roles.includes('office-head');
}
