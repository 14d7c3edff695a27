import type { Registration } from '#shared/model/registration.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ImportRecord } from '#renderer/data/import-record.ts';
import { storageProblemOf } from '#renderer/data/transaction.ts';
import { saveImport } from '#renderer/data/writes/import-log.ts';
import { performActions, type Intent, type PerformFailure } from '#renderer/data/writes/perform-actions.ts';
import { isClockDoubtful } from './clock-doubt.ts';
import type { UseCaseDeps } from './deps.ts';
import { rowStreams, type RowIdentity } from './row-streams.ts';
import { nextSlip } from './slip-number.ts';

/** A row that may be registered, with what makes it the same row when it comes again. */
export type ImportRow = { readonly identity: RowIdentity; readonly registration: Registration };

export type ImportControl = {
  /** Rows dealt with so far, imported and already there. */
  readonly onProgress: (done: number, total: number) => void;
  /** Asked between portions; what is imported stays, the rest can be imported later. */
  readonly isStopped: () => boolean;
};

/** What is written at once: all or nothing, small enough that the screen stays alive. */
const PORTION = 50;

/** What an import is, before it begins. */
export type ImportPlan = Pick<
  ImportRecord,
  'id' | 'file' | 'hash' | 'sheet' | 'uses' | 'defaults' | 'dropped' | 'skipped' | 'leftOut'
> & { readonly rows: readonly ImportRow[] };

/**
 * Registers the rows of an old ledger as matters taken over (R004-47): ordinary operations with a slip number each, so
 * that sync, numbers and search know nothing of it. A row that is there already is left alone, so the same file twice
 * adds nothing and an import that broke off goes on where it was. Resolves with the line of the import log.
 */
export async function importLedger(
  deps: UseCaseDeps,
  { rows, ...plan }: ImportPlan,
  control: ImportControl,
): Promise<Result<ImportRecord, PerformFailure>> {
  const { store, clock, officer } = deps;
  const { identity } = store.state;
  if (identity === null) return err({ kind: 'not-enrolled' });
  let record: ImportRecord = {
    ...plan,
    at: clock.now(),
    by: officer.id,
    office: identity.office,
    afterN: store.state.lastN,
    wanted: rows.length,
    imported: 0,
    already: 0,
    state: 'running',
  };
  try {
    // First of all: after a power cut the log tells that something was begun.
    await saveImport(store, record);
    for (let start = 0; start < rows.length && !control.isStopped(); start += PORTION) {
      const part = rows.slice(start, start + PORTION);
      const done = await importPortion(deps, part);
      if (!done.ok) {
        await saveImport(store, record);
        return done;
      }
      record = {
        ...record,
        imported: record.imported + done.value,
        already: record.already + part.length - done.value,
      };
      control.onProgress(start + part.length, rows.length);
    }
    record = { ...record, state: record.imported + record.already === rows.length ? 'done' : 'running' };
    await saveImport(store, record);
    return ok(record);
  } catch (error) {
    return err({ kind: 'storage', problem: storageProblemOf(error, 'failed') });
  }
}

/** Resolves with how many rows were new. */
async function importPortion(deps: UseCaseDeps, rows: readonly ImportRow[]): Promise<Result<number, PerformFailure>> {
  const { store, clock, ids, officer } = deps;
  const { identity, profile, lastServerTime } = store.state;
  if (identity === null || profile === null) return err({ kind: 'not-enrolled' });
  const streams = await rowStreams(
    store,
    rows.map((row) => row.identity),
  );
  const fresh = rows.flatMap(({ registration }, i) => {
    const found = streams[i];
    return found === undefined || found.known ? [] : [{ stream: found.stream, registration }];
  });
  if (fresh.length === 0) return ok(0);
  const recordedAt = clock.now();
  const today = clock.today();
  const result = await performActions(store, {
    intents: (slip) => {
      let counter = slip;
      const intents = fresh.map(({ stream, registration }): Intent => {
        const next = nextSlip(counter, identity, profile, today);
        counter = next.counter;
        const action = { kind: 'register', slipNo: next.slipNo, queryCode: ids.queryCode(), registration } as const;
        return { id: ids.operation(), stream, action };
      });
      return { intents, slip: counter };
    },
    by: officer.id,
    recordedAt,
    today,
    clockDoubt: isClockDoubtful(recordedAt, lastServerTime),
  });
  return result.ok ? ok(fresh.length) : result;
}
