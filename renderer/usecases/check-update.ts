import { err, ok, type Result } from '#shared/lib/result.ts';
import { compareVersions, installerKind, type InstallerKind } from '#shared/sync/installer.ts';
import { isInRelease, releaseText } from '#shared/sync/release.ts';
import { UpdateVoucher, voucherText } from '#shared/sync/update.ts';
import { isSignedByPublisher } from '#renderer/vault/publisher-hand.ts';
import { sha256Stream } from '#renderer/vault/sha256-stream.ts';
import { isSignedBy } from '#renderer/vault/signed-call.ts';

/** A file that was chosen, such as a browser's `File`. */
export type ChosenFile = Pick<Blob, 'size' | 'slice'> & { readonly name: string };

/** What the installer is for. */
export type ThisProgram = {
  readonly version: string;
  /** The county's key, pinned at enrolment. */
  readonly countyKey: string;
  /** Built in by the publisher; `null`: the county's word is all there is (decision 0019). */
  readonly publisherKey: string | null;
  /** System and processor, by Node's names. */
  readonly platform: string;
  readonly arch: string;
};

/** Why an installer is not one to run. */
export type UpdateProblem =
  | 'choose-two'
  | 'not-a-voucher'
  | 'no-release'
  | 'release-forged'
  | 'not-in-release'
  | 'forged'
  | 'other-system'
  | 'other-processor'
  | 'not-newer'
  | 'too-far'
  | 'cut-off'
  | 'other-file';

export type CheckedUpdate = { readonly version: string; readonly installer: InstallerKind };

/** Bytes read at once. */
const PIECE = 4 * 1024 * 1024;
const LONGEST_VOUCHER = 20_000;

/**
 * Is this installer the one that our county vouches for, and newer than this program (C21)? Offline; nothing is run. The
 * publisher's signature is checked first, where there is a key for it, then the county's, before anything in the voucher
 * is believed; the file's hash last.
 */
export async function checkUpdate(
  { version, countyKey, publisherKey, platform, arch }: ThisProgram,
  files: readonly ChosenFile[],
): Promise<Result<CheckedUpdate, UpdateProblem>> {
  const [installers, vouchers] = [
    files.filter(({ name }) => installerKind(name) !== null),
    files.filter(({ name }) => /\.json$/i.test(name)),
  ];
  const [installer, note] = [installers[0], vouchers[0]];
  if (installer === undefined || note === undefined || files.length !== 2) return err('choose-two');
  const voucher = await readVoucher(note);
  if (voucher === null) return err('not-a-voucher');
  const unpublished = publisherKey === null ? null : await publisherProblem(voucher, publisherKey);
  if (unpublished !== null) return err(unpublished);
  if (!(await isSignedBy(countyKey, voucher.signature, voucherText(voucher)))) return err('forged');
  const isForUs = (voucher.installer === 'windows') === (platform === 'win32');
  if (!isForUs || voucher.installer !== installerKind(installer.name)) return err('other-system');
  if (voucher.arch !== arch) return err('other-processor');
  if (compareVersions(voucher.version, version) <= 0) return err('not-newer');
  if (compareVersions(voucher.from, version) > 0) return err('too-far');
  if (installer.size < voucher.size) return err('cut-off');
  if (installer.size > voucher.size || (await hashOf(installer)) !== voucher.sha256) return err('other-file');
  return ok({ version: voucher.version, installer: voucher.installer });
}

/** What the publisher did not say, or said of another file. */
async function publisherProblem(voucher: UpdateVoucher, publisherKey: string): Promise<UpdateProblem | null> {
  const { release } = voucher;
  if (release === null) return 'no-release';
  if (!(await isSignedByPublisher(publisherKey, release.signature, releaseText(release)))) return 'release-forged';
  return isInRelease(release, voucher) ? null : 'not-in-release';
}

async function readVoucher(file: ChosenFile): Promise<UpdateVoucher | null> {
  if (file.size > LONGEST_VOUCHER) return null;
  try {
    return UpdateVoucher.parse(JSON.parse(await file.slice(0, file.size).text()));
  } catch {
    return null;
  }
}

async function hashOf(file: ChosenFile): Promise<string> {
  const hash = sha256Stream();
  for (let at = 0; at < file.size; at += PIECE) {
    hash.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
  }
  return hash.digest();
}
