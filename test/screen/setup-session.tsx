import 'fake-indexeddb/auto';
import type { ReactNode } from 'react';
import { configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type * as z from 'zod';
import { actingOf } from '#shared/domain/access/acting.ts';
import { err } from '#shared/lib/result.ts';
import type { SaveFileRequest } from '#shared/ipc/messages.ts';
import { instantAt, instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Action } from '#shared/model/action.ts';
import { DeviceCode, OperationId, StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { Registration } from '#shared/model/registration.ts';
import { plainCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { applyChanges } from '#renderer/data/writes/apply-changes.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import type { RoomState } from '#renderer/session/room.ts';
import { SessionContext, type Session } from '#renderer/session/session.ts';
import type { SyncDriver, SyncStatus } from '#renderer/sync/driver.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import { createAuditLog, type AuditLog } from '#renderer/usecases/record-audit.ts';
import { registerVisit, type RegisterInput } from '#renderer/usecases/register-visit.ts';
import { NO_CONNECTION, NO_CONTENTS, NO_KEEPING, NO_STICK } from '#test/support/no-connection.ts';
import { SMALL_COUNTY } from '#test/support/small-county.ts';

// A slow machine is not a failure.
configure({ asyncUtilTimeout: 15_000 });

/** jsdom has no layout; virtual lists and dialogs need a box with a size (stack T12). Nor has it what printing needs. */
export function giveLayout(): void {
  for (const [name, size] of Object.entries({
    clientWidth: 1200,
    clientHeight: 600,
    offsetWidth: 1200,
    offsetHeight: 600,
  })) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  }
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });
  Object.defineProperty(document, 'adoptedStyleSheets', { configurable: true, writable: true, value: [] });
  Object.assign(CSSStyleSheet.prototype, { replaceSync: () => undefined });
}

export type TestSession = {
  readonly session: Session;
  readonly store: DeviceStore;
  readonly deps: UseCaseDeps;
  readonly log: AuditLog;
  /** Sets the device's clock, Beijing time. */
  readonly setClock: (day: string, time?: string) => void;
  readonly setStatus: (status: SyncStatus) => void;
  readonly askedNow: () => number;
  /** Registers as this device. */
  readonly register: (
    part?: Partial<z.input<typeof Registration>>,
    more?: Partial<RegisterInput>,
  ) => Promise<MatterView>;
  /** Confirmed operations of another device arrive by sync. */
  readonly arrive: (...ops: readonly ArrivingOp[]) => Promise<void>;
};

export type ArrivingOp = {
  readonly stream: string;
  readonly office: string;
  readonly action: Action;
  readonly base?: number;
  readonly officialNo?: string;
  readonly formerNo?: string;
  readonly timeDoubtful?: true;
  readonly at?: string;
  readonly arrivedAt?: string;
};

let names = 0;

/** A device with an empty real store, a clock that is set by hand and ids that count. */
export async function setupSession(where: 'county' | 'jiaxi' = 'county'): Promise<TestSession> {
  names += 1;
  const opened = await openDeviceStore({ name: `screen-test-${names}`, codec: plainCodec() });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const county = where === 'county';
  const identity = {
    office: county ? 'bureau' : 'jiaxi',
    device: DeviceCode.parse('D1'),
    countyKey: 'A'.repeat(87),
    countyBound: county,
  };
  await saveIdentity(store, identity, SMALL_COUNTY);
  let now = instantAt(PlainDate.parse('2026-09-10'), '09:00');
  let count = 0;
  const next = (kind: string): string => {
    count += 1;
    return `${kind}-${'0'.repeat(16)}${count}`.slice(0, 36);
  };
  const officer = SMALL_COUNTY.officers[county ? 0 : 1];
  if (officer === undefined) throw new Error('no officer');
  const deps: UseCaseDeps = {
    store,
    clock: { now: () => now, today: () => instantToPlainDate(now) },
    ids: {
      operation: () => OperationId.parse(next('op')),
      stream: () => StreamId.parse(next('matter')),
      queryCode: () => `K7QX3M${String((count += 1)).padStart(3, '0')}`,
      draft: () => next('draft'),
    },
    officer,
  };
  let status: SyncStatus = { kind: 'idle', lastAt: null };
  let asked = 0;
  const listeners = new Set<() => void>();
  const sync: SyncDriver = {
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => {
      asked += 1;
    },
    start: () => () => undefined,
  };
  const log = createAuditLog({ store, now: () => now, later: () => () => undefined });
  const session: Session = {
    store,
    deps,
    audit: log.of(officer.id),
    identity,
    acting: actingOf(SMALL_COUNTY, identity.office, officer.id),
    profile: SMALL_COUNTY,
    sync,
    sendYear: () => Promise.resolve({ ok: false, error: { code: 'offline' } }),
    connection: NO_CONNECTION,
    derive: () => Promise.reject(new Error('this screen is not supposed to derive a key')),
    room: noRoom,
    bridge: silentBridge,
    auditReader: noAuditReader,
    contents: NO_CONTENTS,
    stick: NO_STICK,
    keeping: NO_KEEPING,
    confidential: {
      ask: () => Promise.resolve(err({ code: 'offline' })),
      askBytes: () => Promise.resolve(err({ code: 'offline' })),
      key: null,
    },
    leave: () => undefined,
    ownSeat: () => undefined,
  };
  let seq = 0;
  return {
    session,
    store,
    deps,
    log,
    setClock: (day, time = '09:00') => {
      now = instantAt(PlainDate.parse(day), time);
    },
    setStatus: (next_) => {
      status = next_;
      for (const listener of listeners) listener();
    },
    askedNow: () => asked,
    async register(part = {}, more = {}) {
      const made = await registerVisit(deps, {
        registration: aRegistration({ receivedOn: deps.clock.today(), occurredAt: now, ...part }),
        ...more,
      });
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      return made.value;
    },
    async arrive(...ops) {
      const entries = ops.map(({ action, stream, office, base = 0, at, arrivedAt, ...stamp }, i) => {
        seq += 1;
        const op: Operation = {
          id: OperationId.parse(next('far')),
          stream: StreamId.parse(stream),
          office,
          device: DeviceCode.parse('D7'),
          n: seq + i,
          by: office === 'bureau' ? 'lin' : 'zhou',
          recordedAt: Instant.parse(at ?? now),
          base,
          action,
        };
        return { op, stamp: { seq, arrivedAt: Instant.parse(arrivedAt ?? now), ...stamp } };
      });
      await applyChanges(store, {
        wire: 1,
        cursor: seq,
        chain: '',
        serverNow: now,
        entries,
        more: false,
        left: 0,
        profileVersion: 1,
        leaseUntil: now,
        scope: '*',
        gone: [],
      });
    },
  };
}

