import { decideConfidential, type ConfidentialRefusal } from '#shared/domain/confidential/decide.ts';
import { readersFor, type ReaderProblem } from '#shared/domain/confidential/readers.ts';
import { splitParts, type Leak } from '#shared/domain/confidential/split-parts.ts';
import { ConfidentialEntry, type Concerned, type SealReader } from '#shared/model/confidential.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { Registration } from '#shared/model/registration.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import { keepSealed } from '#renderer/data/writes/sealed-reports.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import type { UseCaseDeps } from './deps.ts';

export type SealInput = {
  readonly registration: Registration;
  readonly concerned: Concerned;
  /** The second person present at the bureau (C21 双人登记). */
  readonly second?: string | undefined;
  readonly draftId?: string | undefined;
  /** The matter that is handed over into confidence, and its number. */
  readonly from?: { readonly stream: StreamId; readonly no: string } | undefined;
};

export type SealProblem =
  | Leak
  | StorageProblem
  | { readonly code: 'not-enrolled' | 'no-readers' | ReaderProblem | ConfidentialRefusal };

/** What the informant takes along instead of a slip: nothing on it tells what it is about. */
export type SealedReport = { readonly queryCode: string; readonly pseudonym: string };

/**
 * Takes a report down in confidence, also without a network. When this resolves the form's text is ciphertext on the disk,
 * its draft is gone, and nobody at this laptop can open it. When nobody is known to seal to, nothing is kept in the clear.
 */
export async function sealVisit(
  { store, clock, ids, officer }: UseCaseDeps,
  { registration, concerned, second, draftId, from }: SealInput,
): Promise<Result<SealedReport, SealProblem>> {
  const { identity, profile, sealReaders } = store.state;
  if (identity === null || profile === null) return err({ code: 'not-enrolled' });
  if (sealReaders === null || sealReaders.length === 0) return err({ code: 'no-readers' });
  const readers = readersFor<SealReader>(sealReaders, concerned, profile);
  if (!readers.ok) return err({ code: readers.error });
  const parts = splitParts(registration);
  if (!parts.ok) return parts;
  const { identity: identityPart, content } = parts.value;
  const report = ids.stream();
  const queryCode = ids.queryCode();
  const envelope = await sealReport(
    report,
    { identity: identityPart, content: { ...content, ...(from !== undefined && { formerNo: from.no }) } },
    readers.value,
  );
  const entry = ConfidentialEntry.parse({
    id: ids.operation(),
    report,
    office: identity.office,
    device: identity.device,
    by: officer.id,
    recordedAt: clock.now(),
    action: {
      kind: 'report',
      form: registration.form,
      receivedOn: registration.receivedOn,
      named: registration.petitioners.length > 0,
      queryCode,
      ...(second !== undefined && { second }),
      concerned,
      ...(from !== undefined && { from: from.stream }),
      envelope,
    },
  });
  const decision = decideConfidential(null, entry, { profile, now: clock.now() });
  if (!decision.ok) return err({ code: decision.error });
  const kept = await keepSealed(store, entry, draftId ?? null);
  return kept.ok ? ok({ queryCode, pseudonym: content.pseudonyms[0] ?? '' }) : kept;
}
