import type { MatterView } from '#shared/model/matter.ts';
import { guideResponseLabels } from './code-labels.ts';
import { dateText } from './date-text.ts';
import { ticked } from './form-cells.ts';
import { issuingUnit, missingFields, type PrintContext } from './print-context.ts';
import type { BuiltDocument } from './print-document.ts';
import { handedSheet } from './sheets.ts';

/**
 * 《引导告知单》 (documents §2.11; R003-03/04): why this is not the bureau's business, and who is to be asked. It stays
 * registered here all the same.
 */
export function guideSlip(view: MatterView, context: PrintContext): BuiltDocument {
  const { guidance, registration } = view;
  const unit = issuingUnit(view, context);
  const materials = registration.materials?.map((material) => material.name).join('、');
  return {
    document: handedSheet('引导告知单', view, context, {
      date: guidance?.informedOn,
      blocks: [
        {
          kind: 'paragraph',
          indent: true,
          text: `你于${dateText(registration.receivedOn)}向本单位提出的事项已经登记（编号 ${view.officialNo ?? view.slipNo}）。经审查，该事项不属于本单位职权范围，理由是：`,
        },
        { kind: 'paragraph', indent: true, text: guidance?.reason ?? '' },
        { kind: 'paragraph', indent: true, text: '请向下列部门提出：' },
        {
          kind: 'key-values',
          items: [
            { label: '部　　门', value: guidance?.redirectTo ?? '' },
            { label: '联系方式', value: guidance?.redirectContact ?? '' },
            {
              label: '携带材料',
              value:
                materials === undefined || materials === '' ? '本人身份证件和有关材料' : `本人身份证件；${materials}`,
            },
          ],
        },
        ...(guidance?.explanation === undefined
          ? []
          : [{ kind: 'paragraph', indent: true, text: `解释要点：${guidance.explanation}` } as const]),
        {
          kind: 'paragraph',
          indent: true,
          text: `以上已当面说明，来访人：${ticked(guideResponseLabels, guidance?.response)}。`,
        },
        {
          kind: 'paragraph',
          indent: true,
          text: `本单位经办人：${registration.receiver ?? '　　　　'}　联系电话：${unit?.phone ?? '　　　　　　'}　查询码：${view.queryCode}`,
        },
      ],
    }),
    missing: missingFields([
      ['不受理原因', guidance?.reason],
      ['应去部门', guidance?.redirectTo],
      ['应去部门的地址、电话、接待时间', guidance?.redirectContact],
      ['经办人', registration.receiver],
      ['本单位电话', unit?.phone],
    ]),
  };
}
