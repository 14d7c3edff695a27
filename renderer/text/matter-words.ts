/** Words of the page of one matter that screens.ts does not have yet, and values of single fields as text. */
import { dateText, dateTimeText } from '#shared/documents/date-text.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { Petitioner } from '#shared/model/registration.ts';
import { labelOf, type CodeTable } from './codes.ts';
import { fieldName } from './fields.ts';

export const matterText = {
  reviewable: (day: string): string => `这一件已答复，${day}前可以申请复查。`,
  unreviewed: '这一件已办结，未经复核，按本地口径：同一事实和理由是否再办，由信访办决定；来了都登记。',
  loading: '正在打开……',
  missing: '本机没有这一件。可能属于其他单位，或者还没有接收到。',
  recused:
    '这一件是您登记的检举控告，写明的被反映人与您同名。按回避规定，由本单位其他同志或者县局办理，您不能查看。登记没有丢失。',
  toLedger: '回到登记簿',
  facts: '登记内容',
  times: '编号和时间',
  linked: '同一事项',
  reveal: '显示证件和电话',
  hide: '隐藏证件和电话',
  occurred: '发生',
  learned: '获知',
  recorded: '录入',
  arrived: '到达县局',
  learnedSame: '与发生相同',
  clockNote: '期限从收到日期起算，与何时录入、何时到达无关。',
  settled: '当场答复',
  guided: '引导告知',
  mediated: '转人民调解',
  voided: '作废理由',
  main: '主件',
  repeatCount: (count: number): string => `本件是同一事项第 ${count} 次来访来信`,
  duplicateOffice: '重复件',
  openLinked: '查看',
  thisOne: '本件',
  noLinks: '没有关联的登记。',
  toldApart: (relation: string): string => `已确认：${relation}`,
  link: '关联另一件',
  linkSearch: '查找另一件',
  linkSearchHint: '输入编号、姓名、查询码或者拼音首字母',
  unlink: '取消关联',
  unlinkAsk: '取消后两件各自计数，两个编号都还在。请写明理由。',
  contradiction: '有人确认其中两件不是同一事项，请核对关联。',
  relation: '两件的关系',
  cannot: '现在不能做的',
  dateDoubt: '收到时间待核',
  dateDoubtBody: '登记时本机时钟与县局不一致，期限还没有起算。请核对纸质登记表，确认实际收到的日期和时刻。',
  dateConfirm: '核对时间',
  receivedTime: '收到时刻',
  printReceipt: '打印回执',
  printForm: '打印登记表',
  reasonOfChange: '修改理由',
  refusedTitle: (name: string): string => `${name}没有被县局收下，不算办过`,
  refusedRecord: '一条记录',
  refused: '县局没有收下',
  toTray: '去退回箱处理',
  claim: '来人认领',
  claimReason: '怎样核实的',
  claimHint: '认领后写入姓名，受理告知的期限从今天起算。',
  claimsHint: '一行一项',
} as const;

/** Names of the corrections that are possible at any stage. */
export const offeredWords = {
  'amend-contact': '改联系方式',
  'amend-content': '改归纳诉求',
  'amend-duty': '改责任单位',
  'amend-assigned': '改来文和反馈期限',
  note: '添加记录',
  void: '作废',
} as const;

const TABLE_BY_FIELD: Readonly<Record<string, CodeTable>> = {
  form: 'form',
  visitKind: 'visitKind',
  intakeSource: 'intakeSource',
  petitionerType: 'petitionerType',
  purpose: 'purpose',
  contentCategory: 'contentCategory',
  justiceCategory: 'justiceCategory',
  handlingPath: 'handlingPath',
  simpleGround: 'simpleGround',
  takenOverStatus: 'status',
};

/** Name of a field that two people changed; a column of an older ledger keeps its own name. */
export const contestedFieldName = (field: string): string =>
  field.startsWith('annex.') ? field.slice('annex.'.length) : fieldName([field]);

/** Any field's value as one readable text; `empty` for none. */
export function fieldValueText(
  field: string,
  value: unknown,
  names: { readonly unit: (code: string) => string; readonly empty: string },
): string {
  if (value === undefined || value === null || value === '') return names.empty;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const table = TABLE_BY_FIELD[field];
    if (table !== undefined) return labelOf(table, value);
    if (field === 'dutyUnit' || field === 'issueOffice') return names.unit(value);
    const instant = Instant.safeParse(value);
    if (instant.success) return dateTimeText(instant.data);
    const day = PlainDate.safeParse(value);
    return day.success ? dateText(day.data) : value;
  }
  if (Array.isArray(value)) {
    return value.map((part: unknown) => partText(part, names)).join('\n');
  }
  return JSON.stringify(value);
}

function partText(part: unknown, names: { readonly empty: string }): string {
  const person = Petitioner.safeParse(part);
  if (person.success) {
    const { name, phone, address } = person.data;
    return [name, phone ?? '无电话', address ?? ''].filter((text) => text !== '').join('，');
  }
  if (typeof part === 'string') return part;
  return part === null || part === undefined ? names.empty : JSON.stringify(part);
}

/** 个人信息请求 on the matter page (C40). */
export const ownDataText = {
  answer: '答复',
  waits: '待答复',
  answered: (on: string, outcome: string): string => `${on} ${outcome}`,
  paper: '答复书在“文书”里，选“个人信息请求答复书”。',
} as const;
