/** The words with which an order is drafted from what the rules propose (R002-03): a person reads, changes and sends them. */
import type { Proposal } from '#shared/domain/supervision/proposals.ts';
import type { SupervisionTrigger } from '#shared/model/supervision-codes.ts';
import { proposalWords } from './supervision-words.ts';

/** Faults and guidance beside each other; each demand on a line of its own, as the letter counts them. */
type OrderWords = { readonly problems: string; readonly guidance: string; readonly demands: string };

const FIND_OUT = '查明原因和责任环节，写明已办到哪一步。';
const ANSWER = '在回复期限前书面回复措施、进度和效果，附证明材料。';

const WORDS: Readonly<Record<SupervisionTrigger, readonly [problem: string, guidance: string, demand: string]>> = {
  overdue: [
    '本件已过应当告知或者办结的期限，没有有效的延期。',
    '《信访工作条例》第二十三条、第三十四条规定了告知和办结的期限；有正当理由的，书面说明并附依据。',
    '提出办结日期，尽快作出处理意见并送达信访人。',
  ],
  'procedure-gap': [
    '本件办理中缺少应有的程序。',
    '受理要告知，办理要听取陈述、查明事实，处理意见要有依据并经审批；缺的程序应当补办，不能补办的要说明。',
    '逐项补办缺少的程序，并告知信访人。',
  ],
  prevarication: [
    '本件多次退办或者变更责任单位。',
    '任何时候都应当只有一个责任单位；职权有争议的，报信访办协调，协调期间不停止办理。',
    '明确由谁办、何时办结，不再转手。',
  ],
  'not-executed': [
    '处理意见确定的事项没有按期落实。',
    '《信访工作条例》第三十六条把不执行信访处理意见列为督办的情形。',
    '按处理意见落实，落实后回访信访人。',
  ],
  'no-feedback': [
    '交办件已经办结，没有向交办机关反馈结果。',
    '《信访工作条例》第二十二条：转送、交办的信访事项，按要求反馈结果。',
    '向交办机关报送办结报告。',
  ],
  'no-reply': [
    '交办、督办的事项逾期不回复，多次催办仍不回复、不说明理由，或者多次督办仍处理不力。',
    '督查督办工作办法：多次催办不回复又不说明理由的，责成说明情况。',
    '书面说明逾期的原因、责任环节和办结日期，由单位负责人签字。',
  ],
  'no-explanation': [
    '责成说明情况以后，没有按期说明，或者说明的理由不成立，事项仍未办理。',
    '督查督办工作办法：说明不成立或者仍不办理的，责成书面检查。',
    '由单位负责人作出书面检查，提出整改措施和办结日期。',
  ],
  'no-self-criticism': [
    '责成书面检查以后仍未整改。',
    '督查督办工作办法：仍不整改的，予以通报。通报单位和工作人员的办理责任，不出现信访人的个人信息。',
    '限期整改，报送整改结果。',
  ],
  instructed: [
    '本件由上级交办或者领导批示，须按期回告。',
    '上级交办件办结时，报上级和答复信访人缺一不可。',
    '在回告期限前办结，并分别报交办机关、答复信访人。',
  ],
  'major-group': [
    '多人共同走访反映同一事项。',
    '认真接待、听取推选的代表的意见，讲清政策和下一步答复的时间。',
    '由负责人接谈代表，提出处理办法和答复日期。',
  ],
  'repeat-3': [
    '同一事项已多次来访来信，问题没有解决或者没有讲清楚。',
    '对照前几次的答复，查清诉求是否办到、理由是否讲清；合理的依法解决，不合理的说明依据和救济途径。',
    '由负责人重新听取陈述，提出解决办法。',
  ],
  'joint-letter-5': [
    '多人联名来信反映同一事项。',
    '查清共同诉求，答复可以由代表转告，每个人的救济权利不受影响。',
    '查明情况，提出处理办法和答复日期。',
  ],
  'same-day-3': [
    '同一天内多人反映同一问题。',
    '按同一问题统一查明，答复口径一致。',
    '查明问题的范围，提出一并解决的办法。',
  ],
  'three-day-5': [
    '三天内多人反映同一问题。',
    '按同一问题统一查明，答复口径一致。',
    '查明问题的范围，提出一并解决的办法。',
  ],
  unsatisfied: [
    '评价为不满意。',
    '对照不满意的原因，查清问题是否解决、有没有向信访人讲清楚；首办单位说明第一次是怎样办的。',
    '补做没有办到或者没有讲清的，并当面告知。',
  ],
  'repeat-after-close': [
    '办结后同一事项再次提出。',
    '对照原处理意见，查清是否落实、是否有新的事实和理由；首办单位说明第一次是怎样办的。',
    '查明再次提出的原因，提出解决办法。',
  ],
  manual: ['', '', ''],
};

/** `null`: drafted by a person from the beginning. */
export function draftedWords(proposal: Proposal | null): OrderWords {
  const [problem, guidance, demand] = WORDS[proposal?.trigger ?? 'manual'];
  if (proposal === null || problem === '') return { problems: '', guidance: '', demands: '' };
  const counted = proposalWords(proposal);
  return {
    problems: counted === '' ? problem : `${problem}（${counted}）`,
    guidance,
    demands: [FIND_OUT, demand, ANSWER].join('\n'),
  };
}
