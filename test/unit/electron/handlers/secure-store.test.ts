import { describe, expect, test } from 'vitest';
import { OUR_FRAME, fakeSafeStorage, setupShell, type SafeStorageBackend } from '#test/support/fake-electron.ts';

const KEY = new Uint8Array([0, 1, 2, 250, 251, 252]);
const ask = (overrides: Parameters<typeof setupShell>[0], channel: string, ...args: unknown[]): Promise<unknown> =>
  setupShell(overrides).ipcMain.dispatch(channel, OUR_FRAME, args);

describe('T6 which key stores count', () => {
  const linux: readonly (readonly [SafeStorageBackend, object])[] = [
    ['gnome_libsecret', { available: true, backend: 'gnome_libsecret' }],
    ['kwallet6', { available: true, backend: 'kwallet6' }],
    ['basic_text', { available: false }],
    ['unknown', { available: false }],
  ];
  test.each(linux)('Linux with %s', async (backend, value) => {
    const safeStorage = fakeSafeStorage({ backend });
    expect(await ask({ safeStorage }, 'secure-store-available')).toEqual({ ok: true, value });
  });

  test('Windows has no such name to look at', async () => {
    const value = await ask({ platform: 'win32' }, 'secure-store-available');
    expect(value).toEqual({ ok: true, value: { available: true, backend: 'dpapi' } });
  });

  test.each(['win32', 'linux'])('%s without encryption', async (platform) => {
    const safeStorage = fakeSafeStorage({ available: false });
    const value = await ask({ platform, safeStorage }, 'secure-store-available');
    expect(value).toEqual({ ok: true, value: { available: false } });
  });
});

describe('sealing', () => {
  test.each([false, true])('bytes come back; reseal is %s as the key store says', async (rotated) => {
    const { ipcMain } = setupShell({ safeStorage: fakeSafeStorage({ rotated }) });
    const sealed = (await ipcMain.dispatch('secure-store-seal', OUR_FRAME, [KEY])) as { value: { value: unknown } };
    expect(sealed).toMatchObject({ ok: true, value: { ok: true, value: { backend: 'gnome_libsecret' } } });
    const opened = await ipcMain.dispatch('secure-store-unseal', OUR_FRAME, [sealed.value.value]);
    expect(opened).toEqual({ ok: true, value: { ok: true, value: { bytes: KEY, reseal: rotated } } });
  });

  test.each([
    ['no key store', { safeStorage: fakeSafeStorage({ backend: 'basic_text' }) }, 'absent'],
    ['another desktop session', { safeStorage: fakeSafeStorage({ backend: 'kwallet6' }) }, 'backend-changed'],
    ['bytes of another machine', {}, 'unreadable'],
  ])('T6 %s', async (_name, overrides, code) => {
    const secret = { backend: 'gnome_libsecret', sealed: new Uint8Array(40) };
    const reply = await ask(overrides, 'secure-store-unseal', secret);
    expect(reply).toEqual({ ok: true, value: { ok: false, error: { code } } });
  });

  test('T6 nothing is sealed with a fixed password', async () => {
    const safeStorage = fakeSafeStorage({ backend: 'basic_text' });
    const reply = await ask({ safeStorage }, 'secure-store-seal', KEY);
    expect(reply).toEqual({ ok: true, value: { ok: false, error: { code: 'absent' } } });
  });
});
