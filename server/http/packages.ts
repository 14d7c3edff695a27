import * as z from 'zod';
import { answerName, type CarriedAnswer, type CarriedCall, type PackageResponse } from '#shared/sync/carried.ts';
import { MOST_PACKAGE, readPackage, writePackage, type ToCounty } from '#shared/sync/package.ts';
import { API, WIRE_VERSION } from '#shared/sync/wire.ts';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { recordEvent } from '#server/usecases/join-audit.ts';
import { checkPackage } from '#server/usecases/take-package.ts';
import { identifyFor, type Api } from './api.ts';
import { contentOf, handOutContent, takeContent } from './attachments.ts';
import { pushAudit } from './audit.ts';
import { changes, snapshot } from './changes.ts';
import { pushConfidential, readers } from './confidential.ts';
import { known, profile, where } from './look-up.ts';
import { packageTools } from './package-tools.ts';
import { push } from './push.ts';
import { errorResponse, jsonResponse } from './respond.ts';

/** `POST /packages?name=…`: a package from a stick, put in at the county desk; answers what to carry back (U4). */
export async function packages(request: Request, api: Api): Promise<Response> {
  const caller = await identifyFor('package-exchange', request, api, MOST_PACKAGE);
  if (!caller.ok) return caller.error;
  const name = new URL(request.url).searchParams.get('name') ?? '';
  const outcome = await answerPackage(api, caller.value.county, new Uint8Array(caller.value.raw), name);
  if (!outcome.ok && outcome.error.problem === 'busy') return errorResponse('busy', api.now());
  const { sender, acting } = caller.value;
  await recordEvent(api, {
    kind: 'import',
    what: 'usb-package',
    ...sender,
    officer: acting.officer,
    ...(outcome.ok && { count: outcome.value.sent }),
    result: outcome.ok ? 'done' : 'refused',
  });
  const answer: PackageResponse = {
    wire: WIRE_VERSION,
    serverNow: api.now(),
    outcome: outcome.ok
      ? { taken: true, ...outcome.value, file: toBase64url(outcome.value.file) }
      : { taken: false, ...outcome.error },
  };
  return jsonResponse(request, JSON.stringify(answer));
}

/** The answer to carry back; operations that were in the package, and those among them that were not accepted. */
export type Taken = {
  readonly name: string;
  readonly file: Uint8Array<ArrayBuffer>;
  readonly sent: number;
  readonly refused: number;
};
export type Refusal = { readonly problem: string; readonly rightName?: string };

/**
 * The same for whoever looks after the server's own computer, where nobody is signed in (decision 0011): what is in the
 * package is the package's officer's, and the log names nobody for putting it in.
 */
