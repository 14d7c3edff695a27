/** Rows that 《来访登记表》 and the leaders' form have in common (documents §1.1, §1.2). */
import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import {
  accessNeedLabels,
  contentCategoryLabels,
  genderLabels,
  handlingPathLabels,
  idTypeLabels,
  justiceCategoryLabels,
  petitionerRoleLabels,
  petitionerTypeLabels,
  visitKindLabels,
} from './code-labels.ts';
import { dateText, dateTimeText } from './date-text.ts';
import { label, numbered, pairs, value, wideRow } from './form-cells.ts';
import { issuePlace, materialsText, onSpotText, purposeText } from './matter-words.ts';
import { maskedIdNo } from './personal-data.ts';
import { issuingUnit, type PrintContext, unitName } from './print-context.ts';
import type { Block, Row } from './print-document.ts';

type Person = Registration['petitioners'][number];

/** 接访情况. */
export function receptionRows(view: MatterView, context: PrintContext): readonly Row[] {
  const r = view.registration;
  const title =
    r.substituteFor === undefined ? r.receiverTitle : `${r.receiverTitle ?? ''}（受${r.substituteFor}委托）`;
  return [
    pairs(
      ['接访时间', dateTimeText(r.occurredAt)],
      ['接访地点', placeOf(view, context)],
      ['接访类型', r.visitKind === undefined ? undefined : visitKindLabels[r.visitKind]],
    ),
    pairs(['接访人', r.receiver], ['职务', title], ['收到日期', dateText(r.receivedOn)]),
  ];
}

/** 来访人 and 群体. */
export function petitionerRows(r: Registration): readonly Row[] {
  const main = mainPerson(r);
  const agents = namesOf(r, 'agent');
  const representatives = namesOf(r, 'representative');
  const needs = (r.accessNeeds ?? []).map((need) => accessNeedLabels[need]).join('、');
  return [
    pairs(
      ['姓　　名', r.petitionerType === 'anonymous' ? '匿名' : main?.name],
      ['性　　别', main?.gender === undefined ? undefined : genderLabels[main.gender]],
      ['身份类型', petitionerTypeLabels[r.petitionerType]],
    ),
    [
      ...pairs(['证件类型', main?.idType === undefined ? undefined : idTypeLabels[main.idType]]),
      label('证件号码'),
      value(main?.idNo === undefined ? undefined : maskedIdNo(main.idNo), { colSpan: 3 }),
    ],
    [...pairs(['联系电话', main?.phone]), label('现 住 址'), value(addressText(main), { colSpan: 3 })],
    [...pairs(['来访人数', `${r.totalPersons} 人`]), label('代表姓名'), value(representatives, { colSpan: 3 })],
    [...pairs(['代 理 人', agents]), label('需要便利'), value(needs, { colSpan: 3 })],
  ];
}

/** 事项 and 反映内容. */
export function matterRows(view: MatterView, context: PrintContext): readonly Row[] {
  const r = view.registration;
  const same = view.links?.filter((link) => link.relation === 'same-matter').length ?? 0;
  return [
    pairs(
      ['信访目的', purposeText(r)],
      ['内容分类', r.contentCategory === undefined ? undefined : contentCategoryLabels[r.contentCategory]],
      ['业务类别', justiceCategoryLabels[r.justiceCategory]],
    ),
    [...pairs(['问题属地', issuePlace(r, context)]), label('涉及单位'), value(r.concernedParty, { colSpan: 3 })],
    [
      ...pairs(['初次重复', same === 0 ? '初次' : `重复，已确认同一事项 ${same} 件`]),
      label('办理途径'),
      value(r.handlingPath === undefined ? undefined : handlingPathLabels[r.handlingPath], { colSpan: 3 }),
    ],
    wideRow('来访人陈述\n(原话摘要)', r.statement, { lines: 5 }),
    wideRow('登 记 员\n归　　纳', r.summary, { lines: 3 }),
    wideRow('诉　　求', numbered(r.claims), { lines: 2 }),
    wideRow('此前处理', r.priorHandling, { lines: 1 }),
    wideRow('材料清单', materialsText(r), { lines: 1 }),
    wideRow('当场答复', onSpotText(view), { lines: 2 }),
    wideRow('政策依据', r.explanation, { lines: 1 }),
  ];
}

