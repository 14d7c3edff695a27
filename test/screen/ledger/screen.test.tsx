// @vitest-environment jsdom
import { aRegistration, giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { AuditEvent } from '#shared/model/audit.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { LedgerScreen } from '#renderer/screens/ledger/screen.tsx';
import { NO_FILTERS, useLedgerState } from '#renderer/state/ledger.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;
beforeEach(async () => {
  useLedgerState.setState({ filters: NO_FILTERS, selected: null });
  device = await setupSession('jiaxi');
});

/** Three matters: an own one still waiting, one confirmed with both numbers, one anonymous letter. */
async function fill() {
  const own = await device.register();
  await device.arrive({
    stream: 'matter-of-qian-00001',
    office: 'jiaxi',
    officialNo: '青司信甲溪〔2026〕17号',
    formerNo: '青司信甲溪〔2026〕12号',
    action: {
      kind: 'register',
      slipNo: '甲溪-D7-20260908-004',
      queryCode: '8HF2MWQ4Z',
      registration: aRegistration({
        petitioners: [{ name: '仇某乙', role: 'principal' }],
        summary: '反映公证收费问题',
        purpose: 'accusation',
      }),
    },
  });
  await device.register({
    form: 'letter',
    petitionerType: 'anonymous',
    petitioners: [],
    summary: '未署名来信反映某律所',
    statement: undefined,
  });
  return own;
}

const rows = () => within(screen.getByRole('grid')).getAllByRole('row').slice(1);

describe('R004-52 a matter is found by any of its keys while typing', () => {
  it.each([
    ['RX-02 fragment of the slip number', 'd7 2026', '仇*'],
    ['RX-02 fragment of the official number', '17号', '仇*'],
    ['PROTOCOL R4 former number', '12号', '仇*'],
    ['R001-49 query code from its beginning', '8hf2', '仇*'],
    ['name', '赵某', '赵某甲'],
    ['pinyin initials, surname read as a surname', 'qmy', '仇*'],
    ['full pinyin', 'zhaomou', '赵某甲'],
  ])('%s', async (_name, query, found) => {
    await fill();
    const { user } = show(<LedgerScreen />, device);
    await user.keyboard('/');
    await user.keyboard(query);
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(rows()[0]?.textContent).toContain(found);
  });

  it('Enter in the search box opens the marked matter; arrows move the mark', async () => {
    const own = await fill();
    const { user, path } = show(<LedgerScreen />, device);
    await user.keyboard('{Control>}k{/Control}赵某甲');
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.keyboard('{Enter}');
    expect(path()).toBe(`/matter/${own.id}`);
  });

  it('the middle of a query code finds nothing: codes are not to be guessed', async () => {
    await fill();
    const { user } = show(<LedgerScreen />, device);
    await user.keyboard('/F2MW');
    expect(await screen.findByText(/没有符合条件/)).toBeTruthy();
  });
});

describe('R004-52 whereabouts of the selected matter', () => {
  it('who has it, which step, the next date with its article', async () => {
    await device.register();
    show(<LedgerScreen />, device);
    const card = screen.getByRole('region', { name: '去向' });
    expect(card.textContent).toContain('现在谁办甲溪');
    expect(card.textContent).toContain('已登记');
    // C03: received 9-10, the 15th day is 9-25.
    expect(card.textContent).toContain('9月25日 周五');
    expect(card.textContent).toContain('第二十三条第二款');
    expect(card.textContent).toContain('在本机安全保存');
  });

  it('C37 an anonymous letter has no notice clock and says why', async () => {
    await fill();
    const { user } = show(<LedgerScreen />, device);
    await user.selectOptions(screen.getByRole('combobox', { name: '信访形式' }), '来信');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(screen.getByRole('region', { name: '去向' }).textContent).toContain('匿名，无法书面告知');
  });
});

it('R004-47 delivery filter: what still waits on this computer', async () => {
  await fill();
  const { user } = show(<LedgerScreen />, device);
  expect(rows()).toHaveLength(3);
  await user.selectOptions(screen.getByRole('combobox', { name: '同步' }), '已核对');
  await waitFor(() => expect(rows()).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: '清除条件' }));
  await waitFor(() => expect(rows()).toHaveLength(3));
});

it('条例 23 near dates: only what is due within three days', async () => {
  await device.register();
  device.setClock('2026-09-23');
  await device.register();
  const { user } = show(<LedgerScreen />, device);
  await user.selectOptions(screen.getByRole('combobox', { name: '期限' }), '将到期');
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(rows()[0]?.textContent).toContain('剩 2 天');
});

it('R004-47 while matters are being read after sign-in, the register is neither called empty nor counted nor exported', async () => {
  const bureau = await setupSession('county');
  const { store } = bureau;
  store.state.listRead = false;
  show(<LedgerScreen />, bureau);
  expect(screen.getAllByText('正在读取本机登记……')).toHaveLength(2);
  expect(screen.queryByText(/共 \d+ 件/)).toBeNull();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '导出' }).disabled).toBe(true);
  store.state.listRead = true;
  act(store.changed);
  expect(screen.getByText('共 0 件')).toBeTruthy();
  expect(screen.getByText(/还没有登记/)).toBeTruthy();
});

/** Of the matters of `fill` that have one of their own. */
const SUMMARIES = ['反映公证收费问题', '未署名来信反映某律所'];

describe('documents §6.1 《信访登记簿》 on paper', () => {
  it('Ctrl+P prints what the list shows, earliest first, names masked, the filters in the head, and records it', async () => {
    await fill();
    const jobs: string[][] = [];
    const bridge = {
      ...device.session.bridge,
      print: () => {
        const root = document.querySelector('.print-root');
        jobs.push([
          root?.querySelector('.doc-marks')?.textContent ?? '',
          ...[...(root?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent),
        ]);
        return Promise.resolve({ printed: true });
      },
    };
    const { user } = show(<LedgerScreen />, { ...device, session: { ...device.session, bridge } });
    await waitFor(() => expect(rows()).toHaveLength(3));
    const shown = rows().map((row) => row.textContent);
    await user.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(jobs).toHaveLength(1));
    expect(jobs[0]?.[0]).toBe('全部登记　共 3 行');
    const printed = jobs[0]?.slice(1) ?? [];
    expect(shown.map((row) => SUMMARIES.findIndex((summary) => row.includes(summary)))).toEqual(
      printed.map((row) => SUMMARIES.findIndex((summary) => row.includes(summary))).toReversed(),
    );
    expect(new Set(printed).size).toBe(3);
    expect(jobs[0]?.join(), 'masked').not.toMatch(/赵某甲|仇某乙/);

    await user.keyboard('{Control>}k{/Control}17号');
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(jobs).toHaveLength(2));
    expect(jobs[1]?.[0]).toBe('筛选：按检索词　共 1 行');
    await device.log.settled();
    const entries = (await readAuditLinks(device.store, 0, 500)).map(({ body }) => AuditEvent.parse(JSON.parse(body)));
    expect(entries.filter(({ kind }) => kind === 'print').map(({ what }) => what)).toEqual(['ledger', 'ledger']);
  });
});
