import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { installerArch, installerKind, isRising, ProgramVersion } from '#shared/sync/installer.ts';
import { isInRelease } from '#shared/sync/release.ts';
import { voucherText, type UpdateVoucher } from '#shared/sync/update.ts';
import { COUNTY_KEY_FILE, readCountyKey } from '#server/config/county-key-file.ts';
import { countyKeyOf } from '#server/usecases/signatures.ts';
import { readRelease, type ReleaseProblem } from './publisher.ts';

export type SignProblem =
  | 'no-county-key'
  | 'no-such-file'
  | 'not-an-installer'
  | 'no-arch'
  | 'bad-version'
  | 'from-newer'
  | 'not-in-release'
  | ReleaseProblem;

export type SignRequest = {
  readonly dataFolder: string;
  readonly file: string;
  readonly version: string;
  /** The oldest version it may be installed over; what the publisher says, or any, unless said. */
  readonly from?: string | undefined;
  /** With one, the publisher's release.json beside the installer must name this very file. */
  readonly publisherKey: string | null;
  readonly now: () => string;
};

/**
 * Writes the county's voucher for an installer beside it (C21). Without a publisher's key whoever runs this has checked
 * where the installer came from, and the voucher says only that it is that file; with one, the publisher's manifest is
 * checked first and goes into the voucher. Answers the voucher's own file.
 */
export async function signUpdate(request: SignRequest): Promise<Result<string, SignProblem>> {
  const { dataFolder, file, version, publisherKey, now } = request;
  if (!existsSync(join(dataFolder, COUNTY_KEY_FILE))) return err('no-county-key');
  const isVersion = (text: string): boolean => ProgramVersion.safeParse(text).success;
  if (!isVersion(version) || (request.from !== undefined && !isVersion(request.from))) return err('bad-version');
  const [installer, arch] = [installerKind(file), installerArch(file)];
  if (installer === null) return err('not-an-installer');
  if (arch === null) return err('no-arch');
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return err('no-such-file');
  const read = publisherKey === null ? ok(null) : await readRelease(join(dirname(file), 'release.json'), publisherKey);
  if (!read.ok) return read;
  const release = read.value;
  const from = request.from ?? release?.from ?? '0.0.0';
  if (!isRising({ from, version })) return err('from-newer');
  const facts = { version, from, installer, arch, size: found.size, sha256: await hashOf(file) };
  if (release !== null && !isInRelease(release, facts)) return err('not-in-release');
  const madeAt = Instant.parse(now());
  const unsigned = { kind: 'jft-update-1', alg: 'ES256', ...facts, madeAt, release } as const;
  const { privateKey, publicKey, agreeing } = await readCountyKey(dataFolder);
  const signature = countyKeyOf(privateKey, publicKey, agreeing).sign(voucherText(unsigned));
  const voucher: UpdateVoucher = { ...unsigned, signature };
  const beside = `${file}.json`;
  await writeFile(beside, `${JSON.stringify(voucher, null, 2)}\n`);
  return ok(beside);
}

/** SHA-256 of a file of any length, as hexadecimal digits. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
