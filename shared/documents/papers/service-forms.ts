/** 送达, 告知, 回访, 评价 (documents §3, §8.8; R004-49, R004-50, R001-64, C16). */
import { addressee, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, long, must, pick, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';

const serviceModes = {
  direct: '直接送达',
  left: '留置送达',
  mail: '邮寄送达',
  entrusted: '委托送达',
  electronic: '电子送达（本人同意）',
  public: '公告送达',
  other: '其他',
} as const;

const serviceFields = {
  docRef: must(text('文书名称及文号')),
  addressee: must(text('受送达人')),
  place: text('送达地点'),
  mode: must(pick('送达方式', serviceModes)),
  receivedAt: text('收到时间', '年、月、日、时'),
  proxy: text('代收人及关系'),
  refusal: long('拒收或不能送达的理由'),
  witness: text('见证人'),
  servers: must(text('送达人', '两人为宜')),
  remarks: long('备注'),
} as const;

/** 《送达回证》: the day of receipt starts the review limit (条例35条). */
export const serviceReturn = definePaper({
  id: 'service-return',
  number: '3.1',
  name: '送达回证',
  group: 'service',
  look: 'form',
  fields: serviceFields,
  body: (v) => ({
    blocks: [
      formTable(serviceFields, v, [
        { wide: 'docRef', lines: 2 },
        { wide: 'addressee', lines: 2 },
        { wide: 'place', lines: 2 },
        { wide: 'mode', lines: 2 },
        { wide: 'receivedAt', lines: 2, sign: v.receivedAt === undefined ? '　　　　年　　月　　日　　时' : '　' },
        { wide: 'proxy', lines: 2, sign: '受送达人（代收人）签名、盖章或者按指印：　　　　　　　　　' },
        { wide: 'refusal', lines: 4 },
        { wide: 'witness', lines: 2, sign: '见证人签名：　　　　　　　　　　　　年　　月　　日' },
        { wide: 'servers', lines: 2, sign: '送达人签名：　　　　　　　　　　　　年　　月　　日' },
        { wide: 'remarks', lines: 4 },
      ]),
      { kind: 'note', text: '收到之日是申请复查、复核期限的起算依据，请如实填写到日。' },
    ],
  }),
});

const nodes = { accepted: '受理', forwarded: '转送', extended: '延期', closed: '办结', other: '其他' } as const;
const tellingModes = {
  'in-person': '当面',
  phone: '电话',
  sms: '短信',
  mail: '邮寄',
  electronic: '网上',
  other: '其他',
} as const;

const tellingFields = {
  addressee,
  summary,
  node: must(pick('告知环节', nodes)),
  mode: must(pick('告知方式', tellingModes)),
  toldOn: must(date('告知日期')),
  toldTime: text('时刻'),
  content: must(long('告知内容')),
  response: long('对方反应', '尽量记原话'),
  officer: must(text('告知人')),
} as const;

/** 告知记录: acceptance, forwarding, extension and result must each be told (R004-49). */
export const tellingRecord = definePaper({
  id: 'telling-record',
  number: '3.1',
  name: '告知记录',
  group: 'service',
  look: 'form',
  fields: tellingFields,
  body: (v) => ({
    blocks: [
      formTable(tellingFields, v, [
        ['addressee', 'officer'],
        { wide: 'summary', lines: 2 },
        ['node'],
        ['mode'],
        ['toldOn', 'toldTime'],
        { wide: 'content', lines: 10 },
        { wide: 'response', lines: 6, sign: '被告知人签名（当面告知的）：　　　　　　　　年　　月　　日' },
      ]),
    ],
  }),
});

const grades = { satisfied: '满意', basic: '基本满意', dissatisfied: '不满意' } as const;
const callModes = { phone: '电话', visit: '上门', 'in-person': '当面', other: '其他' } as const;

const callFields = {
  addressee: must(text('被访人')),
  calledOn: must(date('回访日期')),
  mode: must(pick('回访方式', callModes)),
  caller: must(text('回访人', '不能是承办人')),
  officer: must(text('承办人')),
  summary,
  carriedOut: must(long('事项落实情况')),
  unitGrade: must(pick('对责任单位', grades)),
  officeGrade: must(pick('对信访部门', grades)),
  complaint: long('不满意原因'),
  next: long('后续处理'),
} as const;

/** 《回访记录表》: made by somebody else than the handler (R001-64). */
export const followUpRecord = definePaper({
  id: 'follow-up-record',
  number: '3.2',
  name: '回访记录表',
  group: 'service',
  look: 'form',
  fields: callFields,
  alsoRequired: (v) => (v.unitGrade === 'dissatisfied' || v.officeGrade === 'dissatisfied' ? ['complaint'] : []),
  body: (v) => ({
    blocks: [
      formTable(callFields, v, [
        ['addressee', 'calledOn', 'caller'],
        ['officer', 'mode'],
        { wide: 'summary', lines: 3 },
        { wide: 'carriedOut', lines: 8 },
        ['unitGrade'],
        ['officeGrade'],
        { wide: 'complaint', lines: 5 },
        { wide: 'next', lines: 5, sign: '回访人签名：　　　　　　　　年　　月　　日' },
      ]),
    ],
  }),
});

const gradeFields = {
  summary,
  dutyUnit: must(text('责任单位')),
  queryCode: text('查询码'),
  unitGrade: pick('对责任单位', grades),
  unitReason: long('原因'),
  officeGrade: pick('对信访部门', grades),
  officeReason: long('原因'),
  opinion: long('其他意见'),
} as const;

/** 《满意度评价单》, one mark for each of the two bodies (C16). Handed out empty, filled in by the petitioner. */
export const satisfactionForm = definePaper({
  id: 'satisfaction-form',
  number: '3.3',
  name: '满意度评价单',
  group: 'service',
  look: 'form',
  fields: gradeFields,
  body: (v) => ({
    blocks: [
      formTable(gradeFields, v, [
        { wide: 'summary', lines: 2 },
        ['dutyUnit', 'queryCode'],
        ['unitGrade'],
        { wide: 'unitReason', lines: 4 },
        ['officeGrade'],
        { wide: 'officeReason', lines: 4 },
        { wide: 'opinion', lines: 6 },
      ]),
      { kind: 'paragraph', text: '□本人填写　□按本人口述代填，代填人：　　　　　　' },
      { kind: 'signatures', labels: ['评价人签名（自愿）', '日期'] },
      { kind: 'note', text: '评价自愿。无论是否评价、如何评价，都不影响今后提出和办理任何事项。' },
    ],
  }),
});
