import type { SeatTicket } from '#shared/sync/enroll.ts';
import type { Escrow } from '#shared/sync/recovery.ts';
import type { Bytes } from './bytes.ts';
import type { AlgorithmName } from './cipher-suite.ts';
import type { KdfParams } from './kdf-params.ts';
import type { WrappedKey } from './key-encryption.ts';
import type { Tries } from './try-delay.ts';

/**
 * What lies on the disk unsealed, because it is needed before anybody signs in. Nothing in it names a petitioner; the
 * officers' names are left out when the county wishes it (`name` absent), and people then choose by number.
 */
export type VaultDevice = {
  readonly office: string;
  readonly device: string;
  /** Name of the unit, for the heading. */
  readonly unit: string;
  /** Non-extractable; proves the device, never the person (decision 0005). */
  readonly deviceKey: CryptoKey;
  /** The sealed store now in use; another name after each change of the data key. */
  readonly store: string;
  /** The change of data key that is going on: copied into this store, then this one is used. */
  readonly next?: string;
  /** The store of the key before, until it is deleted. */
  readonly former?: string;
  readonly algorithm: AlgorithmName;
  /** The data key, sealed to the county's recovery key (security §3.3). */
  readonly escrow?: Escrow;
  /** The escrow that the county said it keeps. */
  readonly held?: Pick<Escrow, 'to' | 'store'>;
  readonly term?: KeyTerm;
};

/**
 * C16: the last contact with the county, and for how many days the keys outlast it. Plain, because it must count where
 * nobody can sign in; it tells when this computer was connected, and nothing of anybody.
 */
export type KeyTerm = {
  /** The county's time at the last contact, an Instant. */
  readonly at: string;
  /** What the own clock showed then, an Instant. */
  readonly clock: string;
  /** As the county last said (`eraseDays`). */
  readonly days: number;
  /** Longest absence believed so far, in milliseconds: a clock set back does not shorten it. */
  readonly seen?: number;
  /** The absence at which the days were first found over, in milliseconds; the keys go a day after it. */
  readonly noted?: number;
};

/**
 * `failed`: wrong tries of passphrase or PIN; `recovered`: a new way in with the county's recovery code; `wiped`: the keys
 * went after so many days without contact (C16).
 */
export type Unrecorded = { readonly failed: number; readonly recovered?: true; readonly wiped?: number };

/** One officer's way in. */
export type VaultSeat = {
  readonly officer: string;
  /** Counts up on this device; what a list without names shows. */
  readonly number: number;
  readonly name?: string;
  readonly params: KdfParams;
  readonly wrapped: WrappedKey;
  /** Which store the wrapped key opens. */
  readonly store: string;
  /** The next data key, sealed to this seat's public key while its officer was not here (rotation). */
  readonly handover?: { readonly store: string; readonly box: Bytes };
  /** Private halves of the seat's pairs (PKCS #8), sealed under the officer's own key. */
  readonly signKey: Bytes;
  readonly sealKey: Bytes;
  /** What the county signed: who sits here, and the public keys. */
  readonly ticket: SeatTicket;
  readonly tries: Tries;
  /** What happened while nobody was signed in, so that the sealed audit log does not have it yet (C18). */
  readonly unrecorded?: Unrecorded;
  /** A session PIN that outlasts the program: its box, sealed by the operating system's key store, and the tries left. */
  readonly osPin?: { readonly backend: string; readonly sealed: Bytes; readonly left: number };
};
