import { VIEW_VERSION } from '#shared/model/matter.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { VaultDevice } from '#renderer/vault/vault-rows.ts';
import { isHeld } from '#renderer/vault/wipe-keys.ts';
import { queueSummary, readTray } from '#renderer/data/queries/sync-state.ts';

/** One line of the diagnostic file: what it is about, and a value that is a number, a code or a moment. */
export type Finding = { readonly about: FindingName; readonly value: string };

export const FINDING_NAMES = [
  'version',
  'host',
  'publisher',
  'packed',
  'wire',
  'view',
  'agent',
  'now',
  'zone',
  'serverTime',
  'usedMb',
  'quotaMb',
  'storeVersion',
  'tables',
  'damaged',
  'listRead',
  'stale',
  'reading',
  'cursor',
  'scope',
  'elsewhere',
  'pending',
  'receipted',
  'refused',
  'refusals',
  'lastSync',
  'sync',
  'profile',
  'units',
  'officers',
  'lease',
  'keyTerm',
  'audit',
  'auditSent',
  'failure',
  'frames',
] as const;
export type FindingName = (typeof FINDING_NAMES)[number];

export type DiagnosedComputer = {
  readonly version: string;
  readonly host: string;
  /** Whose signature the program asks for, and what its files were compared with; absent in a browser. */
  readonly shell?: { readonly publisherKey: string | null; readonly packed: string } | undefined;
  readonly agent: string;
  readonly now: string;
  readonly zone: string;
  /** Bytes; absent where the browser does not tell. */
  readonly storage: { readonly usage?: number | undefined; readonly quota?: number | undefined };
};

export type DiagnosedRun = {
  /** `null` when the store could not be opened. */
  readonly store: DeviceStore | null;
  /** What lies open at the door; absent where nobody is signed in. */
  readonly device?: VaultDevice;
  readonly sync: { readonly kind: string; readonly problem?: string } | null;
  /** What was thrown, or the code of what could not be opened; `null` when nothing failed. */
  readonly failure: unknown;
};

/**
 * 诊断文件 (C27): what support needs to know of a computer, and nothing about anybody. It counts and names states; every
 * value passes `harmless`, so that a text of a person cannot get in by a later mistake either.
 */
export async function diagnose(computer: DiagnosedComputer, run: DiagnosedRun): Promise<readonly Finding[]> {
  const { store, device, sync, failure } = run;
  const found: Partial<Record<FindingName, unknown>> = {
    version: computer.version,
    host: computer.host,
    ...(computer.shell && {
      publisher: computer.shell.publisherKey === null ? 'no-key' : 'key',
      packed: computer.shell.packed,
    }),
    wire: WIRE_VERSION,
    view: VIEW_VERSION,
    agent: computer.agent,
    now: computer.now,
    zone: computer.zone,
    usedMb: megabytes(computer.storage.usage),
    quotaMb: megabytes(computer.storage.quota),
    ...(store !== null && (await ofStore(store))),
    ...(device !== undefined && { keyTerm: termOf(device) }),
    ...(sync !== null && { sync: [sync.kind, sync.problem].filter((part) => part !== undefined).join(' ') }),
    ...(failure !== null && ofFailure(failure)),
  };
  return FINDING_NAMES.flatMap((about) => {
    const value = found[about];
    return value === undefined ? [] : [{ about, value: harmless(value) }];
  });
}

/** C16: since when, how many days, and whether the county could open what is left; else the keys stay. */
function termOf(device: VaultDevice): string {
  const { term } = device;
  if (term === undefined) return 'none';
  const what = isHeld(device) ? 'wipe' : 'no escrow: refuse only';
  return `${term.at} + ${term.days} d, ${what}${term.noted === undefined ? '' : ', noted'}`;
}

const megabytes = (bytes: number | undefined): number | undefined =>
  bytes === undefined ? undefined : Math.round(bytes / 1_000_000);

async function ofStore(store: DeviceStore): Promise<Partial<Record<FindingName, unknown>>> {
  const { db, state } = store;
  const { place, profile, audit } = state;
  const queue = queueSummary(store);
  const tables = await Promise.all(
    db.tables.map(async (table) => `${table.name} ${await countOf(() => table.count())}`),
  );
  return {
    serverTime: state.lastServerTime ?? 'none',
    storeVersion: db.verno,
    tables: tables.join(', '),
    damaged: state.damaged.size,
    listRead: state.listRead,
    stale: state.stale,
    reading: place.snapshot === 'done' ? 'done' : 'running',
    cursor: place.cursor,
    scope: place.scope === '*' ? 'county' : (place.scope?.split(',').length ?? 0),
    elsewhere: Object.values(state.stubs).filter(({ gone }) => gone !== null).length,
    pending: queue.pending,
    receipted: queue.receipted,
    refused: queue.refused,
    refusals: await readTray(store).then(countedCodes, () => 'unreadable'),
    lastSync: queue.lastSyncAt ?? 'none',
    profile: profile?.version ?? 'none',
    units: profile?.units.length ?? 0,
    officers: profile?.officers.length ?? 0,
    lease: state.leaseUntil ?? 'none',
    audit: audit.head.n,
    auditSent: audit.sent,
  };
}

/** A table that cannot be read is what support looks for. */
const countOf = (count: () => PromiseLike<number>): Promise<number | string> =>
  Promise.resolve(count()).catch(() => 'unreadable');

function countedCodes(items: readonly { readonly code: string }[]): string {
  const counts = new Map<string, number>();
  for (const { code } of items) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${code} ${count}`).join(', ') || 'none';
}

/** Its kind and where in the program it happened. Never its message, which may quote what was typed. */
function ofFailure(failure: unknown): Partial<Record<FindingName, unknown>> {
  if (!(failure instanceof Error)) return { failure: typeof failure === 'string' ? failure : typeof failure };
  const frames = (failure.stack ?? '').split('\n').flatMap((line) => {
    const [, name = '', file, at] = FRAME.exec(line) ?? [];
    return file === undefined ? [] : [`${name}${file}:${at}`];
  });
  return { failure: failure.name, frames: frames.slice(0, MOST_FRAMES).join(' < ') || 'none' };
}

/** `at name (http://…/file.js:12:34)`: the name of the function, the file without its folder, the place. */
const FRAME = /^\s*at (?:async )?([\w$.]+ )?\(?.*?([\w-]+\.m?[jt]sx?)(?:\?[^:)]*)?:(\d+:\d+)\)?$/;
const MOST_FRAMES = 12;

/** Longest value. */
const MOST = 600;

/** A moment, a count, or a text of the program's own: plain letters, and no number as long as a person's. */
function harmless(value: unknown): string {
  const text = String(value).slice(0, MOST);
  return /^[\x20-\x7e]*$/.test(text) && !/\d{7,}/.test(text) ? text : LEFT_OUT;
}
const LEFT_OUT = '-';
