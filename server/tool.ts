/** Commands for whoever looks after the county server: `backup-key`, `backup`, `restore <file>`, `usb <folder>`, `sign-update <file> <version>`, `remove-second-factor <officer>`. */
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { publisherKey } from '#shared/lib/publisher-key.ts';
import { backUp, makeBackupKey, restore, type BackupProblem } from './backup/commands.ts';
import { askForBackup } from './backup/keep-backups.ts';
import { readConfig, type Config } from './config/config.ts';
import { DataInUseError } from './db/data-lock.ts';
import type { DumpSummary } from './db/dump.ts';
import { loadPglite, loadPostgres, openPgliteStore, openPostgresStore, type DumpableStore } from './db/open-store.ts';
import type { ServerStore } from './db/store.ts';
import { signUpdate, type SignProblem } from './stick/sign-update.ts';
import { exchangeStick } from './stick/usb-command.ts';
import { removeFactorHere } from './usecases/second-factor.ts';
import { recordBackup } from './usecases/record-backup.ts';

const SIGN_USAGE = 'node dist/server/tool.mjs sign-update <安装程序> <版本号> [最低可升级的版本号]';
const USB_USAGE = 'npm run usb -- <U盘上的文件夹>';
const FACTOR_USAGE = 'node dist/server/tool.mjs remove-second-factor <人员编号>';
const PATIENCE_MS = 10 * 60 * 1000;

const SENTENCES: Readonly<Record<BackupProblem | 'backup-key-exists' | 'failed', string>> = {
  'backup-key-exists': '已有备份密钥，没有改动。恢复时用当初抄下的那一份。',
  'no-backup-key': '还没有备份密钥。请先运行 npm run backup-key，把显示的密钥抄下来封存。',
  'backup-key-damaged': '数据文件夹里的 backup-key.pem 已损坏。请从别处的副本取回，或者删去后重新生成。',
  'backup-key-mistyped': '密钥输入有误。请对照封存的密钥逐组核对。',
  'no-such-file': '没有找到备份文件，请核对路径。',
  'not-a-backup': '这个文件不是接访台的备份。',
  'unknown-algorithm': '备份用了本程序不认识的加密方式，请用做备份时的或者更新的版本恢复。',
  'wrong-key': '这份备份不是用这把密钥封存的，请换一份密钥。',
  damaged: '备份文件已损坏或者被改动过，没有恢复任何内容。请用另一份备份。',
  'cut-off': '备份文件不完整（可能没有拷贝完），没有恢复任何内容。请重新拷贝或者用另一份备份。',
  'not-empty': '这里已经有一个县的数据，不能覆盖。请换一个空的数据文件夹或者数据库。',
  'newer-program-needed': '备份由更新版本的接访台做成，请先升级本程序。',
  incomplete: '备份内容不完整，没有恢复任何内容。请用另一份备份。',
  'chain-differs': '备份内容的校验链对不上，没有恢复任何内容。请用另一份备份。',
  failed: '备份没有成功，原因见服务器的输出。',
};

const SIGN_SENTENCES: Readonly<Record<SignProblem, string>> = {
  'no-county-key': '数据文件夹里没有本县的密钥。请用服务器所用的同一个 JFT_DATA 运行。',
  'no-such-file': '没有找到安装程序，请核对路径。',
  'not-an-installer': '安装程序应为 .exe、.deb 或者 .AppImage 文件。',
  'no-arch': '看不出安装程序给哪种处理器用。请保留原来的文件名，结尾应有 x64、amd64、x86_64 或者 arm64。',
  'bad-version': '版本号应为三个数，如 0.2.0。',
  'from-newer': '最低可升级的版本不能比安装程序的版本新。',
  'no-release': '安装程序旁边没有发布者的 release.json。请把发布者给的整个文件夹一起拷来，不要只拷安装程序。',
  'release-damaged': '发布者的 release.json 读不出来，可能没有拷贝完。请重新拷贝。',
  'release-forged': 'release.json 不是发布者签名的，或者被改动过。不要签发，请向发布者核实来源。',
  'not-in-release':
    '发布者的 release.json 里没有这个文件：版本、文件内容、系统、处理器或者最低可升级的版本对不上。不要签发，请向发布者核实。',
};

const sha256 = (text: string): string => hash('sha256', text);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const here = import.meta.dirname;
const migrations = join(here, existsSync(join(here, 'migrations')) ? 'migrations' : 'db/migrations');
const context = { migrations, now: () => new Date().toISOString(), log: say };

const config = readConfig(process.env);
if (!config.ok) refuse(config.error);
else await run(config.value, process.argv.slice(2)).catch((cause: unknown) => refuse(messageOf(cause)));

async function run(settings: Config, [command, file, ...more]: readonly string[]): Promise<void> {
  await mkdir(settings.dataFolder, { recursive: true });
  switch (command) {
    case 'backup-key':
      return showNewKey(settings);
    case 'backup':
      return makeBackup(settings);
    case 'restore':
      return file === undefined ? refuse('用法：npm run restore -- <备份文件>') : bringBack(settings, file);
    case 'usb':
      return file === undefined ? refuse(`用法：${USB_USAGE}`) : takeStick(settings, file);
    case 'sign-update':
      return file === undefined ? refuse(`用法：${SIGN_USAGE}`) : vouchFor(settings, file, more);
    case 'remove-second-factor':
      return file === undefined ? refuse(`用法：${FACTOR_USAGE}`) : takeFactorAway(settings, file);
    default:
      refuse(
        `用法：npm run backup-key，npm run backup，npm run restore -- <备份文件>，${USB_USAGE}，${SIGN_USAGE}，${FACTOR_USAGE}`,
      );
  }
}

