import * as z from 'zod';
import { Instant } from '#shared/model/plain-date.ts';
import { Signature } from './signed-request.ts';

/** The kinds of installer that are built. */
export const INSTALLER_KINDS = ['windows', 'debian', 'appimage'] as const;
export type InstallerKind = (typeof INSTALLER_KINDS)[number];

/** Three numbers, as in package.json. */
export const ProgramVersion = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

/**
 * 升级凭证: a small file beside an installer, in which the county says that this is the installer it checked (C21). The
 * county's key is pinned in every computer, so a stick in between can change neither.
 */
export const UpdateVoucher = z.strictObject({
  kind: z.literal('jft-update-1'),
  alg: z.literal('ES256'),
  version: ProgramVersion,
  /** The oldest version that it may be installed over. */
  from: ProgramVersion,
  installer: z.enum(INSTALLER_KINDS),
  /** Bytes. */
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  madeAt: Instant,
  signature: Signature,
});
export type UpdateVoucher = z.infer<typeof UpdateVoucher>;

/** What the county signs: every field, so that none can be another one. */
export const voucherText = (voucher: Omit<UpdateVoucher, 'signature'>): string => {
  const { kind, alg, version, from, installer, size, sha256, madeAt } = voucher;
  return [kind, alg, version, from, installer, size, sha256, madeAt].join('\n');
};

/** By its file's name, as `electron-builder` names it; `null` for any other file. */
export function installerKind(fileName: string): InstallerKind | null {
  if (/\.exe$/i.test(fileName)) return 'windows';
  if (/\.deb$/i.test(fileName)) return 'debian';
  return /\.appimage$/i.test(fileName) ? 'appimage' : null;
}

/** Below zero: `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = left?.findIndex((part, i) => part !== right?.[i]) ?? -1;
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}
