// @vitest-environment jsdom
/** C22: the own page and the question for six digits, by keyboard alone, at a county in this process. */
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { FactorQuestion } from '#renderer/app/factor-question.tsx';
import { SecondFactorPanel } from '#renderer/app/second-factor-panel.tsx';
import { createFactorAsking } from '#renderer/session/factor-asking.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { secondFactorWords as words } from '#renderer/text/second-factor-words.ts';
import { issueCode } from '#renderer/usecases/manage-people.ts';
import type { Connection } from '#renderer/vault/signed-call.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { authenticator, posted, setUpFactor, wrongCode, type Authenticator } from '#test/support/authenticator.ts';
import { connectionOf, pageAtCounty } from '#test/support/page-at-county.ts';
import { enrolTestDevice, type TestDevice } from '#test/support/server.ts';
import { giveLayout } from '../setup-session.tsx';

const server = pageAtCounty();
beforeAll(giveLayout);
beforeEach(() => vi.stubGlobal('reportError', (cause: unknown) => expect.fail(String(cause))));
afterEach(cleanup);

const now = (): string => server().clock.now;
const later = (seconds: number): void => {
  server().clock.now = Instant.parse(new Date(Date.parse(now()) + seconds * 1000).toISOString());
};
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const names = (id: string): string => fictionalCounty().officers.find((officer) => officer.id === id)?.name ?? id;

/** The page with its question above, as the composition root puts them together. */
async function open(officer = 'security-a', before?: (device: TestDevice) => Promise<unknown>) {
  const device = await enrolTestDevice(server().send, 'qinglan', { officer });
  await before?.(device);
  const asking = createFactorAsking();
  const connection: Connection = { ...connectionOf(server(), device), askSecondFactor: asking.ask };
  render(
    <>
      <SecondFactorPanel connection={connection} officer={{ name: names(officer) }} profile={fictionalCounty()} />
      <FactorQuestion asking={asking} connection={connection} />
    </>,
  );
  return { user: userEvent.setup(), device, connection };
}

const shownSecret = async (): Promise<Authenticator> => {
  const key = await screen.findByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  return authenticator((key.textContent ?? '').replaceAll(' ', ''));
};
const field = (): Promise<HTMLElement> => screen.findByLabelText(words.code);
const dialog = (): Promise<HTMLElement> => screen.findByRole('dialog', { name: words.dialogTitle });
const isGone = (): Promise<void> => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

test('set up by keyboard: a picture and the secret in groups; a wrong code says so, a right one puts it in force', async () => {
  const { user } = await open();
  await screen.findByText(words.none);
  button(words.setUp).focus();
  await user.keyboard('{Enter}');
  const phone = await shownSecret();
  expect(screen.getByRole('img', { name: words.qr })).toBeTruthy();
  expect(document.activeElement).toBe(await field());
  await user.keyboard('12345{Enter}');
  expect(button(words.activate)).toHaveProperty('disabled', true);
  await user.clear(await field());
  await user.keyboard(`${wrongCode(phone, now())}{Enter}`);
  await screen.findByText(new RegExp(explainProblem('second-factor-wrong').happened));
  const right = phone(now());
  // As an input method for Chinese types digits, in two groups.
  const wide = [...right].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
  await user.click(await field());
  await user.keyboard(`${wide.slice(0, 3)} ${wide.slice(3)}{Enter}`);
  await screen.findByText(words.activated);
  expect(screen.queryByRole('img', { name: words.qr })).toBeNull();
  expect(await server().store.readAllFactors()).toMatchObject([{ officer: 'security-a', since: now(), pending: null }]);
  expect(button(words.change)).toBeTruthy();
});

test('a secret that was not used in time is said to be over; leaving the page leaves nothing in force', async () => {
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: words.setUp }));
  const phone = await shownSecret();
  later(3601);
  await user.type(await field(), `${phone(now())}{Enter}`);
  await screen.findByText(words.expired);
  await user.click(button(words.cancel));
  expect(screen.queryByText(words.secret)).toBeNull();
  expect((await server().store.readAllFactors())[0]?.since).toBeNull();
});

