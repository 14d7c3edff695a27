import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { createLetterBox } from '#electron/room/letter-box.ts';
import { writeLetter } from '#electron/room/write-letter.ts';
import type { OwnPlace } from '#shared/domain/reception/queue/may-join.ts';
import { registeredElsewhere } from '#shared/domain/reception/queue/registered-elsewhere.ts';
import type { RoomCall } from '#shared/ipc/room-messages.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { readReceptions } from '#renderer/data/queries/reception.ts';
import { readAllLogs } from '#renderer/data/reception-rows.ts';
import { StreamId } from '#shared/model/ids.ts';
import { createRoom, type Room, type RoomDeps } from '#renderer/session/room.ts';
import { roomAddress } from '#renderer/session/room-address.ts';
import type { UseCaseDeps } from '#renderer/usecases/deps.ts';
import { askAtDesk, atThisDesk, endMarketDay, hostDoes } from '#renderer/usecases/market-day.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';
import { roomNumberOf } from '#renderer/usecases/serve-room.ts';
import { aRoomSeat } from '#test/support/room.ts';
import { heldDay } from '../usecases/held-day.ts';

const rooms: Room[] = [];
afterEach(() => rooms.splice(0).forEach((room) => room.stop()));

/** One computer of the room, with the shell's real letter box and real letters. */
async function computer(device: string, officer: string, deps: UseCaseDeps) {
  const { party } = await aRoomSeat({ device, officer });
  const box = createLetterBox({ addresses: () => ['127.0.0.1'], now: Date.now });
  const written: RoomCall[] = [];
  const own = { office: 'jiaxi', device, revoked: [] as string[], profile: fictionalCounty() };
  const problems: unknown[] = [];
  let kept: ReturnType<RoomDeps['kept']['read']> = null;
  const make = (): Room =>
    createRoom({
      line: {
        open: box.open,
        close: async () => box.close(),
        exchange: box.exchange,
        write: (call) => {
          written.push(call);
          return writeLetter(call);
        },
      },
      deps: () => deps,
      place: (): OwnPlace => own,
      kept: { read: () => kept, write: (place) => (kept = place) },
      writer: party,
      countyKey: party.countyKey,
      // Made shorter: nothing here depends on how long a look waits.
      later: (work, ms) => {
        const timer = setTimeout(work, ms / 20);
        return () => clearTimeout(timer);
      },
      report: (cause) => problems.push(cause),
    });
  const room = make();
  rooms.push(room);
  /** The page as it comes back after a lock or a restart. */
  const again = (): Room => {
    room.stop();
    const next = make();
    rooms.push(next);
    next.rejoin();
    return next;
  };
  return { room, own, written, problems, again, kept: () => kept };
}

async function twoDesks(tickets: number) {
  const held = await heldDay(tickets);
  const host = await computer('D1', 'jiaxi-head', held.deps);
  const desk = await computer('D2', 'jiaxi-clerk', held.deps);
  void host.room.open(held.queue.id);
  await expect.poll(() => host.room.state().kind).toBe('hosting');
  const state = host.room.state();
  const to = state.kind === 'hosting' ? roomAddress(state.addresses[0] ?? '') : null;
  if (to === null) throw new Error('the room is not open');
  const join = async (): Promise<void> => {
    desk.room.join({ ...to, room: await roomNumberOf(held.queue.id) }, 2);
    await expect.poll(() => status(desk.room)?.stage).toBe('joined');
  };
  await join();
  return { ...held, host, desk, join };
}

const MATTER = StreamId.parse('matter-000000000000009');

const status = (room: Room) => {
  const state = room.state();
  return state.kind === 'joined' ? state.status : null;
};

