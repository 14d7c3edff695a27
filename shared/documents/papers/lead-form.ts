/** 《领导包案表》 (documents §6.3; R004-06, R001-28…33): it binds a leader and a unit; nothing in it is about how a person behaves. */
import { summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, lines, long, must, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';

const SIGN = '签名：　　　　　　　　年　　月　　日';

const fields = {
  leader: must(text('包案领导')),
  leadSince: must(date('明确日期')),
  leadDue: must(date('时限')),
  dutyUnit: must(text('责任单位')),
  team: must(text('班子成员')),
  summary,
  target: must(long('目标')),
  plan: must(long('方案')),
  progress: lines('进展（掌握情况、接谈、核查、说明、化解）'),
  outcome: long('结果'),
  changes: lines('变更记录'),
} as const;

export const leadForm = definePaper({
  id: 'lead-form',
  number: '6.3',
  name: '领导包案表',
  group: 'supervision',
  look: 'form',
  fields,
  body: (v) => ({
    blocks: [
      formTable(fields, v, [
        ['leader', 'leadSince', 'leadDue'],
        ['dutyUnit', 'team'],
        { wide: 'summary', lines: 3 },
        { wide: 'target', lines: 3 },
        { wide: 'plan', lines: 7, sign: SIGN },
        { wide: 'progress', lines: 9 },
        { wide: 'outcome', lines: 4, sign: SIGN },
        { wide: 'changes', lines: 2 },
      ]),
      { kind: 'note', text: '包案领导至少本人接谈一次、核查一次；以处理结果为准，不以是否再来为准。' },
    ],
  }),
});
