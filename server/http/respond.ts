import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { Instant } from '#shared/model/plain-date.ts';
import type { ErrorCode } from '#shared/sync/enroll.ts';
import { SIGNED } from '#shared/sync/signed-request.ts';
import { WIRE_FLOOR, WIRE_VERSION } from '#shared/sync/wire.ts';

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Below this a compressed answer saves no packet. */
const WORTH_COMPRESSING = 1400;

const STATUS: Record<ErrorCode, 400 | 401 | 403 | 404 | 409 | 410 | 413 | 426 | 429 | 503> = {
  'bad-request': 400,
  'too-large': 413,
  'unknown-device': 401,
  'no-seat': 401,
  'bad-signature': 401,
  'clock-off': 401,
  replayed: 401,
  revoked: 410,
  'wrong-code': 403,
  'wrong-office': 403,
  'own-computer': 409,
  forbidden: 403,
  'separate-duties': 409,
  'last-admin': 409,
  'unit-closed': 409,
  'unit-in-use': 409,
  'prefix-used': 409,
  'prefix-taken': 409,
  'setting-refused': 409,
  'wiped-too-early': 409,
  'too-many': 429,
  'needs-upgrade': 426,
  'history-changed': 409,
  'profile-changed': 409,
  'not-found': 404,
  'already-set-up': 409,
  'not-set-up': 409,
  'not-allowed': 403,
  'second-factor': 403,
  'second-factor-missing': 403,
  'second-factor-wrong': 403,
  'second-factor-paused': 403,
  busy: 503,
  'storage-failed': 503,
};

/** Hash of the body before compression, between the route and `signAnswers`; never leaves the server. */
export const BODY_HASH = 'x-body-hash';

/** An answer of the API: JSON text, compressed as the client accepts it, never cached. */
export async function jsonResponse(request: Request, text: string): Promise<Response> {
  const bytes = Buffer.from(text);
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    vary: 'accept-encoding',
    // Nobody checks a signature who has not sent a nonce.
    ...(request.headers.has(SIGNED.nonce) && { [BODY_HASH]: hash('sha256', bytes) }),
  };
  const encoding = bytes.length < WORTH_COMPRESSING ? null : acceptedEncoding(request);
  if (encoding === null) return new Response(bytes, { headers });
  return new Response(await compress(bytes, encoding), { headers: { ...headers, 'content-encoding': encoding } });
}

/** Bytes of a content; signed like every answer, shown by no browser by itself (security C10). */
export function bytesResponse(bytes: Uint8Array<ArrayBuffer>): Response {
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
    'cache-control': 'no-store',
    [BODY_HASH]: hash('sha256', bytes),
  };
  return new Response(bytes, { headers });
}

/** The refusal of a whole request. Below the floor the version still served is in `x-wire-floor` (PROTOCOL V1). */
export function errorResponse(error: ErrorCode, serverNow: Instant): Response {
  const text = JSON.stringify({ wire: WIRE_VERSION, serverNow, error });
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    [BODY_HASH]: hash('sha256', text),
    ...(error === 'needs-upgrade' && { 'x-wire-floor': String(WIRE_FLOOR) }),
    ...((STATUS[error] === 503 || STATUS[error] === 429) && { 'retry-after': '5' }),
  };
  return new Response(text, { status: STATUS[error], headers });
}

export type Encoding = 'br' | 'gzip';

/** The best encoding the client names without refusing it (`q=0`). */
export function acceptedEncoding(request: Request): Encoding | null {
  const accepted = new Set<string>();
  for (const part of (request.headers.get('accept-encoding') ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) accepted.add(name);
  }
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : null;
}

/** A text this small, such as the receipts of a push, is compressed sooner than a thread for it is found. */
const QUICK = 64 * 1024;
/** Brotli 5 is as fast as gzip 6 on our pages and a fifth smaller. */
const QUALITY = 5;

export async function compress(bytes: Buffer, encoding: Encoding, quality = QUALITY): Promise<Buffer> {
  const isQuick = bytes.length <= QUICK && quality <= QUALITY;
  if (encoding === 'gzip') return isQuick ? gzipSync(bytes, { level: 6 }) : gzipAsync(bytes, { level: 6 });
  const options = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  };
  return isQuick ? brotliCompressSync(bytes, options) : brotliAsync(bytes, options);
}
