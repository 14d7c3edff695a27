import { fromBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { PackageResponse } from '#shared/sync/carried.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { ExportedPackage } from '#renderer/sync/export-package.ts';
import type { importPackage } from '#renderer/sync/import-package.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import type { backUpDevice } from '#renderer/usecases/device-backup.ts';
import { exchangeSealed } from '#renderer/usecases/exchange-sealed.ts';
import type { Restoring } from '#renderer/usecases/restore-device.ts';
import type { VaultDeps } from '#renderer/vault/vault.ts';
import type { Carrier } from '#renderer/vault/carrier.ts';
import { signedCall, type CallProblem, type Connection } from '#renderer/vault/signed-call.ts';

export type StickFile = { readonly name: string; readonly bytes: Uint8Array };

/** The county's answer to a file put in at the desk, to carry back. */
export type CountyAnswer = StickFile & { readonly sent: number; readonly refused: number };

/** Exchange by stick: at this device, and at the county desk for others (PROTOCOL U1–U9). */
export type Stick = {
  readonly make: () => Promise<ExportedPackage>;
  readonly takeIn: (file: StickFile) => ReturnType<typeof importPackage>;
  /** Puts a device's file in at the county. A refusal is one of the county (`CallProblem`) or about the file. */
  readonly putIn: (file: StickFile) => Promise<Result<CountyAnswer, PutInProblem>>;
};

/** Backup of this computer to a file, and a file into this empty computer (decision 0012). */
export type Keeping = {
  readonly backUp: () => ReturnType<typeof backUpDevice>;
  /** Takes the files of a backup with the passphrase that the officer had at the old computer. */
  readonly restore: () => Promise<Restoring>;
};

export function keepingOf(
  store: DeviceStore,
  vault: VaultDeps,
  officer: string,
  missing: Transport['missing'],
  now: () => string,
): Keeping {
  return {
    // Rarely asked for: fetched then, from what this computer keeps of the page.
    backUp: async () => (await import('#renderer/usecases/device-backup.ts')).backUpDevice(store, vault, now()),
    restore: async () =>
      (await import('#renderer/usecases/restore-device.ts')).startRestoring(store, vault, officer, missing),
  };
}

export type PutInProblem =
  | { readonly kind: 'call'; readonly code: CallProblem['code'] }
  | { readonly kind: 'file'; readonly problem: string; readonly rightName?: string | undefined };

export function stickOf(store: DeviceStore, carrier: Carrier, connection: Connection, now: () => string): Stick {
  return {
    make: async () => (await import('#renderer/sync/export-package.ts')).exportPackage(store, carrier, now),
    takeIn: async ({ name, bytes }) =>
      (await import('#renderer/sync/import-package.ts')).importPackage(
        store,
        carrier,
        new Uint8Array(bytes),
        name,
        (ask) => exchangeSealed(store, ask),
      ),
    putIn: async ({ name, bytes }) => {
      const sent = { method: 'POST', body: new Uint8Array(bytes).buffer } as const;
      const answer = await signedCall(connection, `/packages?name=${encodeURIComponent(name)}`, sent);
      if (!answer.ok) return err({ kind: 'call', code: answer.error.code });
      const parsed = PackageResponse.safeParse(answer.value);
      if (!parsed.success) return err({ kind: 'call', code: 'bad-answer' });
      const { outcome } = parsed.data;
      if (!outcome.taken) return err({ kind: 'file', problem: outcome.problem, rightName: outcome.rightName });
      const file = fromBase64url(outcome.file);
      if (file === null) return err({ kind: 'call', code: 'bad-answer' });
      return ok({ name: outcome.name, bytes: file, sent: outcome.sent, refused: outcome.refused });
    },
  };
}
