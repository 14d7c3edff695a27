import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';

/** A secret that other accounts of this computer can read is no secret (C22). */
export class OpenSecretError extends Error {}

/**
 * The text of a file that only its owner may read; `null` where there is none. On Windows, where files have no such
 * mode, the folder's own rights protect it.
 */
export async function readSecret(file: string): Promise<string | null> {
  try {
    const { mode } = await stat(file);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new OpenSecretError(`密钥文件 ${file} 可被其他账户读取，请先执行 chmod 600 再启动。`);
    }
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw cause;
  }
}

/** Writes a new secret, whole or not at all. Where another process was first, its secret stays and `false` comes back. */
export async function writeSecret(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  } finally {
    await rm(draft);
  }
}
