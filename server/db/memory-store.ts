import { compareText } from '#shared/lib/compare-text.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { AuditRow } from './audit-rows.ts';
import type { ConfidentialEntryRow, ConfidentialReportRow } from './confidential-rows.ts';
import { memoryAudit } from './memory-audit.ts';
import { memoryConfidential } from './memory-confidential.ts';
import { createAnnouncer } from './announce.ts';
import type {
  Batch,
  ClaimedRow,
  CodeRow,
  DeviceRow,
  FactorRow,
  FeedPlace,
  FeedRow,
  Known,
  MatterRow,
  MonthlyReportRow,
  NonceRow,
  NumberRow,
  OperationRow,
  PackageRow,
  Redaction,
  SeatRow,
  ServerStore,
  StoreTx,
  TrayRow,
  UnitFilter,
} from './store.ts';

/** Everything a memory store holds; a backup of it is this value (simulations restore old ones). */
export type MemoryDump = {
  readonly operations: readonly OperationRow[];
  readonly matters: readonly MatterRow[];
  readonly numbers: readonly NumberRow[];
  readonly claimed: readonly ClaimedRow[];
  readonly devices: readonly DeviceRow[];
  readonly audit: readonly AuditRow[];
  readonly confidential: {
    readonly reports: readonly ConfidentialReportRow[];
    readonly entries: readonly ConfidentialEntryRow[];
  };
  readonly seats: readonly SeatRow[];
  readonly codes: readonly CodeRow[];
  readonly feed: readonly FeedRow[];
  readonly tray: readonly TrayRow[];
  readonly packages: readonly PackageRow[];
  readonly monthlyReports: readonly MonthlyReportRow[];
  readonly factors: readonly FactorRow[];
  readonly county: CountyProfile | null;
};

export type MemoryStore = ServerStore & { readonly dump: () => MemoryDump };

const EMPTY: MemoryDump = {
  operations: [],
  matters: [],
  numbers: [],
  claimed: [],
  devices: [],
  audit: [],
  confidential: { reports: [], entries: [] },
  seats: [],
  codes: [],
  feed: [],
  tray: [],
  packages: [],
  monthlyReports: [],
  factors: [],
  county: null,
};

