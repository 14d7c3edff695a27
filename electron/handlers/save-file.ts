import { CONTRACT } from '#shared/ipc/contract.ts';
import type { Handle } from './register.ts';
import { saveBytes, type SaveDep } from './save-bytes.ts';

export function handleSaveFile(handle: Handle, dep: SaveDep): void {
  handle('save-file', CONTRACT['save-file'].request, (file) => saveBytes(dep, file));
}
