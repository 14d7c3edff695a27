import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { askAtDesk, lettersOf, outsideTheSession, takeTicket } from '#renderer/usecases/market-day.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { TicketNo } from '#shared/model/queue.ts';
import { aRegistration } from '#test/support/device.ts';
import { heldDay } from './held-day.ts';

test('QU-12 eight computers of an office share no letter, and each has another two to go on with', () => {
  const letters = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => lettersOf(`D${n}`));
  expect(letters.map((own) => own.length)).toEqual([3, 3, 3, 3, 3, 3, 3, 3]);
  expect(new Set(letters.flat()).size).toBe(24);
  expect(letters.flat().every((letter) => TicketNo.safeParse(`${letter}001`).success)).toBe(true);
  expect([lettersOf('D1')[0], lettersOf('D2')[0]]).toEqual(['A', 'B']);
});

test('QU-14 what a quick hand or two desks ask in one moment is decided one after the other', async () => {
  const { deps, day, queue } = await heldDay(1);
  const taken = await Promise.all([takeTicket(deps, 1), takeTicket(deps, 2)]);
  expect(taken).toMatchObject([{ value: { no: 'A002' } }, { value: { no: 'A003' } }]);
  // The same key twice on the same screen is one request (QU-05).
  const called = await Promise.all([1, 2].map(() => askAtDesk(deps, queue, { ask: 'call-next' })));
  expect(called).toMatchObject([{ value: 'A001' }, { value: 'A001' }]);
  expect((await day()).queue?.view.tickets.map(({ state }) => state)).toEqual(['called', 'waiting', 'waiting']);
});

test('QU-11 R004-40 registration, session and desk are one transaction: a power cut leaves all of it or nothing', async () => {
  const { store, deps, day, queue } = await heldDay(1);
  expect(await askAtDesk(deps, queue, { ask: 'call-next' })).toMatchObject({ value: 'A001' });

  const writes = countWrites(store);
  const done = await registerVisit(deps, { registration: aRegistration(), fromQueue: true });
  if (!done.ok) throw new Error(done.error.kind);
  expect(writes()).toBe(1);
  const after = await day();
  expect(after.session?.received).toEqual([{ matter: done.value.id, form: null }]);
  expect(after.queue?.view.tickets).toMatchObject([{ no: 'A001', state: 'done', matter: done.value.id }]);
  if (after.session === null) throw new Error('the session is gone');
  expect(outsideTheSession(store, after.session)).toEqual([]);
});

/** How many write transactions were begun since. */
function countWrites({ db }: DeviceStore): () => number {
  const real = db.backendDB.bind(db);
  let count = 0;
  db.backendDB = () =>
    new Proxy(real(), {
      get: (target, key): unknown => {
        if (key !== 'transaction') return Reflect.get(target, key);
        return (stores: string[], mode?: IDBTransactionMode, options?: IDBTransactionOptions) => {
          if (mode === 'readwrite') count += 1;
          return target.transaction(stores, mode, options);
        };
      },
    });
  return () => count;
}
