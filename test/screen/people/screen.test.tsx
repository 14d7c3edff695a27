// @vitest-environment jsdom
import { giveLayout, show } from '../setup-session.tsx';
import { enrolledAt } from '../enrolled-at.ts';
import { Blob } from 'node:buffer';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { PeopleScreen } from '#renderer/screens/people/screen.tsx';
import { type Session } from '#renderer/session/session.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { newRecoveryKey } from '#renderer/usecases/county-recovery.ts';
import { readBackupPart, writeBackupPart } from '#renderer/usecases/device-backup-file.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { peopleWords } from '#renderer/text/people-words.ts';
import { secondFactorWords as factorWords } from '#renderer/text/second-factor-words.ts';
import { leftWords, recoveryWords } from '#renderer/text/recovery-words.ts';
import { explainCall, explainProblem } from '#renderer/text/problems.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { exportDataKey, newDataKey } from '#renderer/vault/key-encryption.ts';
import { sealTo } from '#renderer/vault/public-seal.ts';
import { toBase64url } from '#shared/lib/base64url.ts';
import { fingerprintOf } from '#renderer/vault/signed-call.ts';
import { setUpFactor } from '#test/support/authenticator.ts';
import { pageAtCounty } from '#test/support/page-at-county.ts';
import { enrolTestDevice } from '#test/support/server.ts';

const server = pageAtCounty();

beforeEach(async () => {
  // jsdom has none.
  vi.stubGlobal('reportError', (cause: unknown) => expect.fail(String(cause)));
});
beforeAll(giveLayout);
afterEach(cleanup);

type Changes = { readonly bridge?: Partial<Session['bridge']>; readonly profile?: CountyProfile };

const setup = async (officer: string, changes: Changes = {}) => (await setupDesk(officer, changes)).user;

async function setupDesk(officer: string, { bridge, profile = fictionalCounty() }: Changes) {
  const desk = await enrolledAt(server(), 'qinglan', { officer, profile });
  await enrolTestDevice(server().send, 'jiaxi', { officer: 'jiaxi-head' });
  const derive = () => Promise.resolve(new Uint8Array(32));
  const session = { ...desk.session, derive, bridge: { ...desk.session.bridge, ...bridge } };
  return { ...desk, user: show(<PeopleScreen />, { ...desk, session }).user };
}

