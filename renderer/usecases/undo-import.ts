import { StreamId } from '#shared/model/ids.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ImportRecord } from '#renderer/data/import-record.ts';
import { readImported, readStandings } from '#renderer/data/queries/import-rows.ts';
import { storageProblemOf } from '#renderer/data/transaction.ts';
import { saveImport } from '#renderer/data/writes/import-log.ts';
import { performActions, type Intent, type PerformFailure } from '#renderer/data/writes/perform-actions.ts';
import { isClockDoubtful } from './clock-doubt.ts';
import type { UseCaseDeps } from './deps.ts';
import type { ImportControl } from './import-ledger.ts';
import { UNDO_REASON } from './row-streams.ts';

const PORTION = 50;

/**
 * Takes exactly one import back (LI-14): every matter it registered is made void with the reason, its number stays
 * (R004-47). A matter that somebody has worked on since is kept and counted. Can be stopped, and goes on when asked again.
 */
export async function undoImport(
  deps: UseCaseDeps,
  record: ImportRecord,
  control: ImportControl,
): Promise<Result<ImportRecord, PerformFailure>> {
  const { store, clock, officer } = deps;
  try {
    await saveImport(store, { ...record, state: 'undoing' });
    const streams = await readImported(store, record);
    let voided = 0;
    let kept = 0;
    for (let start = 0; start < streams.length; start += PORTION) {
      if (control.isStopped()) return ok({ ...record, state: 'undoing' });
      const part = streams.slice(start, start + PORTION);
      const standings = await readStandings(store, part);
      const open = part.filter((id) => standings.get(id)?.untouched === true);
      const done = await makeVoid(deps, open, record);
      if (!done.ok) return done;
      voided += done.value + part.filter((id) => standings.get(id)?.voided === true).length;
      kept += open.length - done.value + part.filter((id) => isWorkedOn(standings.get(id))).length;
      control.onProgress(start + part.length, streams.length);
    }
    const undone = { at: clock.now(), by: officer.id, voided, kept };
    const last: ImportRecord = { ...record, state: 'undone', undone };
    await saveImport(store, last);
    return ok(last);
  } catch (error) {
    return err({ kind: 'storage', problem: storageProblemOf(error, 'failed') });
  }
}

const isWorkedOn = (standing: { readonly untouched: boolean; readonly voided: boolean } | undefined): boolean =>
  standing !== undefined && !standing.untouched && !standing.voided;

/** Resolves with how many were made void: all at once, or, where the rules refuse one, each by itself. */
async function makeVoid(
  deps: UseCaseDeps,
  streams: readonly string[],
  of: Pick<ImportRecord, 'file' | 'id'>,
): Promise<Result<number, PerformFailure>> {
  const { store, clock, ids, officer } = deps;
  if (streams.length === 0) return ok(0);
  const recordedAt = clock.now();
  const result = await performActions(store, {
    intents: streams.map(
      (stream): Intent => ({
        id: ids.operation(),
        stream: StreamId.parse(stream),
        action: { kind: 'void', reason: `${UNDO_REASON}：${of.file.slice(0, 200)}（${of.id}）` },
      }),
    ),
    by: officer.id,
    recordedAt,
    today: clock.today(),
    clockDoubt: isClockDoubtful(recordedAt, store.state.lastServerTime),
  });
  if (result.ok) return ok(streams.length);
  if (result.error.kind !== 'refused') return result;
  if (streams.length === 1) return ok(0);
  let done = 0;
  for (const stream of streams) {
    const one = await makeVoid(deps, [stream], of);
    if (!one.ok) return one;
    done += one.value;
  }
  return ok(done);
}
