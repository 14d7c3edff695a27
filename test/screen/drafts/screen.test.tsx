// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, screen, within } from '@testing-library/react';
import { DraftsScreen } from '#renderer/screens/drafts/screen.tsx';
import { keepDraft } from '#renderer/usecases/save-draft.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;
beforeEach(async () => {
  device = await setupSession('jiaxi');
  device.setClock('2026-09-06');
  await keepDraft(device.deps, { id: 'draft-old', title: '赵某甲 宅基地', form: {} });
  device.setClock('2026-09-10');
  await keepDraft(device.deps, { id: 'draft-new', title: '', form: {} });
});

it('C42 drafts with their age; older than three days is marked', async () => {
  show(<DraftsScreen />, device);
  const [first, second] = await screen.findAllByRole('listitem');
  expect(first?.textContent).toContain('今天存的');
  expect(first?.textContent).not.toContain('超过三天');
  expect(second?.textContent).toContain('赵某甲 宅基地');
  expect(second?.textContent).toContain('4 天前存的');
  expect(second?.textContent).toContain('超过三天');
});

it('C42 goes on with a draft', async () => {
  const { user, path } = show(<DraftsScreen />, device);
  const [, old] = await screen.findAllByRole('listitem');
  if (old === undefined) throw new Error('no draft');
  await user.click(within(old).getByRole('button', { name: '继续填写' }));
  expect(path()).toBe('/register/draft-old');
});

it('C42 discards only after asking', async () => {
  const { user } = show(<DraftsScreen />, device);
  const [, old] = await screen.findAllByRole('listitem');
  if (old === undefined) throw new Error('no draft');
  await user.click(within(old).getByRole('button', { name: '删去草稿' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '不删' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  await user.click(within(old).getByRole('button', { name: '删去草稿' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '删去草稿' }));
  await expect.poll(() => screen.getAllByRole('listitem').length).toBe(1);
});
