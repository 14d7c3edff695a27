/** C20, U4, U7: the county's side of a stick without a browser, beside a running server and without one. */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { queueSummary } from '#renderer/data/queries/sync-state.ts';
import { openPgliteStore } from '#server/db/open-store.ts';
import { exchangeFolder } from '#server/stick/exchange-folder.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import { listAudit } from '#server/usecases/read-audit.ts';
import { WelcomeResponse } from '#shared/sync/enroll.ts';
import { createMemoryStore } from '#server/db/memory-store.ts';
import { enrolStickDevice, type StickDevice } from '#test/support/carried.ts';
import {
  MIGRATIONS,
  setUpFictional,
  setupServer,
  startServerProcess,
  temporaryFolder,
  type ServerProcess,
  type TestServer,
} from '#test/support/server.ts';

const root = resolve(import.meta.dirname, '../../..');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let stick: string;
beforeEach(async () => {
  folder = await temporaryFolder();
  stick = join(folder.path, 'stick');
  await mkdir(stick);
});
afterEach(() => folder.remove());

/** Puts the device's next package on the stick. */
async function pack(device: StickDevice, as?: string): Promise<string> {
  const { name, file } = await device.export();
  await writeFile(join(stick, as ?? name), file);
  return name;
}

const answerOf = async (name: string) => {
  const answer = name.replace('交县局', '县局答复');
  return { name: answer, file: new Uint8Array(await readFile(join(stick, answer))) };
};

/** The command as a person starts it. */
function usb(data: string, ...rest: readonly string[]): { readonly code: number | null; readonly said: string } {
  const tool = [join(root, 'build/run-ts.mjs'), join(root, 'server/tool.ts'), 'usb', ...rest];
  const env = { PATH: process.env['PATH'] ?? '', JFT_DATA: data };
  const done = spawnSync(process.execPath, tool, { cwd: root, env, encoding: 'utf8' });
  return { code: done.status, said: `${done.stdout}${done.stderr}` };
}

test('U4 U7 a folder goes in by the running server, then again without it: the answers are the same work, done once', async () => {
  const data = join(folder.path, 'data');
  const server: ServerProcess = await startServerProcess({ JFT_DATA: data });
  await setUpFictional(server.send);
  // The device pins the key of the county it meets.
  const { countyKey } = WelcomeResponse.parse(await (await server.send('/welcome')).json());
  const device = await enrolStickDevice(server.send, 'jiaxi', countyKey);
  await device.register('反映排水沟改道');
  await device.register('反映路灯不亮');
  const name = await pack(device);
  await writeFile(join(stick, '说明.txt'), '');
  await writeFile(join(stick, '坏了.jft'), 'JFT');

  const first = usb(data, stick);
  expect(first.said).toContain('由它来办理');
  expect(first.said).toContain(`${name}：已接收 2 条。答复：`);
  expect(first.said).toContain('坏了.jft：没有接收。文件没有拷贝完整');
  expect(first.code).toBe(1);
  expect(await device.import(await answerOf(name))).toMatchObject({ ok: true, value: { receipted: 2, again: false } });
  expect(queueSummary(device.store())).toMatchObject({ pending: 0, refused: 0 });
  await server.stop();

  await rm(join(stick, '坏了.jft'));
  const head = await headOf(data);
  const again = usb(data, stick);
  expect(again.said).toContain(`${name}：已接收 2 条。答复：`);
  expect(again.said).not.toContain('由它来办理');
  expect(again.code).toBe(0);
  expect(await headOf(data)).toEqual(head);
  expect(await device.import(await answerOf(name))).toMatchObject({ ok: true, value: { receipted: 0, received: 0 } });
  expect((await readdir(stick)).filter((file) => file.endsWith('.part'))).toEqual([]);
  device.store().close();

  expect(usb(data, join(folder.path, 'nowhere'))).toMatchObject({ code: 1 });
  expect(usb(data).said).toContain('用法');
  const elsewhere = usb(join(folder.path, 'other'), stick);
  expect(elsewhere.code).toBe(1);
  expect(elsewhere.said).toContain('没有本县的密钥');
});

async function headOf(data: string) {
  const store = await openPgliteStore(data, {
    migrations: MIGRATIONS,
    now: () => new Date().toISOString(),
    log: () => undefined,
  });
  const head = await store.readHead();
  await store.close();
  return head;
}

test('U3 U4 several packages of one computer: earlier ones first, and the next time nothing is an alarm', async () => {
  const server: TestServer = setupServer({ store: createMemoryStore() });
  await setUpFictional(server.send);
  const device = await enrolStickDevice(server.send, 'jiaxi');
  await device.register('甲');
  const first = await pack(device);
  await device.register('乙');
  const second = await pack(device);
  const { takePackage } = server.app;
  expect(await exchangeFolder(takePackage, stick)).toMatchObject({
    ok: true,
    value: [
      { kind: 'taken', name: first, sent: 1, refused: 0 },
      { kind: 'taken', name: second, sent: 2, refused: 0 },
    ],
  });
  const head = await server.store.readHead();
  expect(await exchangeFolder(takePackage, stick)).toMatchObject({
    ok: true,
    value: [
      { kind: 'answered-before', name: first },
      { kind: 'taken', name: second, sent: 2 },
    ],
  });
  expect(await server.store.readHead()).toEqual(head);
  expect(await device.import(await answerOf(second))).toMatchObject({ ok: true, value: { receipted: 2 } });

  const third = await pack(device, '副本.jft');
  const seen = await exchangeFolder(takePackage, stick);
  expect(seen).toMatchObject({ ok: true });
  expect(seen.ok ? seen.value[0] : null).toEqual({
    kind: 'not-taken',
    name: '副本.jft',
    problem: 'renamed',
    rightName: third,
  });
  // U9: the log names each, and nobody for putting it in.
  const { entries } = await listAudit(server.store, { kind: 'import' });
  expect(
    entries.map(({ body }) => AuditEvent.parse(JSON.parse(body))).map(({ what, result }) => [what, result]),
  ).toEqual(
    ['refused', 'done', 'refused', 'refused', 'done', 'refused', 'done', 'done']
      .map((result) => ['usb-package', result])
      .slice(1),
  );
  expect(server.failures).toEqual([]);
  device.store().close();
  await server.stop();
});

test('no folder, an empty one: said, not done', async () => {
  const server = setupServer();
  const { takePackage } = server.app;
  expect(await exchangeFolder(takePackage, join(folder.path, 'nowhere'))).toEqual({ ok: false, error: 'no-folder' });
  expect(await exchangeFolder(takePackage, stick)).toEqual({ ok: false, error: 'no-packages' });
  await server.stop();
});
