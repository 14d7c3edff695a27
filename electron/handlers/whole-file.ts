import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes beside the target, flushes, then renames: a power cut or a full disk leaves the earlier file as it was.
 * Rejects with Node's error.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const aside = `${path}.part`;
  try {
    const file = await open(aside, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (cause) {
    await rm(aside, { force: true });
    throw cause;
  }
}

/** The bytes of an ordinary file, `null` when it has more than `max`. Rejects for a folder, a device, or no access. */
export async function readUpTo(path: string, max: number): Promise<Uint8Array | null> {
  const file = await open(path, 'r');
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error('not an ordinary file');
    if (stat.size > max) return null;
    const bytes = await file.readFile();
    return bytes.byteLength > max ? null : new Uint8Array(bytes);
  } finally {
    await file.close();
  }
}
