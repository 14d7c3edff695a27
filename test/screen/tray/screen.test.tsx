// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { MatterView } from '#shared/model/matter.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { readDrafts } from '#renderer/data/writes/drafts.ts';
import { applyReceipts } from '#renderer/data/writes/apply-receipts.ts';
import { TrayScreen } from '#renderer/screens/tray/screen.tsx';
import { performAction } from '#renderer/usecases/perform-action.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;
let matter: MatterView;
beforeEach(async () => {
  device = await setupSession('jiaxi');
  matter = await device.register();
});

/** The county refuses the newest pending operation; `behind` more of the same stream are recorded afterwards. */
async function refuse(code: string, behind: number) {
  const row = [...device.store.state.outbox.values()].at(-1);
  if (row === undefined) throw new Error('nothing pending');
  await applyReceipts(device.store, [row], [['r', code, {}]], Instant.parse('2026-09-10T02:00:00.000Z'));
  for (let i = 0; i < behind; i += 1) {
    await performAction(device.deps, matter.id, { kind: 'add-note', text: `记录 ${i}` });
  }
}

it('PROTOCOL S7 says what came back, why, that the work is safe, and how many wait behind it', async () => {
  await refuse('statement-missing', 2);
  const { user } = show(<TrayScreen />, device);
  const item = await screen.findByRole('region', { name: new RegExp(matter.slipNo) });
  expect(item.textContent).toContain('缺陈述原话');
  expect(item.textContent).toContain('没有丢失');
  expect(item.textContent).toContain('后面还有 2 条在等');
  await user.click(within(item).getByRole('button', { name: '查看内容' }));
  const dialog = screen.getByRole('dialog', { name: '这条记录的内容' });
  expect(dialog.textContent).toContain(matter.slipNo);
  expect(dialog.textContent).toContain('反映邻居砌墙占用宅基地');
});

it('S6 sending again puts it back into the queue unchanged and asks for an exchange', async () => {
  await refuse('malformed', 0);
  const { user } = show(<TrayScreen />, device);
  await user.click(await screen.findByRole('button', { name: '重新发送' }));
  expect(await screen.findByText('没有退回的记录。')).toBeTruthy();
  expect([...device.store.state.outbox.keys()]).toEqual([1]);
  expect(device.askedNow()).toBe(1);
});

it('S7 a refused registration is taken back and its content goes on as a draft', async () => {
  await refuse('statement-missing', 0);
  const { user, path } = show(<TrayScreen />, device);
  await user.click(await screen.findByRole('button', { name: '撤回并改正' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '撤回' }));
  await waitFor(() => expect(path()).toMatch(/^\/register\/draft-/));
  const [draft] = await readDrafts(device.store);
  expect(path()).toBe(`/register/${draft?.id}`);
  expect(draft?.form).toMatchObject({
    date: '2026-09-10',
    time: '09:00',
    totalPersons: '1',
    people: [{ name: '赵某甲', phone: '13800000000' }],
    claims: [{ text: '确认界址' }],
  });
  expect(device.store.state.tray.size).toBe(0);
});

it('S7 the reply given on the spot goes with its registration into the draft, not out of sight', async () => {
  await refuse('statement-missing', 0);
  await performAction(device.deps, matter.id, {
    kind: 'settle-on-spot',
    closeMode: 'explained',
    reply: '已当场说明办理条件和所需材料。',
    informedBy: 'in-person',
    informedOn: PlainDate.parse('2026-09-10'),
  });
  const { user } = show(<TrayScreen />, device);
  await user.click(await screen.findByRole('button', { name: '撤回并改正' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '撤回' }));
  await waitFor(async () => expect(await readDrafts(device.store)).toHaveLength(1));
  const [draft] = await readDrafts(device.store);
  expect(draft?.form).toMatchObject({
    outcome: 'settle',
    closeMode: 'explained',
    reply: '已当场说明办理条件和所需材料。',
    response: null,
  });
});

it('S7 a refused later step is taken back and the matter opens, to do it right', async () => {
  const [row] = device.store.state.outbox.values();
  if (row === undefined) throw new Error('nothing pending');
  await applyReceipts(
    device.store,
    [row],
    [['a', 1, '青司信甲溪〔2026〕1号']],
    Instant.parse('2026-09-10T02:00:00.000Z'),
  );
  await performAction(device.deps, matter.id, { kind: 'amend', set: { summary: '改过的归纳' } });
  await refuse('closed', 0);
  const { user, path } = show(<TrayScreen />, device);
  await user.click(await screen.findByRole('button', { name: '撤回并改正' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '撤回' }));
  await waitFor(() => expect(path()).toBe(`/matter/${matter.id}`));
  expect(device.store.index.get(matter.id)?.summary).toBe('反映邻居砌墙占用宅基地，要求确认界址');
});
