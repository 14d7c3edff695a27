import type { Imbalance } from '#shared/domain/statistics/monthly-figures.ts';
import { rateLabels } from './rate-labels.ts';

const PARTS = {
  'by-form': '各渠道收到件数',
  'by-purpose': '各信访目的件数',
  'by-office': '各单位收到件数',
  'by-source': '各来源、各处理状态件数',
  'ended-at': '各解决层级办结件数',
} as const;

/** What does not agree, with both numbers, and where to look (R003-29, MR-02). */
export function imbalanceText(found: Imbalance): string {
  const { whole, parts } = found;
  switch (found.sum) {
    case 'standing':
      return `月初未结＋本月收到－本月办结为 ${parts} 件，月末未结为 ${whole} 件，不相符。请找出办结日期早于收到日期的事项，更正后再报送。`;
    case 'rate':
      return `${rateLabels[found.rate]}：各渠道相加 ${parts} 件，合计 ${whole} 件，不相符。`;
    default:
      return `${PARTS[found.sum]}相加 ${parts} 件，合计 ${whole} 件，不相符。`;
  }
}
