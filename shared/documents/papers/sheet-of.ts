import { draftLetterNo } from '#shared/domain/letters/letter-number.ts';
import { printedLine, reprintMark } from '../print-context.ts';
import type { PrintDocument } from '../print-document.ts';
import type { PaperLook } from './paper.ts';
import type { PaperFrame } from './paper-frame.ts';

type Sheet = Omit<PrintDocument, 'title' | 'orientation' | 'blocks'>;

/** Number, unit, marks and foot of a paper of this look. */
export function sheetOf(style: PaperLook, frame: PaperFrame): Sheet {
  const printed = [printedLine(frame)];
  if (style.look === 'form') {
    const footer = ['内部资料 注意保管', ...printed];
    return { look: 'form', page: 'A4', unit: frame.issuer, docNo: frame.matterNo, marks: reprintMark(frame), footer };
  }
  const docNo = frame.docNo ?? draftLetterNo({ prefix: frame.numberPrefix, word: style.word });
  const marks = [...(frame.docNo === undefined ? ['草稿，发文字号待编'] : []), ...reprintMark(frame)];
  const common = { page: 'A4', unit: frame.issuer, docNo, marks, footer: printed } as const;
  if (style.look === 'notice') return { ...common, look: 'notice' };
  const { signer, urgency } = frame;
  const isUp = style.look === 'red-head';
  return {
    ...common,
    look: 'letter',
    letterhead: { style: style.look, authority: frame.issuer, urgency, signer: isUp ? signer : undefined },
  };
}
