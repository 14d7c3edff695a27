import type { App, Dialog } from 'electron';
import type { PackedProblem } from './packed-files.ts';

const TITLE = '接访台没有打开';

/** What the person at the counter can do; it says nothing of what is in the store, which is as it was. */
const WORDS: Readonly<Record<PackedProblem['code'], string>> = {
  'list-missing': '程序的文件清单不见了，可能没有安装完整。',
  'list-damaged': '程序的文件清单读不出来，可能没有安装完整。',
  'list-forged': '程序的文件清单不是发布者签名的，程序可能被人改动过。',
  'file-missing': '程序缺少文件，可能没有安装完整。',
  'file-changed': '程序的文件与发布时不同，可能已损坏，或者被人改动过。',
};

/**
 * Shows why the program does not open and what to do, then leaves with a code that a script notices (C21). Nothing was
 * opened before: no window, no store, no connection.
 */
export function refuseStart(
  { app, dialog }: { readonly app: Pick<App, 'exit'>; readonly dialog: Pick<Dialog, 'showErrorBox'> },
  { code, file }: PackedProblem,
): void {
  const advice = '请不要继续使用，联系县局，用县局签发的安装程序重新安装。已登记的内容还在这台电脑上，不会丢失。';
  dialog.showErrorBox(TITLE, `${WORDS[code]}\n\n${advice}\n\n文件：${file}`);
  app.exit(1);
}
