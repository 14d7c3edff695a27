import { within, screen } from '@testing-library/react';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { MarketRule } from '#shared/model/market-rule.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { confirmMarketRule } from '#renderer/usecases/market-rules.ts';
import { setupSession, type TestSession } from '../setup-session.tsx';

const COUNTY = fictionalCounty();

/** The device of `office` with `officer` at it, in the county of cases.md. */
export async function sit(office: string, id: string, other?: TestSession): Promise<TestSession> {
  const base = other ?? (await setupSession(office === 'qinglan' ? 'county' : 'jiaxi'));
  const officer = COUNTY.officers.find((each) => each.id === id);
  const acting = actingOf(COUNTY, office, id);
  if (officer === undefined || acting === null) throw new Error(`nobody is called ${id}`);
  const identity = { ...base.session.identity, office };
  await saveIdentity(base.store, identity, COUNTY);
  const deps = { ...base.deps, officer };
  return { ...base, deps, session: { ...base.session, deps, acting, identity, profile: COUNTY } };
}

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
