/** Words of printing: on the sheet's frame and in the dialog before it. What the forms say is in shared/documents. */
export const printText = {
  number: '编号',
  receiver: '接访人',
  preview: '打印预览',
  pageOf: (page: number, pages: number): string => `第 ${page} 页　共 ${pages} 页`,
  attachment: '附件：',
  copyTo: '抄送：',
  file: '文件',
  signer: '签发人：',
  issuedOn: (date: string): string => `${date}印发`,
  page: (docNo: string): string => (docNo === '' ? '' : `编号 ${docNo}`),
} as const;
