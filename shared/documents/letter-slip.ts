import type { MatterView } from '#shared/model/matter.ts';
import { intakeSourceLabels, justiceCategoryLabels, petitionFormLabels } from './code-labels.ts';
import { dateText } from './date-text.ts';
import { label, numbered, pairs, ticked, value, wideRow } from './form-cells.ts';
import { materialsText, purposeText } from './matter-words.ts';
import { missingFields, type PrintContext, unitName } from './print-context.ts';
import type { BuiltDocument } from './print-document.ts';
import { registrationSheet } from './sheets.ts';
import { mainPerson } from './visit-form-rows.ts';

/** 《来信处理笺》, also for online, e-mail, text-message and mailbox petitions (documents §1.3). */
export function letterSlip(view: MatterView, context: PrintContext): BuiltDocument {
  const r = view.registration;
  const main = mainPerson(r);
  const name = r.petitionerType === 'anonymous' ? '匿名' : main?.name;
  // An older ledger's column; the product itself does not ask for the postmark separately.
  const postmark = r.annex?.['邮戳日期'];
  return {
    document: registrationSheet('来信处理笺', view, context, {
      rows: [
        pairs(
          ['信访形式', petitionFormLabels[r.form]],
          ['收信日期', dateText(r.receivedOn)],
          ['邮戳日期', typeof postmark === 'string' ? postmark : ''],
        ),
        pairs(
          ['来 信 人', name],
          ['署名人数', `${r.totalPersons} 人`],
          ['来　　源', r.intakeSource === undefined ? undefined : intakeSourceLabels[r.intakeSource]],
        ),
        [...pairs(['联系电话', main?.phone]), label('地　　址'), value(main?.address, { colSpan: 3 })],
        [
          ...pairs(['信访目的', purposeText(r)]),
          label('业务类别'),
          value(justiceCategoryLabels[r.justiceCategory], { colSpan: 3 }),
        ],
        wideRow('主要内容', r.summary, { lines: 14 }),
        wideRow('诉　　求', numbered(r.claims), { lines: 3 }),
        wideRow('附　　件', materialsText(r), { lines: 1 }),
        wideRow('拟办意见', r.explanation, { lines: 6, sign: '拟办人：　　　　　　　　年　　月　　日' }),
        wideRow('领导批示', r.leaderOpinion, { lines: 9, sign: '签名：　　　　　　　　年　　月　　日' }),
        [
          ...pairs(['责任单位', unitName(r.dutyUnit, context)], ['承 办 人', r.dutyOfficer]),
          label('期　　限'),
          value(r.promisedOn === undefined ? '' : dateText(r.promisedOn)),
        ],
        [
          label('处　　理'),
          value(ticked({ handle: '办理', return: '退回', file: '存查' }, undefined), { colSpan: 5, align: 'left' }),
        ],
      ],
      below: [{ kind: 'note', text: `查询码：${view.queryCode}` }],
    }),
    missing: missingFields([
      ['来信人', name],
      ['主要内容', r.summary],
      ['领导批示', r.leaderOpinion],
      ['责任单位', r.dutyUnit],
    ]),
  };
}
