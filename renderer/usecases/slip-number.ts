import { compareText } from '#shared/lib/compare-text.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeviceIdentity, SlipCounter } from '#renderer/data/device-store.ts';

/**
 * The next slip number of this device: office, device, day, serial, such as `甲溪-D1-20260904-001` (RX-02, C01). It is
 * valid at once and for ever, also without network and across years, and never runs out.
 */
export function nextSlip(
  counter: SlipCounter,
  identity: DeviceIdentity,
  profile: CountyProfile,
  today: PlainDate,
): { readonly slipNo: string; readonly counter: SlipCounter } {
  const used = (counter[today] ?? 0) + 1;
  const office = profile.units.find((unit) => unit.code === identity.office)?.shortName ?? identity.office;
  const serial = String(used).padStart(3, '0');
  const days = Object.entries({ ...counter, [today]: used }).sort(([a], [b]) => compareText(a, b));
  return {
    slipNo: `${office}-${identity.device}-${today.replaceAll('-', '')}-${serial}`,
    counter: Object.fromEntries(days),
  };
}
