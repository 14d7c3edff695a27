// @vitest-environment jsdom
import { giveLayout, notingFiles, setupSession, show } from '../setup-session.tsx';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Frame } from '#renderer/app/frame.tsx';
import { HeadCheck } from '#renderer/screens/audit/parts/head-check.tsx';
import { useAuditState } from '#renderer/screens/audit/use-audit-list.ts';
import { ReportsScreen } from '#renderer/screens/reports/screen.tsx';
import { SessionContext } from '#renderer/session/session.ts';
import { httpTransport } from '#renderer/sync/http-transport.ts';
import { headCheckWords, reportWords as words } from '#renderer/text/report-words.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { recordEvent } from '#server/usecases/join-audit.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { hashGroups } from '#shared/lib/hash-groups.ts';
import { MonthlyReport } from '#shared/model/monthly-report.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { FiguresResponse, HandInResponse } from '#shared/sync/monthly-report.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import { connectionOf, pageAtCounty } from '#test/support/page-at-county.ts';
import { enrolTestDevice, sha256 } from '#test/support/server.ts';

const server = pageAtCounty();
const OCTOBER = Instant.parse('2026-10-08T02:00:00.000Z');

beforeAll(giveLayout);
afterEach(cleanup);
beforeEach(async () => {
  const jiaxi = await enrolTestDevice(server().send, 'jiaxi');
  const author = authorOf('jiaxi', 'D1');
  await jiaxi.push([1, 2].map((n) => author.register(n, { dutyUnit: 'jiaxi' })));
  server().clock.now = OCTOBER;
});

/** An officer of the invented county in October, at a computer of their own. */
async function sitting(officer: string, office: string) {
  const device = await setupSession('county');
  device.setClock('2026-10-08', '10:00');
  const profile = fictionalCounty();
  const seat = await enrolTestDevice(server().send, office, { officer });
  const connection = connectionOf(server(), seat);
  const files = notingFiles(device);
  const session = {
    ...device.session,
    profile,
    connection,
    auditReader: httpTransport(connection, () => 0),
    acting: actingOf(profile, office, officer),
    identity: { ...device.session.identity, office },
    bridge: files.bridge,
  };
  return { device: { ...device, session }, seat, files };
}
const clerk = () => sitting('petition-clerk', 'legal-affairs');

/** September as the clerk hands it in. */
async function handedIn(reason?: string): Promise<MonthlyReport> {
  const { send } = await enrolTestDevice(server().send, 'legal-affairs', { officer: 'petition-clerk' });
  const { figures } = FiguresResponse.parse(await (await send('/reports/figures/2026-09')).json());
  const body = JSON.stringify({ wire: 1, month: '2026-09', figures, reason });
  const answer = HandInResponse.parse(await (await send('/reports', { method: 'POST', body })).json());
  if (answer.outcome !== 'taken') throw new Error(answer.why);
  return answer.report;
}
async function onePlus(): Promise<void> {
  const device = await enrolTestDevice(server().send, 'yijiang');
  await device.push([authorOf('yijiang', device.device, 'late').register(1, { dutyUnit: 'yijiang' })]);
}
const rows = () =>
  within(screen.getByRole('grid', { name: words.list }))
    .getAllByRole('row')
    .slice(1);
const paper = () => screen.getByRole('region', { name: words.preview });

