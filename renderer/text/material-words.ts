/** Words of the papers of a matter that went into confidence (CF-21 to CF-23). */
export const materialWords = {
  show: '查看材料',
  title: '移交前的材料',
  text: '只在本窗口打开，不存本机；看一份、存一份都记入审计。',
  none: '移交前没有登记材料。',
  untitled: (n: number): string => `材料 ${n}`,
  notAtCounty: '没有送到县局，请问移交的单位',
  open: '打开',
  save: '另存',
  close: '收起材料',
  left: (seconds: number): string => `${Math.ceil(seconds / 60)} 分钟内自动收起`,
  reading: '正在读取并解密……',
  cannotShow: (type: string): string => `这一份是${type}，请用“另存”打开，看完删除。`,
  saved: '已另存。交纪检监察机关后请删除。',
  /** Says nothing about what it is. */
  fileName: (no: string, n: number): string => `${no} 材料${n}`,
} as const;

/** Why a paper was not opened or saved. */
export function explainMaterial(code: string): string {
  switch (code) {
    case 'damaged':
      return '打不开：内容已损坏。';
    case 'not-recorded':
      return '没有打开：审计记录没有写成。';
    case 'not-saved':
      return '没有存成，请换一个位置再试。';
    case 'offline':
      return '没有连上县局服务器，请联网后再试。';
    default:
      return '没有取到，请重新读取后再试。';
  }
}
