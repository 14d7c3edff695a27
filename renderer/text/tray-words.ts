/** Words of the tray of refused records that screens.ts does not have yet. */
export const trayWords = {
  title: '退回箱',
  retry: '重新发送',
  correct: '撤回并改正',
  view: '查看内容',
  open: '打开事项',
  safeTag: '本机安全保存',
  correctAsk:
    '撤回后这一条不再发送。撤回的是登记的，会带着原内容打开登记页；撤回的是后来的操作，会打开事项，请重做正确的一步。',
  confirm: '撤回',
  contentTitle: '这条记录的内容',
  recordedAt: (time: string): string => `${time} 登记`,
  unreadable: '这条记录的内容读不出来，请联系县局信访办。',
  corrected: '改正：',
  what: '做的是',
  reception: '接访安排',
  receptionTitle: '接访安排没有收下',
  receptionRemedies: ['请看最新的安排', '仍要办的，撤回这一条后按最新安排重做'],
} as const;
