/** Why two registrations look alike, one phrase a reason; only the last digits of numbers are shown. */
import type { MatchReason } from '#shared/domain/matching/candidate.ts';
import { labelOf } from './codes.ts';

export function matchReason({ kind, detail }: MatchReason): string {
  switch (kind) {
    case 'same-id':
      return `证件号码相同（尾号 ${detail}）`;
    case 'same-phone':
      return `电话相同（尾号 ${detail}）`;
    case 'same-name':
      return '同名';
    case 'variant-name':
      return '姓名相近（异体、繁简）';
    case 'same-pinyin':
      return '姓名同音';
    case 'similar-text':
      return `内容相近 ${detail}%`;
    case 'same-village':
      return `同村（${detail}）`;
    case 'same-category':
      return `同为“${labelOf('justiceCategory', detail)}”`;
  }
}
