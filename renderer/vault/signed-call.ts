import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { ErrorResponse, type ErrorCode } from '#shared/sync/enroll.ts';
import { answerText, EMPTY_HASH, SIGNED, signedText, type Signer } from '#shared/sync/signed-request.ts';
import { API } from '#shared/sync/wire.ts';
import type { Bytes } from './bytes.ts';

/** Who asks which county. The clock is what the county last said: the device's own may be wrong (PROTOCOL A4). */
export type Connection = {
  /** The county server's origin, empty when it serves this page itself. */
  readonly base: string;
  readonly signer: Signer;
  /** The county's key as pinned at enrolment (C15). */
  readonly countyKey: string;
  /** Milliseconds the county is ahead of this device. */
  readonly clock: { ahead: number };
  /** The county says, in its own hand, that this device must not come any more (C16). */
  readonly onRevoked: () => void;
  /** The county wants an administrator's six digits first; `true` once it has them (decision 0020). */
  readonly askSecondFactor?: () => Promise<boolean>;
};

/**
 * Why a call did not succeed. `offline`: no connection; `bad-answer`: something answered that is not our county (S4, C15);
 * otherwise the county's own code.
 */
export type CallProblem = {
  readonly code: 'offline' | 'bad-answer' | ErrorCode;
  /** The line is there but did not carry this page in time; smaller ones may get through. */
  readonly tooSlow?: true;
};

export type Sent = {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer;
};

const PATIENCE = 60_000;
const ES256 = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Asks in the name of device and officer, and believes only the county's own hand. Answers the parsed JSON. */
export async function signedCall(
  connection: Connection,
  path: string,
  sent: Sent = {},
): Promise<Result<unknown, CallProblem>> {
  const answer = await twice(connection, path, sent);
  return answer.ok ? ok(parsed(answer.value)) : answer;
}

/** The same for an answer that is no JSON: pieces of contents. */
export const signedBytes = (connection: Connection, path: string): Promise<Result<Bytes, CallProblem>> =>
  twice(connection, path, {});

async function twice(connection: Connection, path: string, sent: Sent): Promise<Result<Bytes, CallProblem>> {
  const first = await once(connection, path, sent);
  if (first.ok) return first;
  switch (first.error.code) {
    case 'clock-off':
      // The county has said what time it is; a second refusal is not about the clock.
      return once(connection, path, sent);
    case 'second-factor':
      return (await connection.askSecondFactor?.()) === true ? once(connection, path, sent) : first;
    default:
      return first;
  }
}

async function once(connection: Connection, path: string, sent: Sent): Promise<Result<Bytes, CallProblem>> {
  const headers = await signedHeaders(connection, path, sent);
  const answer = await ask(`${connection.base}${API}${path}`, sent, headers, connection.countyKey);
  if (!answer.ok) return answer;
  const { good, bytes } = answer.value;
  if (good) return ok(bytes);
  return err({ code: heed(connection, parsed(bytes)) });
}

/** Takes to heart what the county refuses with: its time, and that this device must not come any more. */
function heed(connection: Connection, json: unknown): CallProblem['code'] {
  const refusal = ErrorResponse.safeParse(json);
  if (!refusal.success) return 'bad-answer';
  const { error, serverNow } = refusal.data;
  if (error === 'clock-off') connection.clock.ahead = Date.parse(serverNow) - Date.now();
  if (error === 'revoked') connection.onRevoked();
  return error;
}

