import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readReception } from '#renderer/data/queries/reception.ts';
import { receptionKeys, saveReception } from '#renderer/data/writes/reception.ts';
import type { MarketRulesDeps } from './market-rules.ts';

/** The market rules in this device's sealed store. */
export function marketRulesOf(store: DeviceStore): Pick<MarketRulesDeps, 'load' | 'save'> {
  return {
    load: () => readReception(store, receptionKeys.rules),
    save: (rules) => saveReception(store, [{ key: receptionKeys.rules, value: rules }]),
  };
}
