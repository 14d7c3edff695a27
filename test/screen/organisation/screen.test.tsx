// @vitest-environment jsdom
import { giveLayout, show } from '../setup-session.tsx';
import { enrolledAt } from '../enrolled-at.ts';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { OrganisationScreen } from '#renderer/screens/organisation/screen.tsx';
import { organisationWords as words } from '#renderer/text/organisation-words.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { pageAtCounty } from '#test/support/page-at-county.ts';

const server = pageAtCounty();

beforeAll(giveLayout);
afterEach(cleanup);

async function setup(officer = 'sysadmin-a') {
  const desk = await enrolledAt(server(), 'qinglan', { officer });
  return { ...show(<OrganisationScreen />, desk), store: desk.store };
}

const county = async () => {
  const profile = await server().store.readCounty();
  if (profile === null) throw new Error('no county');
  return profile;
};

test('OG-01 by keyboard alone a new office with its villages; this computer knows at once', async () => {
  const { user, store } = await setup();
  await user.tab();
  expect(document.activeElement?.textContent).toContain(words.add);
  await user.keyboard('{Enter}');
  const dialog = screen.getByRole('dialog', { name: words.add });
  expect(within(dialog).getByRole('button', { name: words.save })).toHaveProperty('disabled', true);
  // Level, name, short name, prefix, place, telephone, address, villages, in this order.
  await user.tab();
  for (const text of ['青岚县司法局戊溪司法所', '戊溪', '青司信戊溪', '戊溪镇政府一楼', '0990-5550199', '']) {
    if (text !== '') await user.keyboard(text);
    await user.tab();
  }
  await user.keyboard('上村、下村{Enter}上村');
  await user.tab();
  await user.tab();
  await user.keyboard('{Enter}');
  await screen.findByText(words.saved);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await county()).units.at(-1)).toEqual({
    code: 'office-1',
    level: 'township-office',
    name: '青岚县司法局戊溪司法所',
    shortName: '戊溪',
    numberPrefix: '青司信戊溪',
    place: '戊溪镇政府一楼',
    phone: '0990-5550199',
    villages: ['上村', '下村'],
  });
  expect(store.state.profile).toEqual(await county());
});

test('OG-02, OG-03 a refusal stands in the dialog that asked, and goes with it', async () => {
  const { user } = await setup();
  const act = async (row: RegExp, name: string): Promise<HTMLElement> => {
    await user.click(within(screen.getByRole('row', { name: row })).getByRole('button', { name }));
    return screen.getByRole('dialog');
  };
  const dialog = await act(/甲溪司法所/, words.edit);
  const prefix = within(dialog).getByLabelText(words.prefix);
  await user.clear(prefix);
  await user.type(prefix, '青司信乙江');
  await user.click(within(dialog).getByRole('button', { name: words.save }));
  expect(await within(dialog).findByText(explainProblem('prefix-taken').title)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: words.cancel }));
  const closing = await act(/甲溪司法所/, words.close);
  expect(closing.textContent).not.toContain(explainProblem('prefix-taken').title);
  await user.click(within(closing).getByRole('button', { name: words.close }));
  expect(await within(closing).findByText(explainProblem('unit-in-use').title)).toBeTruthy();
  expect((await county()).version).toBe(fictionalCounty().version);
});

test('R003-04 guide targets are added with way and telephone, changed, taken out', async () => {
  const { user } = await setup();
  await user.click(screen.getByRole('button', { name: words.addTarget }));
  const dialog = screen.getByRole('dialog', { name: words.addTarget });
  await user.type(within(dialog).getByLabelText(words.organ), '青岚县交通运输局');
  await user.type(within(dialog).getByLabelText(words.contact), '城关镇府前路20号');
  await user.type(within(dialog).getByLabelText(words.phone), '0990-5552020');
  await user.click(within(dialog).getByRole('button', { name: words.save }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const added = { name: '青岚县交通运输局', contact: '城关镇府前路20号', phone: '0990-5552020' };
  expect((await county()).guideTargets.at(-1)).toEqual(added);
  const row = await screen.findByRole('row', { name: /青岚县民政局/ });
  await user.click(within(row).getByRole('button', { name: words.remove }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /青岚县民政局/ })).toBeNull());
  expect((await county()).guideTargets).toHaveLength(fictionalCounty().guideTargets.length);
});

test('OG-06 minutes until the lock can be shortened and never lengthened; names above are kept', async () => {
  const { user } = await setup();
  const settings = within(screen.getByRole('form', { name: words.settings }));
  const minutes = settings.getByLabelText(words.idleMinutes);
  const save = settings.getByRole('button', { name: words.save });
  for (const [text, disabled] of [
    ['11', true],
    ['0', true],
    ['', true],
    ['5', false],
  ] as const) {
    await user.clear(minutes);
    if (text !== '') await user.type(minutes, text);
    expect(save).toHaveProperty('disabled', disabled);
  }
  await user.selectOptions(settings.getByLabelText(words.algorithm), 'SM4-CBC+HMAC-SM3');
  await user.keyboard('{Tab}{Tab}{Enter}');
  await screen.findByText(words.saved);
  expect(await county()).toMatchObject({
    leaseDays: 30,
    eraseDays: 90,
    idleMinutes: 5,
    storeAlgorithm: 'SM4-CBC+HMAC-SM3',
    requireSecondFactor: false,
  });

  const names = within(screen.getByRole('form', { name: words.county }));
  await user.type(names.getByLabelText(words.upstream), '临江市司法局{Enter}');
  await waitFor(async () => expect((await county()).upstream).toEqual({ name: '临江市司法局' }));
});

test('C22 a second factor is wanted of administrators: from then on also of who said so, in words that lead there', async () => {
  const { user } = await setup();
  const settings = within(screen.getByRole('form', { name: words.settings }));
  settings.getByRole('checkbox', { name: words.requireFactor }).focus();
  await user.keyboard(' {Tab}{Enter}');
  await screen.findByText(words.saved);
  expect(await county()).toMatchObject({ requireSecondFactor: true });
  await user.click(settings.getByRole('checkbox', { name: words.requireFactor }));
  await user.click(settings.getByRole('button', { name: words.save }));
  const missing = explainProblem('second-factor-missing');
  const notice = (await screen.findByText(missing.title)).closest('[role=alert]');
  expect(notice?.textContent).toContain(missing.remedies[0]);
  expect(await county()).toMatchObject({ requireSecondFactor: true });
});

test('OG-07 keys are wiped later than a computer is refused; the page says why not, and what holds without a recovery key', async () => {
  const { user } = await setup();
  const settings = within(screen.getByRole('form', { name: words.settings }));
  const days = settings.getByLabelText(words.eraseDays);
  const save = settings.getByRole('button', { name: words.save });
  expect(settings.getByText(words.eraseDaysNoKey, { exact: false })).toBeTruthy();
  await user.clear(days);
  expect(settings.queryByText(words.eraseDaysAfter)).toBeNull();
  await user.type(days, '30');
  expect(settings.getByText(words.eraseDaysAfter)).toBeTruthy();
  expect(save).toHaveProperty('disabled', true);
  await user.clear(days);
  await user.type(days, '45{Enter}');
  await screen.findByText(words.saved);
  expect(await county()).toMatchObject({ leaseDays: 30, eraseDays: 45 });
});

test('others are told that it is not theirs', async () => {
  const { user } = await setup('security-a');
  await user.click(within(screen.getByRole('form', { name: words.county })).getByRole('button', { name: words.save }));
  expect(await screen.findByText(explainProblem('forbidden').title)).toBeTruthy();
});
