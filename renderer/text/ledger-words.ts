/** Words of the register of matters that screens.ts does not have yet. */

/** How far an own matter has come on its way to the county. */
export const deliveryWords = {
  pending: '待发',
  receipted: '已收妥',
  confirmed: '已核对',
  refused: '退回',
} as const;

export const ledgerText = {
  title: '信访登记簿',
  searchHint: '编号、查询码、姓名、拼音',
  // Not 送达, which is what is done with a paper.
  delivery: '同步',
  near: '期限',
  nearOptions: { soon: '将到期', today: '今日到期', overdue: '已超期' },
  flags: '核对',
  flagOptions: { doubtful: '时间待核', conflicts: '待选定' },
  pickRow: '选一行，这里显示它在谁手里、到哪一步、下一期限。',
  open: '打开事项',
  openKey: 'Enter',
  ledgerNo: '旧台账编号',
  register: '登记一件',
  repeat: (count: number): string => `同一事项第 ${count} 次`,
  sameMatter: (count: number): string => `同一事项共 ${count} 件`,
  nobody: '不再办理',
  deliveryHint: {
    pending: '在本机安全保存，联网后自动发送',
    receipted: '县局已收妥，等待核对',
    confirmed: '县局已收妥并核对',
    refused: '县局没有收下，请到“退回”处理',
  },
  print: '打印',
  printFailed: '没有打印成。请再试一次。',
  everything: '全部登记',
  filtered: (parts: readonly string[]): string => `筛选：${parts.join('、')}`,
  searched: '按检索词',
  notPrinted: (count: number): string => `另有 ${count} 件本岗位不能打印，未列入`,
} as const;

/** Leads to 导入台账; its other words are loaded with that screen. */
export const importLedgerLabel = '导入旧台账';
