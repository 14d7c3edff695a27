import { decideTransfer, type ConfidentialRefusal } from '#shared/domain/confidential/decide.ts';
import type { ReaderProblem } from '#shared/domain/confidential/readers.ts';
import { transferParts } from '#shared/domain/confidential/split-parts.ts';
import { SealedMatter, type Concerned, type SealReader } from '#shared/model/confidential.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { sealMatter, type SealMatterFailure } from '#renderer/data/writes/seal-matter.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import { newLateKey } from '#renderer/vault/late-records.ts';
import { isClockDoubtful } from './clock-doubt.ts';
import { tidyAttachments } from './attachments.ts';
import type { UseCaseDeps } from './deps.ts';
import type { Audit } from './record-audit.ts';
import { readersOn } from './seal-readers.ts';

export type TransferInput = { readonly stream: StreamId; readonly concerned: Concerned };

export type TransferProblem =
  | Exclude<SealMatterFailure<never>, { kind: 'report' }>
  | {
      readonly kind: 'seal';
      readonly code: 'no-readers' | 'readers-changed' | 'too-large' | ReaderProblem | ConfidentialRefusal;
    };

/**
 * 移交保密 of a registered matter (CF-13, C21), also without a network. It becomes a report in confidence with all that was
 * recorded of it; here a stub stays. The act is in the audit log before it happens (D1).
 */
export async function transferMatter(
  { store, clock, ids, officer }: UseCaseDeps,
  audit: Audit,
  { stream, concerned }: TransferInput,
): Promise<Result<MatterView, TransferProblem>> {
  const { profile } = store.state;
  const readers = readersOn(store, concerned);
  if (profile === null || !readers.ok) {
    return err({ kind: 'seal', code: readers.ok ? 'no-readers' : readers.error });
  }
  const note = { kind: 'reader-change', what: 'confidential-transfer', stream } as const;
  const recorded = await audit.record(note);
  if (!recorded.ok) return err({ kind: 'storage', problem: recorded.error });
  const recordedAt = clock.now();
  const officialNo = store.index.get(stream)?.officialNo;
  const done = await sealMatter<TransferProblem>(store, {
    id: ids.operation(),
    stream,
    by: officer.id,
    recordedAt,
    today: clock.today(),
    clockDoubt: isClockDoubtful(recordedAt, store.state.lastServerTime),
    report: async (view) => {
      const whole = officialNo === undefined ? view : { ...view, officialNo };
      const sealed = await sealedMatter(whole, ids.stream(), concerned, readers.value);
      if (sealed === null) return err({ kind: 'seal', code: 'too-large' });
      const decision = decideTransfer(sealed, stream, { profile });
      return decision.ok ? ok(sealed) : err({ kind: 'seal', code: decision.error });
    },
  });
  if (done.ok) {
    // CF-20: contents that the county has leave this computer with the matter; at the next start at the latest.
    await tidyAttachments(store).catch(() => undefined);
    return done;
  }
  audit.note({ ...note, result: 'refused' });
  return err(done.error.kind === 'report' ? done.error.problem : done.error);
}

/** `null`: more than an envelope holds. */
async function sealedMatter(
  view: MatterView,
  id: StreamId,
  concerned: Concerned,
  readers: readonly SealReader[],
): Promise<SealedMatter | null> {
  const { registration, queryCode } = view;
  const { identity, content } = transferParts(registration);
  const late = await newLateKey();
  const matter = JSON.stringify(view);
  if (matter.length > MOST) return null;
  const envelope = await sealReport(
    id,
    {
      identity: { ...identity, matter, late: late.privateKey },
      content: { ...content, formerNo: view.officialNo ?? view.slipNo },
    },
    readers,
  );
  const { form, receivedOn, petitioners } = registration;
  const parsed = SealedMatter.safeParse({
    id,
    action: {
      kind: 'report',
      form,
      receivedOn,
      named: petitioners.length > 0,
      queryCode,
      concerned,
      from: view.id,
      lateKey: late.publicKey,
      envelope,
    },
  });
  return parsed.success ? parsed.data : null;
}

/** Characters of a matter's history; in Chinese each is three bytes, and then four signs for three bytes. */
const MOST = 200_000;
