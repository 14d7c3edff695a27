/** Stand-ins for Electron's parts, which has no binary in a test: they keep its rules and record what they are told. */
import type { IpcMain, IpcMainInvokeEvent, PrintToPDFOptions, SaveDialogOptions, OpenDialogOptions } from 'electron';
import { ROOM_PORTS } from '#shared/ipc/room-messages.ts';
import { createPinKeeper } from '#shared/lib/pin-keeper.ts';
import { handleAll, type HandlersDep } from '#electron/handlers/all.ts';
import { setupHandle } from '#electron/handlers/register.ts';

/** The parts of a frame that decide whether it is trusted. */
export interface SenderFrame {
  readonly origin: string;
  readonly url: string;
  readonly parent: SenderFrame | null;
}

export const OUR_FRAME: SenderFrame = { origin: 'app://local', url: 'app://local/index.html#/visits', parent: null };

type Listener = Parameters<IpcMain['handle']>[1];

export interface FakeIpcMain extends Pick<IpcMain, 'handle' | 'removeHandler'> {
  channels(): readonly string[];
  /** What `ipcRenderer.invoke` does: arguments and answer are cloned as on Electron's wire. */
  dispatch(channel: string, frame: SenderFrame | null, args: readonly unknown[]): Promise<unknown>;
}

/** Like ipcMain: a second handler for a channel throws, and so does a call nobody handles. */
export function fakeIpcMain(sender: unknown = {}): FakeIpcMain {
  const listeners = new Map<string, Listener>();
  return {
    handle(channel, listener) {
      if (listeners.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
      listeners.set(channel, listener);
    },
    removeHandler: (channel) => void listeners.delete(channel),
    channels: () => [...listeners.keys()],
    async dispatch(channel, frame, args) {
      const listener = listeners.get(channel);
      if (listener === undefined) throw new Error(`No handler registered for '${channel}'`);
      // A test has these parts of the event and no others; anything else a handler touches is undefined.
      const event = { senderFrame: frame, sender, type: 'frame' } as unknown as IpcMainInvokeEvent;
      return structuredClone((await listener(event, ...structuredClone(args))) as unknown);
    },
  };
}

/** A window's contents: prints a small PDF and says yes to every print dialog unless told otherwise. */
export function fakeContents(options: { readonly printed?: boolean; readonly pdf?: Uint8Array } = {}) {
  const calls: { readonly pdf: PrintToPDFOptions[]; readonly print: unknown[] } = { pdf: [], print: [] };
  return {
    calls,
    printToPDF: async (request: PrintToPDFOptions) => {
      calls.pdf.push(request);
      return Buffer.from(options.pdf ?? new TextEncoder().encode('%PDF-1.7'));
    },
    print: (request: unknown, done: (success: boolean, reason: string) => void) => {
      calls.print.push(request);
      done(options.printed ?? true, '');
    },
  };
}

export type SafeStorageBackend = ReturnType<HandlersDep['safeStorage']['getSelectedStorageBackend']>;

/** A key store that turns every byte round; what it did not seal it cannot read. */
export function fakeSafeStorage(
  options: { readonly available?: boolean; readonly backend?: SafeStorageBackend; readonly rotated?: boolean } = {},
): HandlersDep['safeStorage'] {
  const turn = (bytes: Uint8Array): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xa5));
  return {
    isAsyncEncryptionAvailable: async () => options.available ?? true,
    getSelectedStorageBackend: () => options.backend ?? 'gnome_libsecret',
    encryptStringAsync: async (text) => turn(Buffer.from(`v11${text}`)),
    decryptStringAsync: async (sealed) => {
      const text = turn(sealed).toString();
      if (!text.startsWith('v11')) throw new Error('Error while decrypting the ciphertext');
      return { result: text.slice(3), shouldReEncrypt: options.rotated ?? false };
    },
  };
}

/** All handlers on a fake ipcMain, with a disk in memory and dialogs that answer at once. */
export function setupShell(overrides: Partial<HandlersDep> = {}, contents = fakeContents()) {
  const ipcMain = fakeIpcMain(contents);
  const reports: { readonly channel: string; readonly cause: unknown }[] = [];
  const asked: (SaveDialogOptions | OpenDialogOptions)[] = [];
  const disk = new Map<string, Uint8Array>();
  const dep: HandlersDep = {
    version: '0.1.0',
    serverOrigin: 'http://127.0.0.1:8787',
    shell: { platform: 'linux', arch: 'x64', publisherKey: null, packed: 'unsigned' },
    askWhere: async (options) => {
      asked.push(options);
      return { canceled: false, filePath: `/home/clerk/${options.defaultPath}` };
    },
    askWhich: async (options) => {
      asked.push(options);
      return { canceled: false, filePaths: ['/home/clerk/来信.docx'] };
    },
    writeWhole: async (path, bytes) => void disk.set(path, bytes),
    readUpTo: async (path) => disk.get(path) ?? new TextEncoder().encode('来信'),
    safeStorage: fakeSafeStorage(),
    pinKeeper: createPinKeeper(() => 0),
    clipboard: { readText: () => Promise.resolve(''), clear: () => undefined },
    platform: 'linux',
    letterBox: {
      open: async () => ({ open: true, addresses: ['192.168.1.20'], port: ROOM_PORTS.first }),
      close: () => undefined,
      exchange: async () => ({ open: true, letters: [] }),
    },
    writeLetter: async () => ({ answered: false, reason: 'nobody' }),
    ...overrides,
  };
  handleAll(setupHandle({ ipcMain, report: (channel, cause) => reports.push({ channel, cause }) }), dep);
  return { ipcMain, reports, asked, disk, contents };
}
