/**
 * T4 in the room itself: somebody on the office network with a computer of their own, a copied letter, a stolen ticket or
 * a revoked laptop. Real keys and real letters; only the shell's carrying is left out (test/unit/electron/room).
 */
import { describe, expect, test } from 'vitest';
import type { DeskHolder } from '#shared/model/queue.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { LineProblem, RoomAnswer, RoomAsk, RoomRefusal } from '#shared/sync/room.ts';
import { createDeskLine, type Carry, type DeskLine } from '#renderer/room/desk-line.ts';
import { createRoomHost } from '#renderer/room/host.ts';
import { explainRoom } from '#renderer/text/room-words.ts';
import { aRoomSeat, otherKey, type RoomSeat, type SeatWish } from '#test/support/room.ts';
import { newSeatKeys, signerWith } from '#test/support/server.ts';
import { countCases } from './count-cases.ts';

countCases(27);

const EMPTY: RoomAnswer = { outcome: null, queue: { closed: false, done: 0, tickets: [], desks: [] } };
const LOOK: RoomAsk = { ask: 'look' };

/** A host that notes who reached its queue. */
async function openRoom(wish: SeatWish = {}) {
  const seat = await aRoomSeat({ device: 'D1', officer: 'jiaxi-head', ...wish });
  const heard: DeskHolder[] = [];
  const host = createRoomHost(seat.party, async (_ask, from) => {
    heard.push(from);
    return EMPTY;
  });
  const carried: Uint8Array[] = [];
  const carry: Carry = async (bytes) => {
    carried.push(bytes);
    return ok(await host(bytes));
  };
  return { seat, heard, host, carry, carried };
}

const asked = async (line: DeskLine): Promise<LineProblem | 'answered'> => {
  const answer = await line.ask(LOOK);
  return answer.ok ? 'answered' : answer.error;
};
const lineOf = ({ party }: RoomSeat, carry: Carry): DeskLine => createDeskLine(party, carry);
const said = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

test('T4/C14 a seat of the office is heard, letter after letter, and known by its ticket', async () => {
  const { carry, heard } = await openRoom();
  const line = lineOf(await aRoomSeat(), carry);
  for (let i = 0; i < 3; i += 1) expect(await asked(line)).toBe('answered');
  expect(heard).toEqual(Array.from({ length: 3 }, () => ({ device: 'D2', officer: 'jiaxi-clerk' })));
});

describe('T4/C16 who is refused by the host', () => {
  const cases: readonly (readonly [string, SeatWish, SeatWish, RoomRefusal])[] = [
    ['a seat that another county signed', { county: otherKey() }, {}, 'stranger'],
    ['another office', { office: 'yijiang', officer: 'yijiang-clerk' }, {}, 'other-office'],
    ['a revoked computer', {}, { revoked: ['D2'] }, 'revoked'],
    ['an officer who sees no matter', { officer: 'sysadmin-a' }, {}, 'no-access'],
    ['an officer whom the county does not know', { officer: 'nobody-here' }, {}, 'no-access'],
    ['the host’s own seat, copied', { device: 'D1', officer: 'jiaxi-head' }, {}, 'own-computer'],
    ['who typed another room', { room: '1234' }, {}, 'wrong-room'],
  ];
  test.each(cases)('%s', async (_name, desk, host, expected) => {
    const { carry, heard } = await openRoom(host);
    const seat = await aRoomSeat(desk);
    // The desk itself would not write to another office; a rogue one would.
    const line = lineOf({ ...seat, party: { ...seat.party, refuses: () => null } }, carry);
    expect(await asked(line)).toBe(expected);
    expect(heard).toEqual([]);
    expect(explainRoom(expected)).toMatch(/^[\u4e00-\u9fff“].+。$/u);
  });

  test('a stolen ticket without its keys', async () => {
    const { carry, heard } = await openRoom();
    const seat = await aRoomSeat();
    const signer = signerWith(newSeatKeys(), seat.party.signer);
    expect(await asked(lineOf({ ...seat, party: { ...seat.party, signer } }, carry))).toBe('stranger');
    expect(heard).toEqual([]);
  });

  test('a copied disk whose officer’s key stayed sealed: the device’s own key alone is not enough', async () => {
    const { carry, heard } = await openRoom();
    const seat = await aRoomSeat();
    const signer = signerWith({ device: seat.keys.device, sign: seat.keys.device }, seat.party.signer);
    expect(await asked(lineOf({ ...seat, party: { ...seat.party, signer } }, carry))).toBe('stranger');
    expect(heard).toEqual([]);
  });
});

describe('T4/C15 which host a desk does not believe', () => {
  const cases: readonly (readonly [string, SeatWish, SeatWish, RoomRefusal])[] = [
    ['one that another county signed', { county: otherKey() }, {}, 'stranger'],
    ['one of another office', { office: 'yijiang', officer: 'yijiang-clerk', device: 'D1' }, {}, 'other-office'],
    ['a revoked one', {}, { revoked: ['D1'] }, 'revoked'],
  ];
  test.each(cases)('%s', async (_name, host, desk, expected) => {
    const { carry, heard } = await openRoom(host);
    expect(await asked(lineOf(await aRoomSeat(desk), carry))).toBe(expected);
    expect(heard).toEqual([]);
  });

  test('one in the middle that puts its own half of the key in place of the host’s', async () => {
    const { carry } = await openRoom();
    const between = otherKey().publicKey;
    const line = lineOf(await aRoomSeat(), async (bytes) => {
      const answer = await carry(bytes);
      if (!answer.ok) return answer;
      const message = said(answer.value) as { kind: string }; // whatever it is, only the point is changed
      return ok(new TextEncoder().encode(JSON.stringify({ ...message, point: between })));
    });
    expect(await asked(line)).toBe('damaged');
  });

  test('one in the middle that knocks in the desk’s place: the host’s letter is not for that half', async () => {
    const { carry, heard } = await openRoom();
    const line = lineOf(await aRoomSeat(), (bytes) => {
      const message = said(bytes) as { kind: string }; // see above
      const other = message.kind === 'knock' ? { ...message, point: otherKey().publicKey } : message;
      return carry(new TextEncoder().encode(JSON.stringify(other)));
    });
    expect(await asked(line)).toBe('damaged');
    expect(heard).toEqual([]);
  });
});

