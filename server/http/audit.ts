import { hash } from 'node:crypto';
import type { Instant } from '#shared/model/plain-date.ts';
import { err, type Result } from '#shared/lib/result.ts';
import { StreamId } from '#shared/model/ids.ts';
import {
  AuditPushRequest,
  AuditQuery,
  type AuditHeadResponse,
  type AuditListResponse,
  type AuditPushResponse,
} from '#shared/sync/audit.ts';
import { SIGNED } from '#shared/sync/signed-request.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { mayReadLog, mayReadLooks, type Asker } from '#server/usecases/audit-access.ts';
import { joinAudit, recordEvent } from '#server/usecases/join-audit.ts';
import { checkAudit, listAudit, type AuditList } from '#server/usecases/read-audit.ts';
import { confirmed, identify, isServedVersion, type Api, type Caller } from './api.ts';
import { parseJsonBody } from './body.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /audit`: the next entries of a device's chain, joined to the county's (PROTOCOL D3). */
export async function pushAudit(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const body = await parseJsonBody(request, caller.value.raw);
  if (!body.ok) return errorResponse(body.error, api.now());
  const { json, bytes } = body.value;
  if (!isServedVersion(json)) return errorResponse('needs-upgrade', api.now());
  const parsed = AuditPushRequest.safeParse(json);
  if (!parsed.success) return errorResponse('bad-request', api.now());
  const { sender } = caller.value;
  const { office, device, head, links } = parsed.data;
  if (office !== sender.office || device !== sender.device) return errorResponse('bad-request', api.now());
  const joined = await joinAudit(api, sender, { head, links });
  const answer: AuditPushResponse = {
    wire: WIRE_VERSION,
    serverNow: api.now(),
    digest: hash('sha256', bytes),
    ...joined,
  };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `GET /audit`: the log as the auditor asks for it (D6). Somebody else's attempt is an entry itself. */
export async function readAudit(request: Request, api: Api): Promise<Response> {
  const auditor = await identifyAuditor(request, api, 'audit-list');
  if (!auditor.ok) return auditor.error;
  // The log leaves the county here: whole pages of who did what.
  const holder = await confirmed(auditor.value, api);
  if (!holder.ok) return holder.error;
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const { before, wire: _, ...rest } = asked;
  const query = AuditQuery.safeParse({ ...rest, ...(before !== undefined && { before: decimalOf(before) }) });
  if (!query.success) return errorResponse('bad-request', api.now());
  return listAnswer(request, api.now(), await listAudit(api.store, query.data));
}

/** `GET /audit/state`: every chain checked from its first entry. */
export async function auditState(request: Request, api: Api): Promise<Response> {
  const auditor = await identifyAuditor(request, api, 'audit-state');
  if (!auditor.ok) return auditor.error;
  const state = await checkAudit(api.store, api.hash);
  return jsonResponse(request, JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), ...state }));
}

/** `GET /audit/head/:n`: the county's chain at entry `n`, to be compared with a printed report (MR-06). */
export async function auditHead(request: Request, api: Api, asked: string): Promise<Response> {
  const auditor = await identifyAuditor(request, api, 'audit-head');
  if (!auditor.ok) return auditor.error;
  const seq = decimalOf(asked);
  if (!(seq >= 1)) return errorResponse('bad-request', api.now());
  const [row] = await api.store.readAuditChain(seq - 1, 1);
  const chain = row?.seq === seq ? row.chain : null;
  const answer: AuditHeadResponse = { wire: WIRE_VERSION, serverNow: api.now(), chain };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `GET /audit/matter/:stream`: who looked at one matter, for those who answer for it (RX-06). */
export async function auditOfMatter(request: Request, api: Api, asked: string): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const stream = StreamId.safeParse(asked);
  if (!stream.success) return errorResponse('not-found', api.now());
  const { county } = caller.value;
  if (!(await mayReadLooks(api.store, county, askerOf(request, caller.value), stream.data))) {
    await recordRefusal(request, api, caller.value, 'matter-looks');
    return errorResponse('not-allowed', api.now());
  }
  return listAnswer(request, api.now(), await listAudit(api.store, { stream: stream.data }));
}

/** The auditor who asks; otherwise the refusal, which is recorded. */
async function identifyAuditor(request: Request, api: Api, what: string): Promise<Result<Caller, Response>> {
  const caller = await identify(request, api);
  if (!caller.ok || mayReadLog(caller.value.county, askerOf(request, caller.value))) return caller;
  await recordRefusal(request, api, caller.value, what);
  return err(errorResponse('not-allowed', api.now()));
}

/** The officer stands in a header that the request's signature covers. */
const askerOf = (request: Request, { sender }: Caller): Asker => ({
  office: sender.office,
  officer: request.headers.get(SIGNED.officer) ?? '',
});

async function recordRefusal(request: Request, api: Api, caller: Caller, what: string): Promise<void> {
  const { office, device } = caller.sender;
  const { officer } = askerOf(request, caller);
  const known = caller.county.officers.find(({ id }) => id === officer);
  await recordEvent(api, {
    kind: 'failed-access',
    what,
    office,
    device,
    ...(known !== undefined && { officer: known.id }),
    result: 'refused',
  });
}

function listAnswer(request: Request, serverNow: Instant, { entries, more }: AuditList): Promise<Response> {
  const answer: AuditListResponse = { wire: WIRE_VERSION, serverNow, entries: [...entries], more };
  return jsonResponse(request, JSON.stringify(answer));
}

const decimalOf = (text: string): number => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN);
