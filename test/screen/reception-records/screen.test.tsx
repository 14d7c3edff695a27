// @vitest-environment jsdom
import { aRegistration, giveLayout, notingFiles, show, type NotedFiles, type TestSession } from '../setup-session.tsx';
import { sit } from '../sit.ts';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { SessionAction } from '#shared/model/reception.ts';
import { ReceptionRecordsScreen } from '#renderer/screens/reception-records/screen.tsx';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { performOnSessions, readSessions } from '#renderer/usecases/sessions.ts';

beforeAll(giveLayout);
afterEach(cleanup);

const TODAY = '2026-09-04';
let device: TestSession;
let noted: NotedFiles;

async function perform(...actions: readonly object[]): Promise<void> {
  const [session] = await readSessions(device.store);
  const steps = actions.map((action) => ({ session: session?.id, action: SessionAction.parse(action) }));
  const done = await performOnSessions(device.deps, steps);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

/** 甲溪's market day: planned, with a companion, and announced. */
beforeEach(async () => {
  const base = await sit('jiaxi', 'jiaxi-head');
  noted = notingFiles(base);
  const { bridge } = noted;
  device = { ...base, session: { ...base.session, bridge } };
  device.setClock(TODAY);
  await perform({
    kind: 'plan-session',
    type: 'office-market-day',
    day: TODAY,
    from: '09:00',
    to: '12:00',
    place: { kind: 'reception-place', name: '甲溪所调解室' },
    host: 'jiaxi-head',
    companions: ['jiaxi-clerk'],
  });
});

/** The doors open, and seven people bring one matter. */
async function receiveSeven(): Promise<void> {
  const at = device.deps.clock.now();
  await perform(
    { kind: 'publish-session' },
    { kind: 'sign-in', officer: 'jiaxi-head', at, attendance: 'on-duty' },
    { kind: 'open-session', at },
  );
  const registration = aRegistration({
    receivedOn: TODAY,
    petitionerType: 'joint',
    totalPersons: 7,
    petitioners: [{ name: '赵某甲', role: 'representative' }],
  });
  const made = await registerVisit(device.deps, { registration, fromQueue: true });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
}

it('R004-09 RO-17 未到岗 is noted with its reason, by keyboard, also where no board was made', async () => {
  const { user } = show(<ReceptionRecordsScreen />, device);
  await user.click(await screen.findByRole('tab', { name: '出勤' }));
  expect((await screen.findAllByText('没有签到记录')).length).toBe(2);
  screen.getByRole('button', { name: '记未到岗' }).focus();
  await user.keyboard('{Enter}');
  const dialog = within(screen.getByRole('dialog', { name: '记未到岗' }));
  const confirm = dialog.getByRole<HTMLButtonElement>('button', { name: '记未到岗' });
  expect(confirm.disabled, 'an absence has a reason').toBe(true);
  await user.selectOptions(dialog.getByLabelText('谁未到岗'), '2026-09-04 吕某己（陪同人）');
  await user.selectOptions(dialog.getByLabelText('原因'), '会议');
  await user.type(dialog.getByLabelText('说明'), '县里开会{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const row = (await screen.findByText('未到岗')).closest('tr');
  expect(row?.textContent).toContain('吕某己');
  expect(row?.textContent).toContain('会议');
  expect((await readSessions(device.store))[0]?.attendance).toMatchObject([
    { officer: 'jiaxi-clerk', attendance: 'absent', reason: 'meeting', note: '县里开会' },
  ]);
});

it('R001-24 群体性 stands on the ledger, from five persons on', async () => {
  await receiveSeven();
  show(<ReceptionRecordsScreen />, device);
  expect(await screen.findByRole('cell', { name: '赵某甲等 7 人（群体性）' })).toBeDefined();
});

it('R001-24 R004-01 责任人 on the ledger: whom the registration names, else the head of the unit', async () => {
  await receiveSeven();
  const registration = aRegistration({ receivedOn: TODAY, dutyOfficer: '吕某己' });
  expect((await registerVisit(device.deps, { registration, fromQueue: true })).ok).toBe(true);
  show(<ReceptionRecordsScreen />, device);
  await screen.findByRole('cell', { name: '甲溪 何某戊' });
  expect(screen.getByRole('cell', { name: '甲溪 吕某己' })).toBeDefined();
});

it('R001-20 接访天数: of each week its days, and what is left of the days that have not come', async () => {
  await receiveSeven();
  const { user } = show(<ReceptionRecordsScreen />, device);
  await user.click(await screen.findByRole('tab', { name: '接访天数' }));
  await screen.findByRole('cell', { name: '2026-08-31 至 2026-09-06' });
  const [head, ...rows] = screen.getAllByRole('row').map((row) => [...row.children].map((cell) => cell.textContent));
  expect(head).toEqual(['姓名', '要求', '周期', '已接访', '工作日', '完成']);
  expect(rows).toEqual([['何某戊', '每周一天', '2026-08-31 至 2026-09-06', '1 天', '5 天', '已完成']]);
});

it('prints the tab that is shown, with its days', async () => {
  await receiveSeven();
  const { user } = show(<ReceptionRecordsScreen />, device);
  await screen.findByRole('cell', { name: /群体性/ });
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(noted.printed).toHaveLength(1));
  expect(noted.printed[0]).toContain('接访事项台账');
  expect(noted.printed[0]).toContain('2026-09-01 至 2026-09-04');
  expect(noted.printed[0]).toContain('赵某甲等 7 人（群体性）');
});

it('while the matters are still being read no record is called empty, and none is printed', async () => {
  await receiveSeven();
  device.store.state.listRead = false;
  const { user } = show(<ReceptionRecordsScreen />, device);
  expect(await screen.findByText('正在读取本机登记……')).toBeDefined();
  await user.keyboard('{Control>}p{/Control}');
  act(() => {
    device.store.state.listRead = true;
    device.store.changed();
  });
  await screen.findByRole('cell', { name: /群体性/ });
  expect(noted.printed).toEqual([]);
});

it('C41 is taken out only with purpose and reason, names masked unless they are asked for', async () => {
  await receiveSeven();
  const { user } = show(<ReceptionRecordsScreen />, device);
  await screen.findByRole('cell', { name: /群体性/ });
  await user.click(screen.getByRole('button', { name: /导出/ }));
  const asked = within(screen.getByRole('dialog', { name: '导出前请说明' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(noted.saved, 'not without a reason').toEqual([]);
  await user.click(asked.getByRole('radio', { name: '检查' }));
  await user.type(asked.getByLabelText(/理由/), '县局核对接访台账');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(noted.saved).toHaveLength(1));
  const parts = unzipSync(noted.saved[0]?.bytes ?? new Uint8Array());
  const text = Object.values(parts)
    .map((part) => strFromU8(part))
    .join('');
  expect(text).toContain('县局核对接访台账');
  expect(text).toContain('等 7 人（群体性）');
  expect(text).not.toContain('赵某甲');
});

it('RO-44 R001-24 R001-25 a marked matter stands on the ledger with its mark and who answers, and on the list of its own', async () => {
  await receiveSeven();
  const [session] = await readSessions(device.store);
  const matter = session?.received[0]?.matter;
  await perform({ kind: 'mark-matter', matter, marks: ['difficult', 'urgent'], reason: '涉及几个单位' });
  const { user } = show(<ReceptionRecordsScreen />, device);
  const cell = await screen.findByRole('cell', { name: /^〔疑难、紧急〕/ });
  expect(screen.getByRole('columnheader', { name: '责任单位、责任人' })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: '进展、化解情况' })).toBeTruthy();
  expect(cell.closest('tr')?.textContent).toContain('群体性');
  await user.click(screen.getByRole('tab', { name: '重点事项清单' }));
  expect(await screen.findByRole('cell', { name: /^〔疑难、紧急〕/ })).toBeTruthy();
});