describe('T4/C14 letters that were caught', () => {
  /** A desk that has written twice, and what an eavesdropper has. */
  async function overheard() {
    const room = await openRoom();
    const line = lineOf(await aRoomSeat(), room.carry);
    await asked(line);
    await asked(line);
    return { ...room, line };
  }
  const refusal = async (host: (bytes: Uint8Array) => Promise<Uint8Array>, bytes: Uint8Array): Promise<unknown> =>
    said(await host(bytes));

  test('written again, at once or later, at the same moment twice', async () => {
    const { host, carried, heard, line } = await overheard();
    const before = heard.length;
    for (const bytes of carried.slice(1))
      expect(await refusal(host, bytes)).toEqual({ kind: 'refused', why: 'replayed' });
    expect(heard).toHaveLength(before);
    // A whole acquaintance replayed: the host's half is another, so the letters belong to none.
    expect(await refusal(host, carried[0] ?? new Uint8Array())).toMatchObject({ kind: 'welcome' });
    expect(await refusal(host, carried[1] ?? new Uint8Array())).toMatchObject({ why: 'replayed' });
    expect(await asked(line)).toBe('answered');
  });

  test('one letter put in twice at the same moment does its work once', async () => {
    const { host, seat: _, ...room } = await openRoom();
    const double: Promise<unknown>[] = [];
    const line = lineOf(await aRoomSeat(), async (bytes) => {
      if ((said(bytes) as { kind: string }).kind === 'letter') double.push(host(bytes).then(said)); // the same bytes beside it
      return ok(await host(bytes));
    });
    const answers = [await asked(line), ...(await Promise.all(double))];
    expect(room.heard).toHaveLength(1);
    expect(JSON.stringify(answers)).toContain('replayed');
  });

  test.each([
    ['another number', (letter: { n: number }) => ({ ...letter, n: letter.n + 7 })],
    ['another box', (letter: { box: string }) => ({ ...letter, box: `AAAA${letter.box.slice(4)}` })],
    ['half of it', (letter: { box: string }) => ({ ...letter, box: letter.box.slice(0, 40) })],
    ['one field more', (letter: object) => ({ ...letter, admin: true })],
  ])('changed: %s', async (_name, change) => {
    const { host, carried, heard } = await overheard();
    const before = heard.length;
    const changed = change(said(carried[2] ?? new Uint8Array()) as { n: number; box: string; session: string }); // a letter
    expect(await refusal(host, new TextEncoder().encode(JSON.stringify(changed)))).toMatchObject({ kind: 'refused' });
    expect(heard).toHaveLength(before);
  });

  test('nothing of seat or queue can be read on the network', async () => {
    const { carried } = await overheard();
    const wire = carried.map((bytes) => new TextDecoder().decode(bytes)).join();
    expect(wire).not.toMatch(/jiaxi|"look|ticket|officer/);
  });

  test('a letter of another room’s host is none of ours', async () => {
    const [one, other] = [await overheard(), await openRoom()];
    expect(await refusal(other.host, one.carried[2] ?? new Uint8Array())).toEqual({
      kind: 'refused',
      why: 'unknown-session',
    });
  });
});

test('T4/C22 a thousand knocks push no desk out', async () => {
  const { carry, host, heard } = await openRoom();
  const line = lineOf(await aRoomSeat(), carry);
  expect(await asked(line)).toBe('answered');
  const knock = (): Uint8Array =>
    new TextEncoder().encode(JSON.stringify({ kind: 'knock', v: 1, room: '4821', point: otherKey().publicKey }));
  for (let i = 0; i < 200; i += 1) await host(knock());
  expect(await asked(line)).toBe('answered');
  expect(heard).toHaveLength(2);
});

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['no point of the curve', JSON.stringify({ kind: 'knock', v: 1, room: '4821', point: 'A'.repeat(87) })],
])('T4/C14 %s is refused without a throw', async (_name, text) => {
  const { host } = await openRoom();
  expect(said(await host(new TextEncoder().encode(text)))).toEqual({ kind: 'refused', why: 'damaged' });
});

test('QU-18 a lost answer is asked again in a new acquaintance, the host’s end and return too', async () => {
  const { carry, heard } = await openRoom();
  let lose = true;
  const line = lineOf(await aRoomSeat(), async (bytes): Promise<Result<Uint8Array, LineProblem>> => {
    const answer = await carry(bytes);
    if ((said(bytes) as { kind: string }).kind === 'letter' && lose) {
      lose = false;
      return err('nobody');
    }
    return answer;
  });
  expect([await asked(line), await asked(line), await asked(line)]).toEqual(['nobody', 'answered', 'answered']);
  expect(heard).toHaveLength(3);
});