test('C13 the administrator gives a code, large and with the county’s fingerprint', async () => {
  const user = await setup('security-a');
  const row = await screen.findByRole('row', { name: /^吕某己/ });
  await user.click(within(row).getByRole('button', { name: peopleWords.issue }));
  const dialog = await screen.findByRole('dialog', { name: peopleWords.codeTitle('吕某己') });
  expect(dialog.textContent).toMatch(/[0-9A-Z]{5}-[0-9A-Z]{5}/);
  expect(dialog.textContent).toMatch(/[0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{4}/);
  expect((await server().store.readAllCodes()).filter(({ officer }) => officer === 'jiaxi-clerk')).toHaveLength(1);
});

test('C13 a new computer is marked until its fingerprint was compared; the same as the computer shows', async () => {
  const user = await setup('security-a');
  const row = await screen.findByRole('row', { name: /^甲溪 D1/ });
  expect(row.textContent).toContain(peopleWords.toConfirm);
  await user.click(within(row).getByRole('button', { name: peopleWords.confirm }));
  const dialog = screen.getByRole('dialog', { name: peopleWords.confirmTitle('甲溪 D1') });
  const key = (await server().store.findDevice('jiaxi', 'D1'))?.key ?? '';
  expect(dialog.textContent).toContain(await fingerprintOf(key));
  await user.click(within(dialog).getByRole('button', { name: peopleWords.confirmSame }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() =>
    expect(screen.getByRole('row', { name: /^甲溪 D1/ }).textContent).not.toContain(peopleWords.toConfirm),
  );
  expect(
    within(screen.getByRole('row', { name: /^甲溪 D1/ })).queryByRole('button', { name: peopleWords.confirm }),
  ).toBeNull();
  expect(await server().store.findDevice('jiaxi', 'D1')).toMatchObject({ confirmedBy: 'security-a' });
});

test('C16 a device is revoked with its reason, and stays in the list', async () => {
  const user = await setup('security-a');
  const row = await screen.findByRole('row', { name: /^甲溪 D1/ });
  await user.click(within(row).getByRole('button', { name: peopleWords.revoke }));
  const dialog = screen.getByRole('dialog');
  const act = within(dialog).getByRole('button', { name: peopleWords.revoke });
  expect(act).toHaveProperty('disabled', true);
  await user.type(within(dialog).getByLabelText(peopleWords.reason), '在集市遗失');
  await user.click(act);
  await screen.findByText(/停用：在集市遗失/);
  expect(await server().store.findDevice('jiaxi', 'D1')).toMatchObject({ revokedFor: '在集市遗失' });
});

test('C16 without the county nothing is revoked, and nobody is told that it will be', async () => {
  const user = await setup('security-a');
  const row = await screen.findByRole('row', { name: /^甲溪 D1/ });
  await user.click(within(row).getByRole('button', { name: peopleWords.revoke }));
  const dialog = within(screen.getByRole('dialog', { name: peopleWords.revokeTitle('甲溪 D1') }));
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  await user.type(dialog.getByLabelText(peopleWords.reason), '在集市遗失{Enter}');
  // Beside what was typed, not behind it.
  const told = await dialog.findByRole('alert');
  expect(told.textContent).toContain(explainCall('offline').happened);
  expect(told.textContent).not.toContain('自动发送');
  expect(dialog.getByLabelText(peopleWords.reason)).toHaveProperty('value', '在集市遗失');
  expect(await server().store.findDevice('jiaxi', 'D1')).toMatchObject({ revokedAt: null });
});

test('C22 a colleague lost the telephone: that there is a factor is seen, and it goes with its reason', async () => {
  await setUpFactor(server(), await enrolTestDevice(server().send, 'qinglan', { officer: 'sysadmin-a' }));
  const { user, device } = await setupDesk('security-a', {});
  // A factor gives way only to a factor.
  await setUpFactor(server(), device);
  const row = async (name: RegExp) => within(await screen.findByRole('row', { name }));
  expect((await row(/^孔某庚/)).getByText(factorWords.inUse)).toBeTruthy();
  expect((await row(/^金某辛/)).queryByRole('button', { name: factorWords.removeOf })).toBeNull();
  await user.click((await row(/^孔某庚/)).getByRole('button', { name: factorWords.removeOf }));
  const dialog = within(screen.getByRole('dialog', { name: factorWords.removeOfTitle('孔某庚') }));
  await user.type(dialog.getByLabelText(factorWords.removeReason), '手机丢失，已当面核实');
  await user.click(dialog.getByRole('button', { name: factorWords.removeOf }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(async () => expect((await row(/^孔某庚/)).queryByText(factorWords.inUse)).toBeNull());
  const [taken] = (await server().store.readAllFactors()).filter(({ officer }) => officer === 'sysadmin-a');
  expect(taken).toMatchObject({ secret: null, removedBy: 'security-a' });
});

test('somebody who left is marked; a refusal says why and changes nothing', async () => {
  const user = await setup('security-a');
  const edit = async (name: RegExp): Promise<HTMLElement> => {
    const row = await screen.findByRole('row', { name });
    await user.click(within(row).getByRole('button', { name: peopleWords.edit }));
    return screen.getByRole('dialog');
  };
  const leave = async (dialog: HTMLElement): Promise<void> => {
    await user.click(within(dialog).getByLabelText(peopleWords.leave));
    await user.click(within(dialog).getByRole('button', { name: peopleWords.save }));
  };
  await leave(await edit(/^何某戊/));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect((await screen.findByRole('row', { name: /^何某戊/ })).textContent).toContain(peopleWords.left);
  await leave(await edit(/^金某辛/));
  await screen.findByText(explainProblem('last-admin').title);
  const officers = (await server().store.readCounty())?.officers ?? [];
  expect(officers.filter(({ left }) => left === true).map(({ id }) => id)).toEqual(['jiaxi-head']);
});

test('others are told that it is not theirs', async () => {
  await setup('sysadmin-a');
  expect(await screen.findByText(explainProblem('forbidden').title)).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test('§3.3 the three sheets are shown once and printed one by one', async () => {
  const print = vi.fn(() => Promise.resolve({ printed: true }));
  const user = await setup('security-a', { bridge: { print } });
  await user.click(await screen.findByRole('button', { name: recoveryWords.make }));
  const dialog = await screen.findByRole('dialog', { name: recoveryWords.sheets });
  const sheets = within(dialog).getAllByText(/^([0-9A-Z]{6}-){11}[0-9A-Z]{6}$/u);
  expect(new Set(sheets.map((sheet) => sheet.textContent)).size).toBe(3);
  await user.click(within(dialog).getByRole('button', { name: recoveryWords.print(2) }));
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  await user.click(within(dialog).getByRole('button', { name: recoveryWords.published }));
  expect(await screen.findByText(recoveryWords.ready)).toBeTruthy();
  expect((await server().store.readCounty())?.recoveryKey).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('§3.3 a wrong group is named while it is typed', async () => {
  const { publicKey, shares } = await newRecoveryKey();
  const user = await setup('security-a', { profile: { ...fictionalCounty(), recoveryKey: publicKey } });
  const first = await screen.findByLabelText(recoveryWords.share(1));
  const share = shares[0] ?? '';
  await user.type(first, `${share.slice(0, 14)}${share[14] === 'A' ? 'B' : 'A'}${share.slice(15)}`);
  expect(screen.getByText(recoveryWords.wrongGroup(3))).toBeTruthy();
  await user.clear(first);
  await user.type(first, share);
  expect(screen.queryByText(recoveryWords.wrongGroup(3))).toBeNull();
  // Without a reader in the browser there is nothing to scan with.
  expect(screen.queryByRole('button', { name: recoveryWords.scan })).toBeNull();
});

test('C16 what a revoked computer left goes to one officer of its office: a file, a passphrase told once, an entry of the log', async () => {
  // The one of jsdom has no stream.
  vi.stubGlobal('Blob', Blob);
  const { publicKey, shares } = await newRecoveryKey();
  const dataKey = await exportDataKey(await newDataKey());
  const box = toBase64url(await sealTo(publicKey, dataKey, 'escrow jiaxi D1 sealed-1'));
  const about = { office: 'jiaxi', device: 'D1', madeAt: '2026-09-04T02:00:00.000Z', part: 1, of: 1 } as const;
  const escrow = { to: publicKey, store: 'sealed-1', box };
  const bytes = await writeBackupPart({ ...about, algorithm: 'A256GCM', seats: [], escrow, tables: {} });
  const saved: Uint8Array[] = [];
  const bridge = {
    openFile: async () => ({ name: '甲溪司法所D1未发送的工作.jft', bytes }),
    saveFile: async (file: { readonly bytes: Uint8Array }) => (saved.push(file.bytes), { saved: true } as const),
  };
  const { user, log, store } = await setupDesk('security-a', {
    bridge,
    profile: { ...fictionalCounty(), recoveryKey: publicKey },
  });
  await user.click(await screen.findByRole('button', { name: leftWords.choose }));
  const form = await screen.findByRole('form', { name: leftWords.title });
  expect(form.textContent).toContain('甲溪 D1');
  const people = within(form).getByLabelText<HTMLSelectElement>(new RegExp(leftWords.person));
  expect([...people.options].map(({ text }) => text)).not.toContain('龚某庚');
  await user.selectOptions(people, '吕某己');
  const [first, second] = [1, 2].map((n) => within(form).getByLabelText(recoveryWords.share(n)));
  await user.type(first ?? form, shares[0] ?? '');
  await user.type(second ?? form, shares[0] ?? '');
  await user.click(within(form).getByRole('button', { name: leftWords.pass }));
  expect(await screen.findByText(recoveryWords.problems['same-share'])).toBeTruthy();
  expect(saved).toEqual([]);
  await user.clear(second ?? form);
  await user.type(second ?? form, shares[1] ?? '');
  await user.click(within(form).getByRole('button', { name: leftWords.pass }));
  const dialog = await screen.findByRole('dialog', { name: leftWords.given('吕某己') });
  expect(dialog.textContent).toMatch(/(\w{4}-){3}\w{4}/u);
  const part = await readBackupPart(new Uint8Array(saved[0] ?? []));
  expect(part).toMatchObject({ ok: true, value: { seats: [{ officer: 'jiaxi-clerk' }] } });
  expect(part.ok && part.value.escrow).toBeUndefined();
  await log.settled();
  const entries = (await readAuditLinks(store, 0, 10)).map(({ body }) => body);
  expect(entries.join()).toContain('"what":"left-work","subject":"jiaxi-clerk"');
});
