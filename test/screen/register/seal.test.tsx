// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { CountyProfile } from '#shared/model/county.ts';
import { SealReader } from '#shared/model/confidential.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import { countDrafts } from '#renderer/data/writes/drafts.ts';
import { saveReaders } from '#renderer/data/writes/sealed-reports.ts';
import { RegisterScreen } from '#renderer/screens/register/screen.tsx';
import { useCarriedOver } from '#renderer/state/register-form.ts';
import { generateSeatKeys } from '#renderer/vault/seat-keys.ts';
import { county, openDesk, type Desk } from './desk.tsx';
import { fillVisit, press } from './filling.ts';

afterEach(() => {
  cleanup();
  useCarriedOver.setState({ officer: null, carried: null });
});

async function withReaders({ store }: Desk): Promise<void> {
  const people = [
    { id: 'you', name: '尤某', title: '保密员', unit: 'bureau', roles: ['confidential-officer'] },
    { id: 'zhou', name: '周某', title: '局长', unit: 'bureau', roles: ['chief'] },
  ];
  await saveProfile(store, CountyProfile.parse({ ...county, officers: [...county.officers, ...people] }));
  const seat = async (officer: string, part: string) =>
    SealReader.parse({
      office: 'bureau',
      device: 'D1',
      officer,
      part,
      seal: (await generateSeatKeys()).seal.publicKey,
    });
  await saveReaders(store, [await seat('you', 'clerk'), await seat('zhou', 'approver')]);
}

it('CF-03 without a list of readers nothing is kept, and the page says where to go', async () => {
  const desk = await openDesk();
  render(desk.at(<RegisterScreen />));
  fillVisit();
  press('m', { altKey: true });
  expect(screen.getByRole('heading', { name: '按密件登记' })).toBeTruthy();
  press('F9');
  await screen.findByText('本机还不知道保密员是谁');
  expect(desk.store.index.all()).toEqual([]);
  expect(desk.store.state.sealedWaiting).toEqual([]);
  expect(await countDrafts(desk.store)).toBe(0);
});

it('by keyboard: Alt+M, F9; then no name is on the page, no row in the register, no draft', async () => {
  const desk = await openDesk();
  await withReaders(desk);
  render(desk.at(<RegisterScreen />));
  fillVisit();
  press('m', { altKey: true });
  press('F9');
  await screen.findByRole('heading', { name: '已按密件登记' });
  expect(document.body.textContent).not.toContain('赵某甲');
  expect(desk.store.index.all()).toEqual([]);
  expect(desk.store.state.sealedWaiting).toHaveLength(1);
  expect(JSON.stringify(desk.store.state)).not.toContain('赵某甲');
  expect(await countDrafts(desk.store)).toBe(0);
});

it('CF-05 a summary that names the informant is put right first', async () => {
  const desk = await openDesk();
  await withReaders(desk);
  render(desk.at(<RegisterScreen />));
  fillVisit({ 登记员归纳: '赵某甲反映收受财物' });
  press('m', { altKey: true });
  press('F9');
  await screen.findByText('摘要里能看出举报人是谁');
  expect(desk.store.state.sealedWaiting).toEqual([]);
});
