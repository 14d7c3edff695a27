// @vitest-environment jsdom
import { createRequire } from 'node:module';
import {
  aRegistration,
  giveLayout,
  notingFiles,
  setupSession,
  show,
  type NotedFiles,
  type TestSession,
} from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { actingOf } from '#shared/domain/access/acting.ts';
import type { Action } from '#shared/model/action.ts';
import { StreamId } from '#shared/model/ids.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { storeFor } from '#renderer/data/visible-index.ts';
import { QualityScreen } from '#renderer/screens/quality/screen.tsx';
import { useQualityState } from '#renderer/state/quality.ts';
import { SMALL_COUNTY } from '#test/support/small-county.ts';

beforeAll(giveLayout);
afterEach(cleanup);

const day = (text: string): PlainDate => PlainDate.parse(text);
let device: TestSession;
let noted: NotedFiles;

beforeEach(async () => {
  useQualityState.setState({ kind: 'month', day: null, by: 'dutyUnit', figure: 'notice', unit: null, matter: null });
  const base = await setupSession('county');
  noted = notingFiles(base);
  const { bridge } = noted;
  device = { ...base, session: { ...base.session, bridge } };
  device.setClock('2026-09-28');
});

const TOLD = (on: string): Action => ({
  kind: 'record-delivery',
  paper: 'acceptance',
  mode: 'in-person',
  result: 'signed',
  on: day(on),
});

/** A visit of an office, received on a day; told and answered as said. */
async function visit(stream: string, office: string, receivedOn: string, ...then: readonly Action[]): Promise<void> {
  const registration = aRegistration({ receivedOn, dutyUnit: office, summary: `${stream} 的事项` });
  const register: Action = { kind: 'register', slipNo: `${stream}-001`, queryCode: 'K7QX3M001', registration };
  const ops = [register, ...then].map((action, base) => ({ stream: stream.padEnd(20, '0'), office, action, base }));
  await device.arrive(...ops);
}

/** Two told in time, one late, one never; one of another month. */
async function september(): Promise<void> {
  await visit('jia-told', 'jiaxi', '2026-09-01', TOLD('2026-09-03'));
  await visit('jia-late', 'jiaxi', '2026-09-02', TOLD('2026-09-23'));
  await visit('jia-never', 'jiaxi', '2026-09-03');
  await visit('yi-told', 'yijiang', '2026-09-04', TOLD('2026-09-05'));
  await visit('yi-still', 'yijiang', '2026-09-27');
}

const grid = (name: string) => screen.getByRole('grid', { name });
const lines = (name: string) =>
  [...grid(name).querySelectorAll('tbody tr[aria-rowindex]')].map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent),
  );
const chosen = (name: string) => grid(name).querySelector('tr[aria-selected="true"]')?.textContent ?? '';

it('R001-59 HQ-05 each unit with both numbers, and 无应办件 where nothing was to be done', async () => {
  await september();
  show(<QualityScreen />, device);
  expect(screen.getByText('2026年9月')).toBeDefined();
  expect(lines('各单位').map((cells) => cells.slice(0, 3))).toEqual([
    ['合计', '2/4　50.0%', '无应办件'],
    ['甲溪', '1/3　33.3%', '无应办件'],
    ['乙江', '1/1　100.0%', '无应办件'],
  ]);
  expect(lines('各单位')[0]?.slice(3)).toEqual(['无参评件', '无参评件', '无应邀评件', '无承诺件', '0', '0', '0', '0']);
});

it('RX-09 by keyboard alone from a figure to its matters, to one of them and back', async () => {
  await september();
  const first = show(<QualityScreen />, device);
  const { user } = first;
  await waitFor(() => expect(document.activeElement).toBe(grid('各单位')));
  await user.keyboard('{ArrowDown}');
  expect(chosen('各单位')).toContain('甲溪');
  expect(lines('及时受理率').map((cells) => cells.slice(-3))).toEqual([
    ['2026-09-17', '2026-09-23', '逾期'],
    ['2026-09-18', '—', '逾期未办'],
    ['2026-09-16', '2026-09-03', '按期'],
  ]);
  expect(document.body.textContent, 'no petitioner is named').not.toContain('赵某甲');
  await user.keyboard('{Enter}{ArrowDown}');
  expect(document.activeElement).toBe(grid('及时受理率'));
  expect(chosen('及时受理率')).toContain('jia-never 的事项');
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(grid('各单位'));
  await user.keyboard('{Enter}{Enter}');
  expect(first.path()).toBe(`/matter/${'jia-never'.padEnd(20, '0')}`);
  cleanup();

  show(<QualityScreen />, device);
  await waitFor(() => expect(document.activeElement).toBe(grid('及时受理率')));
  expect([chosen('各单位'), chosen('及时受理率')]).toEqual([
    expect.stringContaining('甲溪'),
    expect.stringContaining('jia-never 的事项'),
  ]);
});

it('HQ-01 another figure, another period, another way to count', async () => {
  await september();
  const { user } = show(<QualityScreen />, device);
  await waitFor(() => expect(document.activeElement).toBe(grid('各单位')));
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: '按期办结率' }).getAttribute('aria-selected')).toBe('true');
  expect(screen.getByText('本期没有这一项的事项。')).toBeDefined();
  await user.keyboard('{ArrowLeft}{F9}');
  expect(screen.getByText('2026年10月')).toBeDefined();
  expect(lines('各单位').map((cells) => cells.slice(0, 2))).toEqual([['合计', '无应办件']]);
  await user.keyboard('{F8}');
  await user.click(screen.getByRole('radio', { name: '季' }));
  expect(screen.getByText('2026年第三季度')).toBeDefined();
  await user.click(screen.getByRole('radio', { name: '年' }));
  expect(screen.getByText('2026年')).toBeDefined();
  await user.click(screen.getByRole('radio', { name: '登记单位' }));
  expect(lines('各单位')[1]?.slice(0, 2)).toEqual(['甲溪', '1/3　33.3%']);
});

