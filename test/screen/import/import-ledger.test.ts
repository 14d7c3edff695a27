// @vitest-environment jsdom
import { setupSession, type TestSession } from '../setup-session.tsx';
import { beforeEach, describe, expect, it } from 'vitest';
import { guessColumns } from '#shared/domain/ledger-import/columns.ts';
import { findTable } from '#shared/domain/ledger-import/find-table.ts';
import { StreamId } from '#shared/model/ids.ts';
import { importLedger, type ImportControl, type ImportPlan } from '#renderer/usecases/import-ledger.ts';
import type { LedgerSheet } from '#renderer/usecases/open-ledger.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { importRows, planImport } from '#renderer/usecases/plan-import.ts';
import { undoImport } from '#renderer/usecases/undo-import.ts';

const ROWS = 120;
const HEAD = ['序号', '编号', '来访日期', '姓名', '反映事项', '是否扬言'];
const row = (i: number) => [`${i}`, `旧-${i}`, '2025-3-4', `某${i}`, `反映事项${i}`, '是'];
const sheetOf = (count: number): LedgerSheet => {
  const table = findTable([HEAD, ...Array.from({ length: count }, (_, i) => row(i))]);
  if (table === null) throw new Error('no table');
  return { name: '2025年', table, year: 2025 };
};

let device: TestSession;
beforeEach(async () => {
  device = await setupSession('jiaxi');
});
const going: ImportControl = { isStopped: () => false, onProgress: () => undefined };

async function planOf(sheet: LedgerSheet, batch: string): Promise<ImportPlan> {
  const ledger = { file: '2025来访台账.xlsx', hash: 'ab', sheets: [sheet] };
  const uses = guessColumns(HEAD);
  const defaults = {
    form: 'visit',
    purpose: 'inquiry',
    category: 'notary',
    status: 'closed',
    dutyUnit: 'jiaxi',
  } as const;
  const planned = await planImport(device.deps, { ledger, sheet, mapping: { uses, defaults }, batch }, () =>
    Promise.resolve(),
  );
  const rows = importRows(planned, new Set());
  return {
    id: batch,
    file: ledger.file,
    hash: 'ab',
    sheet: sheet.name,
    uses,
    defaults,
    dropped: ['是否扬言'],
    skipped: [],
    leftOut: 0,
    rows,
  };
}
async function bring(sheet: LedgerSheet, batch: string, control = going) {
  const result = await importLedger(device.deps, await planOf(sheet, batch), control);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const all = () => device.store.index.all();
const alive = () => all().filter(({ status }) => status !== 'void');

describe('LI-13 importing', () => {
  it('brings every row once, with a slip number each, found by its old number', async () => {
    const seen: number[] = [];
    const line = await bring(sheetOf(ROWS), 'first', { ...going, onProgress: (done) => seen.push(done) });
    expect(line).toMatchObject({ state: 'done', imported: ROWS, already: 0, dropped: ['是否扬言'] });
    expect(seen.at(-1)).toBe(ROWS);
    expect(new Set(all().map(({ slipNo }) => slipNo)).size).toBe(ROWS);
    expect(all().filter(({ ledgerNo }) => ledgerNo === '旧-7')).toHaveLength(1);
    expect(device.store.state.outbox.size).toBe(ROWS);
  });
  it('twice adds nothing, from another file with the same rows neither', async () => {
    await bring(sheetOf(ROWS), 'first');
    expect(await bring(sheetOf(ROWS), 'again')).toMatchObject({ imported: 0, already: ROWS });
    expect(all()).toHaveLength(ROWS);
  });
  it('a ledger that went on adds its new rows only', async () => {
    await bring(sheetOf(ROWS), 'first');
    expect(await bring(sheetOf(ROWS + 5), 'later')).toMatchObject({ imported: 5, already: ROWS });
  });
  it('what broke off goes on where it was', async () => {
    let portions = 0;
    const broken = await bring(sheetOf(ROWS), 'first', { ...going, isStopped: () => (portions += 1) > 1 });
    expect(broken).toMatchObject({ state: 'running', imported: 50 });
    expect(device.store.state.imports[0]).toMatchObject({ id: 'first', state: 'running', imported: 50 });
    expect(await bring(sheetOf(ROWS), 'again')).toMatchObject({ state: 'done', imported: ROWS - 50, already: 50 });
    expect(all()).toHaveLength(ROWS);
  });
});

describe('LI-14 taking back', () => {
  it('makes exactly that import void; numbers stay; then the rows can come again', async () => {
    const own = await device.register();
    await bring(sheetOf(10), 'ten');
    const line = await bring(sheetOf(ROWS), 'rest');
    const undone = await undoImport(device.deps, line, going);
    expect(undone).toMatchObject({ ok: true, value: { state: 'undone', undone: { voided: ROWS - 10, kept: 0 } } });
    expect(alive()).toHaveLength(11);
    expect(alive().some(({ id }) => id === own.id)).toBe(true);
    expect(await bring(sheetOf(ROWS), 'once more')).toMatchObject({ imported: ROWS - 10, already: 10 });
    expect(alive()).toHaveLength(ROWS + 1);
  });
  it('keeps what somebody has worked on since, and says so', async () => {
    const line = await bring(sheetOf(10), 'ten');
    const [one] = all();
    if (one === undefined) throw new Error('nothing imported');
    await performAction(device.deps, StreamId.parse(one.id), { kind: 'add-note', text: '已电话核实' });
    const undone = await undoImport(device.deps, line, going);
    expect(undone).toMatchObject({ ok: true, value: { undone: { voided: 9, kept: 1 } } });
    expect(alive().map(({ id }) => id)).toEqual([one.id]);
  });
  it('that broke off goes on, counting the whole', async () => {
    const line = await bring(sheetOf(ROWS), 'first');
    let portions = 0;
    const broken = await undoImport(device.deps, line, { ...going, isStopped: () => (portions += 1) > 1 });
    expect(broken).toMatchObject({ ok: true, value: { state: 'undoing' } });
    expect(device.store.state.imports[0]?.state).toBe('undoing');
    expect(await undoImport(device.deps, line, going)).toMatchObject({ value: { undone: { voided: ROWS, kept: 0 } } });
    expect(alive()).toHaveLength(0);
  });
  it('closed matters taken over are taken back too', async () => {
    const line = await bring(sheetOf(1), 'one');
    expect(all()[0]?.status).toBe('closed');
    expect(await undoImport(device.deps, line, going)).toMatchObject({ value: { undone: { voided: 1 } } });
  });
});
