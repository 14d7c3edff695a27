import * as z from 'zod';

/** The kinds of installer that are built. */
const INSTALLER_KINDS = ['windows', 'debian', 'appimage'] as const;
export type InstallerKind = (typeof INSTALLER_KINDS)[number];

/** Processors that are built for, by Node's names. */
const INSTALLER_ARCHS = ['x64', 'arm64'] as const;
export type InstallerArch = (typeof INSTALLER_ARCHS)[number];

/** Three numbers, as in package.json. */
export const ProgramVersion = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

/** What is said of an installer, by the publisher and by the county alike. */
export const installerFacts = {
  installer: z.enum(INSTALLER_KINDS),
  arch: z.enum(INSTALLER_ARCHS),
  /** Bytes. */
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};
export type InstallerFacts = {
  readonly installer: InstallerKind;
  readonly arch: InstallerArch;
  readonly size: number;
  readonly sha256: string;
};

/** By its file's name, as `electron-builder` names it; `null` for any other file. */
export function installerKind(fileName: string): InstallerKind | null {
  if (/\.exe$/i.test(fileName)) return 'windows';
  if (/\.deb$/i.test(fileName)) return 'debian';
  return /\.appimage$/i.test(fileName) ? 'appimage' : null;
}

/** By the end of its file's name, where every system writes its own word for it; `null` where it does not say. */
export function installerArch(fileName: string): InstallerArch | null {
  if (/[-_](x64|amd64|x86_64)\.\w+$/i.test(fileName)) return 'x64';
  return /[-_](arm64|aarch64)\.\w+$/i.test(fileName) ? 'arm64' : null;
}

/** Below zero: `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  const at = left?.findIndex((part, i) => part !== right?.[i]) ?? -1;
  return at < 0 ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0);
}

/** Nothing is installed over a version newer than itself: who says so is mistaken or lies. */
export const isRising = ({ from, version }: { readonly from: string; readonly version: string }): boolean =>
  compareVersions(from, version) <= 0;
