import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readUpTo, writeWhole } from '#electron/handlers/whole-file.ts';
import { OUR_FRAME, fakeContents, setupShell } from '#test/support/fake-electron.ts';

const withCode = (code: string): Error => Object.assign(new Error(`${code}: /home/clerk/回执.pdf`), { code });
const FILE = { suggestedName: '../../回执', bytes: new Uint8Array([1, 2, 3]), mime: 'application/pdf' };

describe('saving', () => {
  test('C12 offers a clean name, writes where the person said, and does not say where', async () => {
    const { ipcMain, asked, disk } = setupShell();
    const reply = await ipcMain.dispatch('save-file', OUR_FRAME, [FILE]);
    expect(reply).toEqual({ ok: true, value: { saved: true } });
    expect(asked).toMatchObject([{ defaultPath: '_.._回执.pdf', filters: [{ extensions: ['pdf'] }] }]);
    expect([...disk.values()]).toEqual([FILE.bytes]);
  });

  test.each([
    ['ENOSPC', 'disk-full'],
    ['EDQUOT', 'disk-full'],
    ['EACCES', 'no-access'],
    ['EROFS', 'no-access'],
    ['EBUSY', 'no-access'],
    ['EIO', 'failed'],
  ])('%s is %s', async (code, reason) => {
    const { ipcMain } = setupShell({ writeWhole: () => Promise.reject(withCode(code)) });
    const reply = await ipcMain.dispatch('save-file', OUR_FRAME, [FILE]);
    expect(reply).toEqual({ ok: true, value: { saved: false, reason } });
  });

  test('a cancelled dialog writes nothing', async () => {
    const { ipcMain, disk } = setupShell({ askWhere: async () => ({ canceled: true, filePath: '' }) });
    const reply = await ipcMain.dispatch('save-file', OUR_FRAME, [FILE]);
    expect(reply).toEqual({ ok: true, value: { saved: false, reason: 'cancelled' } });
    expect(disk.size).toBe(0);
  });
});

describe('printing', () => {
  test.each([
    ['A4', 'A4'],
    ['A3', 'A3'],
    ['A5', 'A5'],
    ['receipt-58mm', { width: 58 / 25.4, height: 297 / 25.4 }],
    ['receipt-80mm', { width: 80 / 25.4, height: 297 / 25.4 }],
  ])('%s: the calling window on that paper, margins left to the style sheet', async (pageSize, paper) => {
    const { ipcMain, contents, asked, disk } = setupShell();
    const request = { title: '来访登记表 青岚县', pageSize, landscape: true };
    expect(await ipcMain.dispatch('print-to-pdf', OUR_FRAME, [request])).toEqual({ ok: true, value: { saved: true } });
    expect(contents.calls.pdf).toEqual([
      {
        pageSize: paper,
        landscape: true,
        preferCSSPageSize: true,
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
        printBackground: true,
        generateTaggedPDF: true,
      },
    ]);
    expect(asked).toMatchObject([{ defaultPath: '来访登记表 青岚县.pdf' }]);
    expect(disk.size).toBe(1);
  });

  test.each([true, false])('the print dialog answers %s', async (printed) => {
    const contents = fakeContents({ printed });
    const { ipcMain } = setupShell({}, contents);
    const reply = await ipcMain.dispatch('print', OUR_FRAME, [{ silent: false }]);
    expect(reply).toEqual({ ok: true, value: { printed } });
    expect(contents.calls.print).toEqual([{ silent: false, printBackground: true }]);
  });

  test('silent printing is refused', async () => {
    const { ipcMain, contents } = setupShell();
    const reply = await ipcMain.dispatch('print', OUR_FRAME, [{ silent: true }]);
    expect(reply).toEqual({ ok: false, error: { code: 'bad-argument' } });
    expect(contents.calls.print).toEqual([]);
  });
});

describe('opening', () => {
  const accept = ['.docx', '.pdf'];
  const open = (overrides: Parameters<typeof setupShell>[0]): Promise<unknown> =>
    setupShell(overrides).ipcMain.dispatch('open-file', OUR_FRAME, [{ accept }]);
  const chosen = (path: string) => ({ askWhich: async () => ({ canceled: false, filePaths: [path] }) });

  test('C12 gives name and content, not the path', async () => {
    const bytes = new Uint8Array([7]);
    const value = await open({ ...chosen('/home/clerk/来信 3.DOCX'), readUpTo: async () => bytes });
    expect(value).toEqual({ ok: true, value: { name: '来信 3.DOCX', bytes } });
  });
  test('C10 hidden direction marks are taken out of the name', async () => {
    const value = await open(chosen('/home/clerk/a\u202Efdp.pdf'));
    expect(value).toMatchObject({ ok: true, value: { name: 'afdp.pdf' } });
  });
  test.each([
    ['nothing chosen', { askWhich: async () => ({ canceled: true, filePaths: [] }) }, null],
    ['another kind typed in', chosen('/etc/passwd'), { refused: 'wrong-type' }],
    ['too large', { readUpTo: async () => null }, { refused: 'too-large' }],
    ['gone or forbidden', { readUpTo: () => Promise.reject(withCode('EACCES')) }, { refused: 'unreadable' }],
  ])('%s', async (_name, overrides, value) => {
    expect(await open(overrides)).toEqual({ ok: true, value });
  });
});

describe('whole files on a real disk', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jft-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('replaces the earlier file and leaves nothing beside it', async () => {
    const path = join(folder, '回执.pdf');
    await writeFile(path, 'earlier');
    await writeWhole(path, new TextEncoder().encode('new'));
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['回执.pdf']);
  });
  test('a failed write leaves nothing', async () => {
    await expect(writeWhole(folder, new Uint8Array(3))).rejects.toThrow();
    await expect(writeWhole(join(folder, 'no/such/folder'), new Uint8Array(3))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await readdir(folder)).toEqual([]);
  });
  test('reads up to the limit and no further; a folder is no file', async () => {
    const path = join(folder, 'a.pdf');
    await writeFile(path, '12345');
    expect(await readUpTo(path, 5)).toEqual(new TextEncoder().encode('12345'));
    expect(await readUpTo(path, 4)).toBeNull();
    await expect(readUpTo(folder, 100)).rejects.toThrow();
  });
});
