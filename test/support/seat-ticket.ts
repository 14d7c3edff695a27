import { DeviceCode } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { SeatTicket } from '#shared/sync/enroll.ts';
import type { SeatKeys } from '#renderer/vault/seat-keys.ts';

/** What the county would have signed; nobody looks at its signature. */
export const aTicket = (officer: string, { sign, seal }: SeatKeys): SeatTicket => ({
  seat: {
    officer,
    office: 'jiaxi',
    device: DeviceCode.parse('D1'),
    sign: sign.publicKey,
    seal: seal.publicKey,
    since: Instant.parse('2026-09-04T01:00:00.000Z'),
  },
  deviceKey: sign.publicKey,
  signature: 'signature',
});
