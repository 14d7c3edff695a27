/** What is asked for the steps of supervision (督办) and of a leader's lead (包案). They name units and leaders, never a petitioner. */
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { MEASURES } from '#shared/model/supervision-codes.ts';
import { approved, comment, NO, on, reason, type StepField } from './step-field.ts';

const ORDER: StepField = { key: 'order', label: '督办单', type: 'order', required: true };
const WHAT_FOR: readonly StepField[] = [
  { key: 'trigger', label: '督办原因', type: 'code', table: 'supervisionTrigger', required: true },
  {
    key: 'line',
    when: { key: 'trigger', is: ['unsatisfied', 'repeat-after-close'] },
    label: '督办内容',
    type: 'code',
    table: 'supervisionLine',
  },
];

export const SUPERVISION_FORMS = {
  'record-nudge': [
    { key: 'unit', label: '催办单位', type: 'unit', required: true },
    { key: 'channel', label: '催办方式', type: 'code', table: 'nudgeChannel', required: true },
    on('催办日期'),
    { key: 'newDue', label: '限期回复', type: 'date', required: true },
    {
      key: 'person',
      label: '受话人、汇报人',
      type: 'text',
      max: 40,
      hint: '电话、听取汇报的必填；发函的在“文书”里出具《催办函》。',
    },
    { key: 'text', label: '催办内容', type: 'area', max: 1000, required: true },
    { key: 'reply', label: '答复要点或者理由', type: 'area', max: 1000, hint: '没有答复、也没有说明理由的不填。' },
  ],
  'propose-supervision': [
    ...WHAT_FOR,
    { key: 'hits', label: '涉及的登记', type: 'matters' },
    { key: 'unit', label: '督办单位', type: 'unit', required: true, hint: '责任单位，或者首办单位。' },
    {
      key: 'measure',
      label: '追究措施',
      type: 'code',
      table: 'measure',
      hint: '督办的不选。说明情况、书面检查、通报依次进行。',
    },
    {
      key: 'special',
      when: { key: 'measure', is: MEASURES },
      label: '特批理由',
      type: 'text',
      max: 500,
      hint: '不按次序的才写，由局长批准。',
    },
    { key: 'level', label: '级别', type: 'code', table: 'supervisionLevel', required: true },
    { key: 'dueOn', label: '回复期限', type: 'date', required: true },
    { key: 'problems', label: '存在问题', type: 'area', max: 2000, required: true },
    { key: 'guidance', label: '指导意见和依据', type: 'area', max: 2000, required: true },
    { key: 'demands', label: '要求', type: 'area', max: 2000, required: true },
  ],
  'dismiss-supervision': [...WHAT_FOR, reason('不立督办的理由')],
  'authorize-supervision': [
    ORDER,
    approved('同意', '不同意'),
    { key: 'mode', label: '授权方式', type: 'code', table: 'authorizationMode', required: true },
    on('授权日期'),
    comment,
  ],
  'issue-supervision': [ORDER, on('发出日期')],
  'answer-supervision': [
    ORDER,
    on('回复日期'),
    {
      key: 'text',
      label: '回复内容',
      type: 'area',
      max: 4000,
      required: true,
      hint: '措施、进度、效果；未办结的写明原因和预计时间。',
    },
  ],
  'check-supervision': [
    ORDER,
    { key: 'accepted', label: '核查结果', type: 'yes-no', yes: '认可，督办办结', no: '退回重报', required: true },
    on('核查日期'),
    { key: 'dueOn', when: { key: 'accepted', ...NO }, label: '重报期限', type: 'date', required: true },
    { key: 'text', label: '核查意见', type: 'area', max: 1000, required: true },
  ],
  'mark-raised-above': [
    { key: 'organ', label: '转来机关', type: 'text', max: 80, required: true },
    { key: 'docNo', label: '文号', type: 'text', max: 80, required: true },
    on('收到日期'),
  ],
  'appoint-lead': [
    { key: 'leader', label: '包案领导', type: 'officer', required: true },
    { key: 'recommended', label: '按序推荐', type: 'advised-leader', hint: '先党委后政府、先正职后副职，依次轮流。' },
    { key: 'dueOn', label: '包案时限', type: 'date', required: true },
    on('明确日期'),
    { key: 'team', label: '班子成员', type: 'names', hint: '用顿号隔开。' },
    { key: 'target', label: '目标', type: 'area', max: 500 },
    { key: 'plan', label: '方案', type: 'area', max: 4000, hint: '写要点；全文作为材料添加。' },
    { key: 'reason', label: '理由', type: 'text', max: 500, hint: '更换包案领导、不按推荐的，写明理由。' },
  ],
  'record-lead': [
    { key: 'work', label: '做了什么', type: 'code', table: 'leadWork', required: true },
    { key: 'inPerson', label: '包案领导', type: 'yes-no', yes: '本人参加', no: '未参加', required: true },
    on(),
    { key: 'place', label: '地点', type: 'text', max: 120 },
    { key: 'officers', label: '参加的工作人员', type: 'names', hint: '用顿号隔开；核查须两人以上。' },
    { key: 'text', label: '情况', type: 'area', max: 4000, required: true },
  ],
  'conclude-lead': [
    { key: 'outcome', label: '化解结论', type: 'code', table: 'leadOutcome', required: true },
    on('报结日期'),
    { key: 'text', label: '结果', type: 'area', max: 2000, required: true },
  ],
} as const satisfies { readonly [K in WorkflowKind]?: readonly StepField[] };
