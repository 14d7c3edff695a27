import { DeviceCode, UnitCode } from '#shared/model/ids.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { ServerStore } from '#server/db/store.ts';
import type { Hash } from './ledger.ts';
import type { Sender } from './parse-push.ts';

export type Credentials = { readonly office: string; readonly device: string; readonly token: string };

/** The device behind the credentials, or `null`. */
export type Authenticate = (given: Credentials) => Promise<Sender | null>;

/** How long an answer is trusted before the database is asked again, which also notes when the device was last seen. */
const TRUST_MS = 60_000;

export function createAuthenticate(deps: {
  readonly store: ServerStore;
  readonly hash: Hash;
  readonly now: () => Instant;
}): Authenticate {
  const trusted = new Map<string, { readonly tokenHash: string; readonly until: number }>();
  return async ({ office, device, token }) => {
    const [unit, code] = [UnitCode.safeParse(office), DeviceCode.safeParse(device)];
    if (!unit.success || !code.success) return null;
    const sender: Sender = { office: unit.data, device: code.data };
    const key = `${office} ${device}`;
    // Hashes are compared, so the time a comparison takes tells nothing about the token.
    const tokenHash = deps.hash(token);
    const at = deps.now();
    const entry = trusted.get(key);
    if (entry !== undefined && entry.until > Date.parse(at)) return entry.tokenHash === tokenHash ? sender : null;
    const row = await deps.store.findDevice(office, device);
    if (row?.tokenHash !== tokenHash) return null;
    trusted.set(key, { tokenHash, until: Date.parse(at) + TRUST_MS });
    await deps.store.touchDevice(office, device, at);
    return sender;
  };
}
