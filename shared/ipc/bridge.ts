import type { PinKeeping } from '#shared/lib/pin-keeper.ts';
import type {
  CopiedText,
  HostInfo,
  OpenFileRequest,
  OpenOutcome,
  PdfRequest,
  PrintOutcome,
  PrintRequest,
  SaveFileRequest,
  SaveOutcome,
  SealedSecret,
  SealResult,
  SecureStoreStatus,
  UnsealResult,
} from './messages.ts';
import type { RoomCall, RoomLetter, RoomOpened, RoomPost, RoomReply } from './room-messages.ts';

/**
 * What the page may ask of the machine it runs on: `window.jft` in Electron, renderer/platform/browser-bridge.ts in a
 * browser. Outcomes a person can meet are values; a rejected promise (`jft: <code>`) is a defect of ours.
 */
export interface Bridge {
  host(): Promise<HostInfo>;
  /** Prints the calling window as it is laid out for paper, after asking where to save. */
  printToPdf(request: PdfRequest): Promise<SaveOutcome>;
  /** Opens the system's print dialog for the calling window. */
  print(request: PrintRequest): Promise<PrintOutcome>;
  /** Asks where to save; at most MAX_SAVED_BYTES. */
  saveFile(request: SaveFileRequest): Promise<SaveOutcome>;
  /** Asks which file; its whole content, at most MAX_FILE_BYTES. */
  openFile(request: OpenFileRequest): Promise<OpenOutcome>;
  readonly secureStore: SecureStore;
  readonly pinKeeper: PinKeeping;
  /** Empties the clipboard if it still holds this text; whether it did. `stayed`: the window was not left since. */
  forgetCopied(request: CopiedText): Promise<boolean>;
  /** `null` in a browser, which cannot listen. */
  readonly room: RoomLine | null;
}

/** Bytes between the desks of one room (decision 0018); what they mean is the page's. */
export interface RoomLine {
  /** Listens on the office network until `close`, or until this page asks no more. */
  open(): Promise<RoomOpened>;
  close(): Promise<void>;
  /** Gives answers to the letters that came, and waits some seconds for others. */
  exchange(answers: readonly RoomLetter[]): Promise<RoomPost>;
  /** Writes to another computer's open room, and gives its answer. */
  write(call: RoomCall): Promise<RoomReply>;
}

/** The operating system's key store. Always keep another wrap of the same key: a keyring can be lost (stack T6). */
export interface SecureStore {
  available(): Promise<SecureStoreStatus>;
  /** At most MAX_SECRET_BYTES. */
  seal(bytes: Uint8Array): Promise<SealResult>;
  unseal(secret: SealedSecret): Promise<UnsealResult>;
}
