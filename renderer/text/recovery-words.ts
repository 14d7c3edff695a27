/** Words of getting back in after a forgotten passphrase, at the officer's own computer. */
export const recoverWords = {
  title: (name: string): string => `${name}：用县局的恢复码登录`,
  lead: '忘了口令、又没有同事能登录的，或者本机的密钥已抹去的，由县局两名保管人打开恢复密钥，给您一个登记码和一个一次性口令。这一步需要网络。',
  panel: '恢复码',
  oneTime: '一次性口令',
  next: '下一步：设置自己的新口令',
  wrongOneTime: '一次性口令不对，请对照县局给的纸条再输一次。登记码已经核对过，不用换。',
} as const;

/** Words of the county's recovery key, at the security administrator's desk. */
export const recoveryWords = {
  title: '口令恢复',
  none: '县里还没有恢复密钥。没有它，忘了口令、又没有同事能登录的电脑打不开，停用的电脑也留不住没有发送的工作；很久没有联系的电脑，到期只拒绝打开，不抹密钥。',
  make: '制作恢复密钥',
  remake: '重新制作恢复密钥',
  ready:
    '恢复密钥已设置。各电脑下次登录时自动备好，需要时由三名保管人中的任意两人打开。重新制作以后还没有登录过的电脑，只有原来的密钥纸打得开：请等各电脑都登录过，再销毁原来的。',
  sheets: '三份密钥纸',
  sheetsHint:
    '一人一份，打印（没有打印机就抄写）、核对后装入信封密封，分别交给三名保管人。任意两份能打开，一份什么也打不开。本页关闭后不再显示。',
  sheet: (number: number): string => `第 ${number} 份（共 3 份）`,
  print: (number: number): string => `打印第 ${number} 份`,
  printFailed: '没有打印出来。请检查打印机，再打一次，或者照着屏幕抄写。',
  published: '三份都已封存，启用',
  discard: '不启用',
  open: '为忘记口令的人员恢复',
  person: '哪台电脑上的哪位人员',
  share: (number: number): string => `保管人${number === 1 ? '甲' : '乙'}的密钥纸`,
  shareHint: '十二组，每组六个字母和数字；大小写、空格和横线都不要紧。',
  wrongGroup: (group: number): string => `第 ${group} 组输错了，请对照密钥纸改正。`,
  scan: '用摄像头扫',
  scanning: '把密钥纸上的二维码对准摄像头。',
  starting: '正在打开摄像头……',
  recover: '两份齐了，恢复',
  given: (name: string): string => `${name}的登记码和一次性口令`,
  givenHint: '只显示这一次。请抄给本人：在自己的电脑上点“忘了口令，用县局的恢复码”。本次恢复已记入日志。',
  code: '登记码',
  oneTime: '一次性口令',
  close: '抄好了',
  problems: {
    'bad-share': '两份密钥纸合不到一起，请核对两份的密钥编号是否相同。',
    'same-share': '两次输的是同一份，请另一名保管人输入自己的那一份。',
    'no-escrow': '这台电脑还没有备好恢复用的密钥（设置恢复密钥以后没有人在上面登录过），不能恢复。',
    'left-damaged': '文件被改动过，打不开。请让交文件的单位从原电脑重新保存一份。',
  },
} as const;

/** Words of what a revoked computer's office hands in (C16). */
export const leftWords = {
  title: '停用电脑交来的文件',
  hint: '停用的电脑把没有发送的工作加密存成文件，由所在单位交来。两名保管人打开恢复密钥，把它转成只有一名指定人员能用的恢复文件。这里看不到里面的内容。',
  choose: '选择交来的文件',
  from: (unit: string, device: string, at: string): string => `${unit} ${device}，${at}停用时保存。`,
  person: '由谁恢复',
  personHint: '该单位的工作人员，在本单位还没有登记过事项的电脑上恢复。',
  pass: '两份齐了，转成恢复文件',
  given: (name: string): string => `给${name}的一次性口令`,
  givenHint:
    '只显示这一次。请把口令抄给本人，把刚才保存的恢复文件也交给他：在本单位新登记的电脑上打开“U盘交换”，用“恢复到这台电脑”选择文件、输入这个口令。本次转交已记入日志。',
  fileName: (unit: string, device: string): string => `${unit}${device}恢复文件`,
  notRecorded: '日志没有写成，没有转交。请检查磁盘空间后再试。',
  notSaved: '恢复文件没有保存，口令作废。请再转一次。',
  unread: { 'wrong-type': '请选择扩展名为 .jft 的文件。', 'too-large': '文件太大。', unreadable: '文件读不出来。' },
  problems: {
    'not-left': '这是本机备份，不是停用电脑交来的文件。备份由本人用自己的口令恢复。',
    'not-a-backup': '这不是停用电脑交来的文件。',
    'cut-off': '文件没有拷贝完整，请重新拷贝。',
    damaged: '文件已损坏或者被改动过，请重新拷贝。',
  },
} as const;

/** What is wrong with one keeper's sheet. */
export function shareSentence(keeper: 1 | 2, problem: ShareProblem): string {
  const whose = recoveryWords.share(keeper);
  switch (problem.kind) {
    case 'group':
      return `${whose}：${recoveryWords.wrongGroup(problem.group)}`;
    case 'count':
      return `${whose}：共十二组，现在输了 ${problem.count} 组。`;
    case 'other-key':
      return `${whose}：没有输错，但不是本县现在的恢复密钥。请核对密钥编号，找现在的那一份。`;
  }
}

type ShareProblem =
  | { readonly kind: 'group'; readonly group: number }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'other-key' };
