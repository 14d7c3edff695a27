import type { CountyProfile, Unit } from '#shared/model/county.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { WIRE_FLOOR, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { Authenticate } from '#server/usecases/authenticate.ts';
import { findUnit, type CountyReader } from '#server/usecases/county.ts';
import type { EnrollDeps } from '#server/usecases/enroll-device.ts';
import type { Sender } from '#server/usecases/parse-push.ts';
import type { PushQueue } from '#server/usecases/push-queue.ts';
import { errorResponse } from './respond.ts';

/** What the routes work with; `EnrollDeps` brings store, hash, clock and tokens. */
export type Api = EnrollDeps & {
  readonly county: CountyReader;
  /** The profile has changed. */
  readonly forgetCounty: () => void;
  readonly authenticate: Authenticate;
  readonly queue: PushQueue;
  /** Aborted when the server stops, so that open event streams end. */
  readonly stopping: AbortSignal;
};

export type Caller = { readonly sender: Sender; readonly county: CountyProfile; readonly unit: Unit };

/** Who asks, by `authorization`, `x-office` and `x-device`. */
export async function identify(request: Request, api: Api): Promise<Result<Caller, Response>> {
  const token = /^Bearer ([\x21-\x7e]{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
  const office = request.headers.get('x-office') ?? '';
  const sender = await api.authenticate({ office, device: request.headers.get('x-device') ?? '', token });
  const county = await api.county();
  const unit = sender === null || county === null ? undefined : findUnit(county, sender.office);
  if (sender === null || county === null || unit === undefined) return err(errorResponse('unknown-device', api.now()));
  return ok({ sender, county, unit });
}

/** V1: is the body of a version this server serves? A body without any version is for its own schema to refuse. */
export function isServedVersion(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('wire' in json) || typeof json.wire !== 'number') return true;
  return json.wire >= WIRE_FLOOR && json.wire <= WIRE_VERSION;
}

/** The start of every successful answer as JSON text, left open for more fields. */
export const answerHead = (now: Instant): string => `{"wire":${WIRE_VERSION},"serverNow":"${now}"`;
