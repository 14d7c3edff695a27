import { factsOf, unitsOf } from '#shared/domain/access/matter-facts.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { redactOperation } from '#shared/domain/matter/redact.ts';
import {
  evolveReception,
  foldReception,
  unitsOfReception,
  type ReceptionState,
} from '#shared/domain/reception/stream/evolve.ts';
import { VIEW_VERSION, type MatterView } from '#shared/model/matter.ts';
import type { Operation, ServerStamp } from '#shared/model/operation.ts';
import { isReception, type AnyOperation, type ReceptionOperation } from '#shared/model/reception-stream.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { chainInput } from '#shared/sync/chain.ts';
import type {
  Batch,
  FeedRow,
  Known,
  KnownOperation,
  MatterRow,
  OperationRow,
  Redaction,
  StoreTx,
  StreamOperation,
  TrayRow,
} from '#server/db/store.ts';
import { foldStreams, receptionEntries, storedView } from './materialise.ts';
import { openNumberBook, type NumberBook } from './number-book.ts';
import { sealedIds, type Sealing } from './sealing.ts';

export type Hash = (text: string) => string;

const CHAIN_LENGTH = 32;

/** Where the operations of one group of pushes are put into the county's order, before all of them are stored at once. */
export type Ledger = {
  readonly numbers: NumberBook;
  readonly find: (id: string) => KnownOperation | undefined;
  /** The matter as it is after everything appended so far. */
  readonly view: (stream: string) => MatterView | null;
  /** The reception as it is after everything appended so far. */
  readonly reception: (stream: string) => ReceptionState | null;
  /** What the stream is; `null` for a new one. */
  readonly kindOf: (stream: string) => MatterRow['kind'] | null;
  /** Units that had the matter and have it no more. */
  readonly former: (stream: string) => readonly string[];
  /** What is in the county tray under this id; without a body when it is in the confidential register (CF-16). */
  readonly kept: (id: string) => Kept | undefined;
  /** Puts an operation into the county tray instead (PROTOCOL W5). */
  readonly keep: (op: AnyOperation, body: string, why: Pick<TrayRow, 'code' | 'arrivedAt'>) => void;
  /** Puts late work on a matter in confidence, or a second sealing of it, aside for the confidential register. */
  readonly conceal: (sealing: Sealing) => void;
  /** What the group moves into confidence. */
  readonly sealings: () => readonly Sealing[];
  readonly append: (op: AnyOperation, body: string, stamp: Omit<ServerStamp, 'seq'>) => ServerStamp;
  readonly batch: () => Batch;
};

type Kept = { readonly code: string; readonly body: string | null };

/** A stream in work. `late` are operations not yet folded into `view`: a fresh registration is never folded at all. */
type OpenStream = {
  view: MatterView | null;
  reception: ReceptionState | null;
  readonly late: { readonly op: Operation; readonly stamp: ServerStamp }[];
  /** As it will be stored; absent while nothing was appended. */
  row: MatterRow | null;
  touched: boolean;
};

/**
 * Loads what the operations may meet; views that are not stored are folded from their operations.
 * @param series counted series that they may ask a number of, besides those of their offices
 */
export async function openLedger(
  tx: StoreTx,
  ops: readonly AnyOperation[],
  series: readonly string[],
  hash: Hash,
): Promise<Ledger> {
  const ids = ops.flatMap(({ id, prev }) => (prev === undefined ? [id] : [id, prev]));
  const known = await tx.readKnown({
    ids: [...new Set(ids)],
    streams: [...new Set(ops.map((op) => op.stream))],
    offices: [...new Set([...ops.map((op) => op.office), ...series])],
  });
  const stored = new Set<string>(known.operations.map((operation) => operation.id));
  const needed = new Set<string>(ops.filter((op) => !stored.has(op.id)).map((op) => op.stream));
  const rows = known.matters.filter(({ id }) => needed.has(id));
  const stateOf = {
    views: await loadViews(tx, rows),
    receptions: await loadReceptions(tx, rows),
  };
  const sealing = new Set(ops.flatMap((op) => (op.action.kind === 'seal-confidential' ? [op.stream] : [])));
  const whole = sealing.size === 0 ? [] : await tx.readStreams([...sealing]);
  const isSealed = [...stateOf.views.values()].some(({ status }) => status === 'confidential');
  const concealed = isSealed ? await sealedIds(tx, ids) : new Set<string>();
  return ledgerOf({ ...known, stored: whole, concealed }, stateOf, hash);
}

