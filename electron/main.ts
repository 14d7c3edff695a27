/** Composition root of the shell: takes Electron's parts and hands them to window/ and handlers/. */
import { readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
} from 'electron';
import type { ShellFacts } from '#shared/ipc/messages.ts';
import { createPinKeeper } from '#shared/lib/pin-keeper.ts';
import { publisherKey } from '#shared/lib/publisher-key.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { handleAll } from './handlers/all.ts';
import { setupHandle } from './handlers/register.ts';
import { readUpTo, writeWhole } from './handlers/whole-file.ts';
import { createLetterBox } from './room/letter-box.ts';
import { officeAddresses } from './room/office-network.ts';
import { writeLetter } from './room/write-letter.ts';
import { APP_SCHEME, APP_SCHEME_PRIVILEGES } from './window/app-origin.ts';
import { appProtocolHandler } from './window/app-protocol.ts';
import { trustCounty } from './window/county-certificate.ts';
import { lockWhenCrashed } from './window/lock-when-crashed.ts';
import { lockWhenLeft } from './window/lock-when-left.ts';
import { openMainWindow } from './window/main-window.ts';
import { lockNavigation } from './window/navigation-lock.ts';
import { filterNetwork } from './window/network-filter.ts';
import { comparePacked, packedFolder, type PackedProblem } from './window/packed-files.ts';
import { denyPermissions } from './window/permissions.ts';
import { refuseStart } from './window/refuse-start.ts';
import { listRendererFiles } from './window/renderer-files.ts';
import { parseSettings } from './window/settings-file.ts';
import { claimSingleInstance } from './window/single-instance.ts';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const report = (place: string, cause: unknown): void => console.error(place, cause);

let window: BrowserWindow | null = null;
const letterBox = createLetterBox({ addresses: () => officeAddresses(networkInterfaces()), now: Date.now });

/** In development `npm start` says where the server it started is; a release looks only into its own folder. */
async function settingsText({ release }: { readonly release: boolean }): Promise<string | null> {
  const started = process.env['JFT_SERVER'];
  if (!release && started !== undefined) return JSON.stringify({ server: started });
  return readFile(join(app.getPath('userData'), 'settings.json'), 'utf8').catch(() => null);
}

/** A screen the desk does not stand on; none on a computer with one. */
function otherScreen(): Electron.Rectangle | undefined {
  const desk = window === null ? screen.getPrimaryDisplay() : screen.getDisplayMatching(window.getBounds());
  return screen.getAllDisplays().find(({ id }) => id !== desk.id)?.bounds;
}

/** On Windows the program itself refuses an archive that was changed (a fuse); on Linux nobody else would (C21). */
async function compareFiles(): Promise<Result<ShellFacts['packed'], PackedProblem>> {
  if (!app.isPackaged || process.platform !== 'linux') return ok('not-compared');
  process.noAsar = true;
  try {
    return await comparePacked(packedFolder(dirname(process.execPath)), publisherKey);
  } finally {
    process.noAsar = false;
  }
}

async function start(): Promise<void> {
  const packed = await compareFiles();
  if (!packed.ok) return refuseStart({ app, dialog }, packed.error);
  const release = app.isPackaged;
  const { server, authority } = parseSettings(await settingsText({ release }), (problem) =>
    report('settings', problem),
  );
  const connect = [server];
  const files = await listRendererFiles(fromHere('../renderer'));

  if (release) Menu.setApplicationMenu(null);
  denyPermissions(session.defaultSession);
  if (authority !== undefined) trustCounty(session.defaultSession, { server, authority, now: () => new Date() });
  filterNetwork(session.defaultSession, { connect, release });
  protocol.handle(
    APP_SCHEME,
    appProtocolHandler({ files, connect, readFile: async (file) => new Uint8Array(await readFile(file)) }),
  );
  handleAll(setupHandle({ ipcMain, report }), {
    version: app.getVersion(),
    serverOrigin: server,
    shell: { platform: process.platform, arch: process.arch, publisherKey, packed: packed.value },
    askWhere: (options) => (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)),
    askWhich: (options) => (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)),
    writeWhole,
    readUpTo,
    safeStorage,
    pinKeeper: createPinKeeper(Date.now),
    clipboard,
    platform: process.platform,
    letterBox,
    writeLetter,
  });
  await openMainWindow({
    createWindow: (options) => {
      window = new BrowserWindow(options);
      lockWhenCrashed(window.webContents, { lock, now: Date.now, report: (reason) => report('page', reason) });
      return window;
    },
    preload: fromHere('./preload.cjs'),
    release,
    setupCode: release ? undefined : process.env['JFT_SETUP'],
    otherScreen,
  });
}

app.enableSandbox();
// Native date fields follow the browser's language, not the page's.
app.commandLine.appendSwitch('lang', 'zh-CN');
protocol.registerSchemesAsPrivileged([APP_SCHEME_PRIVILEGES]);
// Also for contents nobody here created.
app.on('web-contents-created', (_event, contents) => lockNavigation(contents));
// Keys live in the page's memory only: loading it anew locks it (security C5).
const lock = (): void => {
  letterBox.close();
  window?.webContents.reload();
};
app.on('ready', () => lockWhenLeft(powerMonitor, lock));
app.on('window-all-closed', () => app.quit());

if (claimSingleInstance(app, () => window)) {
  app
    .whenReady()
    .then(start)
    .catch((cause: unknown) => {
      report('start', cause);
      app.exit(1);
    });
}
