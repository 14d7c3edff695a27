/**
 * The county of cases.md: offices with their devices, one clock that a test sets, and the use cases of the product over the
 * real stores and the county server in memory. A case says who does what when; nothing here decides anything.
 */
import { afterEach } from 'vitest';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { exchange } from '#renderer/sync/exchange.ts';
import { stepName } from '#renderer/text/day-words.ts';
import { readDay } from '#renderer/usecases/day-book.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import { matterClocks } from '#renderer/usecases/matter-clocks.ts';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import { mainOfDuplicate } from '#renderer/usecases/notice-date.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { randomIds } from '#renderer/usecases/random-ids.ts';
import { registerVisit, type RegisterInput } from '#renderer/usecases/register-visit.ts';
import { systemClock } from '#renderer/usecases/system-clock.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { BUILT_IN_CALENDAR } from '#shared/domain/calendar/built-in-calendar.ts';
import type { Action } from '#shared/model/action.ts';
import type { StreamId } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { Registration } from '#shared/model/registration.ts';
import { aRegistration, deleteStore, enroll, openStore } from './device.ts';
import { createMemoryCounty, type MemoryCounty } from './memory-county.ts';
import { seededRandom } from './seeded-random.ts';

/** An officer at the desk of a device. */
export type Desk = {
  readonly deps: UseCaseDeps;
  readonly store: DeviceStore;
  /** Registers what is invented here, on the day it is, changed where the case says so. Throws when it is refused. */
  readonly register: (
    changes?: Partial<Registration>,
    more?: Omit<RegisterInput, 'registration'>,
  ) => Promise<MatterView>;
  /** Code of what stands against this registration; `null` when it was stored. */
  readonly whyNotRegister: (changes: Partial<Registration>) => Promise<string | null>;
  /** Does something; throws when it is refused. */
  readonly act: (id: string, ...actions: readonly Acts[]) => Promise<MatterView>;
  /** Code of what stands against it; `null` when it was done. */
  readonly whyNot: (id: string, action: Acts) => Promise<string | null>;
  readonly sync: () => Promise<void>;
  readonly view: (id: string) => Promise<MatterView>;
  /** `code red-line rolled state`, as the page of the matter shows its clocks now. */
  readonly clocks: (id: string) => Promise<readonly string[]>;
  /** What of it waits for whoever sits there, by 我的一天; `undefined` when nothing does. */
  readonly waits: (id: string) => string | undefined;
  /** Another officer of the office sits down at this device. */
  readonly seat: (officer: string) => Desk;
  /** From now on this device shows this time, whatever it is; `null` puts it right. */
  readonly setClock: (moment: string | null) => void;
  /** Power is cut and comes back: what was not on the disk is gone. */
  readonly restart: () => Promise<Desk>;
};
type Acts = Exclude<Action, { kind: 'register' }>;

export type CaseCounty = {
  readonly server: MemoryCounty;
  /** It is this minute now, in Beijing: `2026-09-04 09:10`; without a time nine in the morning. */
  readonly at: (moment: string) => void;
  /** The desk of this officer, at the officer's own office. */
  readonly desk: (officer: string, device?: string) => Promise<Desk>;
  /** Everybody sends and receives, twice, so that all have all. */
  readonly syncAll: () => Promise<void>;
};

let count = 0;
const opened: { readonly name: string; readonly store: DeviceStore }[] = [];

afterEach(async () => {
  for (const { store } of opened) store.close();
  for (const name of new Set(opened.splice(0).map((each) => each.name))) await deleteStore(name);
});

export const day = (text: string): PlainDate => PlainDate.parse(text);

/** Milliseconds of a Beijing minute. */
function millisOf(moment: string): number {
  const [date, time = '09:00'] = moment.split(' ');
  return Date.parse(`${date}T${time}:00.000+08:00`);
}

