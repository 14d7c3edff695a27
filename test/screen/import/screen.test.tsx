// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { ImportScreen } from '#renderer/screens/import/screen.tsx';
import { fileProblems, importText } from '#renderer/text/import-words.ts';
import type { ReadLedger } from '#renderer/usecases/open-ledger.ts';
import { err, ok } from '#shared/lib/result.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;
beforeEach(async () => {
  device = await setupSession('jiaxi');
});

const HEAD = ['登记编号', '来访日期', '姓名', '反映事项', '政治面貌', '备注'];
const GOOD = ['甲1', '2025.3.4', '张某甲', '反映邻居砌墙', '群众', '略'];
const BAD = ['甲2', '2025.2.30', '李某乙', '反映公证收费', '群众', ''];

/** The screen with a file that is read as these rows. */
function open(rows: readonly (readonly string[])[] | keyof typeof fileProblems) {
  const bytes = new Uint8Array([1]);
  const chosen = { name: '2025年来访台账.xlsx', bytes };
  const read: ReadLedger = () =>
    Promise.resolve(typeof rows === 'string' ? err(rows as 'damaged') : ok([{ name: '2025年', rows }]));
  const session = { ...device.session, bridge: { ...device.session.bridge, openFile: () => Promise.resolve(chosen) } };
  return show(<ImportScreen read={read} />, { ...device, session });
}
const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('LI-01 a file that cannot be read', () => {
  it.each(['old-or-locked', 'unpacks-too-large', 'damaged'] as const)('%s is said with what to do', async (problem) => {
    const { user } = open(problem);
    await user.click(await button(importText.choose));
    expect((await screen.findByRole('alert')).textContent).toContain(fileProblems[problem]);
    expect(screen.getByText(importText.logEmpty)).toBeTruthy();
  });
  it('without headings', async () => {
    const { user } = open([['购物清单'], ['苹果', '3']]);
    await user.click(await button(importText.choose));
    expect((await screen.findByRole('alert')).textContent).toContain(fileProblems['no-table']);
  });
});

describe('LI-04 columns', () => {
  it('LI-05 a column that is never imported has no choice and shows nothing of its content', async () => {
    const { user } = open([HEAD, GOOD]);
    await user.click(await button(importText.choose));
    expect(await screen.findByText(importText.never)).toBeTruthy();
    expect(screen.queryByText('群众')).toBeNull();
    expect(screen.queryByRole('combobox', { name: /政治面貌/ })).toBeNull();
  });
  it('one that is needed and missing, or given twice, holds the next step back', async () => {
    const { user } = open([
      ['来访日期', '姓名', '备注'],
      ['2025.3.4', '张某甲', '砌墙'],
    ]);
    await user.click(await button(importText.choose));
    const next = await button(importText.check);
    expect(next.hasAttribute('disabled')).toBe(true);
    const note = screen.getByRole('combobox', { name: /备注/ });
    await user.selectOptions(note, '信访人姓名（必选）');
    expect(screen.getByText(importText.twice('信访人姓名'))).toBeTruthy();
    await user.selectOptions(note, '反映事项（必选）');
    expect(next.hasAttribute('disabled')).toBe(false);
  });
});

describe('rows', () => {
  it('a faulty row is mended or left out before anything is stored; then imported, then taken back', async () => {
    const { user } = open([HEAD, GOOD, BAD]);
    await user.click(await button(importText.choose));
    await user.click(await button(importText.check));
    expect(await screen.findByText(/没有这一天/)).toBeTruthy();
    expect((await button(importText.start(1))).hasAttribute('disabled')).toBe(true);
    const cell = screen.getByRole('textbox', { name: '来访日期' });
    await user.clear(cell);
    await user.type(cell, '2025.2.28{Enter}');
    await user.click(await button(importText.start(2)));
    expect(await screen.findByRole('heading', { name: importText.done(2) })).toBeTruthy();
    expect(screen.getByText(importText.dropped(['政治面貌']))).toBeTruthy();
    expect(
      device.store.index
        .all()
        .map(({ ledgerNo, receivedOn }) => `${ledgerNo} ${receivedOn}`)
        .toSorted(),
    ).toEqual(['甲1 2025-03-04', '甲2 2025-02-28']);

    await user.click(await button(importText.undo));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: importText.undo }));
    expect(await screen.findByText(new RegExp(importText.undone(2, 0)))).toBeTruthy();
    await waitFor(() => expect(device.store.index.all().map(({ status }) => status)).toEqual(['void', 'void']));
  });
  it('left out by one key press each', async () => {
    const { user } = open([HEAD, GOOD, BAD]);
    await user.click(await button(importText.choose));
    await user.click(await button(importText.check));
    await user.click(await button(importText.leaveFaulty(1)));
    await user.click(await button(importText.start(1)));
    expect(await screen.findByRole('heading', { name: importText.done(1) })).toBeTruthy();
    expect(device.store.state.imports[0]).toMatchObject({ imported: 1, leftOut: 1, dropped: ['政治面貌'] });
  });
});
