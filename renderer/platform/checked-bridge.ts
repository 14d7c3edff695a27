import type { Bridge } from '#shared/ipc/bridge.ts';
import { CONTRACT } from '#shared/ipc/contract.ts';

/** Parses what the shell answers, so that a shell of another version is noticed here and not in a screen. */
export function checkedBridge(shell: Bridge): Bridge {
  return {
    host: async () => CONTRACT['host-info'].response.parse(await shell.host()),
    printToPdf: async (request) => CONTRACT['print-to-pdf'].response.parse(await shell.printToPdf(request)),
    print: async (request) => CONTRACT.print.response.parse(await shell.print(request)),
    saveFile: async (request) => CONTRACT['save-file'].response.parse(await shell.saveFile(request)),
    openFile: async (request) => CONTRACT['open-file'].response.parse(await shell.openFile(request)),
    secureStore: {
      available: async () => CONTRACT['secure-store-available'].response.parse(await shell.secureStore.available()),
      seal: async (bytes) => CONTRACT['secure-store-seal'].response.parse(await shell.secureStore.seal(bytes)),
      unseal: async (secret) => CONTRACT['secure-store-unseal'].response.parse(await shell.secureStore.unseal(secret)),
    },
    forgetCopied: async (request) => CONTRACT['forget-copied'].response.parse(await shell.forgetCopied(request)),
    // The session checks its answers, with schemas that the first screen does not load.
    room: shell.room,
    pinKeeper: {
      keep: async (pin) => CONTRACT['pin-keep'].response.parse(await shell.pinKeeper.keep(pin)),
      offers: async () => CONTRACT['pin-offers'].response.parse(await shell.pinKeeper.offers()),
      take: async (request) => CONTRACT['pin-take'].response.parse(await shell.pinKeeper.take(request)),
      drop: async (officer) => CONTRACT['pin-drop'].response.parse(await shell.pinKeeper.drop(officer)),
    },
  };
}