export type NotedFiles = {
  readonly bridge: Session['bridge'];
  readonly saved: SaveFileRequest[];
  /** The text of each print. */
  readonly printed: string[];
};

/** The host of a session, noting what it was given to save and to print. */
export function notingFiles({ session }: TestSession): NotedFiles {
  const saved: SaveFileRequest[] = [];
  const printed: string[] = [];
  const bridge: Session['bridge'] = {
    ...session.bridge,
    saveFile: (file) => {
      saved.push(file);
      return Promise.resolve({ saved: true });
    },
    print: () => {
      printed.push(document.querySelector('.print-root')?.textContent ?? '');
      return Promise.resolve({ printed: true });
    },
  };
  return { bridge, saved, printed };
}

/** A county that cannot be reached. */
export const noAuditReader: Session['auditReader'] = {
  auditList: () => Promise.resolve(err({ code: 'offline' })),
  auditState: () => Promise.resolve(err({ code: 'offline' })),
  looks: () => Promise.resolve(err({ code: 'offline' })),
};

const ALONE: RoomState = { kind: 'alone', problem: null };

/** Nobody else in the room. */
export const noRoom: Session['room'] = {
  state: () => ALONE,
  onState: () => () => undefined,
  open: () => Promise.resolve(),
  join: () => undefined,
  rejoin: () => undefined,
  wish: () => undefined,
  finished: () => undefined,
  stop: () => undefined,
  leave: () => undefined,
};

const silentBridge: Session['bridge'] = {
  host: () => Promise.resolve({ kind: 'browser', version: '0', serverOrigin: '' }),
  printToPdf: () => Promise.resolve({ saved: true }),
  print: () => Promise.resolve({ printed: true }),
  saveFile: () => Promise.resolve({ saved: true }),
  openFile: () => Promise.resolve(null),
  secureStore: {
    available: () => Promise.resolve({ available: false }),
    seal: () => Promise.resolve({ ok: false, error: { code: 'absent' } }),
    unseal: () => Promise.resolve({ ok: false, error: { code: 'absent' } }),
  },
  forgetCopied: () => Promise.resolve(false),
  room: null,
  pinKeeper: {
    keep: () => Promise.resolve(false),
    offers: () => Promise.resolve([]),
    take: () => Promise.resolve({ taken: false, left: 0 }),
    drop: () => Promise.resolve(),
  },
};

/** A visit about a house site; every name is invented. */
export function aRegistration(part: Partial<z.input<typeof Registration>> = {}): Registration {
  return Registration.parse({
    form: 'visit',
    visitKind: 'walk-in',
    occurredAt: '2026-09-10T01:00:00.000Z',
    receivedOn: '2026-09-10',
    petitionerType: 'individual',
    petitioners: [{ name: '赵某甲', role: 'principal', phone: '13800000000' }],
    totalPersons: 1,
    purpose: 'appeal-resolve',
    justiceCategory: 'people-mediation',
    statement: '邻居占了我家宅基地',
    summary: '反映邻居砌墙占用宅基地，要求确认界址',
    claims: ['确认界址'],
    dutyUnit: 'jiaxi',
    ...part,
  });
}

/** Shows a screen at an address, as the frame does. */
export function show(screen: ReactNode, { session }: TestSession, path = '/') {
  const { hook, history } = memoryLocation({ path, record: true });
  const view = render(
    <Router hook={hook}>
      <SessionContext value={session}>{screen}</SessionContext>
    </Router>,
  );
  return { ...view, user: userEvent.setup(), path: () => history.at(-1) };
}
