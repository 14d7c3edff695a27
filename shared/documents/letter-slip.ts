import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { acceptanceOf, newest, sentTo } from '#shared/domain/workflow/facts.ts';
import type { Act, MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { intakeSourceLabels, justiceCategoryLabels, petitionFormLabels } from './code-labels.ts';
import { BLANK_DATE, dateText } from './date-text.ts';
import { label, numbered, pairs, ticked, value, wideRow } from './form-cells.ts';
import { materialsText, purposeText } from './matter-words.ts';
import { missingFields, type PrintContext, unitName } from './print-context.ts';
import type { BuiltDocument } from './print-document.ts';
import { registrationSheet } from './sheets.ts';
import { addressText, mainPerson } from './visit-form-rows.ts';

/** 《来信处理笺》, also for online, e-mail, text-message and mailbox petitions (documents §1.3). */
export function letterSlip(view: MatterView, context: PrintContext): BuiltDocument {
  const r = view.registration;
  const main = mainPerson(r);
  const name = r.petitionerType === 'anonymous' ? '匿名' : main?.name;
  // The column of an older ledger, for a letter taken over from one.
  const postmark = r.postmarkOn === undefined ? r.annex?.['邮戳日期'] : dateText(r.postmarkOn);
  const proposed = newest(view, 'propose');
  const instructed = newest(view, 'instruct');
  const due = instructed?.action.dueOn ?? proposed?.action.dueOn ?? r.promisedOn ?? r.feedbackDue ?? context.dueOn;
  const instruction = instructed?.action.text ?? r.leaderOpinion;
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
        [...pairs(['联系电话', main?.phone]), label('地　　址'), value(addressText(main), { colSpan: 3 })],
        [
          ...pairs(['信访目的', purposeText(r)]),
          label('业务类别'),
          value(justiceCategoryLabels[r.justiceCategory], { colSpan: 3 }),
        ],
        wideRow('主要内容', r.summary, { lines: 14 }),
        wideRow('诉　　求', numbered(r.claims), { lines: 3 }),
        wideRow('附　　件', materialsText(r), { lines: 1 }),
        wideRow('拟办意见', proposed?.action.opinion, {
          lines: 6,
          sign: `拟办人：${proposed === null ? BLANK_SIGN : signedBy(proposed, instantToPlainDate(proposed.at), context)}`,
        }),
        wideRow('领导批示', instruction, {
          lines: 9,
          sign: `签名：${instructed === null ? BLANK_SIGN : signedBy(instructed, instructed.action.on, context)}`,
        }),
        [
          ...pairs(['责任单位', unitName(r.dutyUnit, context)], ['承 办 人', r.dutyOfficer]),
          label('期　　限'),
          value(due === undefined ? '' : dateText(due)),
        ],
        [
          label('处　　理'),
          value(ticked({ handle: '办理', return: '退回', file: '存查' }, handlingOf(view)), {
            colSpan: 5,
            align: 'left',
          }),
        ],
      ],
      below: [{ kind: 'note', text: `查询码：${view.queryCode}` }],
    }),
    missing: missingFields([
      ['来信人', name],
      ['主要内容', r.summary],
      ['领导批示', instruction],
      ['责任单位', r.dutyUnit],
    ]),
  };
}

const BLANK_SIGN = `　　　　　　　${BLANK_DATE}`;

function signedBy({ by }: Pick<Act, 'by'>, on: PlainDate, { county }: PrintContext): string {
  const name = county.officers.find(({ id }) => id === by)?.name ?? '';
  return `${name}　${dateText(on)}`;
}

/** 办理, 退回 or 存查, once it is one of them. */
function handlingOf(view: MatterView): 'handle' | 'return' | 'file' | undefined {
  if (view.status === 'archived') return 'file';
  if (view.status === 'returned') return 'return';
  return sentTo(view) === null && acceptanceOf(view) === null ? undefined : 'handle';
}
