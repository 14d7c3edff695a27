// @vitest-environment jsdom
import { giveLayout, notingFiles, show, type NotedFiles, type TestSession } from '../setup-session.tsx';
import { sit } from '../sit.ts';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { SessionAction } from '#shared/model/reception.ts';
import { RosterSheetScreen } from '#renderer/screens/roster-sheet/screen.tsx';
import { performOnSessions, readSessions } from '#renderer/usecases/sessions.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;
let noted: NotedFiles;

const plan = (over: object): SessionAction =>
  SessionAction.parse({
    kind: 'plan-session',
    type: 'bureau-friday',
    day: '2026-09-11',
    from: '09:00',
    to: '17:00',
    place: { kind: 'reception-place', name: '县司法局201室' },
    host: 'deputy-a',
    companions: ['legal-affairs-head'],
    ...over,
  });

beforeEach(async () => {
  const base = await sit('qinglan', 'petition-clerk');
  noted = notingFiles(base);
  const { bridge } = noted;
  device = { ...base, session: { ...base.session, bridge } };
  device.setClock('2026-09-04');
  const done = await performOnSessions(device.deps, [
    { action: plan({}) },
    { action: plan({ type: 'outreach', day: '2026-09-15', place: { kind: 'residence', name: '石桥村某组某户' } }) },
  ]);
  expect(done.ok).toBe(true);
});

const cells = (name: string): readonly (string | null)[] =>
  within(screen.getByRole('row', { name: new RegExp(name, 'u') }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

it('RO-41 R001-17 值班表 of the month: planned, not planned, at rest; where a visit goes is on no sheet', async () => {
  show(<RosterSheetScreen />, device);
  await screen.findByText('2026年9月');
  expect(cells('^2026-09-11')).toEqual([
    '2026-09-11',
    '周五',
    '周五领导接访',
    '09:00—17:00',
    '县司法局201室',
    '吴某乙',
    '副局长',
    '冯某戊',
    '',
  ]);
  expect(cells('^2026-09-18').at(-1)).toBe('未排');
  expect(cells('^2026-09-25').at(-1)).toBe('中秋放假，怎样接访待定');
  expect(cells('^2026-09-15')).toContain('—');
  expect(screen.queryByText(/石桥村/)).toBeNull();
});

it('R004-32 年度接访排班表 has 52 Fridays; printed by keyboard, with who made it', async () => {
  const { user } = show(<RosterSheetScreen />, device);
  await user.click(await screen.findByRole('radio', { name: '年度接访排班表' }));
  expect(screen.getAllByRole('row')).toHaveLength(53);
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(noted.printed).toHaveLength(1));
  expect(noted.printed[0]).toContain('年度接访排班表');
  expect(noted.printed[0]).toContain('共 52 行');
  expect(noted.printed[0]).toContain('审核');
  expect(noted.printed[0]).not.toContain('内部资料');
  await user.keyboard('{F9}');
  expect(await screen.findByText('2027年')).toBeTruthy();
  expect(screen.getAllByText(/放假安排暂定/).length).toBeGreaterThan(40);
});

it('RO-48 R004-30 接待人员名册: who may receive and by what, who is sent in writing; printed by keyboard', async () => {
  const [session] = await readSessions(device.store);
  const paper = { reason: 'meeting', writtenOn: '2026-09-03', paper: '委托书（虚构）' };
  const action = SessionAction.parse({ kind: 'delegate', to: 'jiaxi-clerk', ...paper });
  expect((await performOnSessions(device.deps, [{ session: session?.id, action }])).ok).toBe(true);
  const { user } = show(<RosterSheetScreen />, device);
  await user.click(await screen.findByRole('radio', { name: '接待人员名册' }));
  expect(screen.getByText('截至 2026-09-04')).toBeTruthy();
  const lines = screen.getAllByRole('row').map((each) =>
    within(each)
      .queryAllByRole('cell')
      .map((cell) => cell.textContent),
  );
  const groupOf = (name: string) => lines.find((line) => line[1] === name)?.slice(4);
  expect(groupOf('周某甲')).toEqual(['班子成员', '']);
  expect(groupOf('冯某戊')).toEqual(['法规股人员', '']);
  expect(groupOf('蒋某壬')).toEqual(['法律援助人员', '']);
  expect(groupOf('何某戊')).toEqual(['司法所负责人', '']);
  expect(groupOf('吕某己')).toEqual(['书面委托的人员', '受吴某乙委托，9月11日一场（委托书（虚构））']);
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(noted.printed).toHaveLength(1));
  expect(noted.printed[0]).toContain('接待人员名册');
});

it('C41 it is taken out only with purpose and reason, and says who took it', async () => {
  const { user } = show(<RosterSheetScreen />, device);
  await screen.findByText('2026年9月');
  await user.click(screen.getByRole('button', { name: /导出/ }));
  const asked = within(screen.getByRole('dialog', { name: '导出前请说明' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(noted.saved, 'not without a reason').toEqual([]);
  await user.type(asked.getByLabelText(/理由/), '发各股室');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(noted.saved).toHaveLength(1));
  const text = Object.values(unzipSync(noted.saved[0]?.bytes ?? new Uint8Array()))
    .map((part) => strFromU8(part))
    .join('');
  expect(text).toContain('吴某乙');
  expect(text).toContain('发各股室');
  expect(text).toContain('陈某己');
});