it('R001-58 HQ-06 初转重 looks back at the first handling and opens it', async () => {
  const settled: Action = {
    kind: 'settle-on-spot',
    closeMode: 'explained',
    reply: '当场讲明界址依据',
    informedBy: 'in-person',
    informedOn: day('2026-08-03'),
  };
  await visit('first', 'jiaxi', '2026-08-03', settled);
  await visit('again', 'yijiang', '2026-09-10');
  const again = 'again'.padEnd(20, '0');
  const link: Action = { kind: 'link-matter', to: StreamId.parse('first'.padEnd(20, '0')), relation: 'same-matter' };
  await device.arrive({ stream: again, office: 'yijiang', action: link, base: 1 });
  const { user, path } = show(<QualityScreen />, device);
  await waitFor(() => expect(document.activeElement).toBe(grid('各单位')));
  await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  expect(lines('各单位').map((cells) => [cells[0], cells.at(-4)])).toEqual([
    ['合计', '1'],
    ['甲溪', '1'],
  ]);
  expect(lines('初转重')[0]?.slice(2)).toEqual([
    '甲溪',
    '2026-08-03',
    '2026-09-10',
    '38 天',
    '按期',
    '按期',
    '无',
    '未参评',
  ]);
  await user.keyboard('{Enter}{Enter}');
  expect(path()).toBe(`/matter/${'first'.padEnd(20, '0')}`);
});

it('SV-23, R004-29 责任倒查: the register by unit, printed to be signed, without any petitioner', async () => {
  await visit('assigned', 'jiaxi', '2026-07-01', {
    kind: 'amend',
    set: { intakeSource: 'superior-bureau' },
    reason: '补录来源',
  });
  await visit('again', 'yijiang', '2026-09-10');
  const link: Action = {
    kind: 'link-matter',
    to: StreamId.parse('assigned'.padEnd(20, '0')),
    relation: 'same-matter',
  };
  await device.arrive({ stream: 'again'.padEnd(20, '0'), office: 'yijiang', action: link, base: 1 });
  useQualityState.setState({ figure: 'look-back' });
  const { user, path } = show(<QualityScreen />, device);
  await waitFor(() =>
    expect(lines('各单位').map((cells) => [cells[0], cells.at(-3)])).toEqual([
      ['合计', '1'],
      ['甲溪', '1'],
    ]),
  );
  const [line] = lines('责任倒查');
  expect(line?.slice(2)).toEqual(['甲溪', '2026-07-01', '2026-07-16', '2026-09-10', '2026-09-10', '74 天', '未办结']);
  await user.click(screen.getByRole('button', { name: '打印清单' }));
  await waitFor(() => expect(noted.printed).toHaveLength(1));
  for (const text of ['责任倒查登记册', '2026年9月　合计', 'assigned 的事项', '74 天', '信访办确认', '局长批准'])
    expect(noted.printed[0]).toContain(text);
  expect(noted.printed[0]).not.toContain('赵某');
  grid('各单位').focus();
  await user.keyboard('{Enter}{Enter}');
  expect(path()).toBe(`/matter/${'assigned'.padEnd(20, '0')}`);
});

it('R004-59 an office sees its own matters alone', async () => {
  await september();
  const acting = actingOf(SMALL_COUNTY, 'jiaxi', 'zhou');
  const store = storeFor(device.store, acting);
  show(<QualityScreen />, { ...device, session: { ...device.session, acting, store } });
  expect(lines('各单位').map(([unit]) => unit)).toEqual(['合计', '甲溪']);
  expect(lines('各单位')[0]?.[1]).toBe('1/3　33.3%');
});

it('prints the figures of the period with their version', async () => {
  await september();
  const { user } = show(<QualityScreen />, device);
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(noted.printed).toHaveLength(1));
  for (const text of ['办理质量（按责任单位）', '2026年9月　口径第 1 版', '2/4　50.0%', '无应办件'])
    expect(noted.printed[0]).toContain(text);
});

it('C41 the list of a figure is taken out with purpose and reason, without any petitioner', async () => {
  await september();
  const { user } = show(<QualityScreen />, device);
  const [, own] = screen.getAllByRole('button', { name: '导出' });
  if (own === undefined) throw new Error('no list to take out');
  await user.click(own);
  const asked = within(screen.getByRole('dialog', { name: '导出前请说明' }));
  expect(asked.queryByText('写全姓名'), 'there is no name in it').toBeNull();
  await user.click(asked.getByRole('radio', { name: '检查' }));
  await user.type(asked.getByLabelText(/理由/), '核对九月及时受理率');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(noted.saved).toHaveLength(1));
  const text = Object.values(unzipSync(noted.saved[0]?.bytes ?? new Uint8Array()))
    .map((part) => strFromU8(part))
    .join('');
  for (const told of ['合计 及时受理率 2026年9月', 'jia-never 的事项', '逾期未办']) expect(text).toContain(told);
  expect(text).not.toContain('赵某');
});

it('axe finds nothing in the page', async () => {
  await september();
  const { container } = show(<QualityScreen />, device);
  const axe = createRequire(import.meta.url)('axe-core') as typeof import('axe-core'); // the package's own types
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
