import type { MatterView } from '#shared/model/matter.ts';
import { label, pairs, ticked, value, wideRow } from './form-cells.ts';
import { handlingMode, handlingModes, resultText } from './matter-words.ts';
import { missingFields, type PrintContext, unitName } from './print-context.ts';
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

/** 《来访登记表》（日常）: one sheet a matter (documents §1.2, R004-40, R004-47). */
export function visitForm(view: MatterView, context: PrintContext): BuiltDocument {
  const r = view.registration;
  const mode = handlingMode(view);
  return {
    document: registrationSheet('来访登记表', view, context, {
      rows: [
        ...receptionRows(view, context),
        ...petitionerRows(r),
        ...matterRows(view, context),
        [label('办理方式'), value(ticked(handlingModes, mode), { colSpan: 5, align: 'left' })],
        dutyRow(view, context),
        [
          ...pairs(['转办单位', mode === 'forward' ? unitName(r.dutyUnit, context) : '']),
          label('转办日期'),
          value('', { colSpan: 3 }),
        ],
        wideRow('办理结果', resultText(view), { lines: 3, sign: '反馈人：　　　　　　　　年　　月　　日' }),
      ],
      below: [...closingBlocks(view), ...attendanceBlocks(r)],
    }),
    missing: missingFields(requiredOfVisit(view, context)),
  };
}