async function loadViews(tx: StoreTx, rows: readonly MatterRow[]): Promise<Map<string, MatterView>> {
  const views = new Map<string, MatterView>();
  const unfolded: string[] = [];
  for (const matter of rows) {
    if (matter.kind !== 'matter') continue;
    const view = storedView(matter);
    if (view === null) unfolded.push(matter.id);
    else views.set(matter.id, view);
  }
  for (const [stream, view] of foldStreams(await tx.readStreams(unfolded))) views.set(stream, view);
  return views;
}

/** A reception is small and always folded. */
async function loadReceptions(tx: StoreTx, rows: readonly MatterRow[]): Promise<Map<string, ReceptionState | null>> {
  const ids = rows.filter(({ kind }) => kind === 'reception').map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const streams = receptionEntries(await tx.readStreams(ids));
  return new Map([...streams].map(([id, entries]) => [id, foldReception(entries)]));
}

type Folded = {
  readonly views: ReadonlyMap<string, MatterView>;
  readonly receptions: ReadonlyMap<string, ReceptionState | null>;
};

type Loaded = Known & {
  /** All operations of the streams that this group seals. */
  readonly stored: readonly StreamOperation[];
  readonly concealed: ReadonlySet<string>;
};

function ledgerOf(known: Loaded, { views, receptions }: Folded, hash: Hash): Ledger {
  const found = new Map<string, KnownOperation>(known.operations.map((operation) => [operation.id, operation]));
  const numbers = openNumberBook(known.numbers, known.claimed);
  const streams = new Map<string, OpenStream>();
  const rows: OperationRow[] = [];
  const feed: FeedRow[] = [];
  const kept = new Map<string, Kept>(known.tray.map((row) => [row.id, row]));
  for (const id of known.concealed) kept.set(id, { code: 'sealed', body: null });
  const sealings: Sealing[] = [];
  const redacted: Redaction[] = [];
  let tray: TrayRow[] = [];
  let { seq, chain } = known.head;

  for (const row of known.matters) {
    const [view, reception] = [views.get(row.id) ?? null, receptions.get(row.id) ?? null];
    streams.set(row.id, { view, reception, late: [], row, touched: false });
  }
  const openStream = (id: string): OpenStream => {
    let stream = streams.get(id);
    if (stream === undefined)
      streams.set(id, (stream = { view: null, reception: null, late: [], row: null, touched: false }));
    return stream;
  };
  const foldLate = (stream: OpenStream): MatterView | null => {
    for (const { op, stamp } of stream.late.splice(0)) stream.view = evolve(stream.view, op, stamp);
    return stream.view;
  };

  const viewOf = (stream: OpenStream): MatterView => {
    const view = foldLate(stream);
    if (view === null) throw new Error('an operation was accepted on a matter nobody registered');
    return view;
  };

  /** CF-14: with this operation the matter's content leaves the order and the tray; ids, stamps and chain stay. */
  const redactStream = (op: Operation, body: string, arrivedAt: Instant): void => {
    if (op.action.kind !== 'seal-confidential' || op.action.report === undefined) return;
    sealings.push({ kind: 'report', op, body, arrivedAt, report: op.action.report });
    // CF-16: who handed it over had not heard of it, so it is not in the sealed matter.
    const keepUnseen = (old: Operation, { seq: at, body: text }: Pick<StreamOperation, 'seq' | 'body'>): void => {
      const isOwn = old.office === op.office && old.device === op.device;
      if (at > op.base && !isOwn) sealings.push({ kind: 'late', op: old, body: text, arrivedAt });
    };
    for (const each of known.stored) {
      if (each.stream !== op.stream) continue;
      const old = operationIn(each.body);
      redacted.push({ id: old.id, body: JSON.stringify(redactOperation(old)) });
      keepUnseen(old, each);
    }
    rows.forEach((row, i) => {
      if (row.stream !== op.stream) return;
      const old = operationIn(row.body);
      rows[i] = { ...row, body: JSON.stringify(redactOperation(old)) };
      keepUnseen(old, row);
    });
    for (const row of tray) {
      if (row.stream !== op.stream) continue;
      kept.set(row.id, { code: 'sealed', body: null });
      const at = Instant.parse(row.arrivedAt);
      sealings.push({ kind: 'late', op: operationIn(row.body), body: row.body, arrivedAt: at });
    }
    tray = tray.filter((row) => row.stream !== op.stream);
  };

  return {
    numbers,
    find: (id) => found.get(id),
    view: (id) => foldLate(openStream(id)),
    reception: (id) => streams.get(id)?.reception ?? null,
    kindOf: (id) => streams.get(id)?.row?.kind ?? null,
    former: (id) => streams.get(id)?.row?.former ?? [],
    kept: (id) => kept.get(id),
    keep: ({ id, stream, office, device, n }, body, { code, arrivedAt }) => {
      kept.set(id, { code, body });
      tray.push({ id, stream, office, device, n, code, arrivedAt, body, closed: null });
    },
    conceal: (sealing) => {
      kept.set(sealing.op.id, { code: 'sealed', body: null });
      sealings.push(sealing);
    },
    sealings: () => sealings,
    append: (op, whole, given) => {
      const isSeal = !isReception(op) && op.action.kind === 'seal-confidential';
      const body = isSeal ? JSON.stringify(redactOperation(op)) : whole;
      if (isSeal) redactStream(op, whole, given.arrivedAt);
      seq += 1;
      const stamp: ServerStamp = { seq, ...given };
      const stampText = JSON.stringify(stamp);
      chain = hash(chainInput(chain, op.id, stampText)).slice(0, CHAIN_LENGTH);
      const stream = openStream(op.stream);
      stream.touched = true;
      const before = stream.row;
      if (isReception(op)) {
        stream.reception = evolveReception(stream.reception, op, stamp);
        stream.row = receptionRowAfter(before, op, stamp, unitsOfReception(stream.reception));
      } else {
        stream.late.push({ op, stamp });
        const units = isRegistration(op) ? unitsOfNew(op, op.action) : factsOf(viewOf(stream)).units;
        stream.row = { ...rowAfter(before, op, stamp), units, former: formerAfter(before, units) };
      }
      const { units } = stream.row;
      for (const told of toldOf(before?.units ?? units, units)) feed.push({ ...told, seq, stream: op.stream });
      rows.push({
        seq,
        id: op.id,
        stream: op.stream,
        streamOffice: stream.row.office,
        office: op.office,
        device: op.device,
        n: op.n,
        arrivedAt: stamp.arrivedAt,
        stamp: stampText,
        body,
        chain,
      });
      found.set(op.id, { id: op.id, seq, stamp: stampText, body });
      return stamp;
    },
    batch: () => ({
      redacted,
      operations: rows,
      feed,
      tray,
      matters: [...streams.values()].flatMap((stream) => {
        if (!stream.touched || stream.row === null) return [];
        if (stream.row.kind === 'reception') return [stream.row];
        const isFresh = stream.view === null && stream.late.length === 1;
        if (isFresh) return [stream.row];
        return [{ ...stream.row, view: JSON.stringify(foldLate(stream)), viewVersion: VIEW_VERSION }];
      }),
      ...numbers.changes(),
    }),
  };
}

