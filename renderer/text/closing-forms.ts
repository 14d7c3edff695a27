/** What is asked when a matter ends, and afterwards: 报结、核查、回访、评价、归档、重开. */
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { CLOSE_MODES } from '#shared/model/workflow-codes.ts';
import { NO, on, reason, type StepField } from './step-field.ts';

/** Everything but what was passed on to another organ (R001-38). */
const RESOLVED = { key: 'closeMode', is: CLOSE_MODES.filter((mode) => mode !== 'transferred') } as const;

export const CLOSING_FORMS = {
  'submit-closure': [
    { key: 'closeMode', label: '办结方式', type: 'code', table: 'closedAs', required: true },
    on('报结日期'),
    {
      key: 'reasonable',
      label: '诉求合理的，解决到位',
      type: 'area',
      max: 500,
      required: true,
      hint: '没有的写“不涉及”。',
    },
    { key: 'unreasonable', label: '诉求无理的，说明解释到位', type: 'area', max: 500, required: true },
    { key: 'hardship', label: '生活困难的，帮扶到位', type: 'area', max: 500, required: true },
    { key: 'unlawful', label: '行为违法的，有关机关处理结果', type: 'area', max: 500, required: true },
    { key: 'cause', label: '问题产生原因', type: 'area', max: 500, required: true },
    { key: 'sourceUnit', label: '源头责任单位', type: 'text', max: 80, required: true },
    { key: 'means', when: RESOLVED, label: '手段和方法', type: 'codes', table: 'means', required: true },
    { key: 'meansText', when: RESOLVED, label: '手段和方法的明细', type: 'area', max: 500 },
  ],
  'check-closure': [
    { key: 'checks', label: '六项核查', type: 'checks', required: true },
    { key: 'close', label: '结论', type: 'yes-no', yes: '准予办结', no: '退回重办', required: true },
    on('审核日期'),
    {
      key: 'dueOn',
      when: { key: 'close', ...NO },
      label: '重办期限',
      type: 'date',
      hint: '退回的填写；法定期限不变。',
    },
    { key: 'faults', when: { key: 'close', ...NO }, label: '不合格项的问题', type: 'faults' },
    { key: 'reason', when: { key: 'close', ...NO }, label: '退回理由', type: 'area', max: 1000 },
  ],
  'follow-up': [
    { key: 'mode', label: '回访方式', type: 'code', table: 'followUpMode', required: true },
    on('回访日期'),
    { key: 'implemented', label: '落实情况', type: 'code', table: 'implemented', required: true },
    { key: 'text', label: '回访情况', type: 'area', max: 1000, required: true },
  ],
  rate: [
    { key: 'target', label: '评价对象', type: 'code', table: 'rated', required: true },
    { key: 'value', label: '评价', type: 'code', table: 'rating', required: true },
    on('评价日期'),
    {
      key: 'reason',
      when: { key: 'value', is: ['unsatisfied'] },
      label: '不满意的原因',
      type: 'code',
      table: 'unsatisfiedReason',
    },
    { key: 'onBehalf', label: '填写', type: 'yes-no', yes: '代填', no: '本人填写', required: true },
    { key: 'text', label: '意见', type: 'text', max: 500 },
  ],
  archive: [
    { key: 'volumeNo', label: '案卷号', type: 'text', max: 60, required: true },
    { key: 'retention', label: '保管期限', type: 'code', table: 'retention', required: true },
    on('归档日期'),
    {
      key: 'contents',
      label: '卷内目录',
      type: 'contents',
      required: true,
      hint: '一行一份：材料名称，空格，起页-止页。页码从 1 起连续。',
    },
  ],
  reopen: [
    {
      key: 'ground',
      label: '依据',
      type: 'code',
      table: 'reopenGround',
      required: true,
      hint: '有新事实、新理由的，一般另行登记一件并与本件关联，旧卷不动。',
    },
    on('批准日期'),
    reason('重开理由'),
  ],
} as const satisfies { readonly [K in WorkflowKind]?: readonly StepField[] };
