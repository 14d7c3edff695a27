/** The product in the browser: its real data layer and its real transport, without the screens. */
import { sealedCodec } from '#renderer/data/codec.ts';
import { openDeviceStore, type DeviceStore } from '#renderer/data/device-store.ts';
import { listRowOf, type ListRow } from '#renderer/data/list-row.ts';
import { loadMatters, loadNewest } from '#renderer/data/matter-rows.ts';
import { loadList } from '#renderer/data/stored-list.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { saveIdentity } from '#renderer/data/writes/device-record.ts';
import { performActions } from '#renderer/data/writes/perform-actions.ts';
import { exchange, sendPending } from '#renderer/sync/exchange.ts';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import { importDataKey } from '#renderer/vault/key-encryption.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { Action } from '#shared/model/action.ts';
import { StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { BenchClient } from '../harness/contract.ts';
import { connectionOf, identityOf } from './identity.ts';
import { randomId, registerOf } from './operations.ts';

export type ProductClient = BenchClient & {
  readonly matter: (id: string) => Promise<MatterView | null>;
  readonly rows: (asked: {
    readonly status: string;
    readonly town: string;
    readonly limit: number;
  }) => Promise<readonly ListRow[]>;
};

/** Sealed as on a laptop; how long the key takes from a passphrase is measured apart (bench/vault). */
const codec = importDataKey(new Uint8Array(32).fill(7))
  .then((key) => recordCipher(key))
  .then(sealedCodec);

export function productClient(): ProductClient {
  let store: DeviceStore;
  let transport: Transport;
  let loaded: Promise<void> | null = null;
  const random = (bytes: Uint8Array): Uint8Array => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>); // a fresh array
  const now = (): string => new Date().toISOString();
  /** Lists and searches need the whole index; the first screen does not. */
  const ready = (): Promise<void> =>
    (loaded ??= loadList(store).then((listed) => (listed ? undefined : loadMatters(store))));
  const perform = async (stream: string, recordedAt: Instant, action: Action): Promise<void> => {
    const done = await performActions(store, {
      intents: [{ id: randomId(random), stream: StreamId.parse(stream), action }],
      by: 'chief',
      recordedAt,
      today: instantToPlainDate(recordedAt),
      clockDoubt: false,
    });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  };
  const rows: ProductClient['rows'] = async ({ status, town, limit }) => {
    await ready();
    // A status of the questions; the index takes its own type.
    return store.index.list({ status: status as ListRow['status'], matches: (row) => row.issueOffice === town }, limit);
  };
  return {
    async open({ url, name }) {
      const opened = await openDeviceStore({ name, codec: await codec });
      if (!opened.ok) throw new Error(opened.error.code);
      store = opened.value;
      loaded = null;
      const identity = identityOf(1);
      transport = httpTransport(await connectionOf(1, url), () => store.state.outbox.size);
      if (store.state.identity === null) await saveIdentity(store, identity, fictionalCounty());
    },
    put: (sheet) => perform(sheet.id, sheet.recordedAt, registerOf(sheet)),
    edit: (id, recordedAt, set) => perform(id, recordedAt, { kind: 'amend', set }),
    async flush() {
      const sent = await sendPending(store, transport, now);
      if (!sent.ok || store.state.outbox.size > 0 || store.state.tray.size > 0)
        throw new Error(`not sent: ${JSON.stringify(sent)}`);
    },
    async pull() {
      const done = await exchange(store, transport, now);
      if (!done.ok) throw new Error(done.error.code);
    },
    list: rows,
    rows,
    async search(text, mode, limit) {
      await ready();
      return store.index.names(text, mode, limit);
    },
    async counts() {
      await ready();
      return Object.fromEntries(store.index.counts());
    },
    async first(n) {
      await loadNewest(store, n);
      return store.index.list({}, n).map((row) => ({
        id: row.id,
        no: row.slipNo,
        name: row.name,
        text: row.summary,
        status: row.status,
        at: row.updatedAt,
      }));
    },
    updatedAt: async (id) => (await readMatter(store, id))?.updatedAt ?? null,
    matter: (id) => readMatter(store, id),
    size: () => store.db.matters.count(),
    close: () => store.close(),
  };
}

export const rowOfView = (view: MatterView): ListRow => listRowOf(view, 'confirmed', BUILT_IN_CALENDAR);
