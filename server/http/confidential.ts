import * as z from 'zod';
import type { ConfidentialRefusal } from '#shared/domain/confidential/decide.ts';
import { toBase64url } from '#shared/lib/base64url.ts';
import { StreamId } from '#shared/model/ids.ts';
import {
  ConfidentialPushRequest,
  readersText,
  type ConfidentialReceipt,
  type SealedContentsResponse,
} from '#shared/sync/confidential.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { acceptConfidential, listConfidential, sealReaders } from '#server/usecases/confidential-register.ts';
import { recordEvent } from '#server/usecases/join-audit.ts';
import { listSealedContents, readSealedContent } from '#server/usecases/sealed-contents.ts';
import { answerHead, identify, isServedVersion, whoOf, type Api, type Caller } from './api.ts';
import { parseJsonBody } from './body.ts';
import { bytesResponse, errorResponse, jsonResponse } from './respond.ts';

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
  // C18: who reaches for a report that is not theirs is seen, whether or not it exists.
  if (receipts.some((receipt) => 'refused' in receipt && NOT_THEIRS.has(receipt.refused)))
    await api.refusals.note({ kind: 'failed-access', what: 'confidential-act', ...whoOf(caller.value) });
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), receipts }));
}

const NOT_THEIRS: ReadonlySet<string> = new Set<ConfidentialRefusal>(['role-missing', 'not-found']);

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

const MaterialPath = z.object({
  report: StreamId,
  content: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  n: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});

/** `GET /confidential/:report/contents`: the sealed heads of what lay at the county for the matter it was (K8). */
export async function contentsOfReport(request: Request, api: Api, report: string): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const list = await listSealedContents(api, caller.value.acting, report);
  if (list === null) return refuseContents(api, caller.value);
  const answer: SealedContentsResponse = {
    wire: WIRE_VERSION,
    serverNow: api.now(),
    contents: list.map(({ id, head }) => ({ id, head: toBase64url(head) })),
  };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `GET /confidential/:report/contents/:content/:n`: a piece of one, as it lies there (K8). */
export async function pieceOfReport(
  request: Request,
  api: Api,
  path: { readonly report: string; readonly content: string; readonly n: string },
): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const name = MaterialPath.safeParse(path);
  if (!name.success) return errorResponse('bad-request', api.now());
  const { report, content: id, n } = name.data;
  const bytes = await readSealedContent(api, caller.value.acting, { report, id, n });
  return bytes === null ? refuseContents(api, caller.value) : bytesResponse(bytes);
}

async function refuseContents(api: Api, { sender, acting }: Caller): Promise<Response> {
  const what = 'confidential-content';
  await api.refusals.note({ kind: 'failed-access', what, ...sender, officer: acting.officer });
  return errorResponse('not-found', api.now());
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