test('an act of administration asks once for all that wait, repeats what was refused, and stays quiet for ten minutes', async () => {
  let phone: Authenticator = () => '';
  const { user, connection } = await open('security-a', async (device) => {
    phone = await setUpFactor(server(), device);
    later(601);
  });
  const acts = Promise.all([issueCode(connection, 'jiaxi-clerk'), issueCode(connection, 'jiaxi-head')]);
  const asked = await dialog();
  expect(document.activeElement).toBe(within(asked).getByLabelText(words.code));
  await user.keyboard(`${wrongCode(phone, now())}{Enter}`);
  await within(asked).findByText(new RegExp(explainProblem('second-factor-wrong').happened));
  // After a wrong one the field is empty and still where the hands are.
  expect(document.activeElement).toHaveProperty('value', '');
  await user.keyboard(`${phone(now())}{Enter}`);
  expect((await acts).map(({ ok }) => ok)).toEqual([true, true]);
  await isGone();
  later(500);
  expect((await issueCode(connection, 'jiaxi-clerk')).ok).toBe(true);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the question is left, by Escape or the button: nothing was done, and it says so; the next act asks again', async () => {
  const { user, connection } = await open('security-a', async (device) => {
    await setUpFactor(server(), device);
    later(601);
  });
  const leave = [
    // The native dialog's own answer to the key, which jsdom does not give.
    async () => void fireEvent(await dialog(), new Event('cancel', { cancelable: true })),
    () => user.keyboard('{Tab}{Enter}'),
  ];
  for (const left of leave) {
    const act = issueCode(connection, 'jiaxi-clerk');
    await dialog();
    await left();
    expect(await act).toEqual({ ok: false, error: { code: 'second-factor' } });
    await isGone();
  }
  expect(await server().store.readAllCodes()).toHaveLength(1);
});

test('another telephone and none at all: each with a code of the old one', async () => {
  let phone: Authenticator = () => '';
  const { user } = await open('auditor-a', async (device) => {
    phone = await setUpFactor(server(), device);
    later(61);
  });
  await user.click(await screen.findByRole('button', { name: words.change }));
  await dialog();
  await user.keyboard(`${phone(now())}{Enter}`);
  const next = await shownSecret();
  await user.type(await field(), `${next(now())}{Enter}`);
  await screen.findByText(words.activated);
  later(61);
  await user.click(button(words.remove));
  await screen.findByText(words.removeAsk);
  const warning = screen.getByRole('alert');
  await user.click(within(warning).getByRole('button', { name: words.remove }));
  await dialog();
  await user.keyboard(`${next(now())}{Enter}`);
  await screen.findByText(words.deactivated);
  expect(screen.getByText(words.none)).toBeTruthy();
});

test('taken away by a colleague: the owner reads by whom; the county may want one', async () => {
  const settings = { kind: 'settings', leaseDays: 30, eraseDays: 90, idleMinutes: 10, storeAlgorithm: 'A256GCM' };
  await open('sysadmin-a', async (device) => {
    await setUpFactor(server(), device);
    const change = { ...settings, requireSecondFactor: true };
    expect(await posted(device, '/county', { seen: fictionalCounty().version, change })).toBe('done');
    const security = await enrolTestDevice(server().send, 'qinglan', { officer: 'security-a' });
    await setUpFactor(server(), security);
    const path = '/people/sysadmin-a/second-factor/remove';
    expect(await posted(security, path, { reason: '手机丢失' })).toBe('done');
  });
  const [removed] = await screen.findAllByRole('alert');
  expect(removed?.textContent).toContain(names('security-a'));
  expect(screen.getByText(words.required)).toBeTruthy();
});

test('without the county nothing is claimed, and it can be asked again', async () => {
  const { user } = await open('security-a', () => {
    const { fetch } = globalThis;
    const cut = vi.fn<typeof fetch>().mockRejectedValueOnce(new TypeError('no network')).mockImplementation(fetch);
    return Promise.resolve(vi.stubGlobal('fetch', cut));
  });
  await screen.findByText(explainProblem('offline').title);
  expect(screen.queryByRole('button', { name: words.setUp })).toBeNull();
  await user.click(button(words.again));
  await screen.findByText(words.none);
});
