import * as z from 'zod';
import { ConfidentialPushRequest, readersText, type ConfidentialReceipt } from '#shared/sync/confidential.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { acceptConfidential, listConfidential, sealReaders } from '#server/usecases/confidential-register.ts';
import { recordEvent } from '#server/usecases/join-audit.ts';
import { answerHead, identify, isServedVersion, type Api } from './api.ts';
import { parseJsonBody } from './body.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /confidential`: acts on reports in confidence (PROTOCOL K1). */
export async function pushConfidential(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const body = await parseJsonBody(request, caller.value.raw);
  if (!body.ok) return errorResponse(body.error, api.now());
  if (!isServedVersion(body.value.json)) return errorResponse('needs-upgrade', api.now());
  const asked = ConfidentialPushRequest.safeParse(body.value.json);
  if (!asked.success) return errorResponse('bad-request', api.now());
  const receipts: readonly ConfidentialReceipt[] = await acceptConfidential(api, caller.value, asked.data.entries);
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), receipts }));
}

const After = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .default(0);

/** `GET /confidential`: the register, without what the caller is concerned by; somebody else's attempt is recorded. */
export async function listReports(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const after = After.safeParse(new URL(request.url).searchParams.get('after') ?? undefined);
  if (!after.success) return errorResponse('bad-request', api.now());
  const { acting, sender } = caller.value;
  const list = await listConfidential(api.store, acting, after.data);
  if (list === null) {
    const { office, device } = sender;
    const what = 'confidential-list';
    await recordEvent(api, { kind: 'failed-access', what, office, device, officer: acting.officer, result: 'refused' });
    return errorResponse('not-allowed', api.now());
  }
  return jsonResponse(
    request,
    `${answerHead(api.now())},"more":${String(list.more)},"entries":[${list.entries.join(',')}]}`,
  );
}

/** `GET /confidential/readers`: whom to seal to, for every device (K2). Public keys, and nothing about any report. */
export async function readers(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const list = await sealReaders(api.store, caller.value.county);
  const signature = api.countyKey.sign(readersText(list));
  return jsonResponse(
    request,
    `${answerHead(api.now())},"readers":${JSON.stringify(list)},"signature":${JSON.stringify(signature)}}`,
  );
}
