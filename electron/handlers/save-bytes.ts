import type { SaveDialogOptions, SaveDialogReturnValue } from 'electron';
import { cleanFileName } from '#shared/ipc/file-name.ts';
import { EXTENSION_BY_MIME } from '#shared/ipc/file-types.ts';
import type { SaveFileRequest, SaveOutcome } from '#shared/ipc/messages.ts';

/** `writeWhole` leaves either the whole new file or what was there before; it rejects with Node's error codes. */
export interface SaveDep {
  readonly askWhere: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;
  readonly writeWhole: (path: string, bytes: Uint8Array) => Promise<void>;
}

const REASON_BY_ERRNO: Readonly<Record<string, 'disk-full' | 'no-access'>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EACCES: 'no-access',
  EPERM: 'no-access',
  EROFS: 'no-access',
  // On Windows a file that is open in another program.
  EBUSY: 'no-access',
};

/** Asks the person where, then writes. The path stays on this side. */
export async function saveBytes(dep: SaveDep, file: SaveFileRequest): Promise<SaveOutcome> {
  const { canceled, filePath } = await dep.askWhere({
    defaultPath: cleanFileName(file.suggestedName, file.mime),
    filters: [filterOf(EXTENSION_BY_MIME[file.mime])],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || filePath === '') return { saved: false, reason: 'cancelled' };
  return dep.writeWhole(filePath, file.bytes).then(
    () => ({ saved: true }),
    (cause: unknown) => ({ saved: false, reason: reasonOf(cause) }),
  );
}

const filterOf = (extension: string): { name: string; extensions: string[] } => ({
  name: extension,
  extensions: [extension.slice(1)],
});

function reasonOf(cause: unknown): 'disk-full' | 'no-access' | 'failed' {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return REASON_BY_ERRNO[code] ?? 'failed';
}
