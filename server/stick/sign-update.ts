import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Instant } from '#shared/model/plain-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { installerKind, ProgramVersion, voucherText, type UpdateVoucher } from '#shared/sync/update.ts';
import { readCountyKey } from '#server/config/county-key-file.ts';
import { countyKeyOf } from '#server/usecases/signatures.ts';

export type SignProblem = 'no-county-key' | 'no-such-file' | 'not-an-installer' | 'bad-version';

export type SignRequest = {
  readonly dataFolder: string;
  readonly file: string;
  readonly version: string;
  /** The oldest version it may be installed over; any, unless said. */
  readonly from?: string | undefined;
  readonly now: () => string;
};

/**
 * Writes the county's voucher for an installer beside it (C21). Whoever runs this has checked where the installer came
 * from; the voucher says only that it is that file. Answers the voucher's own file.
 */
export async function signUpdate(request: SignRequest): Promise<Result<string, SignProblem>> {
  const { dataFolder, file, version, from = '0.0.0', now } = request;
  if (!existsSync(join(dataFolder, 'county-key.json'))) return err('no-county-key');
  if (!ProgramVersion.safeParse(version).success || !ProgramVersion.safeParse(from).success) return err('bad-version');
  const installer = installerKind(file);
  if (installer === null) return err('not-an-installer');
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) return err('no-such-file');
  const unsigned = {
    kind: 'jft-update-1',
    alg: 'ES256',
    version,
    from,
    installer,
    size: found.size,
    sha256: await hashOf(file),
    madeAt: Instant.parse(now()),
  } as const;
  const { privateKey, publicKey, agreeing } = await readCountyKey(dataFolder);
  const signature = countyKeyOf(privateKey, publicKey, agreeing).sign(voucherText(unsigned));
  const voucher: UpdateVoucher = { ...unsigned, signature };
  const beside = `${file}.json`;
  await writeFile(beside, `${JSON.stringify(voucher, null, 2)}\n`);
  return ok(beside);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
