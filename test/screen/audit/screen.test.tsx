// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { AuditListResponse, AuditStateResponse, type AuditQuery } from '#shared/sync/audit.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { err, ok } from '#shared/lib/result.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { AuditScreen } from '#renderer/screens/audit/screen.tsx';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { SMALL_COUNTY } from '#test/support/small-county.ts';

beforeAll(giveLayout);
afterEach(cleanup);

const AT = '2026-09-10T01:00:00.000Z';
const HEAD = { wire: 1, serverNow: AT };

/** C41: the three acts that the auditor must find. */
const ACTS = [
  { kind: 'restore', officer: 'lin', result: 'done', at: AT },
  { kind: 'export', what: 'ledger', officer: 'lin', result: 'refused', at: AT },
  {
    kind: 'export',
    what: 'matter',
    officer: 'zhou',
    purpose: 'inspection',
    reason: '=督查调卷',
    result: 'done',
    at: AT,
  },
] as const;

const list = (faults: readonly (null | 'missing')[] = [null, null, null]) =>
  AuditListResponse.parse({
    ...HEAD,
    more: false,
    entries: ACTS.map((event, i) => ({
      seq: ACTS.length - i,
      office: i === 0 ? '' : 'jiaxi',
      device: i === 0 ? '' : 'D1',
      n: i + 1,
      arrivedAt: AT,
      fault: faults[i] ?? null,
      number: i === 2 ? '青司信甲溪〔2026〕1号' : null,
      body: JSON.stringify({ ...event, ...(i > 0 && { office: 'jiaxi', device: 'D1' }) }),
    })),
  });
const state = (brokenAt: number | null, first: { n: number; fault: 'missing' } | null) =>
  AuditStateResponse.parse({
    ...HEAD,
    county: { count: 3, chain: 'c', brokenAt },
    devices: [{ office: 'jiaxi', device: 'D1', count: 2, lastAt: AT, first, faults: first === null ? 0 : 1 }],
  });

/** A county that answers as told and remembers what it was asked. */
async function setup(answer = list(), checked = state(null, null)) {
  const device = await setupSession();
  const asked: AuditQuery[] = [];
  const saved: string[] = [];
  const session: TestSession['session'] = {
    ...device.session,
    auditReader: {
      auditList: (query) => {
        asked.push(query);
        return Promise.resolve(ok(answer));
      },
      auditState: () => Promise.resolve(ok(checked)),
      looks: () => Promise.resolve(ok(answer)),
    },
    bridge: {
      ...device.session.bridge,
      saveFile: ({ bytes }) => {
        saved.push(new TextDecoder().decode(bytes));
        return Promise.resolve({ saved: true });
      },
    },
  };
  return { device: { ...device, session }, asked, saved };
}
const kinds = async ({ log, store }: TestSession) => {
  await log.settled();
  const links = await readAuditLinks(store, 0, 100);
  return links.map((link) => AuditEvent.parse(JSON.parse(link.body)).kind);
};

