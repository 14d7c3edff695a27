/** Words of 要求保密 at the registration form: the switch, and why a report was not sealed. */
import type { Leak } from '#shared/domain/confidential/split-parts.ts';
import type { Explanation } from './explanation.ts';

export const sealWords = {
  switch: '要求保密',
  title: '按密件登记',
  explain:
    '举报人是谁、原话怎么说，登记后立即加密：本机任何人（包括登记人）、系统管理员和县局服务器都打不开，只有保密员经另一位领导同意才能查看。表格不留草稿，不进登记簿，不占本所编号。',
  units: '反映的是哪个单位',
  unitsHint: '该单位的人和电脑看不到这一件，也查不到、数不到。不涉及本系统单位的不选。',
  officer: '反映的是哪个人',
  second: '在场的另一位工作人员',
  secondHint: '在局机关登记密件须两人在场。',
  none: '不涉及本系统单位',
  noOne: '不确定，或者不是本系统人员',
  /** What stays openly on the form and must not name the informant. */
  contentHint: '“登记员归纳”“诉求”里不要写举报人的姓名、电话，用“举报人”代替。',
  outcome: '密件不在现场办结、引导或者转调解，请在“登记后怎么办”选“按程序办理”。',
  done: '已按密件登记',
  doneText: (pseudonym: string): string =>
    `登记表已加密，本机不再显示。以后联系请报下面的联系号，不必说姓名；记录里称“${pseudonym}”。`,
  code: '联系号',
  waits: '联网后自动送县局保密员；送到以前保存在本机，是密文。',
  next: '登记下一件',
} as const;

const LEAK_FIELDS: Readonly<Record<Leak['field'], string>> = {
  summary: '登记员归纳',
  claims: '诉求',
  concernedParty: '被反映人或单位',
  materials: '材料名称',
  priorHandling: '以前办理情况',
};

const NOT_KEPT = '没有保存，所填内容还在这一页上，也没有写进本机。';
const TO_BUREAU = '请陪同或者指引本人到县局保密员处当面登记，电话见引导告知单';

/** Why a report was not sealed, and what to do; `no-readers` and its like never end in a plain record. */
export function explainSeal(problem: { readonly code: string; readonly field?: Leak['field'] }): Explanation {
  switch (problem.code) {
    case 'identity-in-content':
      return {
        title: '摘要里能看出举报人是谁',
        happened: `“${problem.field === undefined ? '内容' : LEAK_FIELDS[problem.field]}”里有举报人的姓名或者号码。`,
        safe: NOT_KEPT,
        remedies: ['改用“举报人”称呼后再登记'],
      };
    case 'no-readers':
      return {
        title: '本机还不知道保密员是谁',
        happened: '本机没有从县局取得保密员名单，不能加密。为了保密，不会按普通件保存。',
        safe: NOT_KEPT,
        remedies: ['联网同步一次后再登记', TO_BUREAU],
      };
    case 'no-clerk':
    case 'no-approver':
      return {
        title: '没有可以接收的人',
        happened: '除去被反映的单位和人，县局没有能够接收这一件的保密员或者审批人。',
        safe: NOT_KEPT,
        remedies: ['请本人向纪检监察机关或者上一级反映', '核对“反映的是哪个单位”是否选得过宽'],
      };
    case 'second-person-missing':
      return {
        title: '须两人在场',
        happened: '在局机关登记密件，须写明在场的另一位工作人员。',
        safe: NOT_KEPT,
        remedies: ['选择在场的另一位工作人员'],
      };
    case 'readers-changed':
      return {
        title: '保密员名单不能核实',
        happened:
          '本机收到的保密员名单没有县局的签名，或者名单里有人的密钥变了。为防止有人冒充保密员，本机不用这份名单加密。',
        safe: NOT_KEPT,
        remedies: ['打电话向县局保密员和系统管理员核实', '核实后请管理员重新发码，再联网同步', TO_BUREAU],
      };
    case 'not-a-reader':
      return {
        title: '名单与反映对象冲突',
        happened: '能打开这一件的人里有被反映的人，或者被反映单位的人。',
        safe: NOT_KEPT,
        remedies: ['联网同步一次，更新人员名单后再办'],
      };
    case 'outcome':
      return { title: '密件只登记', happened: sealWords.outcome, safe: NOT_KEPT, remedies: ['改选后再登记'] };
    default:
      return {
        title: '没有保存',
        happened: '本机没有写成。',
        safe: NOT_KEPT,
        remedies: ['再按一次登记', '仍不成功的，请抄在纸上封好，送县局保密员'],
      };
  }
}
