/** What is asked for each step of a procedure: fields, words and hints in one table. The schema judges what is written. */
import type { CodeTable } from './codes.ts';
import type { WorkflowKind } from '#shared/model/workflow-action.ts';

type Common = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** Asked only while another field has one of these values. */
  readonly when?: { readonly key: string; readonly is: readonly unknown[] };
};
export type StepField = Common &
  (
    | { readonly type: 'text' | 'area'; readonly max: number; readonly required?: true }
    | { readonly type: 'date'; readonly required?: true }
    /** `only`: the codes that make sense here. */
    | { readonly type: 'code'; readonly table: CodeTable; readonly required?: true; readonly only?: readonly string[] }
    | {
        readonly type: 'unit' | 'officer' | 'linked' | 'delivery' | 'access-request' | 'issued-letter' | 'order';
        readonly required?: true;
      }
    | { readonly type: 'yes-no'; readonly yes: string; readonly no: string; readonly required: true }
    /** Present only when ticked. */
    | { readonly type: 'tick' }
    | { readonly type: 'number'; readonly max: number; readonly required: true }
    /** Names separated by 、 */
    | { readonly type: 'names' }
    | { readonly type: 'findings' | 'checks' | 'contents'; readonly required: true }
  );

const on = (label = '日期'): StepField => ({ key: 'on', label, type: 'date', required: true });
const reason = (label = '理由', max = 500): StepField => ({ key: 'reason', label, type: 'area', max, required: true });
const comment: StepField = {
  key: 'comment',
  label: '审批意见',
  type: 'area',
  max: 500,
  hint: '不同意的，要写明理由。',
};
/** 不予受理 of any kind, and an address that is not clear. */
const DECLINED = ['not-accepted-out-of-scope', 'not-accepted-litigation', 'not-accepted-in-process'];
const NO = { is: [false] };

const approved = (yes: string, no: string): StepField => ({
  key: 'approved',
  label: '决定',
  type: 'yes-no',
  yes,
  no,
  required: true,
});

