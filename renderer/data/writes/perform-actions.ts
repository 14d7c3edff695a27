import type { Action } from '#shared/model/action.ts';
import type { OperationId, StreamId } from '#shared/model/ids.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import type { Refusal } from '#shared/domain/matter/refusal.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { stampOperation } from '#shared/sync/stamp.ts';
import { newestNumber, type DeviceStore, type SlipCounter } from '../device-store.ts';
import { confirmedOf, readBodies, sealBodies, showBodies } from '../matter-rows.ts';
import { putMatters } from '../stored-list.ts';
import { namedBy, sealContents } from '../contents.ts';
import { sealMeta } from '../meta-rows.ts';
import { isDamaged } from '../open-rows.ts';
import { readNewestOwn } from '../queries/newest-own.ts';
import type { MatterBody } from '../rows.ts';
import { storageProblemOf, write, type StorageProblem } from '../transaction.ts';
import {
  noteReception,
  RECEPTION_STORES,
  sealReception,
  stampReception,
  type ReceptionIntent,
  type StampedReception,
} from './perform-reception.ts';

/** Something an officer wants done to one matter. */
export type Intent = { readonly id: OperationId; readonly stream: StreamId; readonly action: Action };

/** Intents of which one uses a slip number, and the counter's new state, written with it. */
export type Numbered = { readonly intents: readonly Intent[]; readonly slip: SlipCounter };

export type PerformInput = {
  /** A function is asked when it is this action's turn: two registrations at once never share a slip number (RX-02). */
  readonly intents: readonly Intent[] | ((slip: SlipCounter) => Numbered);
  readonly by: string;
  readonly recordedAt: Instant;
  readonly today: PlainDate;
  readonly clockDoubt: boolean;
  /** Draft that these operations replace. */
  readonly draft?: string;
  /**
   * What happens at a reception in the same transaction, asked for in this action's turn. What a reception does not take
   * is left out, and never keeps a matter from being registered (R001-57).
   */
  readonly reception?: () => Promise<readonly ReceptionIntent[]>;
};

export type PerformFailure =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'storage'; readonly problem: StorageProblem }
  | { readonly kind: 'not-enrolled' };

/**
 * Decides, stamps and stores actions: operation, projection and queue in one strict transaction, all or nothing.
 * Resolves with the matters as they are now. On a refusal or a storage failure nothing was written.
 */
export function performActions(
  store: DeviceStore,
  input: PerformInput,
): Promise<Result<readonly MatterView[], PerformFailure>> {
  return store
    .serial(() => perform(store, input))
    .catch(async (error: unknown) => {
      // Numbers another window wrote before it gave the store up: counted anew, so that the next attempt succeeds.
      if (isTaken(error)) store.state.lastN = await newestNumber(store.db);
      return err({ kind: 'storage', problem: storageProblemOf(error, 'failed') });
    });
}

const isTaken = (error: unknown): boolean => error instanceof DOMException && error.name === 'ConstraintError';

async function perform(
  store: DeviceStore,
  input: PerformInput,
): Promise<Result<readonly MatterView[], PerformFailure>> {
  const { identity, profile } = store.state;
  if (identity === null) return err({ kind: 'not-enrolled' });
  const acting = profile === null ? null : actingOf(profile, identity.office, input.by);
  const wanted: { readonly intents: readonly Intent[]; readonly slip?: SlipCounter } =
    typeof input.intents === 'function' ? input.intents(store.state.slip) : { intents: input.intents };
  const streams = [...new Set(wanted.intents.map((intent) => intent.stream))];
  const bodies = await readBodies(store, streams);
  // A matter that is there but does not open must not be begun anew (C2).
  if (wanted.intents.some(({ stream }) => isDamaged(store.state, { table: 'matters', key: stream })))
    return err({ kind: 'storage', problem: { code: 'damaged' } });
  const newest = await readNewestOwn(store, streams);
  const ops: Operation[] = [];
  for (const { id, stream, action } of wanted.intents) {
    const body = bodies.get(stream);
    const view = body?.view ?? null;
    const decision = decide(view, action, {
      acting,
      today: input.clockDoubt ? null : input.today,
      calendar: countyCalendar(profile?.calendarEntries),
      settings: countySettings(profile?.settingEntries),
      units: profile?.units ?? [],
    });
    if (!decision.ok) return err({ kind: 'refused', refusal: decision.error });
    const op = stampOperation({
      id,
      stream,
      office: identity.office,
      device: identity.device,
      n: store.state.lastN + ops.length + 1,
      by: input.by,
      recordedAt: input.recordedAt,
      base: view?.head ?? 0,
      prev: newest.get(stream) ?? null,
      clockDoubt: input.clockDoubt,
      action,
    });
    bodies.set(stream, { view: evolve(view, op, null), confirmed: confirmedOf(body) });
    newest.set(stream, op.id);
    ops.push(op);
  }
  const reception = await receptionOf(store, input, store.state.lastN + ops.length);
  return save(store, ops, [...bodies.values()], { ...input, slip: wanted.slip, reception });
}

async function receptionOf(store: DeviceStore, input: PerformInput, lastN: number): Promise<StampedReception> {
  const intents = (await input.reception?.()) ?? [];
  const stamped = intents.length === 0 ? null : await stampReception(store, { ...input, intents }, lastN);
  return stamped?.ok === true ? stamped.value : { ops: [], logs: [] };
}

async function save(
  store: DeviceStore,
  ops: readonly Operation[],
  bodies: readonly MatterBody[],
  input: Pick<PerformInput, 'recordedAt' | 'draft'> & {
    readonly slip: SlipCounter | undefined;
    readonly reception: StampedReception;
  },
): Promise<Result<readonly MatterView[], PerformFailure>> {
  const { state } = store;
  const at = Date.parse(input.recordedAt);
  // In the same transaction: a content that an operation names must never look like one that nobody needs.
  const contents = namedBy(state.contents, ops);
  const [rows, meta, sealed, contentRows, reception] = await Promise.all([
    sealBodies(store, bodies),
    sealMeta(store, input.slip === undefined ? {} : { slip: input.slip }),
    store.codec.seal(ops.map((op) => ({ place: { table: 'operations', key: op.n }, json: JSON.stringify(op) }))),
    sealContents(store, contents),
    sealReception(store, input.reception),
  ]);
  const stores = ['matters', 'operations', 'outbox'] as const;
  const extra = [
    ...(contents.length > 0 ? (['contents'] as const) : []),
    ...(input.slip ? (['meta'] as const) : []),
    ...(input.draft ? (['drafts'] as const) : []),
    ...(input.reception.ops.length > 0 ? RECEPTION_STORES : []),
  ];
  await write(store.db, [...stores, ...extra], 'strict', (named) => {
    putMatters(named, state, rows);
    ops.forEach((op, i) => {
      named('operations').add({ n: op.n, stream: op.stream, body: sealed[i] });
      named('outbox').add({ n: op.n, stream: op.stream, at });
    });
    for (const row of meta) named('meta').put(row);
    for (const row of contentRows) named('contents').put(row);
    if (input.draft) named('drafts').delete(input.draft);
    reception.put(named);
  });
  for (const content of contents) state.contents.set(content.hash, content);
  for (const op of ops) {
    state.lastN = Math.max(state.lastN, op.n);
    state.outbox.set(op.n, { n: op.n, stream: op.stream, at });
    state.newestOwn.set(op.stream, { n: op.n, id: op.id });
  }
  noteReception(store, input.reception);
  if (input.slip) state.slip = input.slip;
  showBodies(store, bodies);
  store.changed();
  return ok(bodies.map((body) => body.view));
}
