// @vitest-environment jsdom
import { webcrypto } from 'node:crypto';
import { giveLayout, setupSession } from '../setup-session.tsx';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import { saveReaders } from '#renderer/data/writes/sealed-reports.ts';
import { ConfidentialScreen } from '#renderer/screens/confidential/screen.tsx';
import { SessionContext } from '#renderer/session/session.ts';
import { confidentialWords } from '#renderer/text/confidential-words.ts';
import type { Ask } from '#renderer/usecases/exchange-sealed.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { MASK, SHOWN_FOR } from '#shared/domain/confidential/mask.ts';
import type { SealReader } from '#shared/model/confidential.ts';
import { DeviceCode, OperationId } from '#shared/model/ids.ts';
import { ErrorResponse } from '#shared/sync/enroll.ts';
import { ReadersResponse } from '#shared/sync/confidential.ts';
import { err, ok } from '#shared/lib/result.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { aRegistration } from '#test/support/device.ts';
import {
  enrolTestDevice,
  setupServer,
  setUpFictional,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';

/** C7, C19, CF-06 to CF-08: two people at two computers, one report, its informant behind a mask. */
const NAME = '金丝雀某甲';
const PHONE = '13800000000';
const REASON = '核对线索需要当面询问';
const profile = fictionalCounty();

let server: TestServer;
let clerk: TestDevice;
let chief: TestDevice;
let readers: readonly SealReader[];

beforeAll(giveLayout);
beforeEach(async () => {
  server = setupServer();
  await setUpFictional(server.send);
  clerk = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'confidential-a' });
  chief = await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
  readers = ReadersResponse.parse(await (await clerk.send('/confidential/readers')).json()).readers;
});
afterEach(async () => {
  cleanup();
  vi.useRealTimers();
  expect(server.failures).toEqual([]);
  await server.stop();
});

/** 丙岭 took it down; it names two officers who may open it together. */
async function aReport(): Promise<void> {
  const township = await enrolTestDevice(server.send, 'jiaxi');
  const id = 'report-0000000000000001';
  const petitioners = [{ name: NAME, role: 'principal' as const, phone: PHONE }];
  const registration = aRegistration({ petitioners, statement: `我叫${NAME}`, summary: '收钱不办事' });
  const content = { pseudonyms: ['举报人甲'], summary: '反映收钱不办事', claims: [] };
  const envelope = await sealReport(id, { identity: { registration }, content }, readers);
  const facts = { form: 'visit', receivedOn: '2026-09-04', named: true, queryCode: 'K7QX3M001' };
  const action = { kind: 'report', ...facts, concerned: { units: ['bingling'], officers: [] }, envelope };
  const { office, device, officer } = township;
  const entry = {
    id: 'entry-0000000000000001',
    report: id,
    office,
    device,
    by: officer,
    recordedAt: server.clock.now,
    action,
  };
  const body = JSON.stringify({ wire: 1, entries: [entry] });
  expect(await (await township.send('/confidential', { method: 'POST', body })).json()).toMatchObject({
    receipts: [{ seq: 1 }],
  });
}

let acts = 0;
const operation = () => OperationId.parse(`act-${String((acts += 1)).padStart(18, '0')}`);

/** The screen as this officer has it, at a computer of their own. */
async function sitting(device: TestDevice) {
  cleanup();
  const made = await setupSession('county');
  await saveProfile(made.store, profile);
  await saveReaders(made.store, readers);
  made.setClock('2026-09-04', '18:40');
  const ask: Ask = async (path, sent) => {
    const body = sent?.body === undefined ? {} : { method: 'POST', body: Buffer.from(sent.body).toString('utf8') };
    const response = await device.send(path, body);
    const json: unknown = await response.json();
    return response.ok ? ok(json) : err({ code: ErrorResponse.parse(json).error });
  };
  const jwk = device.keys.seal.privateKey.export({ format: 'jwk' });
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const key = await webcrypto.subtle.importKey('jwk', jwk, curve, false, ['deriveBits']);
  const officer = profile.officers.find(({ id }) => id === device.officer);
  if (officer === undefined) throw new Error(device.officer);
  const { office } = device;
  const session = {
    ...made.session,
    profile,
    identity: { ...made.session.identity, office, device: DeviceCode.parse(device.device) },
    acting: actingOf(profile, office, officer.id),
    // Two computers never give one number twice.
    deps: { ...made.deps, officer, ids: { ...made.deps.ids, operation } },
    audit: made.log.of(officer.id),
    confidential: { ask, key },
  };
  render(
    <SessionContext value={session}>
      <ConfidentialScreen />
    </SessionContext>,
  );
  const entries = async () => {
    await made.log.settled();
    return (await readAuditLinks(made.store, 0, 50)).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  };
  return { user: userEvent.setup(), entries };
}

