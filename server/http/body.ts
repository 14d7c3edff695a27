import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip, gunzipSync } from 'node:zlib';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { MOST_BODY, MOST_INFLATED } from '#shared/sync/wire.ts';

const gunzipAsync = promisify(gunzip);

export type JsonBody = {
  readonly json: unknown;
  /** The uncompressed bytes, of which a push answers the digest (PROTOCOL S4). */
  readonly bytes: Buffer;
};

/**
 * JSON of a body as it was sent, gzip or plain, within the limits of wire.ts: a small one cannot inflate beyond them.
 */
export async function parseJsonBody(
  request: Request,
  raw: Buffer,
  most: number = MOST_INFLATED,
): Promise<Result<JsonBody, 'bad-request' | 'too-large'>> {
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding !== 'gzip' && encoding !== 'identity') return err('bad-request');
  const bytes = encoding === 'gzip' ? await inflate(raw, most) : ok(raw);
  if (!bytes.ok) return bytes;
  // A damaged character must not silently change a name.
  if (!isUtf8(bytes.value)) return err('bad-request');
  try {
    const json: unknown = JSON.parse(bytes.value.toString('utf8'));
    return ok({ json, bytes: bytes.value });
  } catch {
    return err('bad-request');
  }
}

/** The body as it was sent, within the limit of wire.ts or of the route. */
export async function readBytes(
  request: Request,
  most: number = MOST_BODY,
): Promise<Result<Buffer, 'bad-request' | 'too-large'>> {
  const announced = request.headers.get('content-length');
  if (Number(announced ?? 0) > most) return err('too-large');
  try {
    // With an announced length, Node's parser lets no more through; not touching `body` spares a stream object.
    if (announced !== null) return ok(Buffer.from(await request.arrayBuffer()));
    return request.body === null ? err('bad-request') : await readUnannounced(request.body, most);
  } catch {
    return err('bad-request');
  }
}

async function readUnannounced(body: ReadableStream, most: number): Promise<Result<Buffer, 'too-large'>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    // The stream of a request body gives bytes.
    const chunk = part.value as Uint8Array;
    length += chunk.length;
    if (length > most) {
      await reader.cancel();
      return err('too-large');
    }
    parts.push(chunk);
  }
  return ok(Buffer.concat(parts));
}

/** A body this small is inflated sooner than a thread for it is found. */
const QUICK = 64 * 1024;

/** Texts of ours shrink to about a sixth; room for that at once saves rounds through zlib. */
const chunkFor = (bytes: Buffer): number => Math.min(Math.max(bytes.length * 8, 16 * 1024), 4 * 1024 * 1024);

async function inflate(bytes: Buffer, most: number): Promise<Result<Buffer, 'bad-request' | 'too-large'>> {
  try {
    const options = { maxOutputLength: most, chunkSize: chunkFor(bytes) };
    return ok(bytes.length <= QUICK ? gunzipSync(bytes, options) : await gunzipAsync(bytes, options));
  } catch (cause) {
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    return err(isTooLarge ? 'too-large' : 'bad-request');
  }
}
