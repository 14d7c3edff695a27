import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readSheets } from '#renderer/sheets/read-sheets.ts';
import { inertCell, writeWorkbook } from '#renderer/sheets/write-workbook.ts';

async function xlsx(data: readonly (readonly (string | number | Date | null)[])[]): Promise<Uint8Array> {
  const cells = data.map((row) =>
    row.map((value) => {
      if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
      if (typeof value === 'number') return { value, type: Number };
      return value === null ? null : { value, type: String };
    }),
  );
  return new Uint8Array(await writeXlsxFile(cells).toBuffer());
}

/** A workbook of one sheet, its XML written by hand. */
function byHand(sheet: string, more: Zippable = {}): Uint8Array {
  const from = unzipSync(
    writeWorkbook({ sheet: '台账', title: 't', watermark: 'w', columns: [{ header: 'h', width: 9 }], rows: [] }),
  );
  return zipSync({ ...from, 'xl/worksheets/sheet1.xml': strToU8(sheet), ...more });
}
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const sheetXml = (rows: string): string => `<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;
const read = (bytes: Uint8Array, name = '台账.xlsx') => readSheets({ name, bytes });
const rowsOf = async (bytes: Uint8Array, name?: string) => {
  const found = await read(bytes, name);
  if (!found.ok) throw new Error(found.error);
  return found.value[0]?.rows ?? [];
};

describe('LI-01 files as WPS and Excel write them', () => {
  test('texts, numbers without loss of digits, days, empty cells', async () => {
    const bytes = await xlsx([
      ['日期', '姓名', '电话', '备注'],
      [new Date(Date.UTC(2025, 2, 4)), '张某甲', 13800000000, null],
      ['2025.3.5', null, '0719-1234567', '=1+1'],
    ]);
    expect(await rowsOf(bytes)).toEqual([
      ['日期', '姓名', '电话', '备注'],
      ['2025-03-04', '张某甲', '13800000000'],
      ['2025.3.5', '', '0719-1234567', '=1+1'],
    ]);
  });
  test('C10 of a formula its last result, never the formula; errors as nothing or their name', async () => {
    const bytes = byHand(
      sheetXml(
        '<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://a","b")</f><v>结果</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="inlineStr"><is><t>末</t></is></c></row>',
      ),
    );
    expect(await rowsOf(bytes)).toEqual([['结果', '2', '末']]);
  });
  test('formats without content down to the last line of the sheet are no rows', async () => {
    const bytes = byHand(
      sheetXml(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row><row r="1048576" spans="1:9"><c r="A1048576" s="1"/><c r="XFD1048576" s="1"></c></row>',
      ),
    );
    expect(await rowsOf(bytes)).toEqual([['姓名']]);
  });
  test('LI-02 direction marks and control characters are taken out of cells', async () => {
    const bytes = byHand(
      sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>张\u202e某\u200b甲&#10;二</t></is></c></row>'),
    );
    expect(await rowsOf(bytes)).toEqual([['张某甲\n二']]);
  });
  test.each([
    ['UTF-8', new TextEncoder().encode('日期,姓名\r\n2025-3-4,"张某,甲"\r\n')],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeff日期,姓名\n2025-3-4,"张某,甲"')],
    // 日期;姓名 / 2025-3-4;张某,甲 as GB18030.
    [
      'GB18030',
      Uint8Array.from([
        0xc8,
        0xd5,
        0xc6,
        0xda,
        0x3b,
        0xd0,
        0xd5,
        0xc3,
        0xfb,
        0x0a,
        ...strToU8('2025-3-4;'),
        0xd5,
        0xc5,
        0xc4,
        0xb3,
        0x2c,
        0xbc,
        0xd7,
      ]),
    ],
  ])('csv in %s', async (_name, bytes) => {
    expect(await rowsOf(bytes, 'a.csv')).toEqual([
      ['日期', '姓名'],
      ['2025-3-4', '张某,甲'],
    ]);
  });
  test('20,000 rows are read', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`);
    expect(await rowsOf(byHand(sheetXml(rows.join(''))))).toHaveLength(20_000);
  });
});

