import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Instant } from '#shared/model/plain-date.ts';
import type { Config } from '#server/config/config.ts';
import { COUNTY_KEY_FILE, readCountyKey } from '#server/config/county-key-file.ts';
import { failureText } from '#server/config/failure-text.ts';
import { contentFiles } from '#server/db/content-files.ts';
import { DataInUseError } from '#server/db/data-lock.ts';
import type { ServerStore } from '#server/db/store.ts';
import { createApp, type CountyApp } from '#server/http/app.ts';
import { randomCode } from '#server/usecases/random-code.ts';
import { countyKeyOf } from '#server/usecases/signatures.ts';
import { exchangeFolder, type FileOutcome, type FolderOutcome } from './exchange-folder.ts';
import { askForExchange } from './keep-stick.ts';

const PATIENCE_MS = 10 * 60 * 1000;

export type UsbDeps = {
  readonly settings: Pick<Config, 'dataFolder'>;
  readonly openStore: () => Promise<ServerStore>;
  readonly now: () => string;
  readonly say: (line: string) => void;
};

/**
 * `usb <folder>`: the county's side of the exchange by stick without a browser; one line for each file. `true` when every
 * package was taken, now or before. While the server runs on the embedded database, it does the work.
 */
export async function exchangeStick({ settings, openStore, now, say }: UsbDeps, asked: string): Promise<boolean> {
  const { dataFolder } = settings;
  // Another folder than the server's: a key made here now would be one that no device knows.
  if (!existsSync(join(dataFolder, COUNTY_KEY_FILE))) {
    say(`数据文件夹 ${resolve(dataFolder)} 里没有本县的密钥。请用服务器所用的同一个 JFT_DATA 运行。`);
    return false;
  }
  const outcome = await exchange();
  if (outcome === null) {
    say('服务器正在运行，但没有答复。请看它的输出，或者停下它再运行本命令。');
    return false;
  }
  if (!outcome.ok) {
    say(FOLDER_SENTENCES[outcome.error]);
    return false;
  }
  for (const file of outcome.value) say(sentenceOf(file));
  return outcome.value.every(({ kind }) => kind !== 'not-taken');

  async function exchange(): Promise<FolderOutcome | null> {
    const folder = resolve(asked);
    try {
      const store = await openStore();
      try {
        return await exchangeFolder((await appOver(store)).takePackage, folder);
      } finally {
        await store.close();
      }
    } catch (cause) {
      if (!(cause instanceof DataInUseError)) throw cause;
      say('服务器正在运行，由它来办理……');
      return askForExchange(dataFolder, folder, PATIENCE_MS);
    }
  }

  async function appOver(store: ServerStore): Promise<CountyApp> {
    const key = await readCountyKey(dataFolder);
    const newCode = (): string => randomCode((bytes) => void crypto.getRandomValues(bytes));
    return createApp({
      store,
      contents: contentFiles(dataFolder),
      now: () => Instant.parse(now()),
      hash: (text) => hash('sha256', text),
      countyKey: countyKeyOf(key.privateKey, key.publicKey, key.agreeing),
      newCode,
      setupCode: newCode(),
      logFailure: (cause) => say(failureText(cause)),
      staticFolder: null,
      hosts: [],
      allowedOrigins: [],
      stopping: new AbortController().signal,
    });
  }
}

const FOLDER_SENTENCES: Readonly<Record<Extract<FolderOutcome, { ok: false }>['error'], string>> = {
  'no-folder': '没有找到这个文件夹，请核对路径，或者看看U盘是否插好。',
  'no-packages': '这个文件夹里没有交换文件（名为“接访台-交县局-…”的 .jft 文件）。',
  failed: '服务器没有办成，原因见它的输出。已经办好的文件再办一次也没有关系。',
};

function sentenceOf(file: FileOutcome): string {
  switch (file.kind) {
    case 'taken': {
      const refused = file.refused === 0 ? '' : `，其中 ${file.refused} 条未采纳（原因在答复里）`;
      return `${file.name}：已接收 ${file.sent} 条${refused}。答复：${file.answer}`;
    }
    case 'answered-before':
      return `${file.name}：以前已经收过，答复就在旁边，没有改动。`;
    case 'not-taken': {
      const why = REASONS[file.problem] ?? REASONS['damaged'] ?? '';
      return `${file.name}：没有接收。${why}${file.rightName === undefined ? '' : `原名：${file.rightName}`}`;
    }
  }
}

/** `PackageProblem`, `TakingProblem`, and what may be wrong with the folder. */
const REASONS: Readonly<Record<string, string>> = {
  'not-a-package': '这不是接访台的交换文件。',
  'newer-format': '这个文件由更新版本的接访台做成，请先升级服务器。',
  'cut-off': '文件没有拷贝完整，请从原来的电脑重新拷贝。',
  damaged: '文件已损坏，或者内容被改动过，请重新导出、重新拷贝。',
  renamed: '文件被改过名，请改回原来的名字。',
  forged: '文件的签名不对，不是登记在册的电脑做的。请不要使用，并报告安全管理员。',
  'other-recipient': '这个文件不是交给本县的，这里打不开。',
  'other-direction': '这是县局的答复，要拿回原来的所里导入。',
  older: '这是一份旧文件，已经有更新的办过了。其中的登记也在新的那一份里。',
  revoked: '做这个文件的电脑已被停用。',
  'unknown-device': '县局不认识做这个文件的电脑。',
  'no-seat': '签名的人员在那台电脑上已没有席位，或者已离岗，请由在岗人员重新导出。',
  'needs-upgrade': '两边程序的版本相差太大，请先升级，再重新导出。',
  'no-county': '本县尚未建立。请先在服务器上完成首次设置。',
  busy: '服务器没有办完，请再运行一次。',
  'too-large': '文件太大，不是交换文件。',
  unreadable: '文件读不出来，U盘可能有问题。',
  'answer-not-written': '内容已接收，但答复写不进这个文件夹（写满了，或者是只读的）。腾出空间后再运行一次。',
};
