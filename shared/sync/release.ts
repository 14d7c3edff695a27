import * as z from 'zod';
import { compareVersions, installerFacts, isRising, ProgramVersion, type InstallerFacts } from './installer.ts';
import { Signature } from './signed-request.ts';

/**
 * 发布清单, release.json: every installer of one version under the publisher's signature (C21, decision 0019). The key is
 * kept offline; its public half is built into the program.
 */
export const Release = z
  .strictObject({
    format: z.literal('jft-release-1'),
    alg: z.literal('Ed25519'),
    product: z.literal('jiefangtai'),
    version: ProgramVersion,
    /** The oldest version that it may be installed over. */
    from: ProgramVersion,
    files: z
      .array(z.strictObject({ name: z.string().regex(/^\w[\w.+~-]{0,119}$/), ...installerFacts }))
      .min(1)
      .max(20),
    signature: Signature,
  })
  .refine(isRising);
export type Release = z.infer<typeof Release>;

/** What the publisher signs: every field. No name holds a line's end, so no two releases have one text. */
export const releaseText = (release: Omit<Release, 'signature'>): string => {
  const { format, alg, product, version, from, files } = release;
  const lines = files.map(({ name, installer, arch, size, sha256 }) => [name, installer, arch, size, sha256].join(' '));
  return [format, alg, product, version, from, ...lines].join('\n');
};

/** Does the publisher say the same of this installer, and is it put over nothing older than the publisher allows? */
export const isInRelease = (
  release: Release,
  of: InstallerFacts & { readonly version: string; readonly from: string },
): boolean =>
  release.version === of.version &&
  compareVersions(of.from, release.from) >= 0 &&
  release.files.some(
    ({ installer, arch, size, sha256 }) =>
      installer === of.installer && arch === of.arch && size === of.size && sha256 === of.sha256,
  );
