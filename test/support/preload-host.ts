/**
 * The built preload and the real handlers, joined in a real Chromium: `ipcRenderer.invoke` becomes a binding that hands the
 * calling frame and the arguments to the fake ipcMain.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Frame } from 'playwright-core';
import { bundleElectron } from '#build/electron-bundle.mjs';
import { appProtocolHandler } from '#electron/window/app-protocol.ts';
import { listRendererFiles } from '#electron/window/renderer-files.ts';
import { API } from '#shared/sync/wire.ts';
import type { FakeIpcMain, SenderFrame } from './fake-electron.ts';

/** Chromium has no app:// of its own, so pages of `origin` play ours; every other one stays what it is. */
export async function installPreload(
  context: BrowserContext,
  { origin, ipcMain, onAsk }: PreloadOptions,
): Promise<void> {
  const { preload } = await bundleElectron({ write: false });
  if (preload === undefined) throw new Error('no preload was built');
  await context.exposeBinding('__ipcInvoke', async ({ frame }, channel: string, args: unknown[]) => {
    onAsk?.(channel);
    return pack(await ipcMain().dispatch(channel, asSender(frame, origin), args.map(unpack)));
  });
  await context.addInitScript({ content: preloadHost(preload) });
}

export type PreloadOptions = {
  readonly origin: string;
  readonly ipcMain: () => FakeIpcMain;
  readonly onAsk?: (channel: string) => void;
};

/** The shell's own files at `origin`, through its own protocol: they are there when the county server is not. */
export async function serveShellFiles(context: BrowserContext, origin: string): Promise<void> {
  const root = join(import.meta.dirname, '../../dist/renderer');
  const answer = appProtocolHandler({
    files: await listRendererFiles(root),
    connect: [origin],
    readFile: async (file) => new Uint8Array(await readFile(file)),
  });
  await context.route(
    (url) => url.origin === origin && !url.pathname.startsWith(API),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      const response = await answer(new Request(`app://local${pathname}`));
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    },
  );
}

const asSender = (frame: Frame, ours: string): SenderFrame => {
  const { origin, pathname } = new URL(frame.url());
  const parent = frame.parentFrame();
  return {
    origin: origin === ours ? 'app://local' : origin,
    url: origin === ours ? `app://local${pathname}` : frame.url(),
    parent: parent === null ? null : asSender(parent, ours),
  };
};

/** What Electron gives a sandboxed preload. Runs in the page before any of its scripts. */
const preloadHost = (preload: string): string => `{
  const raw = globalThis.__ipcInvoke;
  delete globalThis.__ipcInvoke;
  const freeze = (value) => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
    return Object.freeze(value);
  };
  const pack = (value) => value instanceof Uint8Array ? { $bytes: [...value] }
    : Array.isArray(value) ? value.map(pack)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)])) : value;
  const unpack = (value) => Array.isArray(value) ? value.map(unpack)
    : typeof value !== 'object' || value === null ? value
    : '$bytes' in value ? new Uint8Array(value.$bytes)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, api) =>
        Object.defineProperty(globalThis, name, { value: freeze(api), enumerable: true }),
    },
    ipcRenderer: { invoke: async (channel, ...args) => unpack(await raw(channel, args.map(pack))) },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('module not found: ' + name);
    return electron;
  };
  const module = { exports: {} };
  ((module, exports, require) => { ${preload}
  })(module, module.exports, require);
}`;

/** The wire of the binding is JSON, so bytes are packed into numbers on it. */
function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: [...value] };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]));
}
function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value && Array.isArray(value.$bytes)) return Uint8Array.from(value.$bytes as number[]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
}
