import * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import {
  EnrollResponse,
  ErrorResponse,
  WelcomeResponse,
  type ErrorCode,
  type SetupRequest,
} from '#shared/sync/enroll.ts';
import { API } from '#shared/sync/wire.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';

export type EnrollProblem = { readonly code: 'offline' | 'bad-answer' | ErrorCode };

/** What the county server says of itself before this device belongs to an office. */
export function readWelcome(base: string): Promise<Result<WelcomeResponse, EnrollProblem>> {
  return call(`${base}${API}/welcome`, {}, WelcomeResponse);
}

/** First start of a county server: the fictional county or an own one. */
export function setUpCounty(base: string, request: SetupRequest): Promise<Result<WelcomeResponse, EnrollProblem>> {
  return call(`${base}${API}/setup`, posted(request), WelcomeResponse);
}

/** Makes this device one of an office's; the only step that needs the network. */
export async function enrollDevice(
  store: DeviceStore,
  base: string,
  office: string,
): Promise<Result<null, EnrollProblem>> {
  const answer = await call(`${base}${API}/enroll`, posted({ office, label: '' }), EnrollResponse);
  if (!answer.ok) return answer;
  const { device, token, profile } = answer.value;
  const unit = profile.units.find((u) => u.code === office);
  await saveIdentity(store, { office, device, token, countyBound: unit?.level !== 'township-office' }, profile);
  return ok(null);
}

const posted = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function call<T>(url: string, init: RequestInit, schema: z.ZodType<T>): Promise<Result<T, EnrollProblem>> {
  let body: unknown;
  let good: boolean;
  try {
    const response = await fetch(url, { ...init, cache: 'no-store' });
    good = response.ok;
    body = await response.json();
  } catch {
    return err({ code: 'offline' });
  }
  if (good) {
    const parsed = schema.safeParse(body);
    return parsed.success ? ok(parsed.data) : err({ code: 'bad-answer' });
  }
  const refusal = ErrorResponse.safeParse(body);
  return err({ code: refusal.success ? refusal.data.error : 'bad-answer' });
}

/** Shows the county the name and token it gave; a server restored from a backup takes the device back (PROTOCOL R3). */
export async function rejoinCounty(store: DeviceStore, base: string): Promise<boolean> {
  const { identity } = store.state;
  if (identity === null) return false;
  const { office, device, token } = identity;
  const answer = await call(
    `${base}${API}/enroll`,
    posted({ office, label: '', previous: { device, token } }),
    EnrollResponse,
  );
  return answer.ok && answer.value.device === device;
}