describe('MR-03, MR-06 whoever draws the report up', () => {
  it('sees last month as it is counted now, hands it in by the keyboard and prints it with the head of the chain', async () => {
    const { device, files } = await clerk();
    const { user } = show(<ReportsScreen />, device);
    await waitFor(() => expect(rows()[1]?.textContent).toContain('2026年9月现在的数字未报送'));
    expect(rows()[0]?.textContent).toContain('2026年10月现在的数字未到月底');
    await waitFor(() => expect(paper().textContent).toContain('未报送，只供核对'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    const dialog = screen.getByRole('dialog', { name: words.ask('2026年9月') });
    expect(within(dialog).queryByLabelText(words.reason)).toBeNull();
    await user.keyboard('{Enter}');
    await screen.findByText(words.taken('2026年9月', 1));
    await waitFor(() => expect(rows()[2]?.textContent).toContain('2026年9月第 1 版2026-10-08 陈某己'));
    const [kept] = await server().store.readMonthlyReports({ from: '2026-09', to: '2026-09' });
    await waitFor(() => expect(paper().textContent).toContain(hashGroups(kept?.chain ?? '')[0]));
    await user.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(files.printed).toHaveLength(1));
    for (const word of ['签发人', '第 1 版', ...hashGroups(kept?.chain ?? '')])
      expect(files.printed[0]).toContain(word);
  });

  it('MR-04 another version asks why, and takes no number of a person for a reason', async () => {
    await handedIn();
    await onePlus();
    const { device } = await clerk();
    const { user } = show(<ReportsScreen />, device);
    await waitFor(() => expect(rows()[1]?.textContent).toContain(words.done(1)));
    await waitFor(() => expect(screen.getByRole('button', { name: words.handIn })).toHaveProperty('disabled', false));
    await user.keyboard('{Control>}{Enter}{/Control}');
    const dialog = within(screen.getByRole('dialog'));
    const give = dialog.getByRole('button', { name: words.handIn });
    expect(give).toHaveProperty('disabled', true);
    const reason = dialog.getByLabelText(words.reason);
    await user.type(reason, '电话 13911112222');
    expect(give).toHaveProperty('disabled', true);
    await user.clear(reason);
    await user.type(reason, '乙江所补登一件{Enter}');
    await screen.findByText(words.taken('2026年9月', 2));
    await waitFor(() => expect(rows()).toHaveLength(12));
    expect(rows()[2]?.textContent).toContain('第 2 版');
    expect(rows()[3]?.textContent).toContain('第 1 版');
  });

  it('MR-03 what changed meanwhile is counted anew before it is taken; the running month is not', async () => {
    const { device } = await clerk();
    const { user } = show(<ReportsScreen />, device);
    await waitFor(() => expect(paper().textContent).toContain('未报送'));
    await onePlus();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.keyboard('{Enter}');
    await screen.findByText(words.refused['figures-changed']);
    expect(await server().store.readMonthlyReports({ from: '2026-09', to: '2026-09' })).toEqual([]);
    await waitFor(() => expect(screen.getByRole('button', { name: words.handIn })).toHaveProperty('disabled', false));
    screen.getByRole('grid', { name: words.list }).focus();
    await user.keyboard('{Home}');
    await screen.findByText(words.notOver);
    expect(screen.getByRole('button', { name: words.handIn })).toHaveProperty('disabled', true);
    expect(screen.queryByText(words.refused['figures-changed'])).toBeNull();
  });

  it('R003-29, MR-02 what does not add up is named, and nobody can hand it in', async () => {
    const { send, device: code } = await enrolTestDevice(server().send, 'jiaxi');
    const author = authorOf('jiaxi', code, 'early');
    const op = author.register(1, { receivedOn: '2026-09-04', takenOverStatus: 'registered' });
    const settled = author.act(op.stream, {
      kind: 'settle-on-spot',
      closeMode: 'explained',
      reply: '已答复',
      informedBy: 'in-person',
      informedOn: '2026-08-30',
    });
    const body = JSON.stringify({ wire: 1, office: 'jiaxi', device: code, sentAt: OCTOBER, ops: [op, settled] });
    const answer = await (await send('/push', { method: 'POST', body })).text();
    expect(answer).not.toContain('"r"');
    const { device } = await clerk();
    show(<ReportsScreen />, device);
    await screen.findByText(words.notBalanced);
    expect(screen.getAllByText(/月初未结＋本月收到－本月办结为 3 件，月末未结为 2 件/).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: words.handIn })).toHaveProperty('disabled', true);
  });
});

