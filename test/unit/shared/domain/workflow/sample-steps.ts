import { StreamId } from '#shared/model/ids.ts';
import { WorkflowAction, type ActionOf, type WorkflowKind } from '#shared/model/workflow-action.ts';

const on = '2026-09-04';
const OTHER_STREAM = StreamId.parse('stream-0000000000000002');

/** A sealed report as the schemas ask for it; nothing is in it. */
const SEALED_MATTER = {
  id: 'report-0000000000000001',
  action: {
    kind: 'report',
    form: 'visit',
    receivedOn: on,
    named: true,
    queryCode: 'K7QX3M001',
    concerned: { units: [], officers: [] },
    from: 'stream-0000000000000001',
    lateKey: 'A'.repeat(87),
    envelope: {
      alg: 'A256GCM+P256',
      identity: 'A'.repeat(40),
      content: 'A'.repeat(40),
      boxes: ['clerk', 'approver'].map((part) => ({
        office: 'qinglan',
        device: 'D1',
        officer: part === 'clerk' ? 'confidential-a' : 'chief',
        part,
        half: 'A'.repeat(40),
        content: 'A'.repeat(40),
      })),
    },
  },
};

/** One well-formed step of every kind, on the first day of the sample matter; invented, and parsed like any other. */
const SAMPLES: { readonly [K in WorkflowKind]: unknown } = {
  propose: { unit: 'public-legal-service', dueOn: '2026-10-30', opinion: '拟交公律股核查' },
  'decide-proposal': { approved: true, comment: '同意' },
  assign: { unit: 'public-legal-service', dueOn: '2026-10-30', requirements: '核查拖延情况，报结果', on },
  transfer: { to: '乙江司法所', unit: 'yijiang', reason: '问题属地为乙江乡', on },
  'sign-for': { on },
  object: { reason: '属自然资源部门职责', suggestedUnit: '县自然资源局', on },
  'answer-objection': { agreed: true, reason: '同意退回', on },
  'decide-intake': { decision: 'accepted', path: 'petition-procedure', on },
  'convert-to-ordinary': { reason: '涉及两家单位', on },
  'record-work': { work: 'hear', text: '听取本人陈述', on },
  'ask-extension': { days: 30, reason: '需要鉴定', on },
  'decide-extension': { approved: true, on },
  'draft-opinion': {
    findings: [{ claim: '恢复原水沟', fact: '水沟确已改道', result: 'explain', basis: '《民法典》第二百九十条' }],
    remedyOrg: '青岚县人民政府',
  },
  'sign-opinion': { approved: true, docNo: '青司信意〔2026〕1号', on },
  'answer-suggestion': { outcome: 'partly', reply: '在两个集市设点', reason: '人手有限', on },
  'conclude-mediation': {
    agreed: true,
    terms: '恢复水沟',
    effectiveOn: on,
    partiesSigned: true,
    mediatorSigned: true,
    sealed: true,
    on,
  },
  'record-delivery': { paper: 'acceptance', mode: 'in-person', result: 'signed', on },
  'report-up': { to: '县信访局', text: '已办结', on },
  'submit-closure': {
    closeMode: 'resolved',
    reasonable: '已恢复',
    unreasonable: '不涉及',
    hardship: '不涉及',
    unlawful: '不涉及',
    cause: '邻里排水',
    sourceUnit: '甲溪镇',
    means: ['education', 'mediation'],
    on,
  },
  'check-closure': {
    checks: { facts: true, conclusion: true, policy: true, formalities: true, materials: true, implemented: true },
    close: true,
    on,
  },
  'follow-up': { mode: 'phone', implemented: 'yes', text: '已恢复排水', on },
  rate: { target: 'duty-unit', value: 'satisfied', onBehalf: false, on },
  'submit-to-leader': { to: 'deputy-b', on },
  instruct: { text: '请甲溪所十日内核查并答复', on },
  archive: { volumeNo: '2026-信-1', retention: '10-years', contents: [{ title: '登记表', from: 1, to: 2 }], on },
  reopen: { ground: 'new-facts', reason: '出现新证据', on },
  withdraw: { statement: '问题已解决，不再要求', on },
  'request-review': { level: 'review', request: '请求重新核查', on },
  'record-hearing': { from: on, to: on, chair: '冯某戊', open: true, text: '听证笔录' },
  'call-hearing': {
    heldOn: '2026-09-14',
    heldAt: '上午9时',
    place: '县司法局会议室',
    open: true,
    chair: '冯某戊',
    hearers: ['陈某庚'],
    recorder: '褚某辛',
    on,
  },
  'refuse-review': {
    level: 'review',
    organ: '青岚县人民政府',
    reason: '超过三十日申请',
    basis: '《信访工作条例》第三十五条',
    on,
  },
  'decide-review': {
    level: 'review',
    organ: '青岚县人民政府',
    docNo: '青政复查〔2026〕1号',
    conclusion: 'uphold',
    text: '维持',
    on,
  },
  finalize: { ground: 'recheck-decided', reason: '已作出复核意见', on },
  'merge-into': { main: OTHER_STREAM, reason: '同一事项' },
  'undo-merge': { reason: '不是同一事项' },
  'split-off': { to: OTHER_STREAM, part: '另反映宅基地' },
  'seal-confidential': { on, report: SEALED_MATTER },
  'mark-cross': { types: ['cross-department'], level: 'office', text: '由甲溪所主办，乙江所协办', on },
  'ask-co-unit': { unit: 'yijiang', task: '核实乙江一侧的水沟走向', dueOn: '2026-09-20', on },
  'answer-co-unit': { request: 'op-0000000000000010', text: '乙江一侧没有改动', on },
  'request-access': { asks: 'see', person: '周某甲', text: '查阅本人登记内容', on },
  'record-nudge': {
    channel: 'phone',
    unit: 'public-legal-service',
    person: '陈某庚',
    text: '催报办理结果',
    newDue: '2026-11-10',
    on,
  },
  'propose-supervision': {
    trigger: 'manual',
    unit: 'jiaxi',
    level: 'normal',
    problems: '告知超过十五日',
    guidance: '《信访工作条例》第二十三条',
    demands: '五个工作日内书面告知并报办理情况',
    dueOn: '2026-09-14',
  },
  'dismiss-supervision': { trigger: 'overdue', reason: '鉴定期间，理由正当' },
  'authorize-supervision': { order: 'op-0000000000000008', approved: true, mode: 'here', on },
  'issue-supervision': { order: 'op-0000000000000008', on },
  'answer-supervision': { order: 'op-0000000000000008', text: '已书面告知，正在核查', on },
  'check-supervision': { order: 'op-0000000000000008', accepted: true, text: '情况属实', on },
  'mark-raised-above': { organ: '省司法厅', docNo: '云司信转〔2026〕5号', on },
  'appoint-lead': {
    leader: 'chief',
    team: ['冯某戊', '褚某庚'],
    plan: '核查收费依据，组织双方面谈',
    target: '三十日内查清并答复',
    dueOn: '2026-10-30',
    on,
  },
  'record-lead': { work: 'interview', inPerson: true, text: '与本人面谈', place: '甲溪司法所', on },
  'conclude-lead': { outcome: 'channelled', text: '已导入仲裁程序', on },
  'answer-access': { request: 'op-0000000000000009', outcome: 'granted', identity: 'id-document', on },
};

/** A step of a kind, with other content where the test needs it. */
export function aStep<K extends WorkflowKind>(kind: K, changes: Partial<Omit<ActionOf<K>, 'kind'>> = {}): ActionOf<K> {
  const sample: unknown = SAMPLES[kind];
  // Every sample is an object, and the schema is asked at once.
  return WorkflowAction.parse({ kind, ...(sample as object), ...changes }) as ActionOf<K>;
}

/** One step of each kind, by kind. */
export const STEPS: { readonly [K in WorkflowKind]: WorkflowAction } = Object.fromEntries(
  Object.keys(SAMPLES).map((kind) => [kind, aStep(kind as WorkflowKind)]), // a key of the table above
) as { readonly [K in WorkflowKind]: WorkflowAction };

// The keys of the table above.
export const WORKFLOW_KINDS = Object.keys(SAMPLES) as readonly WorkflowKind[];
