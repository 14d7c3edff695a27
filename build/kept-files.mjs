import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The worker itself, which the browser keeps apart. A built name may end in the same letters: `session-words-pxgMDnsw.js`. */
const WORKER = '/sw.js';

/** Addresses of all files below `folder` that the service worker keeps, in order: every one but itself. */
export async function keptFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((file) => `/${relative(folder, file).split(sep).join('/')}`)
    .filter((address) => address !== WORKER)
    .sort();
}