/** The store without a database, for simulations and fast tests; same rules, same contract tests. */
export function createMemoryStore(from: MemoryDump = EMPTY): MemoryStore {
  const operations = [...from.operations];
  const place = new Map(operations.map((row, index) => [row.id, index]));
  const byStream = new Map<string, OperationRow[]>();
  const enter = (row: OperationRow): void => {
    const stream = byStream.get(row.stream);
    if (stream === undefined) byStream.set(row.stream, [row]);
    else stream.push(row);
  };
  operations.forEach(enter);
  const matters = new Map(from.matters.map((row) => [row.id, row]));
  const numbers = new Map(from.numbers.map((row) => [`${row.office} ${row.year}`, row]));
  const claimed = new Map(from.claimed.map((row) => [`${row.office} ${row.year} ${row.n}`, row]));
  const devices = new Map(from.devices.map((row) => [`${row.office} ${row.device}`, row]));
  const auditRows = [...from.audit];
  const { add: addAudit, readAuditEnds, ...auditReads } = memoryAudit(auditRows, () => matters.values());
  const confidential = { reports: [...from.confidential.reports], entries: [...from.confidential.entries] };
  const {
    add: addConfidential,
    readConfidential,
    readConfidentialRows,
    findSealedStreams,
    findReport,
    ...confidentialReads
  } = memoryConfidential(confidential.reports, confidential.entries);
  const seats = new Map(from.seats.map((row) => [`${row.office} ${row.device} ${row.officer}`, row]));
  const codes = new Map(from.codes.map((row) => [row.selector, row]));
  const packages = new Map(from.packages.map((row) => [`${row.office} ${row.device}`, row]));
  const monthlyReports = [...from.monthlyReports];
  const readMonthlyReports: ServerStore['readMonthlyReports'] = (asked) =>
    Promise.resolve(
      monthlyReports
        .filter(({ month }) => month >= asked.from && month <= asked.to)
        .sort((a, b) => (a.month === b.month ? b.version - a.version : a.month < b.month ? 1 : -1)),
    );
  const factors = new Map(from.factors.map((row) => [row.officer, row]));
  const nonces = new Map<string, NonceRow>();
  const feed = [...from.feed];
  const tray = new Map(from.tray.map((row) => [row.id, row]));
  let county = from.county;
  const announcer = createAnnouncer();
  let tail: Promise<unknown> = Promise.resolve();

  const head = () => {
    const last = operations.at(-1);
    return last === undefined ? { seq: 0, chain: '' } : { seq: last.seq, chain: last.chain };
  };
  const streamsOf = (streams: readonly string[]) =>
    streams
      .flatMap((id) => byStream.get(id) ?? [])
      .map(({ stream, seq, stamp, body }) => ({ stream, seq, stamp, body }))
      .sort((a, b) => a.seq - b.seq);
  const redact = ({ id, body }: Redaction): void => {
    const at = place.get(id);
    const row = at === undefined ? undefined : operations[at];
    if (at !== undefined && row !== undefined) {
      operations[at] = { ...row, body };
      const stream = byStream.get(row.stream) ?? [];
      byStream.set(
        row.stream,
        stream.map((each) => (each.id === id ? { ...each, body } : each)),
      );
    }
    const kept = tray.get(id);
    if (kept !== undefined) tray.set(id, { ...kept, body });
  };
  const apply = (batch: Batch): void => {
    for (const row of batch.operations) {
      if (row.seq !== operations.length + 1 || place.has(row.id)) throw new Error(`sequence broken at ${row.seq}`);
      place.set(row.id, operations.length);
      operations.push(row);
      enter(row);
    }
    for (const row of batch.matters) {
      const old = matters.get(row.id);
      const { head: at, view, viewVersion, units, former } = row;
      matters.set(row.id, old ? { ...old, head: at, view, viewVersion, units, former } : row);
    }
    feed.push(...batch.feed);
    for (const row of batch.tray) if (!tray.has(row.id)) tray.set(row.id, row);
    for (const row of batch.redacted) redact(row);
    for (const row of batch.numbers) numbers.set(`${row.office} ${row.year}`, row);
    for (const row of batch.claimed) claimed.set(`${row.office} ${row.year} ${row.n}`, row);
  };
  const readKnown = (asked: Parameters<StoreTx['readKnown']>[0]): Known => {
    const found = <T>(row: T | undefined): T[] => (row === undefined ? [] : [row]);
    return {
      head: head(),
      operations: asked.ids
        .flatMap((id) => found(operations[place.get(id) ?? -1]))
        .map(({ id, seq, stamp, body }) => ({ id, seq, stamp, body })),
      matters: asked.streams.flatMap((id) => found(matters.get(id))),
      numbers: [...numbers.values()].filter((row) => asked.offices.includes(row.office)),
      claimed: [...claimed.values()].filter(
        ({ office, year, n }) =>
          asked.offices.includes(office) && n >= (numbers.get(`${office} ${year}`)?.next ?? Number.POSITIVE_INFINITY),
      ),
      tray: asked.ids.flatMap((id) => found(tray.get(id))).map(({ id, code, body }) => ({ id, code, body })),
    };
  };
  /** Writes are collected and applied at the end, so that a failing transaction leaves nothing behind. */
  const run = async <T>(work: (tx: StoreTx) => Promise<T>): Promise<T> => {
    const writes: (() => void)[] = [];
    const before = operations.length;
    const result = await work({
      readAuditEnds,
      appendAudit: (rows) => Promise.resolve(void writes.push(() => addAudit(rows))),
      ...confidentialReads,
      appendConfidential: (batch) => Promise.resolve(void writes.push(() => addConfidential(batch))),
      readKnown: (asked) => Promise.resolve(readKnown(asked)),
      readStreams: (streams) => Promise.resolve(streamsOf(streams)),
      append: (batch) => Promise.resolve(void writes.push(() => apply(batch))),
      readCounty: () => Promise.resolve(county),
      saveCounty: (profile) => Promise.resolve(void writes.push(() => (county = profile))),
      readDevices: (office) => Promise.resolve([...devices.values()].filter((row) => row.office === office)),
      readTrayOf: (streams) => Promise.resolve([...tray.values()].filter(({ stream }) => streams.includes(stream))),
      readTrayItem: (id) => Promise.resolve(tray.get(id) ?? null),
      closeTray: (id, closing) => {
        const row = tray.get(id);
        if (row === undefined || row.closed !== null) return Promise.resolve(false);
        writes.push(() => tray.set(id, { ...row, closed: closing }));
        return Promise.resolve(true);
      },
      putDevice: (row) => Promise.resolve(void writes.push(() => devices.set(`${row.office} ${row.device}`, row))),
      readSeats: (office, device) =>
        Promise.resolve([...seats.values()].filter((row) => row.office === office && row.device === device)),
      putSeat: (row) =>
        Promise.resolve(void writes.push(() => seats.set(`${row.office} ${row.device} ${row.officer}`, row))),
      readCode: (selector) => Promise.resolve(codes.get(selector) ?? null),
      putCode: (row) => Promise.resolve(void writes.push(() => codes.set(row.selector, row))),
      readPackage: (office, device) => Promise.resolve(packages.get(`${office} ${device}`) ?? null),
      putPackage: (row) => Promise.resolve(void writes.push(() => packages.set(`${row.office} ${row.device}`, row))),
      readMonthlyReports,
      addMonthlyReport: (row) => Promise.resolve(void writes.push(() => monthlyReports.push(row))),
      readFactor: (officer) => Promise.resolve(factors.get(officer) ?? null),
      putFactor: (row) => Promise.resolve(void writes.push(() => factors.set(row.officer, row))),
    });
    for (const write of writes) write();
    if (operations.length > before) announcer.announce(operations.length);
    return result;
  };
  const hasAny = (row: MatterRow | undefined, units: UnitFilter): boolean =>
    units === null || row?.units.some((unit) => units.includes(unit)) === true;
  const mattersAfter = (after: string, units: UnitFilter) =>
    [...matters.values()].filter((row) => row.id > after && hasAny(row, units)).sort((a, b) => compareText(a.id, b.id));
  const told = (units: readonly string[], after: number, upTo: number): readonly FeedPlace[] => {
    const steps = new Map<number, FeedRow[]>();
    for (const row of feed) {
      if (row.seq > after && row.seq <= upTo && units.includes(row.unit)) {
        steps.set(row.seq, [...(steps.get(row.seq) ?? []), row]);
      }
    }
    return [...steps.values()].flatMap((rows): FeedPlace[] => {
      const [first] = rows;
      const op = first === undefined ? undefined : operations[first.seq - 1];
      if (first === undefined || op === undefined) return [];
      const step = rows.every((row) => row.step === first.step) ? first.step : 'op';
      return [{ seq: first.seq, stream: first.stream, step, op: hasAny(matters.get(first.stream), units) ? op : null }];
    });
  };

  const store: MemoryStore = {
    ...auditReads,
    readConfidential,
    readConfidentialRows,
    findSealedStreams,
    findReport,
    kind: 'memory',
    transaction: (work) => {
      const mine = tail.then(() => run(work));
      tail = mine.catch(() => undefined);
      return mine;
    },
    // Without a database there is only the code's own check.
    as: () => store,
    readHead: () => Promise.resolve(head()),
    readChain: (seq) => Promise.resolve(seq === 0 ? '' : (operations[seq - 1]?.chain ?? null)),
    readOperations: ({ after, upTo, limit }) => Promise.resolve(operations.slice(after, upTo).slice(0, limit)),
    readFeed: ({ units, after, upTo, limit }) => Promise.resolve(told(units, after, upTo).slice(0, limit)),
    countFeed: ({ units, after, upTo }) => Promise.resolve(told(units, after, upTo).length),
    readHistories: ({ units, streams, upTo }) =>
      Promise.resolve(
        operations.filter(
          (row) => row.seq <= upTo && streams.includes(row.stream) && hasAny(matters.get(row.stream), units),
        ),
      ),
    readStreams: (streams) => Promise.resolve(streamsOf(streams)),
    readMatters: ({ after, units, limit }) => Promise.resolve(mattersAfter(after, units).slice(0, limit)),
    countMatters: ({ after, units }) => Promise.resolve(mattersAfter(after, units).length),
    findMatters: (ids) => Promise.resolve(ids.flatMap((id) => matters.get(id) ?? [])),
    readTray: (limit) =>
      Promise.resolve(
        [...tray.values()]
          .filter((row) => row.closed === null)
          .sort((a, b) => compareText(`${a.arrivedAt} ${a.id}`, `${b.arrivedAt} ${b.id}`))
          .slice(0, limit),
      ),
    findMatterByQueryCode: (code) =>
      Promise.resolve(mattersAfter('', null).find((row) => row.queryCode === code) ?? null),
    saveViews: (rows) => {
      for (const row of rows) {
        const old = matters.get(row.id);
        if (old?.head === row.head) matters.set(row.id, { ...old, view: row.view, viewVersion: row.viewVersion });
      }
      return Promise.resolve();
    },
    findKnownIds: (ids) =>
      Promise.resolve(
        ids.filter((id) => place.has(id) || tray.has(id) || confidential.entries.some((entry) => entry.id === id)),
      ),
    readCounty: () => Promise.resolve(county),
    findDevice: (office, device) => Promise.resolve(devices.get(`${office} ${device}`) ?? null),
    findSeat: (office, device, officer) => Promise.resolve(seats.get(`${office} ${device} ${officer}`) ?? null),
    findSigners: (asked) =>
      Promise.resolve(
        asked.map(({ office, device, officer }) => {
          const row = devices.get(`${office} ${device}`);
          const seatKey = seats.get(`${office} ${device} ${officer}`)?.sign ?? null;
          return row === undefined ? null : { deviceKey: row.key, revoked: row.revokedAt !== null, seatKey };
        }),
      ),
    findSeats: (office, device) =>
      Promise.resolve([...seats.values()].filter((row) => row.office === office && row.device === device)),
    readAllDevices: () => Promise.resolve([...devices.values()]),
    readAllSeats: () => Promise.resolve([...seats.values()]),
    readAllCodes: () => Promise.resolve([...codes.values()]),
    readMonthlyReports,
    readAllFactors: () => Promise.resolve([...factors.values()]),
    noteSeen: (rows) => {
      for (const { office, device, lastSeenAt, waiting } of rows) {
        const old = devices.get(`${office} ${device}`);
        if (old !== undefined) devices.set(`${office} ${device}`, { ...old, lastSeenAt, waiting });
      }
      return Promise.resolve();
    },
    readNonces: (now) => Promise.resolve([...nonces.values()].filter((row) => row.until >= now)),
    saveNonces: (rows, now) => {
      for (const row of nonces.values()) if (row.until < now) nonces.delete(row.nonce);
      for (const row of rows) nonces.set(row.nonce, row);
      return Promise.resolve();
    },
    watch: announcer.watch,
    close: () => Promise.resolve(),
    dump: () => ({
      operations: [...operations],
      matters: [...matters.values()],
      numbers: [...numbers.values()],
      claimed: [...claimed.values()],
      devices: [...devices.values()],
      audit: [...auditRows],
      confidential: { reports: [...confidential.reports], entries: [...confidential.entries] },
      seats: [...seats.values()],
      codes: [...codes.values()],
      feed: [...feed],
      tray: [...tray.values()],
      packages: [...packages.values()],
      monthlyReports: [...monthlyReports],
      factors: [...factors.values()],
      county,
    }),
  };
  return store;
}