export async function setupCaseCounty(moment: string): Promise<CaseCounty> {
  let millis = millisOf(moment);
  const clock = (): number => (millis += 10);
  const random = seededRandom(11);
  const server = await createMemoryCounty({ millis: clock });
  const desks: Desk[] = [];

  function deskOf(name: string, store: DeviceStore, officer: string, wrong: { at: number | null }): Desk {
    const person = server.profile.officers.find(({ id }) => id === officer);
    const { identity } = store.state;
    if (person === undefined || identity === null) throw new Error(`nobody is ${officer}`);
    const deps: UseCaseDeps = {
      store,
      clock: systemClock(() => (wrong.at === null ? clock() : (wrong.at += 10))),
      ids: randomIds(random.fill),
      officer: person,
    };
    const transport = server.transportOf(identity);
    const view = async (id: string): Promise<MatterView> => {
      const found = await readMatter(store, id);
      if (found === null) throw new Error(`${officer} has no matter ${id}`);
      return found;
    };
    const registration = (changes: Partial<Registration> = {}): Registration => {
      const now = deps.clock.now();
      return aRegistration({
        occurredAt: now,
        receivedOn: deps.clock.today(),
        dutyUnit: identity.office as never,
        ...changes,
      });
    };
    const perform = (id: string, action: Acts): ReturnType<typeof performAction> =>
      // The stream of a view that the test holds.
      performAction(deps, id as StreamId, action);
    return {
      deps,
      store,
      register: async (changes, more) => {
        const done = await registerVisit(deps, { registration: registration(changes), ...more });
        if (!done.ok) throw new Error(`not registered: ${JSON.stringify(done.error)}`);
        return done.value;
      },
      whyNotRegister: async (changes) => codeOf(await registerVisit(deps, { registration: registration(changes) })),
      act: async (id, ...actions) => {
        for (const action of actions) {
          const done = await perform(id, action);
          if (!done.ok) throw new Error(`${officer} ${action.kind}: ${JSON.stringify(done.error)}`);
        }
        return view(id);
      },
      whyNot: async (id, action) => codeOf(await perform(id, action)),
      sync: async () => {
        const done = await exchange(store, transport, () => Instant.parse(new Date(clock()).toISOString()));
        if (!done.ok) throw new Error(JSON.stringify(done.error));
      },
      view,
      clocks: async (id) =>
        matterClocks(
          await view(id),
          store.state.profile?.calendarEntries,
          deps.clock.now(),
          mainOfDuplicate(id, readGroups(store).groupOf(id))?.receivedOn as PlainDate | undefined, // parsed at registration
        ).map(({ clock: one }) => {
          const { state, deadline } = one;
          const how = state.kind === 'running' ? state.light : state.kind === 'ended' ? state.outcome : '';
          return `${one.name ?? one.code} ${deadline.due} ${deadline.rolled} ${state.kind} ${how}`.trim();
        }),
      waits: (id) => {
        const acting = actingOf(server.profile, identity.office, officer);
        const options = { acting, today: deps.clock.today(), soonDays: 7, calendar: BUILT_IN_CALENDAR };
        const step = readDay(store, options).mine.find((row) => row.id === id)?.entry.expected;
        return step === undefined || step === null ? undefined : stepName(step);
      },
      seat: (other) => deskOf(name, store, other, wrong),
      setClock: (shown) => {
        wrong.at = shown === null ? null : millisOf(shown);
      },
      restart: async () => {
        store.close();
        const again = await openStore(name);
        opened.push({ name, store: again });
        return deskOf(name, again, officer, wrong);
      },
    };
  }

  return {
    server,
    at: (next) => {
      millis = millisOf(next);
    },
    desk: async (officer, device = 'D1') => {
      const unit = server.profile.officers.find(({ id }) => id === officer)?.unit;
      if (unit === undefined) throw new Error(`nobody is ${officer}`);
      const name = `case-${(count += 1)}`;
      const store = await enroll(await openStore(name), server.profile, unit, device);
      opened.push({ name, store });
      const made = deskOf(name, store, officer, { at: null });
      desks.push(made);
      return made;
    },
    syncAll: async () => {
      for (let round = 0; round < 2; round += 1) for (const each of desks) await each.sync();
    },
  };
}

type Done = { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } };

/** The refusal's code, or the kind of any other failure. */
function codeOf(done: Done): string | null {
  if (done.ok) return null;
  const { error } = done;
  return 'refusal' in error ? (error.refusal as { readonly code: string }).code : error.kind;
}
