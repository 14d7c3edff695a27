/** 《下访接谈记录》 (R004-38): two or more went to the petitioner; where, who was there, what was said. Signed only by whoever wants to. */
import { stepsOfKind } from '#shared/domain/workflow/facts.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { addressee, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, long, must, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';
import type { PaperValues } from './paper.ts';

const fields = {
  addressee,
  visitedOn: must(date('下访日期')),
  visitedAt: text('时间'),
  place: must(text('地点')),
  officers: must(text('下访人员', '两人以上')),
  present: must(text('在场人')),
  summary,
  talk: must(long('接谈情况')),
  next: long('答复和下一步'),
} as const;

export const outreachRecord = definePaper({
  id: 'outreach-record',
  number: '4.13',
  name: '下访接谈记录',
  group: 'service',
  look: 'form',
  fields,
  body: (v) => ({
    blocks: [
      formTable(fields, v, [
        ['addressee', 'visitedOn', 'visitedAt'],
        ['place'],
        ['officers'],
        ['present'],
        { wide: 'summary', lines: 3 },
        { wide: 'talk', lines: 12 },
        { wide: 'next', lines: 5 },
      ]),
      { kind: 'note', text: '是否见面、是否签名由信访人自愿；没有签名的，由下访人员注明。' },
      { kind: 'signatures', labels: ['信访人（自愿）', '在场人', '下访人员', '日期'] },
    ],
  }),
});

/** What the newest visit to the petitioner says. */
export function outreachValues(view: MatterView): PaperValues {
  const visit = stepsOfKind(view, 'record-work')
    .filter(({ action }) => action.work === 'outreach')
    .at(-1)?.action;
  if (visit === undefined) return {};
  const { on, place, officers = [], present = [], text: talk } = visit;
  return { visitedOn: on, place, officers: officers.join('、'), present: present.join('、'), talk };
}
