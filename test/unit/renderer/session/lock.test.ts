// @vitest-environment jsdom
/** C5: a lock darkens the page at once, waits for what is being written, and for a disk that does not answer not for ever. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { lockPage } from '#renderer/session/lock.ts';

let done: string[] = [];
beforeEach(() => {
  done = [];
  vi.useFakeTimers();
  vi.stubGlobal('reportError', () => done.push('reported'));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.style.visibility = '';
  document.body.inert = false;
});

/** A store of which a lock uses no more than this. */
const storeWith = (serial: () => Promise<void>): DeviceStore =>
  ({ serial, close: () => done.push('closed') }) as unknown as DeviceStore;
const written = storeWith(async () => void done.push('written'));
const reload = (): void => void done.push('loaded anew');
const saveDraft = (): void => void done.push('draft');

test('dark at once; then the log, the draft, what is being written, and the page begins anew', async () => {
  document.addEventListener('visibilitychange', saveDraft, { once: true });
  const locked = lockPage(written, async () => done.push('log'), reload);
  expect([document.body.style.visibility, document.body.inert]).toEqual(['hidden', true]);
  expect(done).not.toContain('loaded anew');
  await vi.advanceTimersByTimeAsync(1);
  await locked;
  expect(done).toEqual(['log', 'draft', 'written', 'closed', 'loaded anew']);
});

test.each([
  ['the log', written, () => new Promise(() => undefined)],
  ['the store', storeWith(() => new Promise(() => undefined)), () => Promise.resolve()],
] as const)('%s never answers: the page is left all the same', async (_what, store, first) => {
  const locked = lockPage(store, first, reload);
  await vi.advanceTimersByTimeAsync(9000);
  expect(done).not.toContain('loaded anew');
  await vi.advanceTimersByTimeAsync(1001);
  await locked;
  expect(done.slice(-2)).toEqual(['closed', 'loaded anew']);
});

test('what fails before is said, and keeps nobody from locking', async () => {
  const locked = lockPage(written, () => Promise.reject(new Error('room')), reload);
  await vi.advanceTimersByTimeAsync(1);
  await locked;
  expect(done).toEqual(['reported', 'written', 'closed', 'loaded anew']);
});
