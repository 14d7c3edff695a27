import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { MOST_BODY, MOST_INFLATED } from '#shared/sync/wire.ts';

const gunzipAsync = promisify(gunzip);

export type JsonBody = {
  readonly json: unknown;
  /** The uncompressed bytes, of which a push answers the digest (PROTOCOL S4). */
  readonly bytes: Uint8Array;
};

/** Reads a JSON body, gzip or plain, within the limits of wire.ts; a small body cannot inflate beyond them. */
export async function readJsonBody(request: Request): Promise<Result<JsonBody, 'bad-request' | 'too-large'>> {
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding !== 'gzip' && encoding !== 'identity') return err('bad-request');
  const raw = await readBytes(request);
  if (!raw.ok) return raw;
  const bytes = encoding === 'gzip' ? await inflate(raw.value) : raw;
  if (!bytes.ok) return bytes;
  try {
    // `fatal`: a damaged character would silently change a name.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
    const json: unknown = JSON.parse(text);
    return ok({ json, bytes: bytes.value });
  } catch {
    return err('bad-request');
  }
}

async function readBytes(request: Request): Promise<Result<Uint8Array, 'bad-request' | 'too-large'>> {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BODY) return err('too-large');
  if (request.body === null) return err('bad-request');
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    // The announced length may be missing or a lie.
    const reader = request.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      // The stream of a request body gives bytes.
      const chunk = part.value as Uint8Array;
      length += chunk.length;
      if (length > MOST_BODY) {
        await reader.cancel();
        return err('too-large');
      }
      parts.push(chunk);
    }
  } catch {
    return err('bad-request');
  }
  return ok(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts));
}

async function inflate(bytes: Uint8Array): Promise<Result<Uint8Array, 'bad-request' | 'too-large'>> {
  try {
    return ok(await gunzipAsync(bytes, { maxOutputLength: MOST_INFLATED }));
  } catch (cause) {
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    return err(isTooLarge ? 'too-large' : 'bad-request');
  }
}
