import type { TakingProblem } from '#shared/sync/carried.ts';
import type { PackageProblem } from '#shared/sync/package.ts';

type FileProblem = PackageProblem | TakingProblem;

/** Why a file was not taken: which of all the things that may be wrong, and what to do. Nothing of it was kept. */
const FILE_PROBLEMS: Readonly<Record<FileProblem, string>> = {
  'not-a-package': '这不是接访台的交换文件。请重新选择文件。',
  'newer-format': '这个文件由更新版本的接访台做成。请先升级本机程序。',
  'cut-off': '文件没有拷贝完整。请从原来的电脑重新拷贝，拔U盘前先“弹出”。',
  damaged: '文件已损坏，或者内容被改动过。请重新导出、重新拷贝。',
  renamed: '文件被改过名。请改回原来的名字再导入。',
  forged: '文件的签名不对，不是登记在册的电脑或者县局做的。请不要使用，并报告县局安全管理员。',
  'other-recipient': '这个文件不是交给这里的，这里打不开。请核对文件名里的单位和设备号。',
  'other-direction': '方向不对：“交县局”的文件在县局导入，“县局答复”的文件在本所导入。',
  older: '这是一份旧文件，已经有更新的办过了。请使用最新导出的那一份。',
  'not-asked': '这份答复不是答复本机导出的文件。请核对文件名，或者重新导出一次。',
  revoked: '做这个文件的电脑已被县局停用，不能接收。请联系县局安全管理员。',
  'unknown-device': '县局不认识做这个文件的电脑。请联系县局安全管理员。',
  'no-seat': '签名的人员在那台电脑上已没有席位，或者已离岗。请由在岗人员重新导出。',
  'needs-upgrade': '两边程序的版本相差太大。请先升级，再重新导出。',
};

export const stickWords = {
  title: 'U盘交换',
  intro: '没有网络时，用U盘与县局交换：内容和联网同步完全一样。文件已加密并签名，别人打不开，也改不了。',
  open: 'U盘交换',
  makeTitle: '第一步　导出到U盘',
  makeHint: '把本机待发的记录和材料装进一个文件，拷到U盘，送县局。收到答复之前，记录仍留在本机待发。',
  make: '导出到U盘',
  waiting: (count: number, contents: number): string =>
    `现有 ${count} 条${contents === 0 ? '' : `、${contents} 份材料`}待发`,
  made: (count: number, contents: number, name: string): string =>
    `已导出 ${count} 条${contents === 0 ? '' : `、材料 ${contents} 份`}：${name}。请不要改文件名。`,
  /** Large contents fill more than one file; the county takes them in the order of their numbers. */
  more: (megabytes: number): string =>
    `材料较大，还有约 ${megabytes} MB 没有装下：请再按“导出到U盘”，再做一个文件，一起送县局，按编号先后导入。`,
  takeTitle: '第二步　从U盘导入县局答复',
  takeHint: '选择U盘上名为“接访台-县局答复-…”的文件。同一个文件导入两次也没有关系。',
  take: '从U盘导入',
  taken: (receipted: number, received: number, contents: number): string =>
    `已导入：本机 ${receipted} 条得到县局收条，收到新内容 ${received} 项${contents === 0 ? '' : `，材料 ${contents} 份`}。`,
  again: '还有内容要再交换一次：请再导出、再送一次。',
  deskTitle: '县局窗口　办理各所送来的U盘',
  deskHint:
    '选择名为“接访台-交县局-…”的文件。同一台电脑有几个文件的，按编号先后逐个办理。办理后把答复文件存回同一个U盘，交来人带回。',
  putIn: '导入并做答复',
  answered: (sent: number, refused: number, name: string): string =>
    `已接收 ${sent} 条${refused === 0 ? '' : `，其中 ${refused} 条未采纳（原因在答复里）`}。答复文件：${name}`,
  busy: '正在办理……',
  notSaved: '文件没有保存。请检查U盘是否插好、是否写满，再做一次。',
  notRecorded: '操作记录写不进本机，没有导出。请检查磁盘空间。',
  unread: {
    'too-large': '文件太大，不是交换文件。',
    'wrong-type': '请选择扩展名为 .jft 的文件。',
    unreadable: '文件读不出来，U盘可能有问题。',
  },
  stored: '没有存入任何内容。',
  /** A code of a newer county shows as damaged rather than as nothing. */
  fileProblem: (problem: string, rightName?: string): string => {
    const known = problem in FILE_PROBLEMS ? FILE_PROBLEMS[problem as FileProblem] : FILE_PROBLEMS.damaged; // checked
    return rightName === undefined ? known : `${known}原名：${rightName}`;
  },
} as const;

