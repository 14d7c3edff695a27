import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanFileName, withoutHidden } from '#shared/ipc/file-name.ts';
import { EXTENSION_BY_MIME, FILE_MIMES } from '#shared/ipc/file-types.ts';

describe('C10 names offered for saving', () => {
  test.each([
    ['来访登记表', '来访登记表.pdf'],
    ['来访登记表.pdf', '来访登记表.pdf'],
    ['来访登记表.PDF', '来访登记表.pdf'],
    ['setup.exe', 'setup.exe.pdf'],
    ['../../etc/passwd', '_.._etc_passwd.pdf'],
    ['C:\\Windows\\win.ini', 'C__Windows_win.ini.pdf'],
    ['a\u202Efdp.exe', 'afdp.exe.pdf'],
    ['a\u0000b\r\nc', 'abc.pdf'],
    ['con', '_con.pdf'],
    ['LPT1.txt', '_LPT1.txt.pdf'],
    ['contract', 'contract.pdf'],
    ['...', 'jiefangtai.pdf'],
    ['   ', 'jiefangtai.pdf'],
    ['\u3000回执 ', '回执.pdf'],
    [`${'\u{20BB7}'.repeat(120)}`, `${'\u{20BB7}'.repeat(100)}.pdf`],
  ])('%j becomes %j', (suggested, clean) => {
    expect(cleanFileName(suggested, 'application/pdf')).toBe(clean);
  });

  test('any text gives one plain path segment with the right ending', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 255 }), fc.constantFrom(...FILE_MIMES), (text, mime) => {
        const name = cleanFileName(text, mime);
        expect(name).toMatch(/^[^\\/:*?"<>|\p{Cc}\u202a-\u202e\s.][^\\/:*?"<>|\p{Cc}\u202a-\u202e]*$/u);
        expect(name.endsWith(EXTENSION_BY_MIME[mime])).toBe(true);
        expect(withoutHidden(name)).toBe(name);
      }),
    );
  });

  test('every kind has its own ending, and none is a program', () => {
    expect(FILE_MIMES.toSorted()).toEqual(Object.keys(EXTENSION_BY_MIME).toSorted());
    expect(new Set(Object.values(EXTENSION_BY_MIME)).size).toBe(FILE_MIMES.length);
    expect(Object.values(EXTENSION_BY_MIME)).not.toContain('.exe');
  });
});
