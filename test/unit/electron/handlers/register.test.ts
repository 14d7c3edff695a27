import { describe, expect, test } from 'vitest';
import { CHANNELS, type Channel } from '#shared/ipc/channels.ts';
import { CONTRACT } from '#shared/ipc/contract.ts';
import { ROOM_CONTRACT } from '#shared/ipc/room-contract.ts';
import { MAX_SAVED_BYTES, MAX_SECRET_BYTES } from '#shared/ipc/messages.ts';
import { MAX_LETTER_BYTES } from '#shared/ipc/room-messages.ts';
import { OUR_FRAME, fakeContents, setupShell, type SenderFrame } from '#test/support/fake-electron.ts';

const PIN = { officer: 'jiaxi-clerk', memory: 65536, passes: 3, lanes: 1, salt: new Uint8Array(16) };

const GOOD: Record<Channel, unknown> = {
  'host-info': undefined,
  'print-to-pdf': { title: '来访登记表', pageSize: 'A4', landscape: false },
  print: { silent: false },
  'save-file': { suggestedName: '回执.pdf', bytes: new Uint8Array(4), mime: 'application/pdf' },
  'open-file': { accept: ['.docx'] },
  'secure-store-available': undefined,
  'secure-store-seal': new Uint8Array(32),
  'secure-store-unseal': { backend: 'gnome_libsecret', sealed: new Uint8Array(32) },
  'pin-keep': { ...PIN, verifier: new Uint8Array(32), box: new Uint8Array(60), until: 1 },
  'pin-offers': undefined,
  'pin-take': { officer: 'jiaxi-clerk', verifier: new Uint8Array(32) },
  'pin-drop': { officer: 'jiaxi-clerk' },
  'forget-copied': { text: '110101199003070003', stayed: true },
  'room-open': undefined,
  'room-close': undefined,
  'room-exchange': { answers: [{ id: 1, bytes: new Uint8Array(32) }] },
  'room-write': { address: '192.168.1.20', port: 47631, bytes: new Uint8Array(32) },
};

const OVERSIZE: Record<Channel, unknown> = {
  'host-info': new Uint8Array(1024),
  'print-to-pdf': { title: '表'.repeat(201), pageSize: 'A4', landscape: false },
  print: { silent: false, copies: 'x'.repeat(1024) },
  'save-file': { suggestedName: '回执.pdf', bytes: new Uint8Array(MAX_SAVED_BYTES + 1), mime: 'application/pdf' },
  'open-file': { accept: Array.from({ length: 17 }, () => '.docx') },
  'secure-store-available': 'x'.repeat(1024),
  'secure-store-seal': new Uint8Array(MAX_SECRET_BYTES + 1),
  'secure-store-unseal': { backend: 'gnome_libsecret', sealed: new Uint8Array(4 * MAX_SECRET_BYTES + 1) },
  'pin-keep': { ...PIN, verifier: new Uint8Array(32), box: new Uint8Array(2000), until: 1 },
  'pin-offers': 'x'.repeat(1024),
  'pin-take': { officer: 'x'.repeat(65), verifier: new Uint8Array(32) },
  'pin-drop': { officer: 'x'.repeat(65) },
  'forget-copied': { text: 'x'.repeat(10_001), stayed: true },
  'room-open': 'x'.repeat(1024),
  'room-close': 'x'.repeat(1024),
  'room-exchange': { answers: [{ id: 1, bytes: new Uint8Array(MAX_LETTER_BYTES + 1) }] },
  'room-write': { address: '192.168.1.20', port: 47631, bytes: new Uint8Array(MAX_LETTER_BYTES + 1) },
};

const FOREIGN: readonly (readonly [string, SenderFrame | null])[] = [
  ['another site', { origin: 'https://example.com', url: 'https://example.com/', parent: null }],
  ['an origin that starts like ours', { origin: 'app://local.evil', url: 'app://local.evil/', parent: null }],
  ['our address under another origin', { origin: 'null', url: 'app://local/index.html', parent: null }],
  ['our origin at a foreign address', { origin: 'app://local', url: 'app://local@evil/', parent: null }],
  ['a sub-frame of our own', { ...OUR_FRAME, parent: OUR_FRAME }],
  ['a frame that is gone', null],
];

