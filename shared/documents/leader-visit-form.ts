import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import { dateText } from './date-text.ts';
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
  return {
    document: registrationSheet('司法行政系统领导干部信访接待群众来访登记表', view, context, {
      rows: [
        ...receptionRows(view, context),
        ...petitionerRows(r),
        ...matterRows(view, context),
        dutyRow(view, context),
        wideRow('领导签批\n（具体处理\n意　　见）', r.leaderOpinion, {
          // Room for the pen only while there is something to write: the signed sheet stays one page.
          lines: r.leaderSignedOn === undefined ? 4 : 2,
          sign: signLine(r, context),
          ...(context.signature !== undefined && { signature: context.signature }),
        }),
        wideRow('办理结果', resultText(view), { lines: 3, sign: '反馈人：　　　　　　　　年　　月　　日' }),
      ],
      below: [...closingBlocks(view), ...attendanceBlocks(r)],
    }),
    missing: missingFields([
      ...requiredOfVisit(view, context),
      // Without an opinion the sheet is printed for the leader's pen; the session does not end before it is signed (R004-40).
      ...(r.leaderOpinion === undefined
        ? []
        : ([
            ['签批领导姓名', r.leaderName],
            ['签批领导职务', r.leaderTitle],
          ] as const)),
    ]),
  };
}

/** Who signed and when; a line for the pen while nobody has. */
function signLine({ leaderName, leaderTitle, leaderSignedOn }: Registration, context: PrintContext): string {
  const signer = [leaderName ?? '', leaderTitle ?? ''].filter((part) => part !== '').join('，');
  if (leaderSignedOn === undefined) {
    return `${signer === '' ? '姓名、职务：　　　　　　' : signer}　签名：　　　　　　年　　月　　日`;
  }
  const where = context.signature === undefined ? '　签名见签批原件' : '';
  return `${signer}${where}　${dateText(leaderSignedOn)}`;
}
