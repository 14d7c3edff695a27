// @vitest-environment jsdom
import { giveLayout, show } from '../setup-session.tsx';
import { enrolledAt } from '../enrolled-at.ts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { SettingsScreen } from '#renderer/screens/settings/screen.tsx';
import { explainProblem } from '#renderer/text/problems.ts';
import { settingsWords as words } from '#renderer/text/settings-words.ts';
import { pageAtCounty } from '#test/support/page-at-county.ts';

const server = pageAtCounty();

beforeAll(giveLayout);
afterEach(cleanup);

async function setup(officer = 'sysadmin-a') {
  const desk = await enrolledAt(server(), 'qinglan', { officer });
  return { ...show(<SettingsScreen />, desk), store: desk.store, today: desk.deps.clock.today() };
}

const entries = async () => (await server().store.readCounty())?.settingEntries ?? [];
const row = (name: RegExp): HTMLElement => screen.getByRole('row', { name });

test('ST-01 each value stands with the product’s own, its source and its mark', async () => {
  const { user } = await setup();
  expect(row(/集体访、联名信的人数/).textContent).toMatch(/5 人.*《督查督办工作办法》文件有定数，只能更严/);
  expect(row(/初转重/).textContent).toMatch(/90 日.*文件没有定数，请核对.*待核对/);
  await user.click(screen.getByRole('tab', { name: words.groups.deadlines }));
  expect(row(/司法鉴定投诉办结/).textContent).toMatch(/60 日.*据记忆，请核对原文.*待核对/);
  await user.click(screen.getByRole('tab', { name: words.groups.duties }));
  expect(row(/公证/).textContent).toMatch(/公共法律服务|公律/);
  expect(screen.getByText(words.noHistory)).toBeTruthy();
});

test('ST-03, ST-05 by keyboard alone: looser is refused in the dialog with words, stricter is kept with its reason', async () => {
  const { user, store, today } = await setup();
  const change = within(row(/集体访、联名信的人数/)).getByRole('button');
  change.focus();
  await user.keyboard('{Enter}');
  const dialog = within(screen.getByRole('dialog'));
  const value = dialog.getByLabelText(words.value);
  expect(document.activeElement).toBe(value);
  await user.clear(value);
  await user.keyboard('6');
  await user.type(dialog.getByLabelText(words.reason), '青司发〔2026〕3号');
  await user.click(dialog.getByRole('button', { name: words.save }));
  expect(dialog.getByText('文件定为 5 人，本县只能更严，不能放宽。')).toBeTruthy();
  expect(await entries()).toEqual([]);
  await user.clear(value);
  await user.type(value, '4');
  await user.click(dialog.getByRole('button', { name: words.save }));
  await screen.findByText(words.saved);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await entries()).toMatchObject([
    { setting: { sets: 'number', key: 'groupPersons', value: 4, from: today, reason: '青司发〔2026〕3号' } },
  ]);
  // This computer knows at once, and says so.
  expect(store.state.profile?.settingEntries).toEqual(await entries());
  await waitFor(() => expect(row(/集体访、联名信的人数/).textContent).toMatch(/4 人5 人/));
  expect(screen.getByRole('listitem').textContent).toMatch(/集体访、联名信的人数：.*起 4 人青司发〔2026〕3号/);
});

test('ST-04 a remembered limit: longer only with who has read the text; then it is checked', async () => {
  const { user } = await setup();
  await user.click(screen.getByRole('tab', { name: words.groups.deadlines }));
  await user.click(within(row(/答复个人信息请求/)).getByRole('button'));
  const dialog = within(screen.getByRole('dialog'));
  await user.clear(dialog.getByLabelText(words.value));
  await user.type(dialog.getByLabelText(words.value), '45');
  const save = () => user.click(dialog.getByRole('button', { name: words.save }));
  await save();
  expect(dialog.getByText(words.reasonMissing)).toBeTruthy();
  await user.type(dialog.getByLabelText(words.reason), '按标准原文');
  await save();
  expect(dialog.getByText(/比凭记忆录入的 30 日长/)).toBeTruthy();
  await user.type(dialog.getByLabelText(words.checkedBy), '梁某甲');
  await save();
  expect(dialog.getByText(words.checkedBoth)).toBeTruthy();
  await user.type(dialog.getByLabelText(words.checkedOn), '2026-09-01');
  await save();
  await screen.findByText(words.saved);
  await waitFor(() => expect(row(/答复个人信息请求/).textContent).toMatch(/45 日30 日.*梁某甲 .*已核对/));
});

test('ST-06 a category goes to another section', async () => {
  const { user } = await setup();
  await user.click(screen.getByRole('tab', { name: words.groups.duties }));
  await user.click(within(row(/^公证/)).getByRole('button'));
  const dialog = within(screen.getByRole('dialog'));
  await user.selectOptions(dialog.getByLabelText(words.unit), 'legal-affairs');
  await user.type(dialog.getByLabelText(words.reason), '分工调整');
  await user.click(dialog.getByRole('button', { name: words.save }));
  await screen.findByText(words.saved);
  expect(await entries()).toMatchObject([
    { setting: { sets: 'duty', key: 'notary', to: 'section', unit: 'legal-affairs' } },
  ]);
});

test('others are told that it is not theirs', async () => {
  const { user } = await setup('security-a');
  await user.click(within(row(/初转重/)).getByRole('button'));
  const dialog = within(screen.getByRole('dialog'));
  await user.type(dialog.getByLabelText(words.reason), '试一试');
  await user.click(dialog.getByRole('button', { name: words.save }));
  expect(await dialog.findByText(explainProblem('forbidden').title)).toBeTruthy();
});
