// @vitest-environment jsdom
/** C28: a copied number does not stay in the clipboard for whoever sits down next. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { COPIED_MS, forgetCopied } from '#renderer/session/forget-copied.ts';

const ID = '110101199003070003';
let timers: { readonly work: () => void; readonly ms: number }[] = [];
let asked: { readonly text: string; readonly stayed: boolean }[] = [];
let guard: ReturnType<typeof forgetCopied>;

beforeEach(() => {
  timers = [];
  asked = [];
  guard = forgetCopied({ forgetCopied: async (request) => (asked.push(request), true) }, (work, ms) => {
    const timer = { work, ms };
    timers.push(timer);
    return () => void (timers = timers.filter((each) => each !== timer));
  });
});
afterEach(() => guard.stop());

function copy(text: string): void {
  document.body.replaceChildren(Object.assign(document.createElement('input'), { value: text }));
  const input = document.querySelector('input');
  input?.focus();
  input?.select();
  document.dispatchEvent(new Event('copy'));
}

test.each([
  ['an identity number', ID],
  ['a telephone number in words', '电话 138 1234 5678，请联系'],
])('C28 %s is forgotten after a minute', (_name, text) => {
  copy(text);
  expect(asked).toEqual([]);
  expect(timers.map(({ ms }) => ms)).toEqual([COPIED_MS]);
  timers[0]?.work();
  expect(asked).toEqual([{ text, stayed: true }]);
});

test('C28 words and short numbers stay; another copy takes the number’s place', () => {
  copy('石桥村三组，2026年');
  expect(timers).toEqual([]);
  copy(ID);
  copy('别的话');
  expect(timers).toEqual([]);
});

test('C28 whoever left the window may have copied something else: said so', async () => {
  copy(ID);
  window.dispatchEvent(new Event('blur'));
  await guard.now();
  expect(asked).toEqual([{ text: ID, stayed: false }]);
  await guard.now();
  expect(asked).toHaveLength(1);
});

test('C28 a lock does not wait for the minute', () => {
  copy(ID);
  guard.stop();
  expect(asked).toHaveLength(1);
});