const WRONG_TYPES: readonly (readonly [string, readonly unknown[]])[] = [
  ['null', [null]],
  ['a string', ['x']],
  ['a number', [7]],
  ['an array', [[1, 2]]],
  ['an unknown key', [{ path: '/etc/passwd' }]],
  ['a prototype key', [JSON.parse('{"__proto__":{"silent":false}}')]],
];

test('C12 the shell registers exactly the channels of the contract, each once', () => {
  const { ipcMain } = setupShell();
  expect(ipcMain.channels().toSorted()).toEqual([...CHANNELS].toSorted());
  expect(CHANNELS.length).toBeLessThanOrEqual(17);
  expect(() => ipcMain.handle('print', () => null)).toThrow('second handler');
});

describe('C12 every channel answers our page and nobody else', () => {
  const refusals = { sender: 0, argument: 0 };

  test.each(CHANNELS)('%s answers a good request in the shape of its schema', async (channel) => {
    const { ipcMain, reports } = setupShell();
    const args = GOOD[channel] === undefined ? [] : [GOOD[channel]];
    const reply = (await ipcMain.dispatch(channel, OUR_FRAME, args)) as { ok: boolean; value: unknown };
    expect(reply.ok).toBe(true);
    const contract = { ...CONTRACT, ...ROOM_CONTRACT };
    expect(contract[channel].response.safeParse(reply.value).success).toBe(true);
    expect(reports).toEqual([]);
  });

  for (const channel of CHANNELS) {
    test.each(FOREIGN)(`${channel} refuses %s`, async (_name, frame) => {
      const { ipcMain, asked, disk, contents } = setupShell();
      const args = GOOD[channel] === undefined ? [] : [GOOD[channel]];
      const reply = await ipcMain.dispatch(channel, frame, args);
      expect(reply).toEqual({ ok: false, error: { code: 'untrusted-sender' } });
      expect([asked.length, disk.size, contents.calls.pdf.length, contents.calls.print.length]).toEqual([0, 0, 0, 0]);
      refusals.sender += 1;
    });

    test.each([
      ...WRONG_TYPES,
      ['too much', [OVERSIZE[channel]]] as const,
      ['a second argument', [GOOD[channel], '/etc/passwd']] as const,
    ])(`${channel} refuses %s`, async (_name, args) => {
      const { ipcMain, asked, disk, contents } = setupShell();
      const reply = await ipcMain.dispatch(channel, OUR_FRAME, args);
      expect(reply).toEqual({ ok: false, error: { code: 'bad-argument' } });
      expect([asked.length, disk.size, contents.calls.pdf.length, contents.calls.print.length]).toEqual([0, 0, 0, 0]);
      refusals.argument += 1;
    });
  }

  test('and that was really asked of all of them', () => {
    expect(refusals).toEqual({
      sender: CHANNELS.length * FOREIGN.length,
      argument: CHANNELS.length * (WRONG_TYPES.length + 2),
    });
    expect(refusals.sender + refusals.argument).toBeGreaterThan(100);
  });
});

test('a broken capability tells the page only that it failed, and the log why', async () => {
  const contents = {
    ...fakeContents(),
    printToPDF: () => Promise.reject(new Error('cannot write /home/clerk/.cache')),
  };
  const { ipcMain, reports } = setupShell({}, contents);
  const reply = await ipcMain.dispatch('print-to-pdf', OUR_FRAME, [GOOD['print-to-pdf']]);
  expect(reply).toEqual({ ok: false, error: { code: 'failed' } });
  expect(reports).toEqual([{ channel: 'print-to-pdf', cause: new Error('cannot write /home/clerk/.cache') }]);
});
