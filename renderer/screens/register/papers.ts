import { formOf } from '#shared/documents/form-of.ts';
import { guideSlip } from '#shared/documents/guide-slip.ts';
import type { PrintContext } from '#shared/documents/print-context.ts';
import type { BuiltDocument } from '#shared/documents/print-document.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { spotReply } from '#shared/documents/spot-reply.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { ReceiptPaper } from '#shared/model/receipt-paper.ts';

export type PaperKind = 'receipt' | 'form' | 'reply' | 'guide';

/** The sheets of a matter just registered, the one handed over first. */
export function papersOf(view: MatterView): readonly PaperKind[] {
  return [
    'receipt',
    'form',
    ...(view.settlement === undefined ? [] : (['reply'] as const)),
    ...(view.guidance === undefined ? [] : (['guide'] as const)),
  ];
}

/**
 * @param notifyBy last day for telling the petitioner; `null` when nothing is due
 * @param receiptPaper what this computer's printer takes for a receipt
 */
export function buildPaper(
  kind: PaperKind,
  view: MatterView,
  context: PrintContext,
  { notifyBy, receiptPaper }: { readonly notifyBy: PlainDate | null; readonly receiptPaper: ReceiptPaper },
): BuiltDocument {
  switch (kind) {
    case 'receipt':
      return receipt(view, context, { paper: receiptPaper, notifyBy });
    case 'form':
      return formOf(view, { ...context, dueOn: notifyBy ?? undefined });
    case 'reply':
      return spotReply(view, context, null);
    case 'guide':
      return guideSlip(view, context);
  }
}
