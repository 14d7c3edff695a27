/** Words of printing: on the sheet's frame and in the dialog before it. What the forms say is in shared/documents. */
export const printText = {
  number: '编号',
  receiver: '接访人',
  preview: '打印预览',
  print: '打印',
  savePdf: '存为 PDF',
  printing: '正在打印……',
  failed: '没有打印成功。登记不受影响，请检查打印机后再打一次。',
  missing: (fields: readonly string[]): string => `必填栏目还空着：${fields.join('、')}。`,
  printAnyway: '照样打印，手写补填',
  page: (docNo: string): string => (docNo === '' ? '' : `编号 ${docNo}`),
  documents: {
    visitForm: '来访登记表',
    leaderVisitForm: '领导干部接待群众来访登记表',
    letterSlip: '来信处理笺',
    phoneForm: '来电登记表',
    receipt: '接访回执',
    receiptRoll: '接访回执（小票）',
    board: '接访公示牌',
    guideSlip: '引导告知单',
    spotReply: '当场答复意见',
  },
} as const;
