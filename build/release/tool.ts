/**
 * Commands of whoever releases, best on a computer without network: `key <file>`, `sign --key <file> <installers…>`, and
 * `list-packed <folder>`, which electron-builder's hook runs. The key's passphrase is asked for, or comes from
 * JFT_RELEASE_PASSPHRASE; never from the command line, which others can see.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { readPublisherKey } from '../publisher-key.mjs';
import { makeReleaseKey, openReleaseKey, type KeyProblem, type OpenProblem, type Sign } from './keys.ts';
import { listPacked } from './list-packed.ts';
import { makeRelease, type ReleaseRefusal } from './make-release.ts';

const USAGE = [
  '用法：npm run release-key -- <私钥文件>',
  '      npm run sign-release -- --key <私钥文件> [--from <最低可升级的版本号>] <安装程序>…',
].join('\n');

const SENTENCES: Readonly<Record<KeyProblem | OpenProblem | ReleaseRefusal | 'key-needed', string>> = {
  'key-in-tree': '私钥不能放在程序的源文件夹里。请另选位置，最好是只在发布时才接上的U盘。',
  'key-exists': '这个文件已经存在，没有改动。',
  'publisher-exists': '已有发布者公钥（build/release/publisher.json），没有改动。要换密钥，先看决策 0019。',
  'short-passphrase': '口令至少16个字符。',
  'no-key': '没有找到私钥文件，请核对路径。',
  'not-opened': '私钥没有打开：口令不对，或者文件已损坏。',
  'no-publisher': '没有发布者公钥 build/release/publisher.json。请先运行 npm run release-key。',
  'other-publisher': '这把私钥与 build/release/publisher.json 里的公钥不是一对，签了也没有程序认。',
  nothing: USAGE,
  'several-folders': '一次签名的安装程序要在同一个文件夹里。',
  'bad-version': '版本号应为三个数，如 0.2.0。',
  'from-newer': '最低可升级的版本不能比这一版新。',
  'not-an-installer': '安装程序应为 .exe、.deb 或者 .AppImage，文件名结尾写明处理器（x64、amd64、x86_64、arm64）。',
  'other-version': '有安装程序的文件名里没有 package.json 的版本号，可能是以前打的包。没有签名。',
  'no-such-file': '没有找到安装程序，请核对路径。',
  'key-needed': '有发布者公钥而没有私钥：请用 JFT_RELEASE_KEY 指明私钥文件，否则打出的包不能启动。',
};

const root = join(import.meta.dirname, '../..');
const publicFile = join(import.meta.dirname, 'publisher.json');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const refuse = (line: string): never => {
  process.stderr.write(`${line}\n`);
  process.exit(1);
};

const [, , command, ...rest] = process.argv;
switch (command) {
  case 'key':
    await makeKey(rest);
    break;
  case 'sign':
    await signInstallers(rest);
    break;
  case 'list-packed':
    await listFolder(rest);
    break;
  default:
    refuse(USAGE);
}

async function makeKey([privateFile]: readonly string[]): Promise<void> {
  if (privateFile === undefined) return refuse(USAGE);
  const made = await makeReleaseKey({ root, privateFile, publicFile }, await newPassphrase());
  if (!made.ok) return refuse(SENTENCES[made.error]);
  say(`私钥：${privateFile}（用口令封存）。请再存一份，分开保管；丢了它，就不能再发布各所认得的版本。`);
  say(`公钥：${made.value}，已写入 build/release/publisher.json，请提交。此后打出的程序只认它签名的版本。`);
}

async function signInstallers(given: readonly string[]): Promise<void> {
  const args = parsedArgs(given);
  const key = args?.values.key;
  if (args === null || key === undefined) return refuse(USAGE);
  const sign = await opened(key);
  const manifest = z.object({ version: z.string() });
  const { version } = manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const made = await makeRelease({ installers: args.positionals, version, from: args.values.from, sign });
  if (!made.ok) return refuse(SENTENCES[made.error]);
  say(`${version} 版的清单已签名：${made.value}。请与安装程序放在同一个文件夹里交给县局。`);
}

/** `null` for options that there are not, and for one without its value. */
function parsedArgs(given: readonly string[]) {
  const options = { key: { type: 'string' }, from: { type: 'string', default: '0.0.0' } } as const;
  try {
    return parseArgs({ args: [...given], allowPositionals: true, options });
  } catch {
    return null;
  }
}

async function listFolder([folder]: readonly string[]): Promise<void> {
  if (folder === undefined) return refuse(USAGE);
  const file = process.env['JFT_RELEASE_KEY'];
  if (file === undefined && readPublisherKey(publicFile) !== null) return refuse(SENTENCES['key-needed']);
  const count = await listPacked(folder, file === undefined ? null : await opened(file));
  say(`程序文件清单：${count} 个文件，${file === undefined ? '没有发布者的签名' : '已签名'}`);
}

async function opened(file: string): Promise<Sign> {
  const key = await openReleaseKey(file, await passphrase(), readPublisherKey(publicFile));
  return key.ok ? key.value : refuse(SENTENCES[key.error]);
}

async function passphrase(): Promise<string> {
  return process.env['JFT_RELEASE_PASSPHRASE'] ?? typedUnseen('请输入私钥的口令（不显示）：');
}

/** Typed twice: with a slip in it the key could never be opened again. */
async function newPassphrase(): Promise<string> {
  const typed = await passphrase();
  if (process.env['JFT_RELEASE_PASSPHRASE'] !== undefined) return typed;
  return (await typedUnseen('请再输入一次：')) === typed ? typed : refuse('两次输入的口令不一样，没有生成密钥。');
}

async function typedUnseen(question: string): Promise<string> {
  process.stdout.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const typed = await lines.question('');
  lines.close();
  say('');
  return typed;
}
