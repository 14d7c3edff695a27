/** 候谈号 (R004-31; QU-02): what a visitor holds while waiting. A number and a place, and nothing about anybody. */
import type { Instant } from '#shared/model/plain-date.ts';
import type { ReceiptPaper } from '#shared/model/receipt-paper.ts';
import { dateTimeText } from './date-text.ts';
import type { PrintDocument } from './print-document.ts';

/** On a computer that prints receipts on A4, a ticket goes on half of it: a whole sheet for a number is waste. */
export type TicketPaper = Exclude<ReceiptPaper, 'A4'>;
export const ticketPaper = (paper: ReceiptPaper): TicketPaper => (paper === 'A4' ? 'A5' : paper);

export type TicketSlip = {
  readonly no: string;
  readonly persons: number;
  /** How many numbers are before this one. */
  readonly ahead: number;
  readonly unit: string;
  readonly place: string;
  readonly at: Instant;
  /** The roll of a receipt printer, or a small sheet. */
  readonly paper: TicketPaper;
};

export function ticketSlip({ no, persons, ahead, unit, place, at, paper }: TicketSlip): PrintDocument {
  return {
    title: '候谈号',
    look: 'slip',
    page: paper,
    orientation: 'portrait',
    unit,
    docNo: '',
    marks: [],
    blocks: [
      { kind: 'number', no, remark: persons > 1 ? `共 ${persons} 人` : '' },
      {
        kind: 'key-values',
        items: [
          { label: '接谈地点', value: place },
          { label: '前面还有', value: `${ahead} 号` },
          { label: '取号时间', value: dateTimeText(at) },
        ],
      },
      {
        kind: 'note',
        text: '请准备：身份证件（没有带也可以登记）、与事项有关的材料。多人同一件事的，推选代表不超过 5 人。',
      },
      { kind: 'note', text: '过号不作废，到了请告诉工作人员。行动不便、带小孩的，请随时说明。' },
    ],
    footer: [],
  };
}