async function showNewKey({ dataFolder }: Config): Promise<void> {
  const made = await makeBackupKey(dataFolder);
  if (!made.ok) return refuse(SENTENCES[made.error]);
  say('备份密钥只显示这一次。请抄写两份，分别封存；没有它，谁也打不开备份。');
  say(`\n    ${made.value.secretText}\n`);
  say(`密钥编号：${made.value.keyId}`);
}

async function makeBackup(settings: Config): Promise<void> {
  const { dataFolder, backupFolder } = settings;
  try {
    const store = await openStore(settings);
    const made = await backUp(store.dump, { dataFolder, folder: backupFolder, now: context.now(), keep: 30 });
    await told(store, 'backup', made.ok ? 'done' : 'failed');
    await store.close();
    if (!made.ok) return refuse(SENTENCES[made.error]);
    tell(`已备份到 ${made.value.file}`, made.value.summary);
  } catch (cause) {
    if (!(cause instanceof DataInUseError)) throw cause;
    say('服务器正在运行，由它来做备份……');
    const made = await askForBackup(dataFolder, PATIENCE_MS);
    if (made === null) return refuse('服务器没有答复。请看它的输出，或者停下它再做备份。');
    if (!made.ok) return refuse(SENTENCES[made.error]);
    tell(`已备份到 ${made.value.file}`, made.value.summary);
  }
}

async function bringBack(settings: Config, file: string): Promise<void> {
  const { databaseUrl, dataFolder } = settings;
  const secretText = await readSecret();
  const restored = await restore(
    (lines) =>
      databaseUrl === null ? loadPglite(dataFolder, lines, context) : loadPostgres(databaseUrl, lines, context),
    { file, secretText, dataFolder },
  );
  if (!restored.ok) return refuse(SENTENCES[restored.error]);
  const store = await openStore(settings);
  await told(store, 'restore', 'done');
  await store.close();
  const { contents } = restored.value;
  say(`已恢复材料文件 ${contents.restored} 份。`);
  for (const name of contents.damaged) say(`  材料文件 ${name} 已损坏，没有恢复；登记的电脑如果还留着，会再传一次。`);
  // The backup carries no key of the transport (decision 0015).
  say('以 JFT_TLS=own 运行的：本机用新的证书，请把数据文件夹里的 tls/county-ca.crt 重新带到各所的电脑，电话核对指纹。');
  // A county that is put back knows nothing of what was taken away since (C16, C17).
  say(
    '请安全管理员马上在“人员与设备”里核对：备份以后停用的电脑、离岗的人员、收回的角色，都回到了备份时的样子；丢失的电脑要重新停用。',
  );
  // Reports themselves come again (CF-26); what was done about them at the county was nowhere else.
  say(
    '请县局保密员核对：备份以后登记的密件由登记的电脑自动补上，编号可能改变；申请、同意、打开和办理记录不会补上，请重新记录。',
  );
  tell(`已恢复 ${restored.value.madeAt} 的备份。各所的电脑下次同步时会自动补上此后的登记。`, restored.value.summary);
}

async function vouchFor({ dataFolder }: Config, file: string, [version = '', from]: readonly string[]): Promise<void> {
  const signed = await signUpdate({ dataFolder, file, version, from, publisherKey, now: context.now });
  if (!signed.ok) return refuse(SIGN_SENTENCES[signed.error]);
  say(`凭证已写好：${signed.value}`);
  if (publisherKey === null) say('此版本没有发布者公钥，没有核对发布者的签名：安装程序的来源由签发的人自己核实。');
  say('请与安装程序一起拷到U盘。各所在“U盘交换”的“核对升级程序”里同时选中这两个文件。');
}

/** The way back for an only security administrator who lost the telephone: whoever stands at the server (decision 0020). */
async function takeFactorAway(settings: Config, officer: string): Promise<void> {
  const store = await openStore(settings).catch((cause: unknown) => {
    if (cause instanceof DataInUseError) return refuse('服务器正在运行。请先停下服务器，再运行这条命令。');
    throw cause;
  });
  const removed = await removeFactorHere({ store, hash: sha256, now: context.now }, officer);
  await store.close();
  if (!removed.ok) return refuse('这个编号的人员没有启用二次验证，没有改动。人员编号见“人员与设备”。');
  say('已取消二次验证，并记入审计日志。请本人尽快在新手机上重新设置。');
}

async function takeStick(settings: Config, folder: string): Promise<void> {
  const all = await exchangeStick({ settings, openStore: () => openStore(settings), now: context.now, say }, folder);
  // The lines have been said; a script reads the code.
  if (!all) process.exitCode = 1;
}

function openStore({ databaseUrl, dataFolder }: Config): Promise<DumpableStore> {
  return databaseUrl === null ? openPgliteStore(dataFolder, context) : openPostgresStore(databaseUrl, context);
}

function told(store: ServerStore, kind: 'backup' | 'restore', result: 'done' | 'failed'): Promise<void> {
  return recordBackup({ store, hash: sha256, now: context.now }, kind, result);
}

/** From the environment (for a rehearsal by a script) or asked for; never from the command line, which others can see. */
async function readSecret(): Promise<string> {
  const given = process.env['JFT_BACKUP_SECRET'];
  if (given !== undefined) return given;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await lines.question('请输入封存的备份密钥：');
  lines.close();
  return typed;
}

function tell(line: string, { tables, head }: DumpSummary): void {
  say(line);
  for (const [table, count] of Object.entries(tables)) say(`  ${table.padEnd(24)} ${count}`);
  say(`  序号 ${head.seq}，校验 ${head.chain}`);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
