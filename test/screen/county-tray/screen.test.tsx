// @vitest-environment jsdom
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { enrolledAt } from '../enrolled-at.ts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { applyChanges } from '#renderer/data/writes/apply-changes.ts';
import { CountyTrayScreen } from '#renderer/screens/county-tray/screen.tsx';
import { LedgerScreen } from '#renderer/screens/ledger/screen.tsx';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { NO_FILTERS, useLedgerState } from '#renderer/state/ledger.ts';
import { countyTrayWords } from '#renderer/text/county-tray-words.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { StreamId } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import { pageAtCounty } from '#test/support/page-at-county.ts';
import { enrolTestDevice } from '#test/support/server.ts';

const server = pageAtCounty();

beforeAll(giveLayout);
afterEach(cleanup);

/** 基层股 wrote two late notes on a matter that had gone to 复议股; the officer of 信访办 looks at them. */
async function setup(officer = 'petition-clerk') {
  const jiaxi = await enrolTestDevice(server().send, 'jiaxi');
  const section = await enrolTestDevice(server().send, 'grassroots');
  const county = await enrolTestDevice(server().send, 'legal-affairs');
  const op = authorOf('jiaxi', 'D1').register(1, { dutyUnit: 'grassroots' });
  await jiaxi.push([op]);
  const moved = { kind: 'amend', set: { dutyUnit: 'reconsideration' } };
  await county.push([authorOf('legal-affairs', 'D1').act(op.stream, moved, { base: 1 })]);
  const clerk = authorOf('grassroots', 'D1', 'grassroots');
  await section.push([
    clerk.act(op.stream, { kind: 'add-note', text: '已电话联系' }, { base: 1 }),
    clerk.act(op.stream, { kind: 'add-note', text: '约定周五面谈' }, { base: 1 }),
  ]);
  return show(<CountyTrayScreen />, await enrolledAt(server(), 'legal-affairs', { officer }));
}

test('W6 who, when, what and why stand there; one is taken, the other closed with its reason', async () => {
  const { user } = await setup();
  const items = await screen.findAllByRole('region', { name: /青司信甲溪〔2026〕1号/ });
  expect(items).toHaveLength(2);
  const [first, second] = items;
  if (first === undefined || second === undefined) throw new Error('no items');
  expect(first.textContent).toContain('基层股 D1');
  expect(first.textContent).toContain('韩某甲');
  expect(first.textContent).toContain('现由 复议股 办理');
  expect(first.textContent).toContain('已经转到其他单位');
  expect(first.textContent).toContain('已电话联系');

  await user.click(within(first).getByRole('button', { name: countyTrayWords.apply }));
  await screen.findByText(countyTrayWords.applied('青司信甲溪〔2026〕1号'));
  await waitFor(() => expect(screen.queryByText(/已电话联系/)).toBeNull());

  await user.click(screen.getByRole('button', { name: countyTrayWords.close }));
  const dialog = screen.getByRole('dialog');
  const close = within(dialog).getByRole('button', { name: countyTrayWords.close });
  expect(close).toHaveProperty('disabled', true);
  await user.type(within(dialog).getByLabelText(countyTrayWords.reason), '面谈已由复议股另记');
  await user.click(close);
  await screen.findByText(countyTrayWords.empty);
  expect(await server().store.readTray(9)).toEqual([]);
});

test('others are told that it is not theirs', async () => {
  await setup('supervisor-a');
  expect(await screen.findByText(explainProblem('forbidden').title)).toBeTruthy();
});

test('W2 a device that had the matter shows its number and where it is, nothing else', async () => {
  const device = await setupSession('jiaxi');
  const stream = StreamId.parse('matter-that-went-001');
  const at = Instant.parse('2026-09-10T01:00:00.000Z');
  await applyChanges(device.store, {
    wire: 1,
    serverNow: at,
    cursor: 3,
    chain: 'a'.repeat(32),
    more: false,
    left: 0,
    profileVersion: 1,
    leaseUntil: at,
    scope: 'jiaxi',
    entries: [],
    gone: [
      { stream, seq: 3, gone: { to: 'bureau', slipNo: 'jiaxi-D1-20260904-001', officialNo: '青司信甲溪〔2026〕1号' } },
    ],
  });
  show(<MatterScreen id={stream} />, device);
  expect(await screen.findByText(/这一件已转到/)).toBeTruthy();
  expect(screen.getByText(/jiaxi-D1-20260904-001/)).toBeTruthy();
  cleanup();
  for (const [query, shown] of [
    ['甲溪2026 1号', true],
    ['D1-20260904-001', true],
    ['乙江2026', false],
    ['1', false],
  ] as const) {
    useLedgerState.setState({ filters: { ...NO_FILTERS, query }, selected: null });
    show(<LedgerScreen />, device);
    expect(screen.queryAllByText(/这一件已转到/), query).toHaveLength(shown ? 1 : 0);
    cleanup();
  }
});
