import type { DeviceIdentity } from '#renderer/data/device-store.ts';
import { DeviceCode } from '#shared/model/ids.ts';

/** Devices that the benchmark's server knows from the start, so that enrolling is not measured. */
export const TOKEN = 'bench-token-of-invented-devices';
export const OFFICE = 'qinglan';

/** The browser is D1, other people's changes come from D2, the devices of W7 from D10 on. */
export const deviceCode = (n: number): DeviceCode => DeviceCode.parse(`D${n}`);
export const identityOf = (n: number): DeviceIdentity => ({
  office: OFFICE,
  device: deviceCode(n),
  token: TOKEN,
  countyBound: true,
});
