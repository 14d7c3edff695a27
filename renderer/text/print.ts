/** Words of printing: on the sheet's frame and in the dialog before it. What the forms say is in shared/documents. */
import type { TextSize } from '#shared/model/text-size.ts';
import type { ReceiptPaper } from '#shared/model/receipt-paper.ts';
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
  signature: '签名',
  page: (docNo: string): string => (docNo === '' ? '' : `编号 ${docNo}`),
} as const;

/** The setting of this computer, beside passphrase and seats. */
export const receiptPaperWords = {
  title: '回执用纸',
  hint: '按本机打印机选，预览和打印都跟着变。A4 带存根，沿线裁开；其他不带存根。',
  papers: { A4: 'A4，带存根', A5: 'A5', 'receipt-80mm': '80 毫米小票', 'receipt-58mm': '58 毫米小票' },
} as const satisfies { readonly papers: Record<ReceiptPaper, string>; readonly title: string; readonly hint: string };

/** C38. */
export const textSizeWords = {
  title: '字号',
  hint: '请来访人一起看屏幕时可以调大；任何页面按 Alt+Z 换一档。',
  sizes: { normal: '标准', large: '大', 'x-large': '特大' },
} as const satisfies { readonly sizes: Record<TextSize, string>; readonly title: string; readonly hint: string };
