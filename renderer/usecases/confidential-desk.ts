import type { Acting } from '#shared/domain/access/acting.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { DeviceIdentity } from '#renderer/data/device-store.ts';
import type { CallProblem } from '#renderer/vault/signed-call.ts';
import type { UseCaseDeps } from './deps.ts';
import type { Ask, AskBytes } from './exchange-sealed.ts';
import type { Audit } from './record-audit.ts';

/** Who reads the register: the way to the county, and the private key of the seat. Nothing of it is stored here. */
export type ConfidentialDesk = {
  readonly ask: Ask;
  readonly askBytes: AskBytes;
  readonly key: CryptoKey;
  readonly deps: UseCaseDeps;
  readonly identity: DeviceIdentity;
  readonly acting: Acting;
  readonly audit: Audit;
};

/** `refused` bears the county's own code; `damaged`: the envelope does not open with this seat's key. */
export type DeskProblem =
  | CallProblem
  | { readonly code: 'refused'; readonly why: string }
  | { readonly code: 'damaged' };

/** A matter before and after it was handed over (CF-14, CF-16); a late record that does not open is `null`. */
export type HandedOver = { readonly matter: MatterView; readonly late: readonly (Operation | null)[] };
