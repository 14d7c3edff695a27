/**
 * T6/C21, whoever changes the program where it is installed on Linux, or copies it badly: it does not open, and says what
 * to do. The list is written by the publisher's code into a folder as `electron-builder` leaves one.
 */
import { appendFile, mkdir, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listPacked } from '#build/release/list-packed.ts';
import { comparePacked, packedFolder } from '#electron/window/packed-files.ts';
import { refuseStart } from '#electron/window/refuse-start.ts';
import { PACKED_LIST, packedText, PackedFiles } from '#shared/ipc/packed-files.ts';
import { temporaryFolder } from '#test/support/server.ts';
import { countCases } from './count-cases.ts';
import { newPublisher, type TestPublisher } from './new-publisher.ts';

countCases(32);

const FILES = ['jiefangtai', 'libffmpeg.so', 'locales/zh-CN.pak', 'resources/app.asar', 'LICENSES.chromium.html'];

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let publisher: TestPublisher;
const at = (path: string): string => join(folder.path, 'program', path);

beforeEach(async () => {
  folder = await temporaryFolder();
  publisher = await newPublisher(folder.path, 'publisher');
  await mkdir(at('locales'), { recursive: true });
  await mkdir(at('resources'), { recursive: true });
  for (const file of FILES) await writeFile(at(file), `content of ${file}`);
  expect(await listPacked(at('.'), publisher.sign)).toBe(FILES.length);
});
afterEach(() => folder.remove());

const compared = async (publisherKey: string | null): Promise<string> => {
  const found = await comparePacked(packedFolder(at('.')), publisherKey);
  return found.ok ? found.value : `${found.error.code} ${found.error.file}`;
};
const readList = async (): Promise<PackedFiles> =>
  PackedFiles.parse(JSON.parse(await readFile(at(PACKED_LIST), 'utf8')));
const writeList = (list: unknown): Promise<void> => writeFile(at(PACKED_LIST), JSON.stringify(list));

test('a program as it was packed opens; with the key it is known whose it is', async () => {
  expect(await compared(publisher.publicKey)).toBe('signed');
  expect(await compared(null)).toBe('unsigned');
});

test('packed without the key, it opens where no key is built in, and nowhere else', async () => {
  await listPacked(at('.'), null);
  expect(await compared(null)).toBe('unsigned');
  expect(await compared(publisher.publicKey)).toBe(`list-forged ${PACKED_LIST}`);
});

test('what a package manager puts beside it is no reason to refuse', async () => {
  await writeFile(at('resources/package-type'), 'deb');
  expect(await compared(publisher.publicKey)).toBe('signed');
});

describe.each([
  ['with the publisher’s key', true],
  ['without', false],
])('%s, the program does not open', (_, isSigned) => {
  const key = (): string | null => (isSigned ? publisher.publicKey : null);

  test.each<readonly [string, string, () => Promise<void>]>([
    [
      'one letter of the archive changed',
      'file-changed resources/app.asar',
      () => writeFile(at('resources/app.asar'), 'Content of resources/app.asar'),
    ],
    [
      'something added to the archive',
      'file-changed resources/app.asar',
      () => appendFile(at('resources/app.asar'), 'x'),
    ],
    ['the archive cut off', 'file-changed resources/app.asar', () => truncate(at('resources/app.asar'), 3)],
    ['the archive taken away', 'file-missing resources/app.asar', () => unlink(at('resources/app.asar'))],
    [
      'a folder in the archive’s place',
      'file-missing resources/app.asar',
      async () => {
        await unlink(at('resources/app.asar'));
        await mkdir(at('resources/app.asar'));
      },
    ],
    ['a library changed', 'file-changed libffmpeg.so', () => writeFile(at('libffmpeg.so'), 'CONTENT of libffmpeg.so')],
    ['a language not copied', 'file-missing locales/zh-CN.pak', () => rm(at('locales'), { recursive: true })],
    ['no list', `list-missing ${PACKED_LIST}`, () => unlink(at(PACKED_LIST))],
    ['half a list', `list-damaged ${PACKED_LIST}`, () => truncate(at(PACKED_LIST), 100)],
    ['an empty list', `list-damaged ${PACKED_LIST}`, async () => writeList({ ...(await readList()), files: [] })],
  ])('%s: %s', async (_case, answer, change) => {
    await change();
    expect(await compared(key())).toBe(answer);
  });
});

describe('a changed list', () => {
  test('that fits the changed archive is not the publisher’s', async () => {
    await writeFile(at('resources/app.asar'), 'another program');
    const { signature } = await readList();
    await listPacked(at('.'), null);
    const made = await readList();
    await writeList({ ...made, signature });
    expect(await compared(publisher.publicKey)).toBe(`list-forged ${PACKED_LIST}`);
    await writeList({ ...made, signature: (await newPublisher(folder.path, 'stranger')).sign(packedText(made)) });
    expect(await compared(publisher.publicKey)).toBe(`list-forged ${PACKED_LIST}`);
  });

  test('with a file left out is not the publisher’s', async () => {
    const list = await readList();
    await writeList({ ...list, files: list.files.filter(({ path }) => path !== 'libffmpeg.so') });
    expect(await compared(publisher.publicKey)).toBe(`list-forged ${PACKED_LIST}`);
  });

  test.each(['../../etc/passwd', '/etc/passwd', 'resources/../../x', './jiefangtai', 'a\nb'])(
    'leads nowhere: %j',
    async (path) => {
      const list = await readList();
      await writeList({ ...list, files: [...list.files, { path, size: 0, sha256: '0'.repeat(64) }] });
      expect(await compared(null)).toBe(`list-damaged ${PACKED_LIST}`);
    },
  );
});

test('sizes are looked at before anything is read', async () => {
  await truncate(at('resources/app.asar'), 3);
  let read = 0;
  const disk = packedFolder(at('.'));
  const counting = { ...disk, hashOf: (path: string) => disk.hashOf(path).finally(() => (read += 1)) };
  expect((await comparePacked(counting, null)).ok).toBe(false);
  expect(read).toBe(0);
});

test('whoever sits there reads what to do, and a script reads the code', () => {
  const shown: string[] = [];
  const codes: (number | undefined)[] = [];
  const shell = {
    app: { exit: (code?: number) => void codes.push(code) },
    dialog: { showErrorBox: (title: string, content: string) => void shown.push(title, content) },
  };
  for (const code of ['list-missing', 'list-damaged', 'list-forged', 'file-missing', 'file-changed'] as const) {
    refuseStart(shell, { code, file: 'resources/app.asar' });
  }
  expect(codes).toEqual([1, 1, 1, 1, 1]);
  expect(new Set(shown).size).toBe(6);
  const advised = shown.filter((text) => text.includes('联系县局') && text.includes('resources/app.asar'));
  expect(advised).toHaveLength(5);
});