/** A zip file with every record of this signature changed. */
function patched(bytes: Uint8Array, change: (view: DataView, at: number) => void, signature: number): Uint8Array {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 46 < copy.length; at += 1) if (view.getUint32(at, true) === signature) change(view, at);
  return copy;
}
const DIRECTORY_ENTRY = 0x02014b50;
const good = () => byHand(sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>'));
const bomb = () =>
  byHand(sheetXml(`<row r="1"><c r="A1" t="inlineStr"><is><t>${' '.repeat(40 * 1024 * 1024)}</t></is></c></row>`));

const HOSTILE: readonly (readonly [string, () => Uint8Array, string, string?])[] = [
  ['an empty file', () => new Uint8Array(), 'empty-file'],
  ['a picture', () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'not-a-sheet'],
  ['old .xls or a locked file', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old-or-locked'],
  ['a zip that is no workbook', () => zipSync({ 'a.txt': strToU8('a') }), 'not-a-sheet'],
  ['a zip cut off', () => good().subarray(0, 300), 'damaged'],
  ['a file with a zip head alone', () => strToU8('PK'), 'damaged'],
  ['a zip bomb: 40 MB of blanks in a few KB', bomb, 'unpacks-too-large'],
  [
    '1 GB declared',
    () => patched(good(), (view, at) => view.setUint32(at + 24, 1024 ** 3, true), DIRECTORY_ENTRY),
    'unpacks-too-large',
  ],
  [
    'a bomb that declares 1 KB',
    () =>
      patched(
        bomb(),
        (view, at) => {
          if (view.getUint32(at + 24, true) > 1e6) view.setUint32(at + 24, 1024, true);
        },
        DIRECTORY_ENTRY,
      ),
    'unpacks-too-large',
  ],
  [
    'more declared than there is',
    () => patched(good(), (view, at) => view.setUint32(at + 24, 100_000, true), DIRECTORY_ENTRY),
    'damaged',
  ],
  [
    'a locked part',
    () => patched(good(), (view, at) => view.setUint16(at + 8, 1, true), DIRECTORY_ENTRY),
    'old-or-locked',
  ],
  ['a part outside of the file', () => byHand(sheetXml(''), { '../../etc/cron.d/a': strToU8('x') }), 'bad-part-name'],
  ['an absolute part', () => byHand(sheetXml(''), { '/etc/passwd': strToU8('x') }), 'bad-part-name'],
  ['a part with a backslash', () => byHand(sheetXml(''), { 'xl\\..\\a.exe': strToU8('x') }), 'bad-part-name'],
  ['a part with a direction mark', () => byHand(sheetXml(''), { 'xl/\u202efdp.exe': strToU8('x') }), 'bad-part-name'],
  [
    '3,000 parts',
    () => byHand(sheetXml(''), Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`a${i}`, strToU8('')]))),
    'too-many-parts',
  ],
  [
    '70 sheets',
    () =>
      byHand(
        sheetXml(''),
        Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`xl/worksheets/s${i}.xml`, strToU8('')])),
      ),
    'too-many-sheets',
  ],
  [
    'entities',
    () => byHand(`<!DOCTYPE a [<!ENTITY b "c">]>${sheetXml('<row r="1"><c r="A1"><v>&b;</v></c></row>')}`),
    'hostile-content',
  ],
  [
    'a cell in the last corner of the sheet',
    () => byHand(sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    'too-many-columns',
  ],
  [
    'a cell in the last line of the sheet',
    () => byHand(sheetXml('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    'too-many-rows',
  ],
  ['no XML at all', () => byHand('\u0000\u0001'), 'damaged'],
  ['a csv of 30,000 lines', () => strToU8('a,b\n'.repeat(30_000)), 'too-many-rows', 'a.csv'],
  ['a csv of 500 columns', () => strToU8('a,'.repeat(500)), 'too-many-columns', 'a.csv'],
  ['bytes called csv', () => Uint8Array.from([0, 1, 2, 3]), 'not-a-sheet', 'a.csv'],
];

describe('C10 hostile files are told apart and none is opened', () => {
  const files = HOSTILE.map(([title, make, problem, name = '台账.xlsx']) => ({ title, make, problem, name }));
  test.each(files)('$title', async ({ make, problem, name }) => {
    expect(await read(make(), name)).toEqual({ ok: false, error: problem });
  });
  test('floor', () => expect(HOSTILE.length).toBeGreaterThanOrEqual(24));
});

describe('C10 what is written out', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-3', "'-3"],
    ['@a', "'@a"],
    [' =a', "' =a"],
    ['＝a', "'＝a"],
    ['\t=a', "'\t=a"],
    ['张某甲', '张某甲'],
    ['a=b', 'a=b'],
  ])('cell %j', (text, written) => expect(inertCell(text)).toBe(written));

  test('a file read back: title, mark, heading, rows, mark; nothing a sheet program could take for a formula', async () => {
    const bytes = writeWorkbook({
      sheet: '信访登记簿',
      title: '信访登记簿',
      watermark: '甲溪 周某 2026-09-10 09:00 导出 & 共 2 件',
      columns: [
        { header: '编号', width: 20 },
        { header: '事项', width: 40 },
      ],
      rows: [
        ['1', '=cmd|"/c calc"!A1 <b>\u0001'],
        ['2', '反映邻居\n砌墙'],
      ],
    });
    expect(await rowsOf(bytes)).toEqual([
      ['信访登记簿'],
      ['甲溪 周某 2026-09-10 09:00 导出 & 共 2 件'],
      ['编号', '事项'],
      ['1', '\'=cmd|"/c calc"!A1 <b>'],
      ['2', '反映邻居\n砌墙'],
      ['甲溪 周某 2026-09-10 09:00 导出 & 共 2 件'],
    ]);
  });
  test('5,000 rows are written', () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [String(i), '反映邻居砌墙占用宅基地'.repeat(4)]);
    const bytes = writeWorkbook({
      sheet: 'a',
      title: 'a',
      watermark: 'b',
      columns: [
        { header: 'a', width: 9 },
        { header: 'b', width: 9 },
      ],
      rows,
    });
    expect(bytes.length).toBeGreaterThan(10_000);
  });
});
