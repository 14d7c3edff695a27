import type { LinkRelation } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { justiceCategoryLabels } from './code-labels.ts';
import { dateText, dateTimeText } from './date-text.ts';
import { label, numbered, pairs, ticked, value, wideRow } from './form-cells.ts';
import { issuePlace, onSpotText, purposeText } from './matter-words.ts';
import { missingFields, type PrintContext, unitName } from './print-context.ts';
import type { BuiltDocument } from './print-document.ts';
import { registrationSheet } from './sheets.ts';
import { mainPerson } from './visit-form-rows.ts';

/** 《来电登记表》 (documents §1.4). */
export function phoneForm(view: MatterView, context: PrintContext): BuiltDocument {
  const r = view.registration;
  const main = mainPerson(r);
  const isAnonymous = r.petitionerType === 'anonymous';
  const linked = (relation: LinkRelation): number =>
    view.links?.filter((link) => link.relation === relation).length ?? 0;
  const same = linked('same-matter');
  const alike = linked('same-problem');
  const cluster = [
    ...(alike === 0 ? [] : [`已确认同一问题 ${alike} 件（不同的人反映）`]),
    ...(same === 0 ? [] : [`本人就同一事项已来过 ${same} 件`]),
  ];
  const answer = onSpotText(view) === '' ? r.explanation : onSpotText(view);
  return {
    document: registrationSheet('来电登记表', view, context, {
      rows: [
        pairs(['来电时间', dateTimeText(r.occurredAt)], ['来电号码', main?.phone], ['接 听 人', r.receiver]),
        [
          ...pairs(['来 电 人', isAnonymous ? '匿名' : main?.name]),
          label('是否愿意\n留　　名'),
          value(ticked({ yes: '愿意', no: '不愿意' }, isAnonymous ? 'no' : 'yes'), { colSpan: 3, align: 'left' }),
        ],
        [
          ...pairs(['信访目的', purposeText(r)], ['业务类别', justiceCategoryLabels[r.justiceCategory]]),
          label('问题属地'),
          value(issuePlace(r, context)),
        ],
        wideRow('来电内容\n(原话摘要)', r.statement, { lines: 14 }),
        wideRow('登 记 员\n归　　纳', r.summary, { lines: 6 }),
        wideRow('诉　　求', numbered(r.claims), { lines: 3 }),
        wideRow('同一问题', cluster.join('；'), { lines: 1 }),
        wideRow('答复要点', answer, { lines: 9 }),
        [
          ...pairs([
            '承诺回电',
            r.promisedOn === undefined ? '' : `${dateText(r.promisedOn)} ${r.promisedTime ?? ''}`.trim(),
          ]),
          label('责任单位'),
          value(unitName(r.dutyUnit, context), { colSpan: 3 }),
        ],
      ],
      below: [
        { kind: 'signatures', labels: ['接听人签名', '日期'] },
        { kind: 'note', text: `本表所填个人信息只用于办理本件和告知结果，依法保密。查询码：${view.queryCode}` },
      ],
    }),
    missing: missingFields([
      ['接听人', r.receiver],
      ['来电内容', r.statement],
      ['登记员归纳', r.summary],
      ['责任单位', r.dutyUnit],
    ]),
  };
}