/** Why a backup was not taken back. Nothing of it is kept then. */
const RESTORE_PROBLEMS = {
  'not-a-backup': '这不是接访台的本机备份文件。请重新选择。',
  'cut-off': '备份文件没有拷贝完整，没有恢复任何内容。请重新拷贝。',
  damaged: '备份文件已损坏或者被改动过，没有恢复任何内容。请用另一份备份。',
  'not-empty': '这台电脑已经登记过事项，不能再恢复。请换一台新登记的电脑。',
  'other-office': '这是另一个单位的备份，不能恢复到这里。',
  'other-backup': '这个文件不属于刚才选择的那次备份。请选择同一天、同一次备份的文件。',
  'no-wrap': '这个文件不是给您的。请由在旧电脑上登录过的同事，或者县局指定的同事来恢复。',
  'wrong-passphrase': '口令不对。请输入您在旧电脑上用的口令；县局给的恢复文件，输县局给您的一次性口令。',
} as const;

export const keepingWords = {
  title: '本机备份',
  hint: '把本机的全部记录存成文件，放到U盘或者别处保管，包括待发的记录和还没有送到县局的材料。内容就是本机上的密文，没有口令谁也打不开。建议每周一次。',
  backUp: '备份本机',
  making: '正在备份……',
  made: (rows: number, contents: number, name: string): string =>
    `已备份 ${rows} 行${contents === 0 ? '' : `、${contents} 份未送出的材料`}：${name}`,
  /** Large contents make several files, each saved by a press of its own. */
  savePart: (part: number, of: number): string => `保存第 ${part} 个文件（共 ${of} 个）`,
  madePart: (part: number, of: number): string => `已保存 ${of} 个文件中的第 ${part} 个。全部保存完，备份才完整。`,
  restoreTitle: '恢复到这台电脑',
  restoreHint:
    '旧电脑坏了或者丢了，用这里把备份恢复到新电脑；停用的电脑没有发送的工作，县局转成恢复文件的，也在这里恢复。只在本机还没有登记过事项时可用，需要联网。',
  restoreSteps: [
    '新电脑先用登记码登记、登录，并把旧电脑上的同事“添加人员”到本机；',
    '输入您在旧电脑上的口令（县局给的恢复文件，输县局给的一次性口令），选择文件；',
    '请县局安全管理员同时停用旧电脑。',
  ],
  passphrase: '旧电脑上的口令，或者县局给的一次性口令',
  restore: '选择文件并恢复',
  restorePart: (part: number, of: number): string => `选择第 ${part} 个备份文件（共 ${of} 个）`,
  restoring: '正在恢复……',
  tookPart: (part: number, of: number): string => `已读入 ${of} 个文件中的第 ${part} 个，请继续选择下一个。`,
  restored: (operations: number, waiting: number, contents: number): string => {
    const papers = contents === 0 ? '' : `，材料 ${contents} 份待送`;
    return `已恢复 ${operations} 条本机记录，其中 ${waiting} 条县局还没有，将自动发送${papers}。`;
  },
  damaged: (count: number): string => `有 ${count} 处已损坏，没有恢复。`,
  reload: '锁定并重新登录',
  wrongPart: (part: number, of: number): string => `这次备份共 ${of} 个文件，请先选择第 ${part} 个。`,
  problems: RESTORE_PROBLEMS,
} as const;
