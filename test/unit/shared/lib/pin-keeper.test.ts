/** C4: who keeps the session PIN's box counts the tries and the hours, whatever the page says. */
import { expect, test } from 'vitest';
import { createPinKeeper, PIN_LIFE_MS, PIN_TRIES } from '#shared/lib/pin-keeper.ts';

const RIGHT = Uint8Array.of(1, 2, 3);
const WRONG = Uint8Array.of(1, 2, 4);
const BOX = Uint8Array.of(9);

function setup() {
  const clock = { now: 1_000_000 };
  const keeper = createPinKeeper(() => clock.now);
  const params = { memory: 65_536, passes: 3, lanes: 1, salt: new Uint8Array(16) };
  const keep = (officer: string): void =>
    keeper.keep({ officer, ...params, verifier: RIGHT, box: BOX, until: clock.now + 10 * PIN_LIFE_MS });
  keep('zhou');
  return { clock, keeper, keep };
}

test('C4 the right PIN gives the box, again and again; the offer tells neither box nor proof', () => {
  const { keeper } = setup();
  expect(keeper.take('zhou', RIGHT)).toEqual({ taken: true, box: BOX });
  expect(keeper.take('zhou', RIGHT)).toEqual({ taken: true, box: BOX });
  expect(Object.keys(keeper.offers()[0] ?? {}).toSorted()).toEqual(
    ['officer', 'memory', 'passes', 'lanes', 'salt', 'left'].toSorted(),
  );
});

test('C4 five wrong tries and the box is gone, even for the right PIN; a right one in between begins anew', () => {
  const { keeper } = setup();
  for (let wrong = 1; wrong < PIN_TRIES; wrong += 1)
    expect(keeper.take('zhou', WRONG)).toEqual({ taken: false, left: PIN_TRIES - wrong });
  expect(keeper.take('zhou', RIGHT)).toMatchObject({ taken: true });
  for (let wrong = 1; wrong <= PIN_TRIES; wrong += 1) keeper.take('zhou', WRONG);
  expect(keeper.take('zhou', RIGHT)).toEqual({ taken: false, left: 0 });
  expect(keeper.offers()).toEqual([]);
});

test.each([
  ['ten hours later', PIN_LIFE_MS],
  ['on a clock set back', -1],
])('C4 %s only the passphrase opens, however long the page asked for', (_name, ms) => {
  const { clock, keeper } = setup();
  clock.now += ms;
  expect(keeper.take('zhou', RIGHT)).toEqual({ taken: false, left: 0 });
});

test('C8 each officer has an own one; dropping one leaves the other', () => {
  const { keeper, keep } = setup();
  keep('lin');
  keeper.take('zhou', WRONG);
  expect(keeper.offers().map(({ officer, left }) => [officer, left])).toEqual([
    ['zhou', PIN_TRIES - 1],
    ['lin', PIN_TRIES],
  ]);
  keeper.drop('zhou');
  expect(keeper.offers().map(({ officer }) => officer)).toEqual(['lin']);
  keeper.drop();
  expect(keeper.offers()).toEqual([]);
});

test('C4 a shorter proof, an empty one and an unknown officer are wrong', () => {
  const { keeper } = setup();
  expect(keeper.take('zhou', new Uint8Array(0)).taken).toBe(false);
  expect(keeper.take('zhou', RIGHT.slice(0, 2)).taken).toBe(false);
  expect(keeper.take('nobody', RIGHT)).toEqual({ taken: false, left: 0 });
});