describe('decision 0018 two computers of one room', () => {
  test('QU-14 QU-15 both ask in the same moment, again and again: no number twice, and the log tells who it was', async () => {
    const { store, deps, day, desk, host } = await twoDesks(8);
    const called: (string | null)[] = [];
    for (let round = 0; round < 4; round += 1) {
      const { queue } = await day();
      if (queue === null) throw new Error('no queue');
      desk.room.wish({ ask: 'call-next' });
      const own = await askAtDesk(deps, queue, { ask: 'call-next' });
      await expect.poll(() => status(desk.room)?.now).toMatch(/^A\d{3}$/);
      called.push(own.ok ? own.value : null, status(desk.room)?.now ?? null);
      const after = (await day()).queue;
      if (after === null) throw new Error('no queue');
      expect(atThisDesk(after.view)).toBe(called.at(-2));
      await askAtDesk(deps, after, { ask: 'finish' });
      desk.room.finished('A999', MATTER);
      expect(status(desk.room)?.asked).toBeNull();
      desk.room.finished(called.at(-1) ?? null, MATTER);
      await expect.poll(() => [status(desk.room)?.asked, status(desk.room)?.now]).toEqual([null, null]);
    }
    expect(called.map(String).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `A00${n}`));
    const actions = [...(await readAllLogs(store)).values()].flatMap(({ waiting }) =>
      waiting.map(({ action }) => action),
    );
    const joined = actions.filter(({ kind }) => kind === 'join-desk');
    expect(joined).toMatchObject([{ desk: 1 }, { desk: 2, holder: { device: 'D2', officer: 'jiaxi-clerk' } }]);
    expect([...host.problems, ...desk.problems]).toEqual([]);
    expect([...(await readReceptions(store)).values()].filter(({ kind }) => kind === 'queue')).toHaveLength(1);
  });

  test('QU-17 QU-18 the room is closed and opened again: the desk keeps its number and goes on with it', async () => {
    const { queue, host, desk } = await twoDesks(2);
    desk.room.wish({ ask: 'call-next' });
    await expect.poll(() => status(desk.room)?.now).toBe('A001');
    host.room.stop();
    await expect.poll(() => status(desk.room)).toMatchObject({ reached: false, problem: 'nobody', now: 'A001' });
    // What is said meanwhile is kept, and told when somebody listens again.
    desk.room.wish({ ask: 'finish' });
    expect(status(desk.room)).toMatchObject({ asked: 'finish', now: null });
    void host.room.open(queue.id);
    await expect.poll(() => status(desk.room)).toMatchObject({ reached: true, asked: null, now: null });
    expect(status(desk.room)?.queue?.done).toBe(1);
  });

  test('QU-06 QU-13 a desk that was locked sits down again with the number it had', async () => {
    const { desk, join } = await twoDesks(2);
    desk.room.wish({ ask: 'call-next' });
    await expect.poll(() => status(desk.room)?.now).toBe('A001');
    desk.room.stop();
    expect(desk.room.state()).toEqual({ kind: 'alone', problem: null });
    await join();
    expect(status(desk.room)?.now).toBe('A001');
  });

  test('QU-16 a computer revoked while it sits there is not answered from then on', async () => {
    const { desk, host } = await twoDesks(1);
    host.own.revoked.push('D2');
    await expect.poll(() => status(desk.room)).toMatchObject({ reached: false, problem: 'revoked' });
  });

  test('QU-19 no letter can be read, and none is larger than a shell carries', async () => {
    const { desk } = await twoDesks(3);
    desk.room.wish({ ask: 'call-next' });
    await expect.poll(() => status(desk.room)?.now).toBe('A001');
    const wire = desk.written.map(({ bytes }) => new TextDecoder().decode(bytes)).join();
    expect(desk.written.length).toBeGreaterThan(3);
    expect(wire).not.toMatch(/A001|jiaxi|call-next|matter/);
  });

  test('QU-17 a desk rejoins by itself after a lock, with its number; whom a person took out, or who left, does not', async () => {
    const { desk, host, deps, day, queue } = await twoDesks(3);
    desk.room.wish({ ask: 'call-next' });
    await expect.poll(() => status(desk.room)?.now).toBe('A001');
    const second = desk.again();
    await expect.poll(() => status(second)?.stage).toBe('joined');
    expect(status(second)?.now).toBe('A001');
    // The host was locked as well: the desk waits for it and says so.
    host.room.stop();
    await expect.poll(() => status(second)?.reached).toBe(false);
    expect(desk.kept()).not.toBeNull();
    void host.room.open(queue.id);
    await expect.poll(() => status(second)?.reached).toBe(true);
    await hostDoes(deps, { kind: 'release-desk', desk: 2, reason: '离开' });
    await expect.poll(() => status(second)?.stage).toBe('out');
    expect(desk.kept()).toBeNull();
    second.rejoin();
    second.stop();
    expect((await day()).queue?.view.desks.find((each) => each.desk === 2)?.joined).toBeNull();
  });

  test('QU-20 R004-40 what a joined desk registered is counted by the host at once, and the session does not end over it', async () => {
    const { desk, deps, day } = await twoDesks(1);
    desk.room.wish({ ask: 'call-next' });
    await expect.poll(() => status(desk.room)?.now).toBe('A001');
    desk.room.finished('A001', MATTER);
    await expect.poll(async () => (await day()).queue?.view.tickets[0]?.state).toBe('done');
    const { queue, session } = await day();
    if (queue === null || session === null) throw new Error('nothing is held');
    expect(registeredElsewhere(queue.view, session).map(({ no, matter }) => [no, matter])).toEqual([['A001', MATTER]]);
    // QU-19: no answer names it.
    expect(JSON.stringify(status(desk.room))).not.toContain(MATTER);
    const told = await endMarketDay(deps, { left: 0, elsewhere: 0 });
    expect(told).toEqual({ ok: false, error: { code: 'registered-elsewhere', count: 1 } });
    const taken = { session: session.id, action: { kind: 'take-matter', matter: MATTER } } as const;
    expect((await performOnSessions(deps, [taken])).ok).toBe(true);
    const after = await day();
    if (after.queue === null || after.session === null) throw new Error('nothing is held');
    expect(registeredElsewhere(after.queue.view, after.session)).toEqual([]);
  });

  test('QU-17 who left by a press does not come back by itself', async () => {
    const { desk } = await twoDesks(1);
    expect(desk.kept()).toMatchObject({ address: '127.0.0.1', desk: 2 });
    desk.room.leave();
    expect(desk.kept()).toBeNull();
    expect(desk.again().state()).toEqual({ kind: 'alone', problem: null });
  });
});

test.each([
  ['192.168.1.20', { address: '192.168.1.20', port: 47631 }],
  [' 192。168．1.20：47633 ', { address: '192.168.1.20', port: 47633 }],
  ['192 168 1 20', { address: '192.168.1.20', port: 47631 }],
  ['１９２，１６８、１·２０', { address: '192.168.1.20', port: 47631 }],
  ['http://192.168.1.20:47640/', { address: '192.168.1.20', port: 47640 }],
  ['192.168.1.20:80', null],
  ['192.168.1.20 47631 9', null],
  ['192.168.1', null],
  ['192.168.1.300', null],
  ['evil.test', null],
  ['', null],
])('an address as it is typed: %s', (typed, expected) => {
  expect(roomAddress(typed)).toEqual(expected);
});
