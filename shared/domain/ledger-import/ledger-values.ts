import type {
  GENDERS,
  INTAKE_SOURCES,
  JusticeCategory,
  MatterStatus,
  PetitionForm,
  PetitionPurpose,
} from '#shared/model/codes.ts';
import type { Unit } from '#shared/model/county.ts';
import { compactText } from './clean-cell.ts';

/**
 * Words of old ledgers and the codes they mean (LI-09). Read from the top: the first line that fits decides. A word that
 * fits none is never guessed at: the row takes the default chosen for the whole file, and the word itself is kept.
 */
type Words<Code extends string> = readonly (readonly [RegExp, Code])[];

const FORMS: Words<PetitionForm> = [
  [/领导信箱|局长信箱/u, 'leader-mailbox'],
  [/邮件|邮箱|来邮/u, 'email'],
  [/短信/u, 'sms'],
  [/网上|网络|网信|网站|微信|APP/u, 'online'],
  [/电话|来电|热线/u, 'phone'],
  [/来信|信件|信函|写信|传真|^信$/u, 'letter'],
  [/来访|走访|上访|接访|约访|下访|^访$/u, 'visit'],
];

// 归档 is closed: an archived volume is made here from its papers, and a closed matter can still be taken back.
const STATUSES: Words<MatterStatus> = [
  [/不予受理/u, 'not-accepted'],
  [/不再受理/u, 'no-longer-accepted'],
  [/撤回|撤诉/u, 'withdrawn'],
  [/未办结|未结|未办|办理中|正在|在办|处理中|进行中|跟进|^否$|^未$/u, 'handling'],
  [/诉访分离|涉法涉诉/u, 'litigation-separated'],
  [/引导|告知.*途径|不属/u, 'guided-out'],
  [/转送|转办|移送|移交|已转/u, 'forwarded'],
  [/调解中/u, 'mediation'],
  [/归档|办结|结案|已结|完结|了结|解决|完成|答复|回复|化解|调解成功|^是$|^结$/u, 'closed'],
  [/受理/u, 'notified'],
  [/登记/u, 'registered'],
];

const PURPOSES: Words<PetitionPurpose> = [
  [/举报|控告|检举|揭发|投诉/u, 'accusation'],
  [/申诉/u, 'appeal-grievance'],
  [/求决|求助|诉求|要求|纠纷|维权/u, 'appeal-resolve'],
  [/建议|意见/u, 'suggestion'],
  [/咨询|询问|法律服务/u, 'inquiry'],
  [/感谢|表扬/u, 'thanks'],
  [/其他|其它/u, 'other'],
];

const CATEGORIES: Words<JusticeCategory> = [
  [/基层法律服务|法律服务所/u, 'basic-legal-service'],
  [/法律援助|法援/u, 'legal-aid'],
  [/律师|律所/u, 'lawyer'],
  [/公证/u, 'notary'],
  [/鉴定/u, 'forensic'],
  [/社区矫正|社矫|矫正/u, 'community-correction'],
  [/安置帮教|安帮|刑满/u, 'resettlement'],
  [/行政复议|复议/u, 'admin-reconsideration'],
  [/应诉/u, 'admin-litigation-response'],
  [/执法监督|行政执法/u, 'enforcement-supervision'],
  [/规范性文件/u, 'normative-doc'],
  [/仲裁/u, 'arbitration'],
  [/普法|法治宣传/u, 'law-publicity'],
  [/资格考试|法考|司考/u, 'qualification-exam'],
  [/监狱|戒毒/u, 'prison-drug-rehab'],
  [/作风|纪律|违纪|工作人员/u, 'staff-conduct'],
  [/待遇|人事|工资|编制/u, 'personnel-benefit'],
  [/咨询/u, 'consultation'],
  [/调解|纠纷|邻里|婚姻|家庭|宅基地|山林|土地|征地|拆迁|赡养|继承|债务|劳资|损害赔偿/u, 'people-mediation'],
  [/不属|其他部门|非本/u, 'out-of-scope'],
];

const SOURCES: Words<(typeof INTAKE_SOURCES)[number]> = [
  [/12345/u, '12345'],
  [/12348/u, '12348'],
  [/信访局|信访办转/u, 'petition-bureau'],
  [/联席/u, 'joint-conference'],
  [/领导批示|批示/u, 'leader-instruction'],
  [/人大|政协/u, 'npc-cppcc'],
  [/纪委|纪检|监委/u, 'discipline-transfer'],
  [/公安|检察|法院/u, 'police-court-transfer'],
  [/省厅|司法厅|市局|市司法|上级/u, 'superior-bureau'],
  [/乡镇|镇政府|乡政府|街道/u, 'township-gov'],
  [/排查/u, 'screening'],
  [/本人|直接|自行|群众|信访人/u, 'direct'],
  [/其他|其它/u, 'other'],
];

const GENDER_WORDS: Words<(typeof GENDERS)[number]> = [
  [/^男/u, 'male'],
  [/^女/u, 'female'],
];

function meant<Code extends string>(words: Words<Code>, text: string): Code | null {
  const compact = compactText(text);
  return compact === '' ? null : (words.find(([pattern]) => pattern.test(compact))?.[1] ?? null);
}

export const formMeant = (text: string): PetitionForm | null => meant(FORMS, text);
export const statusMeant = (text: string): MatterStatus | null => meant(STATUSES, text);
export const purposeMeant = (text: string): PetitionPurpose | null => meant(PURPOSES, text);
export const categoryMeant = (text: string): JusticeCategory | null => meant(CATEGORIES, text);
export const sourceMeant = (text: string): (typeof INTAKE_SOURCES)[number] | null => meant(SOURCES, text);
export const genderMeant = (text: string): (typeof GENDERS)[number] | null => meant(GENDER_WORDS, text);

/** The unit of the county that a cell names in full or by its short name; `null` when none or several fit. */
export function unitMeant(text: string, units: readonly Unit[]): Unit['code'] | null {
  const compact = compactText(text);
  if (compact === '') return null;
  const exact = units.filter(({ name, shortName, code }) => [name, shortName, code].includes(compact));
  const fits = exact.length > 0 ? exact : units.filter(({ shortName }) => compact.includes(compactText(shortName)));
  const [first] = fits;
  return first !== undefined && fits.length === 1 ? first.code : null;
}
