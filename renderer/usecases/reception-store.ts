import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readReception, readReceptions } from '#renderer/data/queries/reception.ts';
import { receptionKeys, saveReception } from '#renderer/data/writes/reception.ts';
import type { MarketRulesDeps } from './market-rules.ts';
import type { SessionDeps } from './sessions.ts';

/** The market rules in this device's sealed store. */
export function marketRulesOf(store: DeviceStore): Pick<MarketRulesDeps, 'load' | 'save'> {
  return {
    load: () => readReception(store, receptionKeys.rules),
    save: (rules) => saveReception(store, [{ key: receptionKeys.rules, value: rules }]),
  };
}

/** The sessions in this device's sealed store, each under its own key. */
export function sessionsOf(store: DeviceStore): Pick<SessionDeps, 'load' | 'save'> {
  return {
    load: () => readReceptions(store, receptionKeys.sessions),
    save: (streams) =>
      saveReception(
        store,
        streams.flatMap((ops) => (ops[0] ? [{ key: receptionKeys.session(ops[0].stream), value: ops }] : [])),
      ),
  };
}
