/** Issue 4, item 7: an office brings its old ledger of 300 rows in, under the real content security policy, and takes it back. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportText } from '#renderer/text/export-words.ts';
import { listExportText } from '#renderer/text/list-export-words.ts';
import { importText } from '#renderer/text/import-words.ts';
import { importLedgerLabel } from '#renderer/text/ledger-words.ts';
import { readSheets } from '#renderer/sheets/read-sheets.ts';
import { ledgerRows, openLedger, searchLedger } from '#test/support/app.ts';
import { OFFICE } from '#test/support/market-day.ts';
import { oneSeat } from '#test/support/one-seat.ts';

const ROWS = 300;
/** Registers and may export; a registering officer may not. */
const HEAD = '何某戊';
const SHOTS = process.env['JFT_SHOTS'];

const here = oneSeat(OFFICE, HEAD);
let folder: string;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiefangtai-ledger-'));
  here.seat.page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript/u.test(message.text())) complaints.push(message.text());
  });
  await here.seat.page.setViewportSize({ width: 1366, height: 768 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An invented ledger: a title, merged headings, three rows with a fault, one column that is never imported, a total. */
async function inventedLedger(): Promise<string> {
  const text = (value: string) => ({ value, type: String });
  const head = [
    '序号',
    '登记编号',
    '来访日期',
    '来访人',
    '',
    '反映事项',
    '问题类别',
    '承办单位',
    '是否办结',
    '政治面貌',
    '备注',
  ];
  const below = ['', '', '', '姓名', '联系电话', '', '', '', '', '', ''];
  const rows = Array.from({ length: ROWS }, (_, i) => [
    String(i + 1),
    `甲访〔2025〕${i + 1}号`,
    i === 20 ? '2025年2月30日' : `2025.${(i % 12) + 1}.${(i % 28) + 1}`,
    i === 30 ? '' : `某姓${i}`,
    `1390000${String(i).padStart(4, '0')}`,
    i === 40 ? '' : `反映邻里排水沟改道，雨天墙根进水，第 ${i} 件。`,
    ['邻里纠纷', '公证', '法律援助', '天文'][i % 4] ?? '',
    '甲溪司法所',
    i % 5 === 0 ? '未办结' : '办结',
    '群众',
    i % 7 === 0 ? '已电话告知' : '',
  ]);
  const data = [
    [text('甲溪司法所2025年来访登记台账')],
    ...[head, below, ...rows, ['合计', '', '', '300']].map((row) => row.map(text)),
  ];
  const path = join(folder, '2025年来访台账.xlsx');
  await writeFile(path, await writeXlsxFile(data, { sheet: '2025年' }).toBuffer());
  return path;
}

async function shot(name: string): Promise<void> {
  if (SHOTS !== undefined) await here.seat.page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

async function chooseFile(path: string): Promise<void> {
  const [chooser] = await Promise.all([
    here.seat.page.waitForEvent('filechooser'),
    here.seat.page.getByRole('button', { name: importText.choose, exact: true }).click(),
  ]);
  await chooser.setFiles(path);
}

test('300 rows of an old ledger: mapped, mended, imported once, exported, taken back', async () => {
  const { page } = here.seat;
  const path = await inventedLedger();
  await openLedger(page);
  await shot('ledger-empty');
  await page.getByRole('button', { name: importLedgerLabel }).click();
  await page.getByRole('heading', { name: importText.title }).waitFor();
  await shot('choose');

  await chooseFile(path);
  await page.getByText(importText.never).waitFor();
  await shot('map');
  await page.keyboard.press('Alt+N');
  await page.getByRole('button', { name: importText.leaveFaulty(3) }).waitFor();
  await shot('check');

  const card = page.getByRole('form').or(page.locator('.import-mend'));
  await card.getByRole('textbox').fill('2025-02-28');
  await page.getByRole('button', { name: importText.fix, exact: true }).click();
  await page.getByRole('button', { name: importText.leaveFaulty(2) }).click();
  await shot('mended');
  await page.keyboard.press('Control+S');
  await page.getByRole('heading', { name: importText.done(ROWS - 2) }).waitFor({ timeout: 120_000 });
  expect(await page.getByText(importText.dropped(['政治面貌'])).isVisible()).toBe(true);
  await shot('result');

  await page.getByRole('button', { name: importText.toLedger }).click();
  await searchLedger(page, '甲访〔2025〕77号');
  await expect.poll(() => ledgerRows(page).count()).toBe(1);
  await shot('ledger');

  // The same file again adds nothing.
  await page.getByRole('button', { name: importLedgerLabel }).click();
  await chooseFile(path);
  await page.getByText(importText.remembered).waitFor();
  await page.keyboard.press('Alt+N');
  await page.getByText(new RegExp(`${importText.counts.known} ${ROWS - 2}`)).waitFor();
  await shot('again');

  await page.getByRole('button', { name: importText.back, exact: true }).click();
  await page.getByRole('button', { name: importText.another }).click();
  await page.getByRole('button', { name: importText.undo, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: importText.undo, exact: true }).click();
  await page.getByText(importText.undone(ROWS - 2, 0)).waitFor({ timeout: 120_000 });
  await shot('undone');
  expect(complaints).toEqual([]);
});

test('a list leaves the machine with its reason and mark only', async () => {
  const { page } = here.seat;
  await openLedger(page);
  await searchLedger(page, '');
  await page.getByRole('button', { name: listExportText.open, exact: true }).click();
  await page.getByLabel(exportText.reason).fill('交所务会核对上年台账');
  await shot('export');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: exportText.confirm, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^信访登记簿 \d{4}-\d\d-\d\d\.xlsx$/);
  const bytes = new Uint8Array(await readFile(await download.path()));
  const read = await readSheets({ name: 'a.xlsx', bytes });
  if (!read.ok) throw new Error(read.error);
  const rows = read.value[0]?.rows ?? [];
  expect(rows).toHaveLength(ROWS - 2 + 4);
  expect(rows[1]?.[0]).toContain('交所务会核对上年台账');
  expect(JSON.stringify(rows)).not.toContain('某姓');
  await page.getByText(listExportText.saved(ROWS - 2)).waitFor();
  expect(complaints).toEqual([]);
});
