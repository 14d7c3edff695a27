/** What is asked for each step of a procedure: fields, words and hints in one table. The schema judges what is written. */
import type { WorkflowKind } from '#shared/model/workflow-action.ts';
import { approved, comment, NO, on, reason, type StepField } from './step-field.ts';
import { CLOSING_FORMS } from './closing-forms.ts';
import { REVIEW_FORMS } from './review-forms.ts';
import { SUPERVISION_FORMS } from './supervision-forms.ts';

/** What is granted must also be carried out (R002-10). */
const GRANTED = { key: 'findings', each: 'result', is: ['support', 'partly-support'] } as const;

/** 不予受理 of any kind, and an address that is not clear. */
const DECLINED = ['not-accepted-out-of-scope', 'not-accepted-litigation', 'not-accepted-in-process'];

export const STEP_FORMS: { readonly [K in WorkflowKind]: readonly StepField[] } = {
  ...SUPERVISION_FORMS,
  propose: [
    { key: 'unit', label: '责任单位', type: 'unit', required: true },
    { key: 'dueOn', label: '办理期限', type: 'date', required: true },
    { key: 'opinion', label: '拟办意见', type: 'area', max: 1000, required: true },
  ],
  'decide-proposal': [approved('同意', '不同意'), comment],
  assign: [
    { key: 'unit', label: '责任单位', type: 'unit', required: true, hint: '与领导批准的一致。' },
    { key: 'dueOn', label: '办理期限', type: 'date', required: true },
    on('交办日期'),
    { key: 'requirements', label: '要求', type: 'area', max: 2000, required: true, hint: '查什么、办什么、报什么。' },
  ],
  transfer: [
    { key: 'to', label: '转送给', type: 'text', max: 120, required: true },
    { key: 'unit', label: '本县单位', type: 'unit', hint: '转给其他机关的不选。' },
    on('转送日期'),
    reason(),
  ],
  'sign-for': [on('签收日期')],
  object: [
    on('提出日期'),
    { key: 'suggestedUnit', label: '建议责任单位', type: 'text', max: 120 },
    reason('不属本单位职权的理由', 2000),
  ],
  'answer-objection': [
    { key: 'agreed', label: '交办方', type: 'yes-no', yes: '同意退回', no: '不同意', required: true },
    on('答复日期'),
    reason('答复内容'),
  ],
  'decide-intake': [
    { key: 'decision', label: '决定', type: 'code', table: 'intakeDecision', required: true },
    on('决定日期'),
    {
      key: 'path',
      when: { key: 'decision', is: ['accepted', 'accepted-simple'] },
      label: '办理途径',
      type: 'code',
      table: 'handlingPath',
      hint: '受理的，选法定途径；投诉法律援助、司法鉴定的，选“申请查处、履行法定职责”。',
    },
    {
      key: 'reason',
      when: { key: 'decision', is: [...DECLINED, 'address-unclear'] },
      label: '理由',
      type: 'area',
      max: 1000,
      hint: '不予受理的，写明理由和依据。',
    },
    {
      key: 'redirectTo',
      when: { key: 'decision', is: DECLINED },
      label: '应去的部门',
      type: 'text',
      max: 200,
      hint: '名称、地址、电话、接待时间。',
    },
    {
      key: 'finalNo',
      when: { key: 'decision', is: ['not-again'] },
      label: '复核意见文号',
      type: 'text',
      max: 80,
      hint: '不再受理的填写。',
    },
  ],
  'convert-to-ordinary': [on('批准日期'), reason()],
  'record-work': [
    { key: 'work', label: '办理方式', type: 'code', table: 'workKind', required: true },
    on(),
    { key: 'officers', label: '工作人员', type: 'names', hint: '用顿号隔开；调查核实须两人以上。' },
    {
      key: 'bothParties',
      when: { key: 'work', is: ['ask-confirmation'] },
      label: '谁来申请',
      type: 'yes-no',
      yes: '双方共同',
      no: '只有一方',
      required: true,
    },
    { key: 'place', label: '地点', type: 'text', max: 120 },
    { key: 'means', label: '手段和方法', type: 'codes', table: 'means' },
    { key: 'text', label: '办理情况', type: 'area', max: 4000, required: true },
  ],
  'ask-extension': [
    { key: 'days', label: '延长天数', type: 'number', max: 30, required: true, hint: '不超过 30 日，只能延长一次。' },
    on('申请日期'),
    reason('延期理由'),
  ],
  'decide-extension': [approved('批准', '不批准'), on('审批日期'), comment],
  'draft-opinion': [
    { key: 'findings', label: '逐项意见', type: 'findings', required: true },
    {
      key: 'execution',
      when: GRANTED,
      label: '执行安排',
      type: 'execution',
      required: true,
      hint: '支持、部分支持的，写明怎样落实、由谁落实、何时落实；到期没有落实的，建议督办。',
    },
    {
      key: 'remedyOrg',
      label: '复查机关',
      type: 'text',
      max: 80,
      required: true,
      hint: '不服的，向哪个机关申请复查。',
    },
    {
      key: 'leniency',
      label: '从宽处理的政策依据和理由',
      type: 'area',
      max: 1000,
      hint: '在政策允许范围内从宽处理的才写，随处理意见一并审批；不能减少法定程序和期限。',
    },
    { key: 'major', label: '重大事项，由局长签发', type: 'tick' },
  ],
  'sign-opinion': [
    approved('签发', '退回修改'),
    on('签发日期'),
    { key: 'docNo', label: '文号', type: 'text', max: 80 },
    comment,
  ],
  'answer-suggestion': [
    { key: 'outcome', label: '研究结果', type: 'code', table: 'suggestionOutcome', required: true },
    on('回复日期'),
    { key: 'reply', label: '回复内容', type: 'area', max: 2000, required: true },
    reason('理由', 1000),
  ],
  'conclude-mediation': [
    { key: 'agreed', label: '调解结果', type: 'yes-no', yes: '达成协议', no: '未达成，终止', required: true },
    on(),
    { key: 'effectiveOn', when: { key: 'agreed', is: [true] }, label: '协议生效日期', type: 'date' },
    { key: 'oral', when: { key: 'agreed', is: [true] }, label: '口头协议', type: 'tick' },
    {
      key: 'partiesSigned',
      when: { key: 'agreed', is: [true] },
      label: '各方当事人已签名、盖章或者按指印',
      type: 'tick',
    },
    { key: 'mediatorSigned', when: { key: 'agreed', is: [true] }, label: '人民调解员已签名', type: 'tick' },
    { key: 'sealed', when: { key: 'agreed', is: [true] }, label: '已加盖人民调解委员会印章', type: 'tick' },
    { key: 'terms', when: { key: 'agreed', is: [true] }, label: '协议内容', type: 'area', max: 2000 },
    { key: 'performance', when: { key: 'agreed', is: [true] }, label: '履行方式和期限', type: 'text', max: 500 },
    { key: 'reason', when: { key: 'agreed', ...NO }, label: '终止原因', type: 'text', max: 500 },
  ],
  'record-delivery': [
    { key: 'paper', label: '文书', type: 'code', table: 'paper', required: true },
    on('送达日期'),
    { key: 'mode', label: '方式', type: 'code', table: 'deliveryMode', required: true },
    { key: 'result', label: '结果', type: 'code', table: 'deliveryResult', required: true },
    { key: 'issued', label: '送达的文书', type: 'issued-letter', hint: '在“文书”里出具过的，选那一份。' },
    { key: 'docNo', label: '文号', type: 'text', max: 80 },
    { key: 'place', label: '送达地点', type: 'text', max: 120 },
    { key: 'servers', label: '送达人', type: 'names', hint: '两人为宜，用顿号隔开；拒收、留置送达的须两人。' },
    { key: 'recipient', label: '收件人', type: 'text', max: 50 },
    { key: 'proxy', label: '代收人与关系', type: 'text', max: 80 },
    {
      key: 'witnesses',
      label: '见证人',
      type: 'names',
      hint: '拒收、留置送达的必填，用顿号隔开。',
    },
    { key: 'proof', label: '凭证', type: 'text', max: 200, hint: '没有签名的写明，例如挂号信号码。' },
    { key: 'scan', label: '签收扫描件', type: 'attachment', hint: '先在“材料”里添加。' },
    { key: 'response', label: '信访人意见', type: 'code', table: 'response' },
    { key: 'corrects', label: '更正原记录', type: 'delivery', hint: '原记录有误的才选，并写明理由。' },
    { key: 'reason', label: '拒收、未送达或者更正的理由', type: 'text', max: 500 },
  ],
  'report-up': [
    { key: 'to', label: '报送机关', type: 'text', max: 80, required: true },
    on('报送日期'),
    { key: 'docNo', label: '文号', type: 'text', max: 80 },
    { key: 'text', label: '报告要点', type: 'area', max: 2000, required: true },
  ],
  'submit-to-leader': [{ key: 'to', label: '送给', type: 'officer', required: true }, on('送阅日期')],
  instruct: [
    { key: 'text', label: '批示', type: 'area', max: 1000, required: true, hint: '由谁办、办什么、何时办结或者答复。' },
    { key: 'unit', label: '责任单位', type: 'unit' },
    { key: 'dueOn', label: '期限', type: 'date' },
    on('批示日期'),
  ],
  ...CLOSING_FORMS,
  withdraw: [
    on(),
    {
      key: 'statement',
      label: '信访人的话',
      type: 'area',
      max: 1000,
      required: true,
      hint: '照本人的话记；以后仍可再提。',
    },
  ],
  ...REVIEW_FORMS,
  'merge-into': [
    { key: 'main', label: '主件', type: 'linked', required: true, hint: '先在“同一事项”里关联。' },
    reason('合并理由'),
  ],
  'undo-merge': [reason('取消合并的理由')],
  'split-off': [
    { key: 'to', label: '另行登记的一件', type: 'linked', required: true, hint: '先另行登记，并在“同一事项”里关联。' },
    { key: 'part', label: '分出的内容', type: 'area', max: 500, required: true },
  ],
  'seal-confidential': [on('移交日期')],
  'mark-cross': [
    {
      key: 'types',
      label: '类型',
      type: 'codes',
      table: 'crossSplit',
      required: true,
    },
    {
      key: 'level',
      label: '协调层级',
      type: 'code',
      table: 'crossLevel',
      required: true,
      hint: '主办、协办有争议的，逐级报请协调。',
    },
    on(),
    { key: 'text', label: '协商情况', type: 'area', max: 2000, required: true, hint: '谁主办、谁协办，怎样分工。' },
  ],
  'ask-co-unit': [
    { key: 'unit', label: '协办单位', type: 'unit', hint: '本县司法行政单位；反馈以前看到本件。' },
    { key: 'organ', label: '其他协办机关', type: 'text', max: 120, hint: '用协办函联系；与协办单位只填一项。' },
    { key: 'dueOn', label: '反馈期限', type: 'date', required: true },
    on('交协办日期'),
    { key: 'task', label: '协办任务', type: 'area', max: 2000, required: true, hint: '查什么、办什么、反馈什么。' },
  ],
  'answer-co-unit': [
    { key: 'request', label: '哪一项协办', type: 'co-request', required: true },
    on('反馈日期'),
    {
      key: 'text',
      label: '反馈内容',
      type: 'area',
      max: 4000,
      required: true,
      hint: '查明的事实、依据和意见；由主办单位统一答复信访人。',
    },
  ],
  'request-access': [
    { key: 'asks', label: '请求', type: 'code', table: 'accessRequest', required: true },
    on('提出日期'),
    { key: 'person', label: '谁的信息', type: 'text', max: 50, required: true, hint: '本人姓名，与登记的一致。' },
    { key: 'proxy', label: '代为提出的人和关系', type: 'text', max: 80 },
    { key: 'text', label: '请求内容', type: 'area', max: 1000, required: true },
  ],
  'answer-access': [
    { key: 'request', label: '哪一项请求', type: 'access-request', required: true },
    on('答复日期'),
    { key: 'identity', label: '身份核实', type: 'code', table: 'identityCheck', required: true },
    { key: 'outcome', label: '答复', type: 'code', table: 'accessOutcome', required: true },
    {
      key: 'ground',
      when: { key: 'outcome', is: ['partly', 'refused'] },
      label: '法定理由',
      type: 'code',
      table: 'accessGround',
      required: true,
    },
    {
      key: 'reason',
      when: { key: 'outcome', is: ['partly', 'refused'] },
      label: '向本人说明的理由',
      type: 'area',
      max: 1000,
      required: true,
    },
  ],
};

/** Sentences above a form that must be read before it is filled. */
export const STEP_WARNINGS: { readonly [K in WorkflowKind]?: string } = {
  'propose-supervision': '督办的对象是单位。领导授权以后才能发出；问题和指导意见都要写。',
  'mark-raised-above': '只按上级机关的文书标明这件事项，不记录个人的任何情况。',
  'appoint-lead': '包案约束的是领导和责任单位。班子、方案、目标缺一项不生效；已在上级机关提出的，由局长本人包案。',
  'conclude-lead': '以事项的处理结果为准，不以是否再来为准。',
  'ask-co-unit': '责任单位只有一个，由它主办并统一答复信访人；协办单位只办分工的部分，反馈以后不再看到本件。',
  withdraw: '撤回由信访人自己决定，不作要求。撤回以后再来，仍然登记。',
  'answer-access':
    '只提供本人的部分：不含他人信息、检举控告人和内部意见。同意更正的，先改登记并写明理由，再答复。答复书在“文书”里打印。',
  'refuse-review':
    '原处理意见或者复查意见不变，事项回到申请以前的阶段；决定要书面告知信访人，新的事实和理由仍可另行提出。',
  'merge-into': '两件的编号和登记表都保留，可以取消合并。',
};
