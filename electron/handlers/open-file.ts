import { basename, extname } from 'node:path';
import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron';
import { CONTRACT } from '#shared/ipc/contract.ts';
import { withoutHidden } from '#shared/ipc/file-name.ts';
import { MAX_FILE_BYTES, type OpenFileRequest, type OpenOutcome } from '#shared/ipc/messages.ts';
import type { Handle } from './register.ts';

/** `readUpTo` gives `null` for a file larger than `max` bytes and rejects when it is no readable ordinary file. */
export interface OpenDep {
  readonly askWhich: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>;
  readonly readUpTo: (path: string, max: number) => Promise<Uint8Array | null>;
}

export function handleOpenFile(handle: Handle, dep: OpenDep): void {
  handle('open-file', CONTRACT['open-file'].request, (request) => openFile(dep, request));
}

async function openFile({ askWhich, readUpTo }: OpenDep, { accept }: OpenFileRequest): Promise<OpenOutcome> {
  const extensions = accept.map((extension) => extension.slice(1));
  const { canceled, filePaths } = await askWhich({
    properties: ['openFile'],
    filters: [{ name: accept.join(' '), extensions }],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  // A filter is only an offer: every dialog lets a person type another name.
  if (!accept.includes(extname(path).toLowerCase())) return { refused: 'wrong-type' };
  return readUpTo(path, MAX_FILE_BYTES).then(
    (bytes) => (bytes === null ? { refused: 'too-large' } : { name: withoutHidden(basename(path)), bytes }),
    () => ({ refused: 'unreadable' }),
  );
}
