/**
 * Why a registration cannot be as it is written. The form says these while it is filled in; the many others are fetched
 * when one of them is needed (refusals.ts).
 */
import type { RegistrationRefusal } from '#shared/domain/matter/refusal.ts';
import { detailText, type Details, type RefusalWords } from './explanation.ts';

export const registrationRefusals = {
  'simple-not-for-groups': (d) => ({
    title: '集体提出的不适用简易办理',
    happened: `${detailText(d, 'persons', '5')} 人以上共同提出的信访事项不适用简易程序。`,
    remedies: ['请把“拟简易办理”改为不选，按普通程序办理'],
  }),
  'too-many-representatives': (d) => ({
    title: `代表不得超过 ${detailText(d, 'most', '5')} 人`,
    happened: `多人走访推选的代表不得超过 ${detailText(d, 'most', '5')} 人，现在登记了 ${detailText(d, 'found', '更多')} 人。`,
    remedies: ['请代表中的其他人改为“随访人”', '总人数照实填写，所有人的事项都要登记'],
  }),
  'persons-fewer-than-named': (d) => ({
    title: '总人数少于登记人数',
    happened: `已经逐一登记了 ${detailText(d, 'named', '多')} 人，总人数不能比这少。`,
    remedies: ['请改正总人数', '多登记的人请删去'],
  }),
  'petitioner-missing': () => ({
    title: '没有信访人',
    happened: '还没有登记信访人。',
    remedies: ['请填写信访人姓名', '本人不愿留名的，信访人类型选“匿名”'],
  }),
  'read-back-missing': () => ({
    title: '还没有读给本人听',
    happened: '由登记员代写的，要读给本人听，本人确认无误后才能登记。',
    remedies: ['请读给本人听，然后勾选“已读给本人听”', '本人要求修改的，先改后读'],
  }),
  'statement-missing': () => ({
    title: '缺陈述原话',
    happened: '来访和来电要记下本人的原话，不能只有登记员的归纳。',
    remedies: ['请填写陈述原话，照本人的话记'],
  }),
  'received-in-future': () => ({
    title: '收到日期在今天之后',
    happened: '收到日期不能晚于今天。',
    remedies: ['请改正收到日期', '本机时钟不准的，请先校准时钟'],
  }),
  'consent-missing': (d) => ({
    title: '有一方不同意调解',
    happened: `${detailText(d, 'party', '有一方')}不同意调解。人民调解以各方自愿为前提，不能转出。`,
    remedies: ['继续按原途径办理', '各方以后都同意的，可以再转人民调解'],
  }),
} satisfies Record<RegistrationRefusal['code'], (details: Details) => RefusalWords>;

/** What happened and what to do, for a field of the form. */
export const explainAtForm = (refusal: RegistrationRefusal): RefusalWords =>
  registrationRefusals[refusal.code](refusal);