const onThePage = (text: string): boolean => document.documentElement.innerHTML.includes(text);

test('C19 the list names nobody; who it is takes a reason, another person, and is one field for a minute', async () => {
  await aReport();
  const first = await sitting(clerk);
  expect((await screen.findAllByText('反映收钱不办事')).length).toBeGreaterThan(0);
  expect(await screen.findByText('举报人甲')).toBeTruthy();
  expect([NAME, PHONE].filter(onThePage)).toEqual([]);
  // No reason, no asking.
  const asking = await screen.findByRole('button', { name: confidentialWords.ask });
  expect(asking).toHaveProperty('disabled', true);
  await first.user.type(screen.getByLabelText(confidentialWords.reason), `${REASON}{Enter}`);
  expect(await screen.findByText(new RegExp(REASON))).toBeTruthy();
  // Who asked cannot agree.
  expect(screen.queryByRole('button', { name: confidentialWords.approve })).toBeNull();
  expect(screen.queryByRole('button', { name: confidentialWords.open })).toBeNull();

  const second = await sitting(chief);
  await second.user.click(await screen.findByRole('button', { name: confidentialWords.approve }));
  await screen.findByText(/答复人/);
  // Who agreed does not see it either.
  expect(screen.queryByRole('button', { name: confidentialWords.open })).toBeNull();

  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const third = await sitting(clerk);
  await third.user.click(await screen.findByRole('button', { name: confidentialWords.open }));
  await screen.findByRole('timer');
  expect(screen.getAllByText(MASK).length).toBeGreaterThanOrEqual(3);
  expect([NAME, PHONE].filter(onThePage)).toEqual([]);
  // Who looks, where and when stands in every picture of the screen.
  const officer = profile.officers.find(({ id }) => id === 'confidential-a')?.name ?? '?';
  expect(document.querySelector('.confidential-watermark')?.textContent).toMatch(
    new RegExp(`^${officer} legal-affairs-${clerk.device} 2026-09-04T`),
  );
  const line = (label: string): HTMLElement => {
    const found = screen.getByText(label).closest('div');
    if (found === null) throw new Error(label);
    return found;
  };
  await third.user.click(within(line('姓名')).getByRole('button', { name: confidentialWords.show }));
  await screen.findByText(NAME);
  expect(onThePage(PHONE)).toBe(false);
  // The next field takes the place of the one before.
  await third.user.click(within(line('电话')).getByRole('button', { name: confidentialWords.show }));
  await screen.findByText(PHONE);
  expect(onThePage(NAME)).toBe(false);
  const reveals = (await third.entries()).filter(({ kind }) => kind === 'reveal');
  expect(reveals).toMatchObject([
    { what: 'confidential-name', reason: REASON, officer: 'confidential-a' },
    { what: 'confidential-phone', reason: REASON, officer: 'confidential-a' },
  ]);
  act(() => void vi.advanceTimersByTime((SHOWN_FOR + 1) * 1000));
  expect(screen.queryByRole('timer')).toBeNull();
  expect([NAME, PHONE].filter(onThePage)).toEqual([]);
  // Used: the same yes opens it no second time.
  vi.useRealTimers();
  await sitting(clerk);
  await screen.findByText(new RegExp(REASON));
  expect(screen.queryByRole('button', { name: confidentialWords.open })).toBeNull();
});

test('CF-06 a no stays a no, and whoever asked hears it', async () => {
  await aReport();
  const first = await sitting(clerk);
  await first.user.type(await screen.findByLabelText(confidentialWords.reason), `${REASON}{Enter}`);
  await screen.findByText(new RegExp(REASON));
  const second = await sitting(chief);
  await second.user.click(await screen.findByRole('button', { name: confidentialWords.refuse }));
  await screen.findByText(/答复人/);
  await sitting(clerk);
  expect((await screen.findByText(new RegExp(REASON))).textContent).toContain('不同意');
  expect(screen.queryByRole('button', { name: confidentialWords.open })).toBeNull();
  // Another asking is possible, with its own reason.
  expect(screen.getByLabelText(confidentialWords.reason)).toHaveProperty('value', '');
});

test('C18 an empty register is looked at like a full one: the look is an entry', async () => {
  const made = await sitting(clerk);
  expect(await screen.findByText(confidentialWords.empty)).toBeTruthy();
  await expect.poll(async () => (await made.entries()).map(({ kind }) => kind)).toContain('list');
});
