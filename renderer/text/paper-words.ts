import { ALL_PAPERS } from '#shared/documents/papers/all-papers.ts';

/** Words of the preview and of the desk where papers are made out. What the papers themselves say is in shared/documents. */
export const paperWords = {
  open: '文书',
  title: '制作文书',
  preview: (name: string): string => `预览：${name}`,
  choose: '选择文书',
  choosePlaceholder: '输入名称里的字，或者按下箭头',
  fixed: '按办理记录和法定期限带出，不能手工改。有误的，在办理记录里更正。',
  fileGaps: '装订前请对照，还没有的：',
  docNo: '发文字号',
  docNoHint: (draft: string): string =>
    `不填的，出具后联网时由县局按顺序编号；登记簿已给号的填序号。编号前打印为空号：${draft}`,
  docNoWrong: '只填序号，例如 12；或者填完整的本类文号。',
  signedOn: '成文日期',
  urgency: '紧急程度',
  notUrgent: '一般',
  addRow: '加一项',
  removeRow: (n: number): string => `删去第 ${n} 项`,
  issue: '出具并编号',
  print: '打印',
  savePdf: '存为 PDF',
  saveWord: '存为 Word',
  working: '正在生成……',
  saved: '已保存。',
  failed: '没有成功。事项不受影响，请再试一次。',
  missing: (fields: readonly string[]): string => `还空着的必填栏目：${fields.join('、')}。打印后可以手写补填。`,
  pages: (n: number): string => `共 ${n} 页`,
  fontMissing: '本机没有仿宋字体，已用系统宋体代替，版面不变。正式行文请在装有仿宋的电脑上打印。',
} as const;

/** The name of a paper by its code, `undefined` where this version does not know it. */
export const paperNameOf = (id: string): string | undefined => {
  const name = ALL_PAPERS.find((paper) => paper.id === id)?.name;
  return name === undefined ? undefined : `《${name}》`;
};

/** The same where something has to be said: then the code itself. */
export const paperName = (id: string): string => paperNameOf(id) ?? id;

/** Words of the list of issued letters. */
export const issuedText = {
  title: '已出具文书',
  numberWaits: '文号待编（联网后由县局编号）',
  formerNo: (no: string): string => `（原文号 ${no}）`,
  notDelivered: '未登记送达',
  printed: (n: number): string => (n === 0 ? '未打印' : `已打印 ${n} 次`),
  print: '打印',
  reprint: '补打',
} as const;

/** 打印全卷 (documents §7.5). */
export const volumeWords = {
  open: '打印全卷',
  title: '打印全卷：封面、卷内目录和各件材料',
  counted: (parts: number, pages: number): string =>
    `共 ${parts} 件 ${pages} 页，按卷内目录排列，页码连续；封面、目录不编页码。`,
  missingOf: (title: string, fields: readonly string[]): string => `${title}（${fields.join('、')}）`,
} as const;
