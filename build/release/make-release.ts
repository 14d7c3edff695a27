import { stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { installerArch, installerKind, isRising, ProgramVersion } from '#shared/sync/installer.ts';
import { Release, releaseText } from '#shared/sync/release.ts';
import { hashOf } from '#server/stick/sign-update.ts';
import type { Sign } from './keys.ts';

export type ReleaseRefusal =
  | 'nothing'
  | 'several-folders'
  | 'bad-version'
  | 'from-newer'
  | 'not-an-installer'
  | 'other-version'
  | 'no-such-file';

export type ReleaseRequest = {
  readonly installers: readonly string[];
  readonly version: string;
  /** The oldest version they may be installed over. */
  readonly from: string;
  readonly sign: Sign;
};

/**
 * Writes the publisher's manifest, release.json, beside the installers of one folder: each with system, processor, size and
 * hash (C21, decision 0019). A name without the version is refused: it is an older build that was left lying there.
 */
export async function makeRelease(request: ReleaseRequest): Promise<Result<string, ReleaseRefusal>> {
  const { installers, version, from, sign } = request;
  const [folder, ...others] = new Set(installers.map((file) => dirname(file)));
  if (folder === undefined) return err('nothing');
  if (others.length > 0) return err('several-folders');
  if (![version, from].every((each) => ProgramVersion.safeParse(each).success)) return err('bad-version');
  if (!isRising({ from, version })) return err('from-newer');
  const files: Release['files'] = [];
  for (const file of installers) {
    const described = await describe(file, version);
    if (!described.ok) return described;
    files.push(described.value);
  }
  const unsigned = { format: 'jft-release-1', alg: 'Ed25519', product: 'jiefangtai', version, from, files } as const;
  const release = Release.parse({ ...unsigned, signature: sign(releaseText(unsigned)) });
  const written = join(folder, 'release.json');
  await writeFile(written, `${JSON.stringify(release, null, 2)}\n`);
  return ok(written);
}

async function describe(file: string, version: string): Promise<Result<Release['files'][number], ReleaseRefusal>> {
  const name = basename(file);
  const [installer, arch] = [installerKind(name), installerArch(name)];
  if (installer === null || arch === null) return err('not-an-installer');
  // Between what separates the parts of a name: 0.2.0 is not in jiefangtai-10.2.0-x64.deb.
  if (!name.split(/[-_]/).includes(version)) return err('other-version');
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return err('no-such-file');
  return ok({ name, installer, arch, size: found.size, sha256: await hashOf(file) });
}
