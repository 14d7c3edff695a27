import { handleForgetCopied, type ClipboardDep } from './forget-copied.ts';
import { handleHostInfo, type HostDep } from './host-info.ts';
import { handleOpenFile, type OpenDep } from './open-file.ts';
import { handlePinKeeper, type PinKeeperDep } from './pin-keeper.ts';
import { handlePrint } from './print.ts';
import { handlePrintToPdf } from './print-to-pdf.ts';
import type { Handle } from './register.ts';
import { handleRoom, type RoomDep } from './room.ts';
import type { SaveDep } from './save-bytes.ts';
import { handleSaveFile } from './save-file.ts';
import { handleSecureStore, type SecureStoreDep } from './secure-store.ts';

/** Everything a capability may touch, handed in so that the tests run all of them without Electron. */
export type HandlersDep = SaveDep & OpenDep & SecureStoreDep & PinKeeperDep & ClipboardDep & RoomDep & HostDep;

/** Registers every channel of the contract. */
export function handleAll(handle: Handle, dep: HandlersDep): void {
  handleHostInfo(handle, dep);
  handlePrintToPdf(handle, dep);
  handlePrint(handle);
  handleSaveFile(handle, dep);
  handleOpenFile(handle, dep);
  handleSecureStore(handle, dep);
  handlePinKeeper(handle, dep);
  handleForgetCopied(handle, dep);
  handleRoom(handle, dep);
}
