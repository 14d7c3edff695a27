import { decideConfidential, type ConfidentialRefusal } from '#shared/domain/confidential/decide.ts';
import { splitParts, type Leak } from '#shared/domain/confidential/split-parts.ts';
import { ConfidentialEntry, type Concerned } from '#shared/model/confidential.ts';
import type { Registration } from '#shared/model/registration.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { StorageProblem } from '#renderer/data/transaction.ts';
import { keepSealed } from '#renderer/data/writes/sealed-reports.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import type { UseCaseDeps } from './deps.ts';
import { readersOn, type NoReaders } from './seal-readers.ts';

export type SealInput = {
  readonly registration: Registration;
  readonly concerned: Concerned;
  /** The second person present at the bureau (C21 双人登记). */
  readonly second?: string | undefined;
  readonly draftId?: string | undefined;
};

export type SealProblem = Leak | StorageProblem | { readonly code: 'not-enrolled' | NoReaders | ConfidentialRefusal };

/** What the informant takes along instead of a slip: nothing on it tells what it is about. */
export type SealedReport = { readonly queryCode: string; readonly pseudonym: string };

/**
 * Takes a report down in confidence, also without a network. When this resolves the form's text is ciphertext on the disk,
 * its draft is gone, and nobody at this laptop can open it. When nobody is known to seal to, nothing is kept in the clear.
 */
export async function sealVisit(
  { store, clock, ids, officer }: UseCaseDeps,
  { registration, concerned, second, draftId }: SealInput,
): Promise<Result<SealedReport, SealProblem>> {
  const { identity, profile } = store.state;
  if (identity === null || profile === null) return err({ code: 'not-enrolled' });
  const readers = readersOn(store, concerned);
  if (!readers.ok) return err({ code: readers.error });
  const parts = splitParts(registration);
  if (!parts.ok) return parts;
  const { identity: identityPart, content } = parts.value;
  const report = ids.stream();
  const queryCode = ids.queryCode();
  const envelope = await sealReport(report, { identity: identityPart, content }, readers.value);
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
      envelope,
    },
  });
  const decision = decideConfidential(null, entry, { profile, now: clock.now() });
  if (!decision.ok) return err({ code: decision.error });
  const kept = await keepSealed(store, entry, draftId ?? null);
  return kept.ok ? ok({ queryCode, pseudonym: content.pseudonyms[0] ?? '' }) : kept;
}
