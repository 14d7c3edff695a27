import '#renderer/ui/ui.css';
import './app/app.css';
import { createRoot } from 'react-dom/client';
import { CannotOpen } from './app/cannot-open.tsx';
import { Gate } from './app/gate.tsx';
import { claimWindow, type OpenProblem } from './app/open-app.ts';
import { keepOffline } from './app/keep-offline.ts';
import { platformBridge } from './platform/bridge.ts';
import { randomIds } from './usecases/random-ids.ts';
import { KDF_WORKER_PATH } from '#shared/lib/csp.ts';
import type { DeviceStore } from './data/device-store.ts';
import { storageProblemOf, type StorageProblem } from './data/transaction.ts';
import { scriptUrl } from './platform/script-url.ts';
import { siteStorage } from './platform/site-storage.ts';
import { settlePage } from './session/lock.ts';
import { eraseDevice, forgetLeftBehind, noteHandedIn, readLeftBehind } from './usecases/erase-device.ts';
import { readOldStore } from './data/old-store.ts';
import { readDoorway } from './usecases/doorway.ts';
import { deriveInWorker } from './vault/kdf-client.ts';
import { createLeftDatabase } from './vault/left-db.ts';
import { createVaultDatabase } from './vault/vault-db.ts';
import type { VaultDeps } from './vault/vault.ts';
import { systemClock } from './usecases/system-clock.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('the page has no #root');
const root = createRoot(container);
const bridge = platformBridge();

const { derive, warmUp } = deriveInWorker(() => new Worker(scriptUrl(KDF_WORKER_PATH)));
const vault: VaultDeps = { db: createVaultDatabase('jiefangtai-vault'), derive, now: Date.now };

const erasing = { vault, left: createLeftDatabase('jiefangtai-left'), site: siteStorage, now: Date.now };
let isErasing = false;

/** C16: each of several requests may be the one that is told; one erasing is enough. */
function onRevoked(store: DeviceStore): void {
  eraseOnce(() => settlePage(store).then(() => eraseDevice(erasing, store)));
}

const onRevokedAtDoor = (): void => eraseOnce(() => eraseDevice(erasing, null));

/** C16: a PIN kept through the lock opens nothing any more either; the page begins anew with what is left. */
const onWiped = (): void => eraseOnce(() => Promise.resolve());

function eraseOnce(erase: () => Promise<void>): void {
  if (isErasing) return;
  isErasing = true;
  const reload = (): void => window.location.reload();
  bridge.pinKeeper
    .drop(null)
    .catch(reportError)
    .then(erase)
    .then(reload, (error: unknown) => {
      // The next start, or the next answer of the county, goes on with it.
      reportError(error);
      reload();
    });
}

/** Composition root of the page: vault, clock, random source, and who serves it. */
async function start(steal: boolean): Promise<void> {
  let open: DeviceStore | null = null;
  const cannot = (code: OpenProblem['code'], onTakeOver: () => void): void =>
    root.render(<CannotOpen code={code} bridge={bridge} onTakeOver={onTakeOver} />);
  const onLost = (): void => {
    open?.close();
    cannot('blocked', () => window.location.reload());
  };
  const claimed = await claimWindow({ steal, onLost });
  if (!claimed.ok) return cannot(claimed.error.code, () => void start(true));
  const left = await readLeftBehind(erasing).catch(storageProblem);
  if (left !== null && 'code' in left) return cannot(left.code, () => void start(true));
  if (left !== null) {
    // Hardly ever seen, so nobody else waits for it.
    const { Erased } = await import('./app/erased.tsx');
    return root.render(
      <Erased
        left={left}
        bridge={bridge}
        onSaved={() => noteHandedIn(erasing, left)}
        onJoin={() => void forgetLeftBehind(erasing).then(() => window.location.reload(), reportError)}
      />,
    );
  }
  const old = await readOldStore(siteStorage);
  const doorway = await readDoorway(vault).catch(storageProblem);
  if (doorway !== null && 'code' in doorway) return cannot(doorway.code, () => void start(true));
  // Sealed already; the program ended before it was deleted.
  if (doorway !== null && old !== null) await siteStorage.deleteDatabase(old.name).catch(reportError);
  const host = await bridge.host();
  root.render(
    <Gate
      vault={vault}
      warmUp={warmUp}
      doorway={doorway}
      site={siteStorage}
      old={old}
      base={host.kind === 'electron' ? host.serverOrigin : ''}
      bridge={bridge}
      clock={systemClock(Date.now)}
      ids={randomIds((bytes) => void crypto.getRandomValues(bytes))}
      onOpen={({ store }) => (open = store)}
      onRevoked={onRevoked}
      onRevokedAtDoor={onRevokedAtDoor}
      onWiped={onWiped}
    />,
  );
  if (host.kind === 'browser') keepOffline();
}

const storageProblem = (error: unknown): StorageProblem => storageProblemOf(error, 'damaged');

void start(false);
