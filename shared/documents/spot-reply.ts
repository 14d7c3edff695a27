import type { MatterView } from '#shared/model/matter.ts';
import { closeModeLabels } from './code-labels.ts';
import { dateText } from './date-text.ts';
import { numbered } from './form-cells.ts';
import { issuingUnit, missingFields, type PrintContext } from './print-context.ts';
import type { Block, BuiltDocument } from './print-document.ts';
import { handedSheet } from './sheets.ts';

/** Where and how long an answer can be contested (条例 35 复查); the days come from the rule pack, not from here. */
export type ReviewRight = { readonly unit: string; readonly days: number };

/**
 * 《当场答复意见》: what was answered at once, handed over on paper (R004-15, R001-62).
 * @param review given when the answer is one of 信访程序, where it must name the right to a review; otherwise `null`
 */
export function spotReply(view: MatterView, context: PrintContext, review: ReviewRight | null): BuiltDocument {
  const { settlement, registration } = view;
  const unit = issuingUnit(view, context);
  const claims = registration.claims.length === 0 ? registration.summary : numbered(registration.claims);
  return {
    document: handedSheet('当场答复意见', view, context, {
      date: settlement?.informedOn,
      blocks: [
        {
          kind: 'paragraph',
          indent: true,
          text: `你于${dateText(registration.receivedOn)}向本单位提出的事项（编号 ${view.officialNo ?? view.slipNo}），经审查可以当即答复，现答复如下：`,
        },
        { kind: 'heading', text: '一、反映的事项' },
        ...paragraphs(claims),
        { kind: 'heading', text: '二、答复意见' },
        ...paragraphs(settlement?.reply ?? ''),
        ...(settlement?.basis === undefined
          ? []
          : [{ kind: 'paragraph', indent: true, text: `依据：${settlement.basis}` } as const]),
        ...(review === null
          ? []
          : [
              {
                kind: 'paragraph',
                indent: true,
                text: `如不服本答复意见，可自收到之日起 ${review.days} 日内向${review.unit}书面请求复查。`,
              } as const,
            ]),
        {
          kind: 'paragraph',
          indent: true,
          text: `办结方式：${settlement === undefined ? '' : closeModeLabels[settlement.closeMode]}。对办理情况可以凭查询码 ${view.queryCode} 查询和评价。`,
        },
        {
          kind: 'paragraph',
          indent: true,
          text: `经办人：${registration.receiver ?? '　　　　'}　联系电话：${unit?.phone ?? '　　　　　　'}`,
        },
      ],
    }),
    missing: missingFields([
      ['答复内容', settlement?.reply],
      ['办结方式', settlement?.closeMode],
      ['告知日期', settlement?.informedOn],
      ['经办人', registration.receiver],
    ]),
  };
}

/** A text of several lines as indented paragraphs. */
const paragraphs = (text: string): readonly Block[] =>
  text.split('\n').map((line) => ({ kind: 'paragraph', indent: true, text: line }));
