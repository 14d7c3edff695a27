import type { SafeStorage } from 'electron';
import { CONTRACT } from '#shared/ipc/contract.ts';
import type { SealResult, UnsealResult } from '#shared/ipc/messages.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { Handle } from './register.ts';

/** The asynchronous half of safeStorage; the other half is deprecated and one call of it weakens the store (T6). */
export interface SecureStoreDep {
  readonly safeStorage: Pick<
    SafeStorage,
    'decryptStringAsync' | 'encryptStringAsync' | 'getSelectedStorageBackend' | 'isAsyncEncryptionAvailable'
  >;
  readonly platform: string;
}

export function handleSecureStore(handle: Handle, dep: SecureStoreDep): void {
  handle('secure-store-available', CONTRACT['secure-store-available'].request, async () => {
    const backend = await usableBackend(dep);
    return backend === null ? { available: false } : { available: true, backend };
  });
  handle('secure-store-seal', CONTRACT['secure-store-seal'].request, (bytes) => seal(dep, bytes));
  handle('secure-store-unseal', CONTRACT['secure-store-unseal'].request, (secret) => unseal(dep, secret));
}

/** Name of the key store, or null. On Linux `basic_text` is a fixed password, so it counts as none (T6). */
async function usableBackend({ safeStorage, platform }: SecureStoreDep): Promise<string | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (platform === 'win32') return 'dpapi';
  if (platform !== 'linux') return platform;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? null : backend;
}

async function seal(dep: SecureStoreDep, bytes: Uint8Array): Promise<SealResult> {
  const backend = await usableBackend(dep);
  if (backend === null) return err({ code: 'absent' });
  const sealed = await dep.safeStorage.encryptStringAsync(Buffer.from(bytes).toString('base64'));
  return ok({ backend, sealed: new Uint8Array(sealed) });
}

async function unseal(
  dep: SecureStoreDep,
  secret: { readonly backend: string; readonly sealed: Uint8Array },
): Promise<UnsealResult> {
  const backend = await usableBackend(dep);
  if (backend === null) return err({ code: 'absent' });
  // Asking a different keyring would only say "unreadable"; this tells the person to log in to the earlier desktop.
  if (backend !== secret.backend) return err({ code: 'backend-changed' });
  return dep.safeStorage.decryptStringAsync(Buffer.from(secret.sealed)).then(
    ({ result, shouldReEncrypt }) =>
      ok({ bytes: new Uint8Array(Buffer.from(result, 'base64')), reseal: shouldReEncrypt }),
    () => err({ code: 'unreadable' }),
  );
}
