import { hash } from 'node:crypto';
import { PushRequest, type PushResponse } from '#shared/sync/push.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { hasHistory } from '#server/usecases/read-changes.ts';
import { parseOperations, type ParsedOperation, type Sender } from '#server/usecases/parse-push.ts';
import { identify, isServedVersion, type Api } from './api.ts';
import { parseJsonBody } from './body.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /push`: one receipt for each operation, in order, once all are committed (PROTOCOL S3–S8). */
export async function push(request: Request, api: Api): Promise<Response> {
  const arrivedAt = api.now();
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  await api.turn();
  const body = await parseJsonBody(request, caller.value.raw);
  if (!body.ok) return errorResponse(body.error, arrivedAt);
  const { json, bytes } = body.value;
  if (!isServedVersion(json)) return errorResponse('needs-upgrade', arrivedAt);
  const parsed = PushRequest.safeParse(json);
  if (!parsed.success) return errorResponse('bad-request', arrivedAt);
  const { office, device, sentAt, ops, claims = {}, place } = parsed.data;
  const { sender } = caller.value;
  if (office !== sender.office || device !== sender.device) return errorResponse('bad-request', arrivedAt);
  // R1: pending operations must not overtake lost ones of the same device.
  if (place !== undefined && !(await hasHistory(api.store, place))) {
    return errorResponse('history-changed', arrivedAt);
  }
  const parsedOps = parseOperations(ops);
  const accepted = await api.queue.push({
    sender,
    sentAt,
    arrivedAt,
    ops: parsedOps,
    seated: await seatedAuthors(api, sender, parsedOps),
    claims,
    bytes: bytes.length,
    carried: api.vouched !== undefined,
  });
  if (!accepted.ok) return errorResponse(accepted.error, api.now());
  const answer: PushResponse = {
    wire: WIRE_VERSION,
    digest: hash('sha256', bytes),
    serverNow: api.now(),
    receipts: [...accepted.value],
  };
  return jsonResponse(request, JSON.stringify(answer));
}

/** Those of the authors who have a seat at the device: a clerk must not write in the name of the head (decision 0005). */
async function seatedAuthors(
  { auth }: Pick<Api, 'auth'>,
  { office, device }: Sender,
  ops: readonly ParsedOperation[],
): Promise<ReadonlySet<string>> {
  const authors = new Set(ops.flatMap((parsed) => (parsed.ok ? [parsed.op.by] : [])));
  const seated = new Set<string>();
  for (const officer of authors) if (await auth.hasSeat({ office, device, officer })) seated.add(officer);
  return seated;
}
