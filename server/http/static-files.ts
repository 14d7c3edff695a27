import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { acceptedEncoding, compress, type Encoding } from './respond.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg']);

type Served = { readonly bytes: Buffer; readonly modified: number; readonly encoded: Map<Encoding, Promise<Buffer>> };

/**
 * The built renderer. Names with a content hash never change and may be kept for ever; the page and the service worker
 * are asked for again each time. `null` where there is no such file.
 */
export function createStaticFiles(folder: string): (request: Request) => Promise<Response | null> {
  const root = resolve(folder);
  const served = new Map<string, Served>();
  return async (request) => {
    const file = await findFile(root, new URL(request.url).pathname);
    if (file === null) return null;
    const { mtimeMs } = await stat(file);
    let entry = served.get(file);
    if (entry?.modified !== mtimeMs) {
      entry = { bytes: await readFile(file), modified: mtimeMs, encoded: new Map() };
      served.set(file, entry);
    }
    const type = extname(file);
    const encoding = COMPRESSIBLE.has(type) ? acceptedEncoding(request) : null;
    const isHashed = file.startsWith(join(root, 'assets') + sep);
    return new Response(encoding === null ? entry.bytes : await encodedBy(entry, encoding), {
      headers: {
        'content-type': TYPES[type] ?? 'application/octet-stream',
        'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'accept-encoding',
        ...(encoding !== null && { 'content-encoding': encoding }),
      },
    });
  };
}

const BEST_QUALITY = 11;

/** Compressed once and well, kept while the file is the same. */
function encodedBy({ bytes, encoded }: Served, encoding: Encoding): Promise<Buffer> {
  let made = encoded.get(encoding);
  if (made === undefined) encoded.set(encoding, (made = compress(bytes, encoding, BEST_QUALITY)));
  return made;
}

/** A regular file below `root`, also after links are followed. */
async function findFile(root: string, pathname: string): Promise<string | null> {
  try {
    const path = decodeURIComponent(pathname === '/' ? '/index.html' : pathname);
    if (path.includes('\0')) return null;
    const file = await realpath(join(root, path));
    if (!file.startsWith((await realpath(root)) + sep)) return null;
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}