describe('MR-07 上级只读', () => {
  it('sees every version with its figures, prints, and hands nothing in', async () => {
    await handedIn();
    await onePlus();
    await handedIn('乙江所补登一件');
    const { device, files } = await sitting('upstream-a', 'qinglan');
    const { user } = show(<ReportsScreen />, device);
    await waitFor(() => expect(rows()).toHaveLength(2));
    await waitFor(() => expect(paper().textContent).toContain('重报理由：乙江所补登一件'));
    expect(screen.queryByRole('button', { name: words.handIn })).toBeNull();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(paper().textContent).toContain('第 1 版'));
    expect(paper().textContent).not.toContain('重报理由');
    await user.keyboard('{Control>}p{/Control}');
    await waitFor(() => expect(files.printed).toHaveLength(1));
    await user.keyboard('{F8}');
    await screen.findByText(words.empty);
    await user.keyboard('{F9}');
    await waitFor(() => expect(rows()).toHaveLength(2));
  });

  it('C17 has one page in the menu, and every other address and key leads back to it', async () => {
    await handedIn();
    const { device } = await sitting('upstream-a', 'qinglan');
    globalThis.location.hash = '#/ledger';
    render(
      <SessionContext value={device.session}>
        <Frame />
      </SessionContext>,
    );
    await screen.findByRole('heading', { name: words.title });
    const menu = within(screen.getByRole('navigation')).getAllByRole('link');
    expect(menu.map(({ textContent }) => textContent)).toEqual(['月报']);
    const user = userEvent.setup();
    for (const path of [
      'day',
      'register',
      'desk',
      'quality',
      'audit',
      'people',
      'settings',
      'stick',
      'matter/x',
      'nothing',
    ]) {
      globalThis.location.hash = `#/${path}`;
      await waitFor(() => expect(globalThis.location.hash, path).toBe('#/reports'));
    }
    for (const key of ['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F10']) {
      await user.keyboard(`{${key}}`);
      expect(globalThis.location.hash, key).toBe('#/reports');
    }
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  it('without network it says where the reports are, and reads again when asked', async () => {
    await handedIn();
    const { device } = await sitting('upstream-a', 'qinglan');
    const online = globalThis.fetch;
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    const { user } = show(<ReportsScreen />, device);
    await screen.findByText(explainProblem('offline').title);
    expect(screen.getAllByText(words.onlyOnline).length).toBeGreaterThan(0);
    vi.stubGlobal('fetch', online);
    await user.click(screen.getByRole('button', { name: words.again }));
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  it('others are told that it is not theirs', async () => {
    const { device } = await sitting('jiaxi-head', 'jiaxi');
    show(<ReportsScreen />, device);
    expect(await screen.findByText(explainProblem('forbidden').title)).toBeDefined();
  });
});

describe('C18, MR-06 a printed report against the chain', () => {
  function Check() {
    return <HeadCheck state={useAuditState().state} />;
  }
  async function checking(seq: string, hash: string) {
    const { device } = await sitting('auditor-a', 'qinglan');
    const { user } = show(<Check />, device);
    const button = screen.getByRole('button', { name: headCheckWords.check });
    await waitFor(() => expect(button).toHaveProperty('disabled', false));
    if (seq !== '') await user.type(screen.getByLabelText(headCheckWords.seq), seq);
    if (hash !== '') await user.type(screen.getByLabelText(headCheckWords.hash), hash);
    await user.keyboard('{Enter}');
    if (hash === '') await user.click(button);
  }

  it('the same: two groups are enough, though the log has grown since', async () => {
    const { head } = await handedIn();
    const { store, clock } = server();
    await recordEvent({ store, hash: sha256, now: () => clock.now }, { kind: 'backup', result: 'done' });
    await checking(String(head.seq), hashGroups(head.chain).slice(0, 2).join(' '));
    expect(await screen.findByText(headCheckWords.same(head.seq))).toBeDefined();
  });

  it.each([
    ['another hash', (seq: number) => String(seq), 'f'.repeat(64), (seq: number) => headCheckWords.differs(seq)],
    ['an entry that is not there', () => '99999', 'a'.repeat(64), () => headCheckWords['no-entry'](99_999)],
    ['no number', () => 'x', 'a'.repeat(64), () => headCheckWords.badSeq],
    ['too few digits', (seq: number) => String(seq), 'abc', () => headCheckWords.badHash],
  ])('%s', async (_name, seq, hash, says) => {
    const { head } = await handedIn();
    await checking(seq(head.seq), hash);
    expect(await screen.findByText(says(head.seq))).toBeDefined();
  });
});
