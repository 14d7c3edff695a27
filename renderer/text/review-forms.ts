/** What is asked for 复查, 复核 and 听证 (条例 35, 36; R001-40). */
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { NO, on, reason, type StepField } from './step-field.ts';

export const REVIEW_FORMS = {
  'request-review': [
    { key: 'level', label: '级别', type: 'code', table: 'reviewLevel', required: true },
    on('申请日期'),
    { key: 'request', label: '请求和理由', type: 'area', max: 2000, required: true },
  ],
  'call-hearing': [
    { key: 'heldOn', label: '听证日期', type: 'date', required: true, hint: '通知一般提前七日。' },
    { key: 'heldAt', label: '时间', type: 'text', max: 60, required: true },
    { key: 'place', label: '地点', type: 'text', max: 120, required: true },
    { key: 'chair', label: '主持人', type: 'text', max: 40, required: true, hint: '由没有承办本件的人担任。' },
    { key: 'hearers', label: '听证员', type: 'names', required: true, hint: '用顿号隔开，至少一人。' },
    { key: 'recorder', label: '记录人', type: 'text', max: 40, required: true },
    { key: 'open', label: '方式', type: 'yes-no', yes: '公开', no: '不公开', required: true },
    on('通知日期'),
    { key: 'closedReason', when: { key: 'open', ...NO }, label: '不公开的理由', type: 'text', max: 500 },
    { key: 'reason', label: '不足七日的理由', type: 'text', max: 500, hint: '提前七日通知的不填。' },
  ],
  'record-hearing': [
    { key: 'from', label: '开始日期', type: 'date', required: true },
    { key: 'to', label: '结束日期', type: 'date', required: true },
    { key: 'chair', label: '主持人', type: 'text', max: 40, required: true },
    { key: 'open', label: '方式', type: 'yes-no', yes: '公开', no: '不公开', required: true },
    { key: 'closedReason', when: { key: 'open', ...NO }, label: '不公开的理由', type: 'text', max: 500 },
    { key: 'hearers', label: '听证员', type: 'names', hint: '用顿号隔开。' },
    { key: 'recorder', label: '记录人', type: 'text', max: 40 },
    {
      key: 'participants',
      label: '参加人',
      type: 'people',
      hint: '一行一人：姓名，空格，身份。没有到场、拒绝签名的写在听证情况里。',
    },
    { key: 'text', label: '听证情况', type: 'area', max: 4000, required: true },
    { key: 'deliberation', label: '评议', type: 'area', max: 2000 },
    { key: 'conclusion', label: '听证结论', type: 'area', max: 2000 },
  ],
  'refuse-review': [
    { key: 'level', label: '级别', type: 'code', table: 'reviewLevel', required: true },
    on('决定日期'),
    { key: 'organ', label: '作出机关', type: 'text', max: 80, required: true },
    { key: 'docNo', label: '文号', type: 'text', max: 80 },
    { key: 'reason', label: '不予复查、复核的理由', type: 'area', max: 1000, required: true },
    { key: 'basis', label: '依据', type: 'text', max: 500, required: true },
  ],
  'decide-review': [
    { key: 'level', label: '级别', type: 'code', table: 'reviewLevel', required: true },
    on('意见日期'),
    { key: 'organ', label: '作出机关', type: 'text', max: 80, required: true },
    { key: 'docNo', label: '文号', type: 'text', max: 80, required: true },
    { key: 'conclusion', label: '结论', type: 'code', table: 'reviewConclusion', required: true },
    { key: 'text', label: '要点', type: 'area', max: 2000, required: true },
  ],
  finalize: [
    { key: 'ground', label: '认定依据', type: 'code', table: 'finalGround', required: true },
    on('认定日期'),
    reason('说明'),
  ],
} as const satisfies { readonly [K in WorkflowKind]?: readonly StepField[] };