describe('C41 the auditor’s screen', () => {
  it('shows who did what, with result and reason, and that every chain is whole', async () => {
    const { device } = await setup();
    show(<AuditScreen />, device);
    const grid = await screen.findByRole('grid', { name: '审计记录' });
    await waitFor(() => expect(within(grid).getAllByRole('row')).toHaveLength(4));
    expect(grid.textContent).toContain('恢复备份');
    expect(grid.textContent).toContain('未准许');
    expect(grid.textContent).toContain('督查调卷');
    expect(grid.textContent).toContain('青司信甲溪〔2026〕1号');
    expect((await screen.findByRole('region', { name: '日志链' })).textContent).toContain('逐条核对，完整');
    expect(await kinds(device)).toEqual(['audit-read']);
  });

  it('names the first place where a chain is broken, and why', async () => {
    const { device } = await setup(list([null, null, 'missing']), state(2, { n: 7, fault: 'missing' }));
    show(<AuditScreen />, device);
    const panel = await screen.findByRole('region', { name: '日志链' });
    await waitFor(() => expect(panel.textContent).toContain('从第 7 条起断裂：前面缺了几条'));
    expect(panel.textContent).toContain('全县日志从第 2 条起断裂');
    expect((await screen.findByRole('grid', { name: '审计记录' })).textContent).toContain('前面缺了几条');
  });

  it('is filtered by officer, device, kind, number and day', async () => {
    const { device, asked } = await setup();
    const { user } = show(<AuditScreen />, device);
    await screen.findByText(/逐条核对，完整/);
    const form = screen.getByRole('form', { name: '查找条件' });
    await user.selectOptions(within(form).getByLabelText('人员'), 'zhou');
    await user.selectOptions(within(form).getByLabelText('设备'), 'jiaxi D1');
    await user.selectOptions(within(form).getByLabelText('做了什么'), 'export');
    await user.type(within(form).getByLabelText('事项编号'), '青司信甲溪〔2026〕1号');
    await user.type(within(form).getByLabelText('从'), '2026-09-01');
    await user.click(within(form).getByRole('checkbox', { name: '只看有问题的' }));
    await user.click(within(form).getByRole('button', { name: '查找' }));
    expect(asked.at(-1)).toEqual({
      officer: 'zhou',
      office: 'jiaxi',
      device: 'D1',
      kind: 'export',
      matter: '青司信甲溪〔2026〕1号',
      from: '2026-09-01',
      faulty: '1',
    });
  });

  it('is exported as a table that no spreadsheet takes for formulas; the export is an entry too', async () => {
    const { device, saved } = await setup();
    const { user } = show(<AuditScreen />, device);
    await screen.findByText(/逐条核对，完整/);
    await user.click(screen.getByRole('button', { name: '导出供检查' }));
    const asked = within(screen.getByRole('dialog', { name: '导出前请说明' }));
    await user.click(asked.getByRole('radio', { name: '检查' }));
    await user.type(asked.getByLabelText(/理由/), '年度等保检查{Control>}{Enter}{/Control}');
    await screen.findByText(/已导出/);
    expect(saved[0]).toContain('青司信甲溪〔2026〕1号');
    expect(saved[0]).not.toMatch(/(^|,|\n)[=+@]/);
    expect(saved[0]).toMatch(/导出 \d+ 件 用途：检查/);
    expect(await kinds(device)).toEqual(['audit-read', 'export']);
  });

  it('C19 names who opened more identities on one day than the auditor takes for usual', async () => {
    const opening = { kind: 'reveal', what: 'confidential-open', officer: 'zhou', result: 'done', at: AT };
    const entry = { office: '', device: '', n: 1, arrivedAt: AT, fault: null, number: null };
    const entries = [1, 2, 3, 4].map((seq) => ({ ...entry, seq, body: JSON.stringify(opening) }));
    const { device, asked } = await setup(AuditListResponse.parse({ ...HEAD, more: false, entries }));
    const { user } = show(<AuditScreen />, device);
    const panel = await screen.findByRole('region', { name: '查看举报人身份' });
    await within(panel).findByText(/2026-09-10 打开 4 次/);
    expect(asked.filter(({ kind }) => kind === 'reveal')).toHaveLength(1);
    await user.selectOptions(within(panel).getByLabelText('一人一天超过几次的列出来'), '5');
    expect(within(panel).queryByText(/打开 4 次/)).toBeNull();
  });

  it('without network it says that the log is at the county', async () => {
    const device = await setupSession();
    show(<AuditScreen />, device);
    expect(await screen.findByText('审计日志在县局服务器上，联网后才能查看。')).toBeDefined();
    expect(await screen.findByText('没有核对成。请联网后点“重新核对”。')).toBeDefined();
    // Neither the list nor the openings are called empty.
    expect(await screen.findAllByText('没有读到县局的记录。')).toHaveLength(2);
    expect(screen.queryByText(/没有符合条件的记录|近 30 天没有|正在/)).toBeNull();
  });
});

describe('RX-06 who looked at this matter', () => {
  it('is shown to whoever answers for it; without network the device’s own record', async () => {
    const { device } = await setup();
    const { id } = await device.register();
    const acting = actingOf(SMALL_COUNTY, 'bureau', 'lin');
    const session = { ...device.session, acting };
    const { user, unmount } = show(<MatterScreen id={id} />, { ...device, session });
    await user.click(await screen.findByRole('button', { name: '查看记录' }));
    expect((await screen.findByRole('region', { name: '谁看过' })).textContent).toContain('恢复备份');
    unmount();
    await device.log.settled();
    const offline = {
      ...session,
      auditReader: { ...session.auditReader, looks: () => Promise.resolve(err({ code: 'offline' } as const)) },
    };
    show(<MatterScreen id={id} />, { ...device, session: offline });
    await user.click(await screen.findByRole('button', { name: '查看记录' }));
    await screen.findByText(/只列出本机的记录/);
    expect((await screen.findByRole('region', { name: '谁看过' })).textContent).toContain('查看');
  });

  it('is not there for anybody else', async () => {
    const { device } = await setup();
    const { id } = await device.register();
    show(<MatterScreen id={id} />, {
      ...device,
      session: { ...device.session, acting: actingOf(SMALL_COUNTY, 'jiaxi', 'zhou') },
    });
    await screen.findByRole('region', { name: '登记内容' });
    expect(screen.queryByRole('region', { name: '谁看过' })).toBeNull();
  });
});
