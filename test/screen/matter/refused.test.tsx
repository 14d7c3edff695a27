// @vitest-environment jsdom
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { IssuePaper } from '#shared/model/paper-action.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { applyReceipts } from '#renderer/data/writes/apply-receipts.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { performAction } from '#renderer/usecases/perform-action.ts';

beforeAll(giveLayout);
afterEach(cleanup);

it('PROTOCOL S6 a letter made out offline that the county refused is not shown as issued: why, and what to do', async () => {
  const device = await setupSession('jiaxi');
  const { id } = await device.register();
  const now = Instant.parse('2026-09-10T02:00:00.000Z');
  const [registered] = device.store.state.outbox.values();
  if (registered === undefined) throw new Error('nothing pending');
  await applyReceipts(device.store, [registered], [['a', 1, '青司信甲溪〔2026〕1号']], now);
  const letter = IssuePaper.parse({
    kind: 'issue-paper',
    paper: 'mediation-referral',
    template: 1,
    issuer: '甲溪司法所',
    values: {},
  });
  expect((await performAction(device.deps, id, letter)).ok).toBe(true);
  const { user, path } = show(<MatterScreen id={id} />, device);
  const issued = await screen.findByRole('region', { name: '已出具文书' });
  expect(issued.textContent).toContain('文号待编');

  const [sent] = device.store.state.outbox.values();
  if (sent === undefined) throw new Error('nothing pending');
  await applyReceipts(device.store, [sent], [['r', 'closed', {}]], now);
  await waitFor(() => expect(screen.queryByRole('region', { name: '已出具文书' })).toBeNull());
  const told = await screen.findByRole('alert');
  expect(told.textContent).toMatch(/《移送人民调解函》没有被县局收下，不算办过/);
  expect(screen.getByRole('region', { name: '办理经过' }).textContent).toContain('县局没有收下');
  await user.click(within(told).getByRole('button', { name: '去退回箱处理' }));
  expect(path()).toBe('/tray');
});
