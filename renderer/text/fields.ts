/** Names of the fields an officer fills in, a hint where one helps, and the sentence for a value that cannot be stored. */
import type { Petitioner, Registration, RegistrationField } from '#shared/model/registration.ts';

type FieldText = { readonly label: string; readonly hint?: string };

/** Fields of the registration form (documents §10 `VisitForm`). */
export const registrationFields = {
  form: { label: '信访形式' },
  visitKind: { label: '来访类型' },
  intakeSource: { label: '来源' },
  occurredAt: { label: '收到时刻', hint: '来访、来电或者收到信件的时刻。补录时填当时的时间，不填补录的时间。' },
  receivedOn: { label: '收到日期', hint: '法定期限从这一天起算。' },
  learnedAt: { label: '获知时刻', hint: '比发生时间晚才知道的，填知道的时刻。' },
  postmarkOn: { label: '邮戳日期', hint: '信封上的邮戳日期，看不清的不填。' },
  place: { label: '接待地点' },
  receiver: { label: '接访人' },
  receiverTitle: { label: '职务' },
  substituteFor: { label: '受谁委托接访', hint: '临时换人接访时填原接访人姓名。' },
  petitionerType: { label: '信访人类型' },
  petitioners: { label: '信访人', hint: '只有姓名必填。走访推选的代表不超过 5 人。' },
  totalPersons: { label: '总人数', hint: '实际到场或者署名的人数，包括没有逐一登记的人。' },
  accessNeeds: { label: '需要便利', hint: '只为做好接待，不作其他用途。' },
  purpose: { label: '信访目的' },
  contentCategory: { label: '内容分类' },
  justiceCategory: { label: '业务类别' },
  handlingPath: {
    label: '办理途径',
    hint: '投诉法律援助或者司法鉴定的，选“申请查处、履行法定职责”，期限按各自的投诉办法计。',
  },
  simpleGround: { label: '拟简易办理', hint: '初次信访事项符合条件的选；三个工作日内由负责人决定。' },
  issueOffice: { label: '问题属地（司法所）' },
  issueVillage: { label: '问题属地（村、社区）' },
  concernedParty: { label: '涉及单位或者人员' },
  statement: { label: '陈述原话', hint: '照本人的话记，不改写、不评价。' },
  summary: { label: '登记员归纳', hint: '时间、地点、单位、经过、要求，300 字以内为宜。' },
  claims: { label: '诉求', hint: '一项一行，逐项填写。' },
  materials: { label: '材料清单' },
  priorHandling: { label: '此前处理情况', hint: '去过哪些机关，结果如何。' },
  explanation: { label: '解释要点', hint: '当场说明的政策和法律依据。' },
  dutyUnit: { label: '责任单位' },
  dutyOfficer: { label: '承办人' },
  promisedOn: { label: '承诺答复日期' },
  assignedNo: { label: '来文文号' },
  assignedOn: { label: '交办日期', hint: '来文上的日期。' },
  feedbackDue: { label: '反馈期限', hint: '向交办机关报告办理结果的最后一天；报告以后才停止计时。' },
  promisedTime: { label: '承诺回电时刻' },
  leaderOpinion: { label: '领导处理意见', hint: '写明责任单位、办什么、何时办结或者答复。签后不能改写。' },
  leaderName: { label: '签批领导' },
  leaderTitle: { label: '签批领导职务' },
  leaderSignedOn: { label: '签批日期' },
  leaderSignature: { label: '领导签名' },
  writtenByClerk: { label: '由登记员代写' },
  readBack: { label: '已读给本人听，本人确认无误' },
  takenOverStatus: { label: '接收时的状态', hint: '从旧台账转来的事项，填转来时办到哪一步。' },
  annex: { label: '旧台账其他栏目' },
} as const satisfies Record<RegistrationField, FieldText>;

/** Fields of one person. */
export const petitionerFields = {
  name: { label: '姓名', hint: '不愿留名的，信访人类型选“匿名”。' },
  role: { label: '角色' },
  gender: { label: '性别' },
  idType: { label: '证件类型' },
  idNo: { label: '证件号码', hint: '选填。居民身份证会核对校验位。' },
  phone: { label: '联系电话', hint: '选填，便于告知办理情况。' },
  address: { label: '现住址', hint: '选填，书面告知时使用。' },
  addressUnknown: { label: '住址不清' },
} as const satisfies Record<keyof Petitioner, FieldText>;