/** Parsed before it was stored. */
const operationIn = (body: string): Operation => JSON.parse(body) as Operation;

function rowAfter(row: MatterRow | null, op: Operation, stamp: ServerStamp): MatterRow {
  if (row !== null) return { ...row, head: stamp.seq };
  if (op.action.kind !== 'register') throw new Error(`operation ${op.id} was accepted on a matter nobody registered`);
  return {
    id: op.stream,
    kind: 'matter',
    office: op.office,
    head: stamp.seq,
    officialNo: stamp.officialNo ?? null,
    slipNo: storable(op.action.slipNo),
    queryCode: op.action.queryCode,
    view: null,
    viewVersion: 0,
    units: [],
    former: [],
  };
}

function receptionRowAfter(
  row: MatterRow | null,
  op: ReceptionOperation,
  { seq }: ServerStamp,
  units: readonly string[],
): MatterRow {
  if (row !== null) return { ...row, head: seq, units };
  return {
    id: op.stream,
    kind: 'reception',
    office: op.office,
    head: seq,
    officialNo: null,
    slipNo: null,
    // No receipt bears it, and the column wants something nobody else has.
    queryCode: op.stream,
    view: null,
    viewVersion: 0,
    units,
    former: [],
  };
}

const isRegistration = (op: Operation): op is Operation & { action: Register } => op.action.kind === 'register';
type Register = Extract<Operation['action'], { kind: 'register' }>;

/** A registration is not folded for this: nothing of it waits to be put together. */
const unitsOfNew = ({ office }: Operation, action: Register) => unitsOf(office, action.registration.dutyUnit);

/** What each unit is told when a matter's units change with an operation (PROTOCOL W1). */
function toldOf(before: readonly string[], after: readonly string[]): readonly Pick<FeedRow, 'unit' | 'step'>[] {
  return [
    ...after.map((unit) => ({ unit, step: before.includes(unit) ? ('op' as const) : ('grant' as const) })),
    ...before.filter((unit) => !after.includes(unit)).map((unit) => ({ unit, step: 'gone' as const })),
  ];
}

const formerAfter = (before: MatterRow | null, units: readonly string[]): readonly string[] =>
  before === null ? [] : [...new Set([...before.former, ...before.units])].filter((unit) => !units.includes(unit));

/** A column takes no control characters, which JSON does. */
function storable(text: string): string | null {
  const clean = text.replace(/\p{Cc}/gu, '');
  return clean === '' ? null : clean;
}
