import type {
  Concerned,
  ConfidentialAction,
  ConfidentialEntry,
  ConfidentialStamp,
  Envelope,
  ReportAction,
} from '#shared/model/confidential.ts';
import type { OperationId, StreamId } from '#shared/model/ids.ts';
import type { Instant } from '#shared/model/plain-date.ts';

/** 查看身份的申请: by one seat, answered by one approver, used once (CF-06, CF-07). */
export type Asking = {
  readonly id: OperationId;
  readonly by: string;
  readonly office: string;
  readonly device: string;
  readonly reason: string;
  readonly at: Instant;
  readonly state: 'waiting' | 'approved' | 'refused' | 'opened';
  readonly answeredBy?: string;
  readonly answeredAt?: Instant;
  readonly refusal?: string;
  /** The approver's half, sealed to the seat that asked. */
  readonly half?: string;
};

export type ConfidentialNote = Extract<ConfidentialAction, { kind: 'note' }> & {
  readonly id: OperationId;
  readonly by: string;
  readonly at: Instant;
};

/** What the acts on one report add up to. */
export type ConfidentialFile = {
  readonly id: StreamId;
  readonly no: string;
  readonly registeredBy: string;
  readonly registeredAt: Instant;
  readonly report: Omit<ReportAction, 'envelope'>;
  readonly concerned: Concerned;
  readonly envelope: Envelope;
  readonly asks: readonly Asking[];
  readonly notes: readonly ConfidentialNote[];
  /** What arrived for the matter after it was sealed, and when its identity was last opened (CF-16). */
  readonly late: readonly LateRecord[];
  readonly openedAt?: Instant;
};

/** Late work of another device: who recorded it where; what it says opens with the identity. */
export type LateRecord = {
  readonly id: OperationId;
  readonly by: string;
  readonly office: string;
  readonly recordedAt: Instant;
  readonly arrivedAt: Instant;
  readonly sealed: string;
};

/** CF-16: is there something that nobody has looked at since it came? */
export const unreadLate = ({ late, openedAt }: ConfidentialFile): readonly LateRecord[] =>
  late.filter(({ arrivedAt }) => openedAt === undefined || arrivedAt > openedAt);

export type StampedEntry = { readonly entry: ConfidentialEntry; readonly stamp: ConfidentialStamp };

/** The report after one more accepted act; pure and total, like a matter's `evolve`. */
export function foldEntry(file: ConfidentialFile | null, { entry, stamp }: StampedEntry): ConfidentialFile {
  const { action } = entry;
  if (action.kind === 'report') {
    const { envelope, ...report } = action;
    return {
      id: entry.report,
      no: stamp.no ?? '',
      registeredBy: entry.by,
      registeredAt: entry.recordedAt,
      report,
      concerned: action.concerned,
      envelope,
      asks: [],
      notes: [],
      late: [],
    };
  }
  if (file === null) throw new Error(`entry ${entry.id} on a report nobody made`);
  const answered = { answeredBy: entry.by, answeredAt: stamp.arrivedAt };
  switch (action.kind) {
    case 'ask': {
      const { id, by, office, device } = entry;
      const asking: Asking = { id, by, office, device, reason: action.reason, at: stamp.arrivedAt, state: 'waiting' };
      return { ...file, asks: [...file.asks, asking] };
    }
    case 'approve':
      return withAsk(file, action.ask, { ...answered, state: 'approved', half: action.half });
    case 'refuse':
      return withAsk(file, action.ask, { ...answered, state: 'refused', refusal: action.reason });
    case 'open':
      return { ...withAsk(file, action.ask, { state: 'opened' }), openedAt: stamp.arrivedAt };
    case 'note':
      return { ...file, notes: [...file.notes, { ...action, id: entry.id, by: entry.by, at: entry.recordedAt }] };
    case 'add-readers': {
      const added = new Set(action.boxes.map(seatOf));
      const kept = file.envelope.boxes.filter((box) => !added.has(seatOf(box)));
      return { ...file, envelope: { ...file.envelope, boxes: [...kept, ...action.boxes] } };
    }
    case 'late': {
      const { id, by, office, recordedAt } = entry;
      const record: LateRecord = { id, by, office, recordedAt, arrivedAt: stamp.arrivedAt, sealed: action.sealed };
      return { ...file, late: [...file.late, record] };
    }
    case 'rekey':
      return { ...file, envelope: action.envelope };
  }
}

const seatOf = ({ office, device, officer }: { office: string; device: string; officer: string }): string =>
  `${office} ${device} ${officer}`;

const withAsk = (file: ConfidentialFile, id: string, change: Partial<Asking>): ConfidentialFile => ({
  ...file,
  asks: file.asks.map((ask) => (ask.id === id ? { ...ask, ...change } : ask)),
});

/** The reports in the order of their numbers. */
export function foldFiles(entries: readonly StampedEntry[]): readonly ConfidentialFile[] {
  const files = new Map<string, ConfidentialFile>();
  for (const each of entries) files.set(each.entry.report, foldEntry(files.get(each.entry.report) ?? null, each));
  return [...files.values()];
}
