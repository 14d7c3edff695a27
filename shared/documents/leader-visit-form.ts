import type { MatterView } from '#shared/model/matter.ts';
import { wideRow } from './form-cells.ts';
import { resultText } from './matter-words.ts';
import { missingFields, type PrintContext } from './print-context.ts';
import type { BuiltDocument } from './print-document.ts';
import { registrationSheet } from './sheets.ts';
import {
  attendanceBlocks,
  closingBlocks,
  dutyRow,
  matterRows,
  petitionerRows,
  receptionRows,
  requiredOfVisit,
} from './visit-form-rows.ts';

/**
 * 《司法行政系统领导干部信访接待群众来访登记表》 (documents §1.1; R004-40 one form a matter, R004-41 the signed opinion
 * names the unit, what is to be done, and by when).
 */
export function leaderVisitForm(view: MatterView, context: PrintContext): BuiltDocument {
  const r = view.registration;
  const signer = [r.leaderName ?? '', r.leaderTitle ?? ''].filter((part) => part !== '').join('，');
  return {
    document: registrationSheet('司法行政系统领导干部信访接待群众来访登记表', view, context, {
      rows: [
        ...receptionRows(view, context),
        ...petitionerRows(r),
        ...matterRows(view, context),
        dutyRow(view, context),
        wideRow('领导签批\n（具体处理\n意　　见）', r.leaderOpinion, {
          lines: 4,
          sign: `${signer === '' ? '姓名、职务：　　　　　　' : signer}　签名：　　　　　　年　　月　　日`,
        }),
        wideRow('办理结果', resultText(view), { lines: 3, sign: '反馈人：　　　　　　　　年　　月　　日' }),
      ],
      below: [...closingBlocks(view), ...attendanceBlocks(r)],
    }),
    missing: missingFields([
      ...requiredOfVisit(view, context),
      ['领导具体处理意见', r.leaderOpinion],
      ['签批领导姓名', r.leaderName],
      ['签批领导职务', r.leaderTitle],
    ]),
  };
}
