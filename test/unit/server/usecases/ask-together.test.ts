import { expect, test } from 'vitest';
import { askTogether } from '#server/usecases/ask-together.ts';

/** A database that answers when it is told to. */
function slowSquares() {
  const asked: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const load = async (keys: readonly number[]): Promise<readonly (number | null)[]> => {
    asked.push(keys);
    await new Promise<void>((open) => gates.push(open));
    if (keys.includes(13)) throw new Error('no line');
    return keys.map((key) => (key < 0 ? null : key * key));
  };
  const answer = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    gates.shift()?.();
  };
  return { asked, load, answer };
}

test('who asks while an answer is under way is asked for with the others in the next', async () => {
  const { asked, load, answer } = slowSquares();
  const ask = askTogether(load);
  const first = [ask(2), ask(3)];
  await answer();
  expect(await Promise.all(first)).toEqual([4, 9]);
  const second = ask(4);
  await new Promise((resolve) => setImmediate(resolve));
  const third = [ask(-1), ask(4), ask(5)];
  await answer();
  expect(await second).toBe(16);
  await answer();
  expect(await Promise.all(third)).toEqual([null, 16, 25]);
  expect(asked).toEqual([[2, 3], [4], [-1, 4, 5]]);
});

test('a failed question fails those who asked it and nobody after them', async () => {
  const { load, answer } = slowSquares();
  const ask = askTogether(load);
  const failing = Promise.allSettled([ask(1), ask(13)]);
  await answer();
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = ask(1);
  await answer();
  expect(await next).toBe(1);
});

test('an answer with a place missing is a fault of the program, not a silent refusal', async () => {
  const ask = askTogether<number, number>(() => Promise.resolve([]));
  await expect(ask(1)).rejects.toThrow('an answer for each key');
});