/** Fields of one handed-over paper. */
export const materialFields = {
  name: { label: '材料名称' },
  pages: { label: '页数' },
  original: { label: '原件' },
} as const satisfies Record<keyof NonNullable<Registration['materials']>[number], FieldText>;

/** Fields of the actions that are taken on the same page as the registration. */
export const actionFields = {
  closeMode: { label: '办结方式' },
  reply: { label: '答复内容', hint: '打印在《当场答复意见》上，请逐项答复诉求。' },
  basis: { label: '依据' },
  informedBy: { label: '告知方式' },
  informedOn: { label: '告知日期' },
  response: { label: '信访人意见', hint: '只作沟通记录。' },
  reason: { label: '理由' },
  redirectTo: { label: '应当向哪个部门提出' },
  redirectContact: { label: '地址、电话、接待时间' },
  guideExplanation: { label: '解释要点', hint: '说明了哪些政策和法律规定，可以怎样办。' },
  guideResponse: { label: '是否理解、接受', hint: '只作沟通记录。' },
  committee: { label: '人民调解委员会' },
  parties: { label: '各方当事人', hint: '每一方都自愿，才能转人民调解。' },
  agreedOn: { label: '同意调解的日期' },
  text: { label: '记录内容' },
} as const satisfies Record<string, FieldText>;

/** What this function needs of a zod issue. */
export type FieldIssue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly origin?: string;
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
  readonly input?: unknown;
};

/** Label of the field an issue or a refusal points to; a part of a list is named with its place: 「信访人第 2 人姓名」. */
export function fieldName(path: readonly PropertyKey[]): string {
  const [field, index, part] = path;
  const base = labelIn(registrationFields, field) ?? labelIn(actionFields, field) ?? String(field ?? '');
  if (typeof index !== 'number') return base;
  // Most come alone: the first is 信访人, only those beside are counted.
  if (field === 'petitioners')
    return `${index === 0 ? '' : `第 ${index + 1} 名`}信访人${labelIn(petitionerFields, part) ?? ''}`;
  if (field === 'materials') return `第 ${index + 1} 份材料${labelIn(materialFields, part) ?? ''}`;
  if (field === 'parties') return `第 ${index + 1} 方当事人${part === 'name' ? '姓名' : ''}`;
  return `第 ${index + 1} 项${base}`;
}

/** One sentence saying what to do about a value the schema refuses. Never the library's own English. */
export function fieldError(issue: FieldIssue): string {
  const name = fieldName(issue.path);
  const isText = issue.origin === 'string';
  switch (issue.code) {
    case 'too_big':
      if (isText) return `${name}太长，请减到 ${String(issue.maximum)} 字以内。`;
      if (issue.origin === 'array') return `${name}最多填 ${String(issue.maximum)} 项。`;
      return `${name}不能大于 ${String(issue.maximum)}。`;
    case 'too_small':
      if (isText) return `请填写${name}。`;
      if (issue.origin === 'array') return `${name}至少填 ${String(issue.minimum)} 项。`;
      return `${name}不能小于 ${String(issue.minimum)}。`;
    case 'invalid_value':
    case 'invalid_union':
      return `请选择${name}。`;
    case 'invalid_type':
      return isWholeNumber(issue.path) ? `${name}请填整数。` : `请填写${name}。`;
    case 'invalid_format':
    case 'custom':
      return isDay(issue.path) ? `${name}请填真实的日期，例如 2026-09-04。` : `${name}的格式不对，请检查。`;
    default:
      return `${name}填写有误，请检查。`;
  }
}

const DAY_FIELDS: ReadonlySet<PropertyKey> = new Set([
  'occurredAt',
  'receivedOn',
  'learnedAt',
  'promisedOn',
  'assignedOn',
  'feedbackDue',
  'informedOn',
  'agreedOn',
]);
const isDay = (path: readonly PropertyKey[]): boolean => path.some((part) => DAY_FIELDS.has(part));
const isWholeNumber = (path: readonly PropertyKey[]): boolean =>
  path.some((part) => part === 'totalPersons' || part === 'pages');

function labelIn(table: Readonly<Record<string, FieldText>>, key: PropertyKey | undefined): string | undefined {
  return typeof key === 'string' && Object.hasOwn(table, key) ? table[key]?.label : undefined;
}
