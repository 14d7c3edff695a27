/** What a receipt can be printed on: half of an A4 sheet with the counterfoil, a small sheet, or the roll of a receipt printer. */
export const RECEIPT_PAPERS = ['A4', 'A5', 'receipt-80mm', 'receipt-58mm'] as const;
export type ReceiptPaper = (typeof RECEIPT_PAPERS)[number];
