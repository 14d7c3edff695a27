/** Why a step of supervision (督办) or of a leader's lead (包案) is not possible (refusals.ts). */
import type { RefusalCode } from '#shared/domain/matter/refusal.ts';
import { labelOf } from './codes.ts';
import { dayText, detailText, listedText, type Details, type RefusalWords } from './explanation.ts';

const NOTHING_CHANGED = '原有记录没有变动。';

export const supervisionRefusalWords = {
  'order-missing': () => ({
    title: '没有这张督办单',
    happened: '这件事项里没有所选的督办单。',
    safe: NOTHING_CHANGED,
    remedies: ['请重新选择督办单'],
  }),
  'order-not-authorized': () => ({
    title: '督办单还没有授权',
    happened: '督办须由领导授权，授权以前不能发出。',
    safe: NOTHING_CHANGED,
    remedies: ['请分管领导或者局长在本件“督办”栏授权', '紧急的，可以先口头授权，再在系统里记明'],
  }),
  'order-not-waiting': () => ({
    title: '没有等这一步的督办单',
    happened: '本件现在没有到这一步的督办单。',
    safe: NOTHING_CHANGED,
    remedies: ['请看“督办”栏里每张督办单办到哪一步'],
  }),
  'order-open': () => ({
    title: '督办还没有办结',
    happened: '督办材料与案卷一并归档，还有督办单没有办结。',
    safe: NOTHING_CHANGED,
    remedies: ['请先核查回复，督办办结以后再归档'],
  }),
  'leader-authorizes': () => ({
    title: '由局领导授权',
    happened: '级别在“重要”以上的督办，由分管领导或者局长授权。',
    safe: NOTHING_CHANGED,
    remedies: ['请局领导授权'],
  }),
  'chief-authorizes': () => ({
    title: '由局长批准',
    happened: '通报，以及不按次序的特批，由局长批准。',
    safe: NOTHING_CHANGED,
    remedies: ['请局长在自己的席位上决定'],
  }),
  'rung-skipped': (d) => ({
    title: '不能跳档',
    happened: `${labelOf('measure', detailText(d, 'measure', ''))}要在前一步无效以后才能提出：两次催办不回复，责成说明情况；仍不办理，责成书面检查；再不整改，通报。`,
    safe: NOTHING_CHANGED,
    remedies: ['请先办前一步', '确需特批的，写明特批理由，由局长批准'],
  }),
  'reply-not-due': (d) => ({
    title: '还不到催办的时候',
    happened:
      d['due'] === null
        ? '本件没有等待回复的交办、重办或者督办。'
        : `回复期限是 ${dayText(d, 'due')}，期满没有回复的才催办。`,
    safe: NOTHING_CHANGED,
    remedies: ['需要了解情况的，可以添加记录'],
  }),
  'nudged-whom': () => ({
    title: '缺受话人或者汇报人',
    happened: '电话催办、听取汇报的，要写明对方是谁。',
    remedies: ['请补填姓名'],
  }),
  'chief-must-lead': () => ({
    title: '应当由局长本人包案',
    happened: '本件已在上级机关提出，由局长亲自过问、亲自包案。',
    safe: NOTHING_CHANGED,
    remedies: ['请局长在自己的席位上明确包案'],
  }),
  'lead-missing': () => ({
    title: '没有在进行的包案',
    happened: '本件还没有明确包案领导，或者包案已经报结。',
    safe: NOTHING_CHANGED,
    remedies: ['请先明确包案领导'],
  }),
  'lead-incomplete': (d) => ({
    title: '包案内容不全',
    happened: `还缺${listedText(d, 'missing', (part) => LEAD_PART_NAMES[part] ?? part)}，缺一项不生效。`,
    remedies: ['请补齐班子、方案、目标再保存'],
  }),
  'lead-work-missing': (d) => ({
    title: '包案领导本人还要办',
    happened: `包案期间，领导本人至少接谈一次、核查一次；还缺${listedText(d, 'missing', (work) => labelOf('leadWork', work))}。`,
    safe: NOTHING_CHANGED,
    remedies: ['请包案领导办过以后，在“包案进展”里记录'],
  }),
  'not-the-leader': () => ({
    title: '由包案领导报结',
    happened: '包案由包案领导本人报结。',
    safe: NOTHING_CHANGED,
    remedies: ['请包案领导在自己的席位上报结'],
  }),
} satisfies Partial<Record<RefusalCode, (details: Details) => RefusalWords>>;

const LEAD_PART_NAMES: Readonly<Record<string, string>> = { team: '班子成员', plan: '方案', target: '目标' };
