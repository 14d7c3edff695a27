/** C16: what a revoked computer had not sent goes back to its office by way of the county, and nobody on the way reads it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { queueSummary } from '#renderer/data/queries/sync-state.ts';
import { readDrafts, saveDraft } from '#renderer/data/writes/drafts.ts';
import { passOn, type Shares } from '#renderer/usecases/county-recovery.ts';
import { eraseDevice, readLeftBehind, type EraseDeps } from '#renderer/usecases/erase-device.ts';
import { exchangeSealed } from '#renderer/usecases/exchange-sealed.ts';
import { leftFileOf, readHandedIn, type HandedIn } from '#renderer/usecases/left-work.ts';
import { startRestoring } from '#renderer/usecases/restore-device.ts';
import { sealVisit } from '#renderer/usecases/seal-report.ts';
import { signIn, type SignedIn } from '#renderer/usecases/sign-in.ts';
import { createLeftDatabase } from '#renderer/vault/left-db.ts';
import { signedCall } from '#renderer/vault/signed-call.ts';
import { backUpDevice } from '#renderer/usecases/device-backup.ts';
import { aRegistration, depsOf } from '#test/support/device.ts';
import { seededRandom } from '#test/support/seeded-random.ts';
import { enrolTestDevice } from '#test/support/server.ts';
import {
  clearDesk,
  connect,
  handOver,
  lineOf,
  must,
  newComputer,
  PASSPHRASE,
  registerAt,
  revoke,
  setupRecoverable,
  syncAt,
  type RecoverableDesk,
} from './setup-signed-in.ts';

const OFFICER = 'jiaxi-clerk';
const INFORMANT = '欧阳某金丝雀';
const SUMMARY = '反映排水沟改道';

let made: RecoverableDesk;
let deps: EraseDeps;
beforeEach(async () => {
  made = await setupRecoverable();
  const { vault, site, clock } = made.desk;
  deps = { vault, left: createLeftDatabase(`${vault.db.name}-left`), site, now: () => clock.now };
});
afterEach(async () => {
  made.county.store.close();
  expect(made.desk.server.failures).toEqual([]);
  await clearDesk(made.desk);
});

const two = (a: number, b: number): Shares => [made.sheets[a] ?? '', made.sheets[b] ?? ''];
const exchangeReports = (at: SignedIn): Promise<void> =>
  exchangeSealed(at.store, (path, sent) => signedCall(connect(at), path, sent));

/** A visit that was sent and one that was not, an unfinished form, and a report in confidence that nobody here can open. */
async function work(): Promise<string> {
  const { server, signedIn, clock } = made.desk;
  const { store } = signedIn;
  await enrolTestDevice(server.send, 'legal-affairs', { officer: 'confidential-a' });
  await enrolTestDevice(server.send, 'qinglan', { officer: 'chief' });
  await registerAt(store, '早已收妥');
  await syncAt(signedIn);
  await exchangeReports(signedIn);
  const unsent = await registerAt(store, SUMMARY);
  must(
    await saveDraft(store, { id: 'd', savedAt: '2026-09-04T01:00:00.000Z', by: OFFICER, title: '李某丁', form: {} }),
  );
  const registration = aRegistration({
    purpose: 'accusation',
    petitioners: [{ name: INFORMANT, role: 'principal' }],
    summary: '收钱不办事',
  });
  const taker = depsOf(store, seededRandom(3), () => clock.now);
  must(await sealVisit(taker, { registration, concerned: { units: [], officers: [] } }));
  return unsent;
}

async function fileOfLeft(): Promise<Uint8Array<ArrayBuffer>> {
  const left = await readLeftBehind(deps);
  const file = left === null ? null : await leftFileOf(left);
  if (file === null) throw new Error('nothing was kept');
  return file;
}

async function erased(isSignedIn: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const { desk } = made;
  expect(await handOver(desk, desk.signedIn)).toBe(true);
  await revoke(desk);
  if (!isSignedIn) desk.signedIn.store.close();
  await eraseDevice(deps, isSignedIn ? desk.signedIn.store : null);
  expect(await readLeftBehind(deps)).toMatchObject({ unsent: 3, erased: true });
  return fileOfLeft();
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

test.each([
  ['somebody was signed in', true],
  ['nobody was', false],
])(
  'revoked while %s: two sheets make a backup for one officer, who restores it; the county then has all of it, once',
  async (_name, isSignedIn) => {
    const unsent = await work();
    const file = await erased(isSignedIn);
    const handedIn = must(await readHandedIn(file));
    const given = must(await passOn(made.county, handedIn, OFFICER, two(0, 2)));
    for (const bytes of [file, given.file])
      for (const canary of [INFORMANT, SUMMARY, '李某丁', '赵某甲']) expect(textOf(bytes)).not.toContain(canary);

    const to = await newComputer(made.desk);
    const restoring = startRestoring(to.signedIn.store, to.vault, OFFICER, lineOf(to.signedIn).missing);
    expect(await restoring.take(given.file, PASSPHRASE)).toMatchObject({ error: { code: 'wrong-passphrase' } });
    expect(must(await restoring.take(given.file, given.passphrase))).toMatchObject({ waiting: 1, damaged: 0 });
    const again = must(await signIn(to.vault, made.desk.county, OFFICER, PASSPHRASE));
    await syncAt(again);
    await exchangeReports(again);

    expect((await readMatter(again.store, unsent))?.officialNo).toBeDefined();
    expect(again.store.index.size()).toBe(2);
    expect(queueSummary(again.store)).toMatchObject({ pending: 0, receipted: 0, refused: 0 });
    expect((await readDrafts(again.store)).map(({ title }) => title)).toEqual(['李某丁']);
    expect(again.store.state.sealedWaiting).toEqual([]);
    const reader = { units: [], officer: 'confidential-a' };
    expect(await made.desk.server.store.readConfidential({ reader, after: 0, limit: 10 })).toHaveLength(1);
    again.store.close();
  },
);

test('one sheet, a file that says it is of another computer, somebody it was not made for: nothing opens', async () => {
  await work();
  const handedIn = must(await readHandedIn(await erased(true)));
  expect(await passOn(made.county, handedIn, OFFICER, two(1, 1))).toMatchObject({ error: { code: 'same-share' } });
  const forged: HandedIn = { ...handedIn, office: 'shiqiao' };
  expect(await passOn(made.county, forged, OFFICER, two(0, 1))).toMatchObject({ error: { code: 'left-damaged' } });

  const to = await newComputer(made.desk);
  const restoring = startRestoring(to.signedIn.store, to.vault, OFFICER, lineOf(to.signedIn).missing);
  expect(await restoring.take(await fileOfLeft(), PASSPHRASE)).toMatchObject({ error: { code: 'no-wrap' } });
  const other = must(await passOn(made.county, handedIn, 'jiaxi-head', two(0, 1)));
  expect(await restoring.take(other.file, other.passphrase)).toMatchObject({ error: { code: 'no-wrap' } });
  expect(to.signedIn.store.state.lastN).toBe(0);
  to.signedIn.store.close();
});

test('a backup is no such file: its officers have the passphrase themselves', async () => {
  const { signedIn, vault } = made.desk;
  await registerAt(signedIn.store, SUMMARY);
  const { bytes } = await (await backUpDevice(signedIn.store, vault, '2026-09-04T10:30:00.000Z')).file(1);
  expect(await readHandedIn(bytes)).toEqual({ ok: false, error: 'not-left' });
  signedIn.store.close();
});
