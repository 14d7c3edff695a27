/** Words of the county desk that screens.ts does not have yet. */
import type { MatchReason } from '#shared/domain/matching/candidate.ts';
import { labelOf } from './codes.ts';

export const deskWords = {
  all: '全部单位',
  attention: '要处理的',
  noNear: '三天内没有到期的事项。',
  noConflicts: '没有待选定的内容。',
  noDoubtful: '没有时间待核的事项。',
  noDuplicates: '没有发现疑似重复的登记。',
  comparing: '正在比对……',
  conflicts: '待选定',
  doubtful: '时间待核',
  duplicates: '疑似重复',
  same: '同一事项',
  different: '不是',
  mainOf: '先收到',
  later: '后收到',
  duplicateHint: '不同单位登记的，只作提示。确认为同一事项后，先收到的为主件，两个编号都可查。',
  level: { strong: '很可能', likely: '可能' },
  today: (count: number): string => `今日 ${count} 件`,
  total: (count: number): string => `共 ${count} 件`,
  more: (count: number): string => `还有 ${count} 件，请到登记簿查看`,
  officeColumn: '单位',
  arrivedColumn: '到达',
} as const;

/** Why two registrations look alike, one phrase a reason. */
export function matchReasonText({ kind, detail }: MatchReason): string {
  switch (kind) {
    case 'same-id':
      return `证件号码相同（尾号 ${detail}）`;
    case 'same-phone':
      return `电话相同（尾号 ${detail}）`;
    case 'same-name':
      return `姓名相同`;
    case 'variant-name':
      return '姓名相近（异体、繁简）';
    case 'same-pinyin':
      return '姓名同音';
    case 'similar-text':
      return `内容相近 ${detail}%`;
    case 'same-village':
      return `同村（${detail}）`;
    case 'same-category':
      return `同为${labelOf('justiceCategory', detail)}`;
  }
}
