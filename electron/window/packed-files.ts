import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { PACKED_LIST, packedText, PackedFiles } from '#shared/ipc/packed-files.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';

/** Why the program must not open; `file`: which of its files, below its own folder. */
export type PackedProblem = {
  readonly code: 'list-missing' | 'list-damaged' | 'list-forged' | 'file-missing' | 'file-changed';
  readonly file: string;
};

/** The folder of the packed program. */
export type PackedFolder = {
  /** The whole text; `null` where there is no such file. */
  readonly textOf: (path: string) => Promise<string | null>;
  /** Bytes; `null` where there is no such file. */
  readonly sizeOf: (path: string) => Promise<number | null>;
  /** SHA-256 as hexadecimal digits; `null` where the file cannot be read. */
  readonly hashOf: (path: string) => Promise<string | null>;
};

/**
 * Is every file of the program as it was packed (C21)? With a publisher's key the list must bear the publisher's signature;
 * without one it is compared all the same, which notices accidents and no attack. Whoever can write where the program is
 * can take this check out as well: there the folder is root's.
 */
export async function comparePacked(
  { textOf, sizeOf, hashOf }: PackedFolder,
  publisherKey: string | null,
): Promise<Result<'signed' | 'unsigned', PackedProblem>> {
  const text = await textOf(PACKED_LIST);
  if (text === null) return err({ code: 'list-missing', file: PACKED_LIST });
  const list = parsed(text);
  if (list === null) return err({ code: 'list-damaged', file: PACKED_LIST });
  if (publisherKey !== null && !isSignedByPublisher(publisherKey, list)) {
    return err({ code: 'list-forged', file: PACKED_LIST });
  }
  // Sizes first: a copy that was cut off is noticed at once.
  for (const { path, size } of list.files) {
    const found = await sizeOf(path);
    if (found !== size) return err({ code: found === null ? 'file-missing' : 'file-changed', file: path });
  }
  for (const { path, sha256 } of list.files) {
    if ((await hashOf(path)) !== sha256) return err({ code: 'file-changed', file: path });
  }
  return ok(publisherKey === null ? 'unsigned' : 'signed');
}

/** The folder on the disk. Electron takes `app.asar` for a folder unless `process.noAsar` says otherwise meanwhile. */
export function packedFolder(folder: string): PackedFolder {
  return {
    textOf: (path) => readFile(join(folder, path), 'utf8').catch(() => null),
    sizeOf: (path) =>
      stat(join(folder, path)).then(
        (found) => (found.isFile() ? found.size : null),
        () => null,
      ),
    hashOf: (path) => {
      const hash = createHash('sha256');
      const reading = pipeline(createReadStream(join(folder, path), { highWaterMark: PIECE }), hash);
      return reading.then(
        () => hash.digest('hex'),
        () => null,
      );
    },
  };
}

/** Bytes read at once: the program's own file has far more than a hundred million. */
const PIECE = 1024 * 1024;

function parsed(text: string): PackedFiles | null {
  try {
    return PackedFiles.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isSignedByPublisher(publicKey: string, list: PackedFiles): boolean {
  if (list.signature === null) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(packedText(list)), key, Buffer.from(list.signature, 'base64url'));
  } catch {
    return false;
  }
}
