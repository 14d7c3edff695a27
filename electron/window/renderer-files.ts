import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Kinds of file the renderer is built of; a file of any other kind is not served. */
const TYPE_BY_EXTENSION: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
};

/** Where a served file is on disk, and its content type. */
export interface RendererFile {
  readonly file: string;
  readonly type: string;
}

/** URL path → file. The only addresses the shell answers. */
export type RendererFiles = ReadonlyMap<string, RendererFile>;

/**
 * Lists the built renderer once at start. Addresses come from the folder, never the other way round, so no request can
 * name a file that is not in it (security §4 row 18). Throws when the folder cannot be read.
 */
export async function listRendererFiles(folder: string, prefix = '/'): Promise<RendererFiles> {
  const found = new Map<string, RendererFile>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) {
      for (const [path, inner] of await listRendererFiles(file, `${prefix}${entry.name}/`)) found.set(path, inner);
    } else if (entry.isFile()) {
      const type = TYPE_BY_EXTENSION[entry.name.slice(entry.name.lastIndexOf('.') + 1).toLowerCase()];
      if (type !== undefined) found.set(`${prefix}${entry.name}`, { file, type });
    }
  }
  return found;
}
