import { readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { PACKED_LIST, packedText, PackedFiles } from '#shared/ipc/packed-files.ts';
import { hashOf } from '#server/stick/sign-update.ts';
import type { Sign } from './keys.ts';

/**
 * Writes the list of everything in the folder of a packed program into it (C21). `sign`: the publisher's hand; without one
 * the list is unsigned. Answers how many files are on it. Throws for a name the list cannot hold.
 */
export async function listPacked(folder: string, sign: Sign | null): Promise<number> {
  const files = [];
  for (const path of await pathsBelow(folder)) {
    if (path === PACKED_LIST) continue;
    const file = join(folder, path);
    files.push({ path, size: (await stat(file)).size, sha256: await hashOf(file) });
  }
  const unsigned = { format: 'jft-packed-1', files } as const;
  const list = PackedFiles.parse({ ...unsigned, signature: sign === null ? null : sign(packedText(unsigned)) });
  await writeFile(join(folder, PACKED_LIST), `${JSON.stringify(list)}\n`);
  return files.length;
}

async function pathsBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/')).toSorted();
}
