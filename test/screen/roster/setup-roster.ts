import { within, screen } from '@testing-library/react';
import { MarketRule } from '#shared/model/market-rule.ts';
import { confirmMarketRule } from '#renderer/usecases/market-rules.ts';
import type { TestSession } from '../setup-session.tsx';

/** The market of 甲溪, confirmed by its head. */
export async function confirmMarket(device: TestSession): Promise<void> {
  const { confirmed: _, ...rule } = MarketRule.parse({
    office: 'jiaxi',
    name: '甲溪街',
    pattern: { type: 'lunar-digit', digits: [3, 6, 9], monthEnd: 'exact' },
    monthBasis: 'gregorian',
    confirmed: { by: 'jiaxi-head', at: '2026-08-01T01:00:00.000Z' },
  });
  await confirmMarketRule(device.deps, rule);
}

const rows = (): readonly HTMLElement[] => within(screen.getAllByRole('table')[0] ?? document.body).getAllByRole('row');
export const row = (name: string): HTMLElement => {
  const found = rows().find((each) => each.textContent.startsWith(name));
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
};
