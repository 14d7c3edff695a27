import { afterEach } from 'vitest';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { performActions, type Intent } from '#renderer/data/writes/perform-actions.ts';
import { exchange, type Outcome } from '#renderer/sync/exchange.ts';
import type { Transport } from '#renderer/sync/transport.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import type { Action } from '#shared/model/action.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { Registration } from '#shared/model/registration.ts';
import { aRegistration, deleteStore, depsOf, enroll, MARKET_DAY, openStore } from '#test/support/device.ts';
import { createMemoryCounty, type MemoryCounty } from '#test/support/memory-county.ts';
import { seededRandom } from '#test/support/seeded-random.ts';

/** Devices of the fictional county and its server in memory, on one clock that moves a second at each action. */
export type County = {
  readonly server: MemoryCounty;
  readonly device: (office: string, code?: string) => Promise<Device>;
};

export type Device = {
  readonly store: DeviceStore;
  readonly deps: UseCaseDeps;
  readonly transport: Transport;
  readonly register: (changes?: Partial<Registration>) => Promise<MatterView>;
  readonly act: (stream: string, action: Action) => ReturnType<typeof performActions>;
  readonly sync: (transport?: Transport) => Promise<Outcome>;
  /** The same device after a restart. */
  readonly reopen: () => Promise<Device>;
};

let count = 0;
const opened: { readonly name: string; readonly store: DeviceStore }[] = [];

afterEach(async () => {
  for (const { store } of opened) store.close();
  for (const name of new Set(opened.splice(0).map((each) => each.name))) await deleteStore(name);
});

export async function setupCounty(options: { readonly page?: number } = {}): Promise<County> {
  let millis = MARKET_DAY;
  const clock = (): number => (millis += 1000);
  const random = seededRandom(7);
  const server = await createMemoryCounty({ millis: clock, ...options });

  const make = (name: string, store: DeviceStore): Device => {
    opened.push({ name, store });
    const deps = depsOf(store, random, clock);
    const identity = store.state.identity;
    if (identity === null) throw new Error('not enrolled');
    const transport = server.transportOf(identity);
    const perform = (intents: readonly Intent[]): ReturnType<typeof performActions> =>
      performActions(store, {
        intents,
        by: deps.officer.id,
        recordedAt: deps.clock.now(),
        today: deps.clock.today(),
        clockDoubt: false,
      });
    return {
      store,
      deps,
      transport,
      register: async (changes) => {
        const action = {
          kind: 'register' as const,
          slipNo: `甲溪-${identity.device}-20260904-${String(store.state.lastN + 1).padStart(3, '0')}`,
          queryCode: deps.ids.queryCode(),
          registration: aRegistration(changes),
        };
        const done = await perform([{ id: deps.ids.operation(), stream: deps.ids.stream(), action }]);
        const [view] = done.ok ? done.value : [];
        if (view === undefined) throw new Error(`not registered: ${JSON.stringify(done)}`);
        return view;
      },
      // The stream of a view that the test holds.
      act: (stream, action) => perform([{ id: deps.ids.operation(), stream: stream as StreamId, action }]),
      sync: (other) => exchange(store, other ?? transport, deps.clock.now),
      reopen: async () => {
        store.close();
        return make(name, await openStore(name));
      },
    };
  };
  return {
    server,
    device: async (office, code = 'D1') => {
      const name = `test-${(count += 1)}`;
      return make(name, await enroll(await openStore(name), server.profile, office, code));
    },
  };
}

export const day = (text: string): PlainDate => PlainDate.parse(text);
export const instant = (text: string): Instant => Instant.parse(text);
export const note = (text: string): Action => ({ kind: 'add-note', text });
