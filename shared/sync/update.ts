import * as z from 'zod';
import { Instant } from '#shared/model/plain-date.ts';
import { installerFacts, isRising, ProgramVersion } from './installer.ts';
import { Release, releaseText } from './release.ts';
import { Signature } from './signed-request.ts';

/**
 * 升级凭证: a small file beside an installer, in which the county says that this is the installer it checked (C21). The
 * county's key is pinned in every computer, so a stick in between can change neither.
 */
export const UpdateVoucher = z
  .strictObject({
    kind: z.literal('jft-update-1'),
    alg: z.literal('ES256'),
    version: ProgramVersion,
    /** The oldest version that it may be installed over. */
    from: ProgramVersion,
    ...installerFacts,
    madeAt: Instant,
    /** The publisher's own word, which the county read first; `null` where its program had no key to read it with. */
    release: Release.nullable(),
    signature: Signature,
  })
  .refine(isRising);
export type UpdateVoucher = z.infer<typeof UpdateVoucher>;

/** What the county signs: every field, so that none can be another one. */
export const voucherText = (voucher: Omit<UpdateVoucher, 'signature'>): string => {
  const { kind, alg, version, from, installer, arch, size, sha256, madeAt, release } = voucher;
  const publisher = release === null ? ['-'] : [release.signature, releaseText(release)];
  return [kind, alg, version, from, installer, arch, size, sha256, madeAt, ...publisher].join('\n');
};
