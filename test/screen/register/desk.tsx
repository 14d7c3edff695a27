/** A desk at 甲溪司法所 of the invented county, over the real store in an in-memory IndexedDB. */
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { ReactElement } from 'react';
import { actingOf } from '#shared/domain/access/acting.ts';
import { CountyProfile } from '#shared/model/county.ts';
import { DeviceCode } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { plainCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { SessionContext, type Session } from '#renderer/session/session.ts';
import { noAuditReader, noRoom } from '../setup-session.tsx';
import { createAuditLog } from '#renderer/usecases/record-audit.ts';
import { randomIds } from '#renderer/usecases/random-ids.ts';
import { NO_CONNECTION, NO_CONTENTS, NO_KEEPING, NO_STICK } from '#test/support/no-connection.ts';

export const county = CountyProfile.parse({
  version: 1,
  name: '青岚县',
  bureau: 'bureau',
  fictional: true,
  units: [
    { code: 'bureau', level: 'county-bureau', name: '青岚县司法局', shortName: '县局', numberPrefix: '青司信' },
    {
      code: 'public-legal-service',
      level: 'county-section',
      name: '公共法律服务管理股',
      shortName: '公律股',
      numberPrefix: '青司信公律',
    },
    {
      code: 'jiaxi',
      level: 'township-office',
      name: '甲溪司法所',
      shortName: '甲溪',
      numberPrefix: '青司信甲溪',
      place: '甲溪镇便民服务中心接待室',
      address: '甲溪镇中街 1 号',
      phone: '0999-2200001',
      villages: ['石桥村', '上坪村'],
    },
    {
      code: 'yijiang',
      level: 'township-office',
      name: '乙江司法所',
      shortName: '乙江',
      numberPrefix: '青司信乙江',
      villages: ['柳林村'],
    },
  ],
  officers: [{ id: 'wang', name: '王某庚', title: '所长', unit: 'jiaxi', roles: ['receptionist', 'office-head'] }],
  guideTargets: [{ name: '青岚县自然资源局', contact: '县城东路 8 号，0999-2100008，工作日' }],
});

// Dexie may have been loaded before there was an IndexedDB to find.
Dexie.dependencies = { indexedDB, IDBKeyRange };

/** 9:10 on 4 September 2026 in Beijing (C01). */
export const NOW = Instant.parse('2026-09-04T01:10:00.000Z');
let desks = 0;

export type Desk = {
  readonly store: DeviceStore;
  readonly session: Session;
  readonly at: (screen: ReactElement) => ReactElement;
};

/** @param name reopen an existing database by its name; a new one otherwise */
export async function openDesk(name = `desk-${(desks += 1)}`): Promise<Desk & { readonly name: string }> {
  const opened = await openDeviceStore({ name, codec: plainCodec() });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  const identity = { office: 'jiaxi', device: DeviceCode.parse('D1'), countyKey: 'A'.repeat(87), countyBound: false };
  await saveIdentity(store, identity, county);
  const [officer] = county.officers;
  if (officer === undefined) throw new Error('the county has no officer');
  const refuse = (): Promise<never> => Promise.reject(new Error('not used here'));
  const bridge: Bridge = {
    host: refuse,
    printToPdf: refuse,
    print: () => Promise.resolve({ printed: true }),
    saveFile: refuse,
    openFile: refuse,
    secureStore: { available: refuse, seal: refuse, unseal: refuse },
    forgetCopied: refuse,
    room: null,
    pinKeeper: { keep: refuse, offers: refuse, take: refuse, drop: refuse },
  };
  const session: Session = {
    store,
    deps: {
      store,
      clock: { now: () => NOW, today: () => PlainDate.parse('2026-09-04') },
      ids: randomIds((bytes) => void crypto.getRandomValues(bytes)),
      officer,
    },
    identity,
    acting: actingOf(county, identity.office, officer.id),
    profile: county,
    confidential: { ask: refuse, askBytes: refuse, key: null },
    room: noRoom,
    sync: {
      status: () => ({ kind: 'idle', lastAt: null }),
      onStatus: () => () => undefined,
      now: () => undefined,
      start: () => () => undefined,
    },
    sendYear: () => Promise.resolve({ ok: false, error: { code: 'offline' } }),
    connection: NO_CONNECTION,
    derive: () => Promise.reject(new Error('this screen is not supposed to derive a key')),
    bridge,
    audit: createAuditLog({ store, now: () => NOW, later: () => () => undefined }).of(officer.id),
    auditReader: noAuditReader,
    leave: () => undefined,
    contents: NO_CONTENTS,
    stick: NO_STICK,
    keeping: NO_KEEPING,
    ownSeat: () => undefined,
  };
  const { hook } = memoryLocation({ path: '/register' });
  const at = (screen: ReactElement): ReactElement => (
    <Router hook={hook}>
      <SessionContext value={session}>{screen}</SessionContext>
    </Router>
  );
  return { name, store, session, at };
}

/** The newest matter of the store, whole. */
export async function newest(store: DeviceStore): Promise<MatterView> {
  const row = store.index.all().reduce((a, b) => (a.slipNo > b.slipNo ? a : b));
  const view = await readMatter(store, row.id);
  if (view === null) throw new Error('nothing registered');
  return view;
}
