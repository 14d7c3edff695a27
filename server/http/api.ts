import { hash } from 'node:crypto';
import { actingOf, type Acting } from '#shared/domain/access/acting.ts';
import { mayEver, type AccessAction } from '#shared/domain/access/matrix.ts';
import type { CountyProfile, Unit } from '#shared/model/county.ts';
import type { OfficerId } from '#shared/model/ids.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { SIGNED, SignedHeaders } from '#shared/sync/signed-request.ts';
import { WIRE_FLOOR, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { Authenticator, AuthProblem, SignedCall } from '#server/usecases/authenticate.ts';
import type { ContentDeps } from '#server/usecases/exchange-contents.ts';
import { findUnit, type CountyReader } from '#server/usecases/county.ts';
import type { EnrollDeps } from '#server/usecases/enroll-device.ts';
import type { Hash } from '#server/usecases/ledger.ts';
import type { Notebook } from '#server/usecases/notebook.ts';
import type { CodeDeps } from '#server/usecases/one-time-codes.ts';
import type { Sender } from '#server/usecases/parse-push.ts';
import type { PushQueue } from '#server/usecases/push-queue.ts';
import type { SecondFactor } from '#server/usecases/second-factor.ts';
import type { ContentSealer } from '#server/usecases/sealed-contents.ts';
import type { RefusalLog } from '#server/usecases/refusal-log.ts';
import type { Turn } from '#server/usecases/turns.ts';
import { readBytes } from './body.ts';
import { errorResponse } from './respond.ts';

/** What the routes work with. */
export type Api = EnrollDeps &
  CodeDeps & {
    readonly hash: Hash;
    /** Contents of attachments (decision 0016). */
    readonly contents: ContentDeps['contents'];
    readonly contentSealer: ContentSealer;
    /** Whoever has it may make the county, once (C22). */
    readonly setupCode: string;
    readonly county: CountyReader;
    /** The profile has changed. */
    readonly forgetCounty: () => void;
    readonly auth: Authenticator;
    readonly secondFactor: SecondFactor;
    readonly notes: Notebook;
    readonly queue: PushQueue;
    /** Waited for before a large piece of work. */
    readonly turn: Turn;
    /** Set while the calls of a package are answered: its signatures were checked, the calls bear none (U1). */
    readonly vouched?: Vouched;
    /** Where refused signatures, codes and acts are recorded, without a flood. */
    readonly refusals: RefusalLog;
    /** Ends the event streams of a device that was revoked. */
    readonly endStreams: (office: string, device: string) => void;
    /** Aborted when the server stops, so that open event streams end. */
    readonly stopping: AbortSignal;
  };

/** Whom the signatures of a package name. */
export type Vouched = Pick<SignedCall, 'office' | 'device' | 'officer'>;

export type Caller = {
  readonly sender: Sender;
  readonly acting: Acting;
  readonly county: CountyProfile;
  readonly unit: Unit;
  /** The body as it was sent; empty for a read. */
  readonly raw: Buffer;
};

/** Who asks: the device and the officer whose signatures are right (PROTOCOL A1–A6). `most`: bytes of the body. */
export async function identify(request: Request, api: Api, most?: number): Promise<Result<Caller, Response>> {
  const asked = api.vouched === undefined ? await signedBy(request, api, most) : await vouchedFor(request, api.vouched);
  if (!asked.ok) return asked;
  const { call, raw } = asked.value;
  const sender: Sender = { office: call.office, device: call.device };
  const county = await api.county();
  const unit = county === null ? undefined : findUnit(county, sender.office);
  const acting = county === null ? null : actingOf(county, call.office, call.officer);
  if (county === null || unit === undefined || acting === null) {
    return err(errorResponse('no-seat', api.now()));
  }
  return ok({ sender, acting, county, unit, raw });
}

type Asked = { readonly call: Vouched; readonly raw: Buffer };

async function signedBy(request: Request, api: Api, most?: number): Promise<Result<Asked, Response>> {
  const call = callOf(request);
  if (call === null) return err(errorResponse('unknown-device', api.now()));
  // Before its body is read, which may be as large as the largest: the signatures cover the hash of it.
  const checked = await api.auth.authenticate(call);
  if (checked.ok) return readBody(request, api, call, most);
  await noteRefusedCall(api, call, checked.error);
  return err(errorResponse(checked.error, api.now()));
}

const vouchedFor = async (request: Request, call: Vouched): Promise<Result<Asked, Response>> =>
  ok({ call, raw: Buffer.from(await request.arrayBuffer()) });

/** Who asks, if the officer's roles allow it. */
export async function identifyFor(
  act: AccessAction,
  request: Request,
  api: Api,
  most?: number,
): Promise<Result<Caller, Response>> {
  const caller = await identify(request, api, most);
  if (!caller.ok || mayEver(caller.value.acting, act)) return caller;
  const { sender, acting } = caller.value;
  await api.refusals.note({ kind: 'failed-access', what: act, ...sender, officer: acting.officer });
  return err(errorResponse('forbidden', api.now()));
}

/**
 * The same for acts of administration: whoever changes people, devices, units or settings, opens keys or takes the log
 * out, has entered a code of the second factor, where there is one or the county wants one (C22, decision 0020).
 */
export async function identifyConfirmed(
  act: AccessAction,
  request: Request,
  api: Api,
): Promise<Result<Caller, Response>> {
  const caller = await identifyFor(act, request, api);
  return caller.ok ? confirmed(caller.value, api) : caller;
}

/** Who asks, with a second factor where one is wanted. */
export async function confirmed(caller: Caller, api: Api): Promise<Result<Caller, Response>> {
  const problem = await api.secondFactor.problem(caller.county, whoOf(caller));
  return problem === null ? ok(caller) : err(errorResponse(problem, api.now()));
}

/** The officer at the device, as the log names them. */
export const whoOf = ({ sender, acting }: Caller): Sender & { readonly officer: OfficerId } => ({
  ...sender,
  officer: acting.officer,
});

/** A device that does not exist here is only a claim: its name is not written down, and invented names make no flood. */
export async function noteRefusedCall(
  api: Pick<Api, 'refusals'>,
  call: SignedCall | null,
  problem: AuthProblem,
): Promise<void> {
  const known = call === null || problem === 'unknown-device' ? {} : { office: call.office, device: call.device };
  await api.refusals.note({ kind: 'signature-refused', what: problem, ...known });
}

type Signed = { readonly call: SignedCall; readonly raw: Buffer };

/** Most bytes of a body that is read before anybody can check the signatures, because it brings the keys: tickets. */
const MOST_UNCHECKED = 64 * 1024;

/** The signed headers and the body they speak of; whose they are is not known yet. */
export async function readSigned(
  request: Request,
  api: Pick<Api, 'refusals' | 'now'>,
): Promise<Result<Signed, Response>> {
  const call = callOf(request);
  if (call === null) return err(errorResponse('unknown-device', api.now()));
  return readBody(request, api, call, MOST_UNCHECKED);
}

/** The body, if it is the one that was signed. */
async function readBody(
  request: Request,
  api: Pick<Api, 'refusals' | 'now'>,
  call: SignedCall,
  most?: number,
): Promise<Result<Signed, Response>> {
  const raw = request.method === 'GET' ? ok(Buffer.alloc(0)) : await readBytes(request, most);
  if (!raw.ok) return err(errorResponse(raw.error, api.now()));
  if (hash('sha256', raw.value) === call.bodyHash) return ok({ call, raw: raw.value });
  await noteRefusedCall(api, call, 'bad-signature');
  return err(errorResponse('bad-signature', api.now()));
}

function callOf(request: Request): SignedCall | null {
  const { countySignature: _, ...names } = SIGNED;
  const given = Object.entries(names).map(([field, name]) => [field, request.headers.get(name) ?? '']);
  const headers = SignedHeaders.safeParse(Object.fromEntries(given));
  const { pathname, search } = new URL(request.url);
  return headers.success ? { ...headers.data, method: request.method, path: `${pathname}${search}` } : null;
}

/** V1: is the body of a version this server serves? A body without any version is for its own schema to refuse. */
export function isServedVersion(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || !('wire' in json) || typeof json.wire !== 'number') return true;
  return json.wire >= WIRE_FLOOR && json.wire <= WIRE_VERSION;
}

/** The start of every successful answer as JSON text, left open for more fields. */
export const answerHead = (now: Instant): string => `{"wire":${WIRE_VERSION},"serverNow":"${now}"`;
