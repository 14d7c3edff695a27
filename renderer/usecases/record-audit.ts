import { err, ok, type Result } from '#shared/lib/result.ts';
import type { AuditEvent, AuditKind } from '#shared/model/audit.ts';
import { StreamId } from '#shared/model/ids.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { endsAtHead } from '#renderer/data/queries/audit.ts';
import { storageProblemOf, type StorageProblem } from '#renderer/data/transaction.ts';
import { appendAudit, settleAudit } from '#renderer/data/writes/append-audit.ts';
import { hashTerms } from '#renderer/data/writes/audit-key.ts';

/** What a screen says of a look or an act; who, when and where are added here. `words` are hashed before they are kept. */
export type AuditNote = Pick<AuditEvent, 'what' | 'purpose' | 'reason' | 'count' | 'subject'> & {
  readonly kind: AuditKind;
  readonly stream?: string | undefined;
  readonly words?: readonly string[];
  readonly result?: AuditEvent['result'];
};

/** Where screens put what is looked at and done, by one officer. */
export type Audit = {
  /** A look: returns at once, is kept a moment later; see `SETTLE`. */
  readonly note: (note: AuditNote) => void;
  /** An act: resolves when it is on the disk. When it is not, the act must not happen. */
  readonly record: (note: AuditNote) => Promise<Result<null, StorageProblem>>;
};

export type AuditLog = {
  /** The log in the hands of an officer; `null` while nobody is known. */
  readonly of: (officer: string | null) => Audit;
  /** Everything noted is on the disk, or cannot be written now. Called before keys are dropped. */
  readonly settled: () => Promise<void>;
};

/** A power cut loses looks of at most this many milliseconds before it; the end of the program loses none. */
const SETTLE = 5000;

type Waiting = { readonly officer: string | null; readonly at: Instant; readonly note: AuditNote };

/** Collects what is noted, and writes it in the order it happened. What the disk refuses waits for the next attempt. */
export function createAuditLog(deps: {
  readonly store: DeviceStore;
  readonly now: () => Instant;
  readonly later: (work: () => void, ms: number) => () => void;
}): AuditLog {
  const { store } = deps;
  const waiting: Waiting[] = [];
  let planned: (() => void) | null = null;
  let checked = false;
  let tail: Promise<unknown> = Promise.resolve();

  const flush = async (durability: 'strict' | 'relaxed'): Promise<void> => {
    if (!checked) await checkEnd();
    const batch = [...waiting];
    const events = await Promise.all(batch.map((entry) => eventOf(store, entry)));
    await appendAudit(store, events, durability);
    // Others may have come meanwhile, behind these.
    waiting.splice(0, batch.length);
    if (batch.length === 0 && durability === 'strict') await settleAudit(store);
  };
  /** Rows removed behind our back are told by the log itself; the chain goes on after the last number given. */
  const checkEnd = async (): Promise<void> => {
    checked = true;
    if (await endsAtHead(store)) return;
    const { n } = store.state.audit.head;
    waiting.unshift({ officer: null, at: deps.now(), note: { kind: 'log-damaged', count: n, result: 'failed' } });
  };
  /** One after another. An act that cannot be recorded will not happen, so its entry goes too; a look stays and waits. */
  const queue = (durability: 'strict' | 'relaxed', act?: Waiting): Promise<void> => {
    const mine = tail
      .then(() => flush(durability))
      .catch((error: unknown) => {
        const place = act === undefined ? -1 : waiting.indexOf(act);
        if (place >= 0) waiting.splice(place, 1);
        throw error;
      });
    tail = mine.catch(() => undefined);
    return mine;
  };
  const plan = (): void => {
    planned ??= deps.later(() => {
      planned = null;
      const settle = waiting.length > 0 ? queue('strict') : settleAudit(store);
      settle.catch(() => (waiting.length > 0 ? plan() : undefined));
    }, SETTLE);
  };
  return {
    of: (officer) => ({
      note(note) {
        waiting.push({ officer, at: deps.now(), note });
        queue('relaxed').catch(() => undefined);
        plan();
      },
      async record(note) {
        const entry: Waiting = { officer, at: deps.now(), note };
        waiting.push(entry);
        try {
          await queue('strict', entry);
          return ok(null);
        } catch (error) {
          return err(storageProblemOf(error, 'failed'));
        }
      },
    }),
    async settled() {
      planned?.();
      planned = null;
      await queue('strict').catch(() => undefined);
    },
  };
}

async function eventOf(store: DeviceStore, { officer, at, note }: Waiting): Promise<AuditEvent> {
  const { identity } = store.state;
  const { words = [], stream, result = 'done', ...rest } = note;
  // An address typed by hand may name anything; only an id is kept.
  const about = StreamId.safeParse(stream);
  const terms = await hashTerms(store, words);
  return {
    ...rest,
    at,
    result,
    ...(identity !== null && { office: identity.office, device: identity.device }),
    ...(officer !== null && { officer }),
    ...(about.success && { stream: about.data }),
    ...(terms.length > 0 && { terms: [...terms] }),
  };
}