export async function takePackage(
  api: Api,
  file: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<Result<Taken, Refusal>> {
  const county = await api.county();
  if (county === null) return err({ problem: 'no-county' });
  const outcome = await answerPackage(api, county, file, name);
  await recordEvent(api, {
    kind: 'import',
    what: 'usb-package',
    ...(outcome.ok && { count: outcome.value.sent }),
    result: outcome.ok ? 'done' : 'refused',
  });
  return outcome;
}

/** Answers a package with a package, or says why not. */
async function answerPackage(
  api: Api,
  county: CountyProfile,
  file: Uint8Array<ArrayBuffer>,
  name: string,
): Promise<Result<Taken, Refusal>> {
  const read = await readPackage(packageTools, file, name);
  if (!read.ok) return err(read.error);
  const checked = await checkPackage({ ...api, tools: packageTools }, county, read.value);
  if (!checked.ok) return err({ problem: checked.error });
  const { header, calls } = checked.value;
  const { office, device, officer } = header.ticket.seat;
  const answers = await answerAll({ ...api, vouched: { office, device, officer } }, calls.calls);
  if (answers.some(({ status }) => status >= 500)) return err({ problem: 'busy' });
  const receipts = answers.flatMap(({ path, status, body }) =>
    path === '/push' && status === 200 ? Receipts.parse(JSON.parse(body)).receipts : [],
  );
  const answer = await seal(api, header, read.value.hash, answers);
  return ok({
    ...answer,
    sent: receipts.length,
    refused: receipts.filter(([outcome]) => outcome === 'r').length,
  });
}

/** Sealed to every seat of the device: whoever sits there next can take it in (decision 0011). */
async function seal(api: Api, header: ToCounty, answers: string, carried: readonly CarriedAnswer[]) {
  const { office, device, officer } = header.ticket.seat;
  const name = answerName(office, device, header.counter);
  const seats = await api.store.transaction((tx) => tx.readSeats(office, device));
  const { file } = await writePackage(
    packageTools,
    { kind: 'to-device', name, counter: header.counter, madeAt: api.now(), office, device, officer, answers },
    JSON.stringify({ wire: WIRE_VERSION, serverNow: api.now(), answers: carried }),
    seats.map((row) => row.seal),
    (text) => Promise.resolve([api.countyKey.sign(text)]),
  );
  return { name, file };
}

const Receipts = z.object({ receipts: z.array(z.tuple([z.string(), z.unknown(), z.unknown()])) });
const Page = z.object({ cursor: z.int(), chain: z.string(), more: z.boolean().optional(), next: z.string().nullish() });

const ROUTES = {
  push,
  known,
  where,
  profile,
  changes,
  snapshot,
  audit: pushAudit,
  confidential: pushConfidential,
  'confidential/readers': readers,
} as const;

/** The calls one after another, each by the route that answers it over the network, with the pages that follow. */
async function answerAll(api: Api, calls: readonly CarriedCall[]): Promise<readonly CarriedAnswer[]> {
  const answers: CarriedAnswer[] = [];
  const answer = async (path: string, body?: string | Uint8Array<ArrayBuffer>): Promise<CarriedAnswer> => {
    const init = body === undefined ? {} : { method: 'POST', body };
    const response = await routed(new Request(`http://carried.invalid${API}${path}`, init), api, path);
    const isPiece = response.headers.get('content-type') === 'application/octet-stream';
    const text = isPiece ? toBase64url(new Uint8Array(await response.arrayBuffer())) : await response.text();
    const answered = { path, status: response.status, body: text };
    answers.push(answered);
    return answered;
  };
  const readOn = async (first: CarriedAnswer): Promise<void> => {
    let start: z.infer<typeof Page> | null = null;
    for (let page = first; page.status === 200; ) {
      const at = Page.parse(JSON.parse(page.body));
      start ??= at;
      if (at.more === true) page = await answer(changesPath(at));
      else if (typeof at.next === 'string') page = await answer(`/snapshot?wire=${WIRE_VERSION}&after=${at.next}`);
      // What changed while whole matters were read (L4).
      else if (at.next === null) page = await answer(changesPath(start));
      else return;
    }
    // R2: a device whose history is not this one reads everything again, at once rather than with the next stick.
    if (isOfLostHistory(first)) await readOn(await answer(`/snapshot?wire=${WIRE_VERSION}`));
  };
  for (const call of calls) {
    const { path } = call;
    const first = await answer(path, bodyOf(call));
    if (path.startsWith('/changes') || path.startsWith('/snapshot')) await readOn(first);
  }
  return answers;
}

/** A piece that is not what `toBase64url` writes has no length that any piece may have. */
const bodyOf = (call: CarriedCall): string | Uint8Array<ArrayBuffer> | undefined =>
  'piece' in call ? (fromBase64url(call.piece) ?? new Uint8Array()) : 'body' in call ? call.body : undefined;

function routed(request: Request, api: Api, path: string): Promise<Response> {
  const [, name = '', stream = '', hash = '', n] = (path.split('?')[0] ?? '').split('/');
  if (name === 'attachments') {
    if (n === undefined) return contentOf(request, api, { stream, hash });
    return (request.method === 'POST' ? takeContent : handOutContent)(request, api, { stream, hash, n });
  }
  // The pattern of `CarriedCall` lets nothing else through.
  return ROUTES[path.slice(1).split('?')[0] as keyof typeof ROUTES](request, api);
}

const changesPath = ({ cursor, chain }: z.infer<typeof Page>): string =>
  `/changes?wire=${WIRE_VERSION}&cursor=${cursor}&chain=${chain}`;

const isOfLostHistory = ({ path, status }: CarriedAnswer): boolean => path.startsWith('/changes') && status === 409;
