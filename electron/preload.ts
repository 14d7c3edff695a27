import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '#shared/ipc/bridge.ts';
import type { Channel } from '#shared/ipc/channels.ts';
import type { RequestOf, ResponseOf } from '#shared/ipc/contract.ts';
import type { IpcReply } from '#shared/ipc/reply.ts';

/** Not exposed: the page gets named methods only. A refusal is a defect of ours, so it throws (see Bridge). */
async function ask<C extends Channel>(channel: C, request?: RequestOf<C>): Promise<ResponseOf<C>> {
  // What register.ts sends back on this channel; the page parses the value once more.
  const reply = (await ipcRenderer.invoke(channel, request)) as IpcReply<ResponseOf<C>>;
  if (!reply.ok) throw new Error(`jft: ${reply.error.code}`);
  return reply.value;
}

const bridge: Bridge = {
  host: () => ask('host-info'),
  printToPdf: (request) => ask('print-to-pdf', request),
  print: (request) => ask('print', request),
  saveFile: (request) => ask('save-file', request),
  openFile: (request) => ask('open-file', { accept: [...request.accept] }),
  secureStore: {
    available: () => ask('secure-store-available'),
    seal: (bytes) => ask('secure-store-seal', bytes),
    unseal: (secret) => ask('secure-store-unseal', secret),
  },
  forgetCopied: (request) => ask('forget-copied', request),
  pinKeeper: {
    keep: (pin) => ask('pin-keep', pin),
    offers: () => ask('pin-offers'),
    take: (request) => ask('pin-take', request),
    drop: (officer) => ask('pin-drop', { officer }),
  },
  room: {
    open: () => ask('room-open'),
    close: () => ask('room-close'),
    exchange: (answers) => ask('room-exchange', { answers: [...answers] }),
    write: (call) => ask('room-write', call),
  },
};

contextBridge.exposeInMainWorld('jft', bridge);