export const STEP_FORMS: { readonly [K in WorkflowKind]: readonly StepField[] } = {
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
      hint: '受理的，选法定途径。',
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
    { key: 'place', label: '地点', type: 'text', max: 120 },
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
      key: 'remedyOrg',
      label: '复查机关',
      type: 'text',
      max: 80,
      required: true,
      hint: '不服的，向哪个机关申请复查。',
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
    { key: 'recipient', label: '收件人', type: 'text', max: 50 },
    { key: 'proxy', label: '代收人与关系', type: 'text', max: 80 },
    {
      key: 'witnesses',
      label: '见证人',
      type: 'names',
      hint: '拒收、留置送达的必填，用顿号隔开。',
    },
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
  'submit-to-leader': [{ key: 'to', label: '送给', type: 'officer', required: true }, on('送阅日期')],
  instruct: [
    { key: 'text', label: '批示', type: 'area', max: 1000, required: true, hint: '由谁办、办什么、何时办结或者答复。' },
    { key: 'unit', label: '责任单位', type: 'unit' },
    { key: 'dueOn', label: '期限', type: 'date' },
    on('批示日期'),
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
  reopen: [on('批准日期'), reason('重开理由')],
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
  'request-review': [
    { key: 'level', label: '级别', type: 'code', table: 'reviewLevel', required: true },
    on('申请日期'),
    { key: 'request', label: '请求和理由', type: 'area', max: 2000, required: true },
  ],
  'record-hearing': [
    { key: 'from', label: '开始日期', type: 'date', required: true },
    { key: 'to', label: '结束日期', type: 'date', required: true },
    { key: 'chair', label: '主持人', type: 'text', max: 40, required: true },
    { key: 'open', label: '方式', type: 'yes-no', yes: '公开', no: '不公开', required: true },
    { key: 'text', label: '听证情况', type: 'area', max: 4000, required: true },
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
  'request-access': [
    { key: 'asks', label: '请求', type: 'code', table: 'accessRequest', required: true },
    on('提出日期'),
    { key: 'person', label: '谁的信息', type: 'text', max: 50, required: true, hint: '本人姓名，与登记的一致。' },
    { key: 'proxy', label: '代为提出的人和关系', type: 'text', max: 80 },
    { key: 'text', label: '请求内容', type: 'area', max: 1000, required: true },
  ],
  'propose-supervision': [
    { key: 'trigger', label: '督办原因', type: 'code', table: 'supervisionTrigger', required: true },
    {
      key: 'line',
      when: { key: 'trigger', is: ['unsatisfied', 'repeat-after-close'] },
      label: '督办内容',
      type: 'code',
      table: 'supervisionLine',
    },
    { key: 'unit', label: '督办单位', type: 'unit', required: true, hint: '责任单位，或者首办单位。' },
    { key: 'level', label: '级别', type: 'code', table: 'supervisionLevel', required: true },
    { key: 'dueOn', label: '回复期限', type: 'date', required: true },
    { key: 'problems', label: '存在问题', type: 'area', max: 2000, required: true },
    { key: 'guidance', label: '指导意见和依据', type: 'area', max: 2000, required: true },
    { key: 'demands', label: '要求', type: 'area', max: 2000, required: true },
  ],
  'dismiss-supervision': [
    { key: 'trigger', label: '督办原因', type: 'code', table: 'supervisionTrigger', required: true },
    {
      key: 'line',
      when: { key: 'trigger', is: ['unsatisfied', 'repeat-after-close'] },
      label: '督办内容',
      type: 'code',
      table: 'supervisionLine',
    },
    reason('不立督办的理由'),
  ],
  'authorize-supervision': [
    { key: 'order', label: '督办单', type: 'order', required: true },
    approved('同意', '不同意'),
    { key: 'mode', label: '授权方式', type: 'code', table: 'authorizationMode', required: true },
    on('授权日期'),
    comment,
  ],
  'issue-supervision': [{ key: 'order', label: '督办单', type: 'order', required: true }, on('发出日期')],
  'answer-supervision': [
    { key: 'order', label: '督办单', type: 'order', required: true },
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
    { key: 'order', label: '督办单', type: 'order', required: true },
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
    { key: 'dueOn', label: '包案时限', type: 'date', required: true },
    on('明确日期'),
    { key: 'team', label: '班子成员', type: 'names', hint: '用顿号隔开。' },
    { key: 'target', label: '目标', type: 'area', max: 500 },
    { key: 'plan', label: '方案', type: 'area', max: 4000, hint: '写要点；全文作为材料添加。' },
    { key: 'reason', label: '更换理由', type: 'text', max: 500, hint: '更换包案领导的填写。' },
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
  withdraw: '撤回由信访人自己决定，不作要求。撤回以后再来，仍然登记。',
  'answer-access':
    '只提供本人的部分：不含他人信息、检举控告人和内部意见。同意更正的，先改登记并写明理由，再答复。答复书在“文书”里打印。',
  'merge-into': '两件的编号和登记表都保留，可以取消合并。',
};

export const mediationText = {
  committee: '调解委员会',
  agreedOn: '同意日期',
  parties: '当事人',
  partiesHint: '各方姓名，用顿号隔开，至少两人。',
  willing: '已逐一问过，各方都自愿调解',
} as const;

export const stepText = {
  next: '下一步',
  more: '更多',
  none: '这个岗位现在没有要办的下一步。',
  stage: '办理情况',
  procedure: '程序',
  unit: '责任单位',
  firstUnit: '首办单位',
  accepted: '受理日期',
  owed: '报结前还缺',
  returned: '退办',
  times: (count: number): string => `${count} 次`,
  claim: '请求',
  fact: '事实',
  result: '意见',
  basis: '依据',
  addFinding: '增加一项',
} as const;
