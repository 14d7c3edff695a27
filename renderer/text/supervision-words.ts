/** Words of supervision and lead on the matter page and the county desk. They speak of units and leaders. */
import { procedureGapLabels } from '#shared/documents/supervision-labels.ts';
import type { Proposal } from '#shared/domain/supervision/proposals.ts';
import type { OrderState } from '#shared/domain/supervision/orders.ts';

const states: Readonly<Record<OrderState, string>> = {
  'to-authorize': '待授权',
  refused: '未获授权',
  'to-issue': '已授权，待发出',
  'to-answer': '已发出，待回复',
  'to-check': '已回复，待核查',
  closed: '督办办结',
};

export const supervisionText = {
  title: '督办',
  states,
  order: (no: number, trigger: string, unit: string): string => `第 ${no} 号 ${trigger} → ${unit}`,
  due: (day: string): string => `${day}前回复`,
  proposed: '建议督办',
  hits: (count: number): string => `涉及 ${count} 件`,
  lookBack: '应列入责任倒查',
  lookBackWhy: '上级交办，超过期限没有办结，同一事项又来访来信。倒查的是办理单位和办理环节。',
  noHits: '没有其他登记',
  nudge: (no: number, channel: string, unit: string): string => `第 ${no} 次催办（${channel}） → ${unit}`,
  silent: '没有答复，也没有说明理由',
  start: '立项',
  dismiss: '不立',
  manual: '另行立项',
  none: '没有建议督办的，也没有在办的督办单。',
  answer: (text: string): string => `回复：${text}`,
  check: (accepted: boolean, text: string): string => `${accepted ? '认可' : '退回重报'}：${text}`,
  deskTab: '督办',
  deskEmpty: '没有待立项、待授权、待回复、待核查的督办。',
} as const;

export const leadText = {
  title: '包案',
  leader: '包案领导',
  due: '时限',
  team: '班子',
  target: '目标',
  plan: '方案',
  since: (day: string): string => `${day}起`,
  earlier: (name: string, from: string, to: string): string => `${name}（${from}至${to}）`,
  before: '此前',
  raised: '已在上级机关提出',
  works: '进展',
  inPerson: '领导本人',
  owed: '领导本人还要办',
  outcome: '结论',
  none: '本件没有包案。',
  asked: (day: string): string => `上级交办件，请于${day}前明确包案领导。`,
} as const;

/** RX-08: what is missing, or what was counted against which number, and how many registrations hit the rule. */
export function proposalWords({ trigger, found, threshold, hits, gaps }: Proposal): string {
  if (gaps !== undefined) return gaps.map((gap) => procedureGapLabels[gap]).join('，');
  const count = hits.length > 1 ? [supervisionText.hits(hits.length)] : [];
  if (found === undefined || threshold === undefined) return count.join('，');
  const why =
    trigger === 'repeat-after-close' ? `办结后第 ${found} 天，${threshold} 天内` : `共 ${found}，达到 ${threshold}`;
  return [why, ...count].join('，');
}
