// @vitest-environment jsdom
import { webcrypto } from 'node:crypto';
import { giveLayout, setupSession } from '../setup-session.tsx';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { saveProfile } from '#renderer/data/writes/save-profile.ts';
import { saveReaders } from '#renderer/data/writes/sealed-reports.ts';
import { ConfidentialScreen } from '#renderer/screens/confidential/screen.tsx';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { SessionContext } from '#renderer/session/session.ts';
import { confidentialWords } from '#renderer/text/confidential-words.ts';
import { materialWords } from '#renderer/text/material-words.ts';
import type { Ask, AskBytes } from '#renderer/usecases/exchange-sealed.ts';
import { sealReport } from '#renderer/vault/confidential-envelope.ts';
import { newLateKey } from '#renderer/vault/late-records.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { MASK, MATERIALS_FOR, SHOWN_FOR } from '#shared/domain/confidential/mask.ts';
import { evolve } from '#shared/domain/matter/evolve.ts';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import type { SealReader } from '#shared/model/confidential.ts';
import type { MatterView } from '#shared/model/matter.ts';
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
  sha256,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { authorOf } from '../../integration/server/sample-operations.ts';

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
beforeAll(() => vi.stubGlobal('reportError', (error: unknown) => expect.fail(String(error))));
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

// Of this page's own kind, which Node's encoder does not make.
const PAPER = Uint8Array.from(Buffer.from(`%PDF-1.7 ${NAME}亲笔 ${'白'.repeat(400_000)}`));

/** 甲溪 registered it openly, with a letter at the county and one that never came there, and hands it over (CF-13). */
async function aTransfer(): Promise<void> {
  const township = await enrolTestDevice(server.send, 'jiaxi');
  const author = authorOf('jiaxi', township.device);
  const registering = author.register(1, { dutyUnit: 'jiaxi', petitioners: [{ name: NAME, role: 'principal' }] });
  const { stream } = registering;
  const facts = { kind: 'add-attachment', type: 'application/pdf', category: 'visitor-material', source: 'petitioner' };
  const add = (title: string, bytes: Uint8Array) =>
    author.act(stream, { ...facts, title, hash: sha256(bytes), size: bytes.length });
  const ops = [registering, add('举报信原件', PAPER), add('后来的照片', PAPER.slice(1))];
  await township.push(ops);
  for (let n = 0; n * ATTACHMENT_CHUNK < PAPER.length; n += 1) {
    const body = PAPER.slice(n * ATTACHMENT_CHUNK, (n + 1) * ATTACHMENT_CHUNK);
    const sent = await township.send(`/attachments/${stream}/${sha256(PAPER)}/${n}`, { method: 'POST', body });
    expect(sent.status).toBe(200);
  }
  const id = 'report-0000000000000001';
  const late = await newLateKey();
  const matter = ops.reduce<MatterView | null>((view, op) => evolve(view, op, null), null);
  const identity = { registration: aRegistration(), matter: JSON.stringify(matter), late: late.privateKey };
  const content = { pseudonyms: ['举报人甲'], summary: '反映收钱不办事', claims: [] };
  const envelope = await sealReport(id, { identity, content }, readers);
  const about = { units: ['bingling'], officers: [] };
  const given = { form: 'visit', receivedOn: '2026-09-04', named: true, queryCode: 'K7QX3M001', concerned: about };
  const action = { kind: 'report', ...given, from: stream, lateKey: late.publicKey, envelope };
  const seal = { kind: 'seal-confidential', on: '2026-09-04', report: { id, action } };
  expect(await township.push([author.act(stream, seal, { base: 3 })])).toMatchObject([['a', 4, null]]);
  await server.app.flush();
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
  const askBytes: AskBytes = async (path) => {
    const response = await device.send(path);
    return response.ok ? ok(new Uint8Array(await response.arrayBuffer())) : err({ code: 'not-found' });
  };
  const saveFile = vi.fn<Bridge['saveFile']>(() => Promise.resolve({ saved: true }));
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
    confidential: { ask, askBytes, key },
    bridge: { ...made.session.bridge, saveFile },
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
  return { user: userEvent.setup(), entries, saveFile };
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
  // C28: a copied name is an entry: whose, and how much.
  document.getSelection()?.selectAllChildren(screen.getByText(PHONE));
  fireEvent.copy(screen.getByText(PHONE));
  document.getSelection()?.removeAllRanges();
  const copies = (await third.entries()).filter(({ kind }) => kind === 'copy');
  expect(copies).toMatchObject([{ what: 'confidential', stream: 'report-0000000000000001', count: PHONE.length }]);
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

test('C19 whom it is about is looked for in what is opened, never in an identity; the log has the count and no name', async () => {
  await aReport();
  const { user, entries } = await sitting(clerk);
  await screen.findAllByText('反映收钱不办事');
  const box = screen.getByLabelText(confidentialWords.search);
  await user.type(box, '丙岭');
  expect(screen.getAllByText('反映收钱不办事').length).toBeGreaterThan(0);
  await user.clear(box);
  await user.type(box, NAME);
  expect(await screen.findByText(confidentialWords.noneFound)).toBeTruthy();
  await expect
    .poll(async () => (await entries()).filter(({ kind }) => kind === 'search'))
    .toMatchObject([{ what: 'confidential', count: 0, terms: [expect.any(String)] }]);
  expect(JSON.stringify(await entries())).not.toContain(NAME);
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

test('CF-22, CF-23 the papers of a matter open with the identity, each recorded, and are gone after ten minutes', async () => {
  await aTransfer();
  const first = await sitting(clerk);
  await first.user.type(await screen.findByLabelText(confidentialWords.reason), `${REASON}{Enter}`);
  await screen.findByText(new RegExp(REASON));
  const second = await sitting(chief);
  await second.user.click(await screen.findByRole('button', { name: confidentialWords.approve }));
  await screen.findByText(/答复人/);

  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const third = await sitting(clerk);
  await third.user.click(await screen.findByRole('button', { name: confidentialWords.open }));
  await screen.findByRole('timer');
  expect(screen.queryByText(/举报信原件/)).toBeNull();
  await third.user.click(screen.getByRole('button', { name: materialWords.show }));
  await screen.findByText(/举报信原件/);
  expect(screen.getByText(/后来的照片/).closest('li')?.textContent).toContain(materialWords.notAtCounty);
  act(() => void vi.advanceTimersByTime((SHOWN_FOR + 1) * 1000));
  expect(screen.queryByRole('timer')).toBeNull();
  // The identity is closed, the letter is still to be read.
  await third.user.click(screen.getByRole('button', { name: materialWords.open }));
  await screen.findByText(materialWords.cannotShow('PDF'));
  await third.user.click(screen.getByRole('button', { name: materialWords.save }));
  await screen.findByText(materialWords.saved);
  const [file] = third.saveFile.mock.calls[0] ?? [];
  expect(file).toMatchObject({ suggestedName: '青司信密〔2026〕1号 材料1', mime: 'application/pdf' });
  expect(sha256(file?.bytes ?? new Uint8Array())).toBe(sha256(PAPER));
  const noted = (await third.entries()).filter(({ what }) => what === 'confidential-content');
  expect(noted).toMatchObject([
    { kind: 'reveal', reason: REASON, officer: 'confidential-a' },
    { kind: 'export', reason: REASON, officer: 'confidential-a' },
  ]);
  act(() => void vi.advanceTimersByTime(MATERIALS_FOR * 1000));
  expect(screen.queryByText(/举报信原件/)).toBeNull();
});