/** Opens an answer that goes on and on, which nobody can sign; `null` when the county refuses it. */
export async function openStream(
  connection: Connection,
  path: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>> | null> {
  const headers = await signedHeaders(connection, path);
  const response = await fetch(`${connection.base}${API}${path}`, { headers, signal, cache: 'no-store' });
  if (response.ok) return response.body;
  const answer = await believed(response, headers, connection.countyKey);
  if (answer.ok) heed(connection, parsed(answer.value.bytes));
  return null;
}

/** An unsigned question before this device has keys; its answer is signed all the same. */
export async function openCall(
  url: string,
  sent: Sent,
  countyKeyOf: (json: unknown) => string | null,
): Promise<Result<unknown, CallProblem>> {
  const answer = await ask(url, sent, { [SIGNED.nonce]: newNonce() }, countyKeyOf);
  if (!answer.ok) return answer;
  const json = parsed(answer.value.bytes);
  if (answer.value.good) return ok(json);
  const refusal = ErrorResponse.safeParse(json);
  return err({ code: refusal.success ? refusal.data.error : 'bad-answer' });
}

/** The headers of one request; each attempt needs its own, because a nonce is good for once (A5). */
export async function signedHeaders(
  { signer, clock }: Pick<Connection, 'signer' | 'clock'>,
  path: string,
  { method, body }: Sent = {},
): Promise<Record<string, string>> {
  const { office, device, officer } = signer;
  const time = new Date(Date.now() + clock.ahead).toISOString();
  const nonce = newNonce();
  const bodyHash = body === undefined ? EMPTY_HASH : await sha256(new Uint8Array(body));
  const facts = { method: method ?? 'GET', path: `${API}${path}`, time, nonce, bodyHash, office, device, officer };
  const signatures = await signer.sign(signedText(facts));
  return {
    [SIGNED.office]: office,
    [SIGNED.device]: device,
    [SIGNED.officer]: officer,
    [SIGNED.time]: time,
    [SIGNED.nonce]: nonce,
    [SIGNED.bodyHash]: bodyHash,
    [SIGNED.signature]: signatures.device,
    [SIGNED.officerSignature]: signatures.officer,
  };
}

type Answer = { readonly good: boolean; readonly bytes: Bytes };

async function ask(
  url: string,
  { method, headers, body }: Sent,
  own: Record<string, string>,
  countyKey: string | ((json: unknown) => string | null),
): Promise<Result<Answer, CallProblem>> {
  let response: Response;
  try {
    response = await fetch(url, {
      ...(method !== undefined && { method }),
      ...(body !== undefined && { body }),
      headers: { ...headers, ...own },
      signal: AbortSignal.timeout(PATIENCE),
      cache: 'no-store',
    });
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return err({ code: 'offline', ...(timedOut && { tooSlow: true }) });
  }
  return believed(response, own, countyKey);
}

/** An answer in the county's own hand to the question with these headers, or what it is instead (A7). */
async function believed(
  response: Response,
  own: Record<string, string>,
  countyKey: string | ((json: unknown) => string | null),
): Promise<Result<Answer, CallProblem>> {
  let bytes: Bytes;
  try {
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    // A body that broke off is a line that broke off.
    return err({ code: 'offline', tooSlow: true });
  }
  const key = typeof countyKey === 'string' ? countyKey : countyKey(parsed(bytes));
  const facts = { nonce: own[SIGNED.nonce] ?? '', status: response.status, bodyHash: await sha256(bytes) };
  const signature = response.headers.get(SIGNED.countySignature) ?? '';
  if (key === null || !(await isSignedBy(key, signature, answerText(facts)))) {
    // A proxy between us may have the smaller limit; halving the page is harmless advice.
    return err({ code: response.status === 413 ? 'too-large' : 'bad-answer' });
  }
  return ok({ good: response.ok, bytes });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** Is the signature the key's (ES256)? */
export async function isSignedBy(publicKey: string, signature: string, text: string): Promise<boolean> {
  const [point, bytes] = [fromBase64url(publicKey), fromBase64url(signature)];
  if (point === null || bytes === null) return false;
  try {
    const curve = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('raw', point, curve, false, ['verify']);
    return await crypto.subtle.verify(ES256, key, bytes, new TextEncoder().encode(text));
  } catch {
    return false;
  }
}

const newNonce = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** SHA-256 in hex. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What two people compare by eye or ear: the first 64 bits of the hash of a public key, `3F2A 91C0 …`. */
export async function fingerprintOf(publicKey: string): Promise<string> {
  const hex = await sha256(new TextEncoder().encode(publicKey));
  return (hex.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
