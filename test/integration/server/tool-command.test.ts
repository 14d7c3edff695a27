/** C24: the commands as whoever looks after the server types them, each a process of its own. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Instant } from '#shared/model/plain-date.ts';
import { setUpFactor } from '#test/support/authenticator.ts';
import { enrolTestDevice, setUpFictional, startServerProcess, temporaryFolder } from '#test/support/server.ts';

const root = resolve(import.meta.dirname, '../../..');

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

/** What the command says; rejects where it ends with another code than 0. */
async function tool(data: string, args: readonly string[], environment: Record<string, string> = {}): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', JFT_DATA: data, ...environment };
  const command = [join(root, 'build/run-ts.mjs'), join(root, 'server/tool.ts'), ...args];
  return (await promisify(execFile)(process.execPath, command, { cwd: root, env })).stdout;
}

test('C24 key, backup beside the running server and at rest, restore elsewhere, and the backup of what was restored', async () => {
  const [first, second] = [join(folder.path, 'first'), join(folder.path, 'second')];
  const shown = await tool(first, ['backup-key']);
  const [secret = ''] = /(?:[0-9A-Z]{4}-)+[0-9A-Z]+/.exec(shown) ?? [];
  const server = await startServerProcess({ JFT_DATA: first });
  expect((await setUpFictional(server.send)).ok).toBe(true);
  expect(await tool(first, ['backup'])).toContain('已备份到');
  await server.stop();
  expect(await tool(first, ['backup'])).toContain('已备份到');

  const backups = join(first, 'backups');
  const newest =
    (await readdir(backups))
      .filter((name) => name.endsWith('.jftbackup'))
      .toSorted()
      .at(-1) ?? '';
  const restored = await tool(second, ['restore', join(backups, newest)], { JFT_BACKUP_SECRET: secret });
  expect(restored).toContain('已恢复');
  // C16: a revocation since the backup is forgotten, and whoever restores is told so.
  expect(restored).toContain('丢失的电脑要重新停用');
  expect(restored).toContain('tls/county-ca.crt');
  expect(await tool(second, ['backup'])).toContain('已备份到');
});

test('C22 the only security administrator lost the telephone: the factor goes at the server, which is stopped for it', async () => {
  const data = join(folder.path, 'factor');
  const now = () => ({ clock: { now: Instant.parse(new Date().toISOString()) } });
  const server = await startServerProcess({ JFT_DATA: data });
  expect((await setUpFictional(server.send)).ok).toBe(true);
  const security = await enrolTestDevice(server.send, 'qinglan', { officer: 'security-a', sentAt: now().clock.now });
  await setUpFactor(now(), security);
  await expect(tool(data, ['remove-second-factor', 'security-a'])).rejects.toThrow('请先停下服务器');
  await server.stop();
  await expect(tool(data, ['remove-second-factor', 'auditor-a'])).rejects.toThrow('没有启用二次验证');
  expect(await tool(data, ['remove-second-factor', 'security-a'])).toContain('已取消二次验证');
  await expect(tool(data, ['remove-second-factor', 'security-a'])).rejects.toThrow('没有启用二次验证');
});
