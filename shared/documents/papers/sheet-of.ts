import { letterKind } from '#shared/domain/letters/letter-kinds.ts';
import { draftLetterNo } from '#shared/domain/letters/letter-number.ts';
import { printedLine, reprintMark } from '../print-context.ts';
import type { PrintDocument } from '../print-document.ts';
import type { Paper } from './paper.ts';
import type { PaperFrame } from './paper-frame.ts';

type Sheet = Omit<PrintDocument, 'title' | 'orientation' | 'blocks'>;

/** Number, unit, marks and foot of a paper of this look. */
export function sheetOf({ id, look }: Pick<Paper, 'id' | 'look'>, frame: PaperFrame): Sheet {
  const printed = [printedLine(frame)];
  if (look === 'form') {
    const footer = ['内部资料 注意保管', ...printed];
    return { look: 'form', page: 'A4', unit: frame.issuer, docNo: frame.matterNo, marks: reprintMark(frame), footer };
  }
  const docNo = frame.docNo ?? draftLetterNo({ prefix: frame.numberPrefix, word: letterKind(id)?.word ?? '' });
  const marks = [...(frame.docNo === undefined ? ['草稿，发文字号待编'] : []), ...reprintMark(frame)];
  const common = { page: 'A4', unit: frame.issuer, docNo, marks, footer: printed } as const;
  if (look === 'notice') return { ...common, look: 'notice' };
  const { signer, urgency } = frame;
  const isUp = look === 'red-head';
  return {
    ...common,
    look: 'letter',
    letterhead: { style: look, authority: frame.issuer, urgency, signer: isUp ? signer : undefined },
  };
}