export function dutyRow(view: MatterView, context: PrintContext): Row {
  const r = view.registration;
  return pairs(
    ['责任单位', unitName(r.dutyUnit, context)],
    ['承 办 人', r.dutyOfficer],
    ['承诺答复', r.promisedOn === undefined ? undefined : dateText(r.promisedOn)],
  );
}

/** 读回, 签名, 个人信息告知语, 查询码. */
export function closingBlocks(view: MatterView): readonly Block[] {
  const { readBack, writtenByClerk } = view.registration;
  const taken = writtenByClerk === true ? '☑代写　' : '□代写　';
  return [
    {
      kind: 'paragraph',
      text: `${taken}${readBack === true ? '☑' : '□'}已读给本人听，本人确认无误`,
    },
    { kind: 'signatures', labels: ['来访人签名（按指印）', '登记员签名', '日期'] },
    {
      kind: 'note',
      text: `本表所填个人信息只用于办理本件和告知结果，依法保密。查询码：${view.queryCode}`,
    },
  ];
}

/** 《参加人员名单》: only representatives with their contacts, the others by name (documents §1.2). Empty for one or two. */
export function attendanceBlocks(r: Registration): readonly Block[] {
  if (r.petitioners.length < 3) return [];
  const rows = r.petitioners.map((person, i): Row => {
    const known = person.role === 'representative' || person.role === 'principal';
    return [
      value(String(i + 1), { align: 'center' }),
      value(person.name, { align: 'center' }),
      value(petitionerRoleLabels[person.role], { align: 'center' }),
      value(known ? person.phone : ''),
      value(known ? person.address : ''),
      value(''),
    ];
  });
  return [
    { kind: 'page-break' },
    { kind: 'heading', text: '参加人员名单' },
    {
      kind: 'table',
      columns: [8, 16, 12, 20, 28, 16],
      head: [['序号', '姓名', '角色', '联系电话', '住址', '签名'].map(label)],
      rows,
    },
    { kind: 'note', text: `总人数 ${r.totalPersons} 人。只登记代表的联系方式，其他人姓名自愿填写。` },
  ];
}

/** Required fields both forms share, as the forms call them (documents §1.1 必, §10 ★). */
export function requiredOfVisit(
  view: MatterView,
  context: PrintContext,
): readonly (readonly [string, string | undefined])[] {
  const r = view.registration;
  const named = r.petitionerType === 'anonymous' ? '匿名' : mainPerson(r)?.name;
  return [
    ['接访类型', r.visitKind],
    ['接访地点', placeOf(view, context)],
    ['接访人', r.receiver],
    ['姓名', named],
    ['现住址', r.petitionerType === 'anonymous' ? '不清' : addressText(mainPerson(r))],
    ['内容分类', r.contentCategory],
    ['问题属地（到村）', r.issueVillage],
    ['来访人陈述', r.statement],
    ['登记员归纳', r.summary],
    ['诉求', r.claims[0]],
    ['责任单位', r.dutyUnit],
    ['读给本人听', r.writtenByClerk === true && r.readBack !== true ? undefined : 'ok'],
  ];
}

/** Where the visit took place; the unit's own place when none was written down. */
export function placeOf(view: MatterView, context: PrintContext): string | undefined {
  return view.registration.place ?? issuingUnit(view, context)?.place;
}

/** 现住址, or that it is 不清 (documents §1.1). */
export const addressText = (person: Person | undefined): string | undefined =>
  person?.address ?? (person?.addressUnknown === true ? '不清' : undefined);

/** The person the form is about: the principal, else a representative, else whoever is first. */
export function mainPerson(r: Registration): Person | undefined {
  return (
    r.petitioners.find((p) => p.role === 'principal') ??
    r.petitioners.find((p) => p.role === 'representative') ??
    r.petitioners[0]
  );
}

const namesOf = (r: Registration, role: Person['role']): string =>
  r.petitioners
    .filter((p) => p.role === role)
    .map((p) => p.name)
    .join('、');
