import { MarketPattern } from '#shared/model/market-rule.ts';

/** The invented townships of calendar.md §2.3. */
export const MARKETS = {
  jiaxi: MarketPattern.parse({ type: 'lunar-digit', digits: [3, 6, 9], monthEnd: 'exact' }),
  yijiang: MarketPattern.parse({ type: 'solar-digit', digits: [2, 5, 8], include31: true }),
  bingling: MarketPattern.parse({ type: 'lunar-digit', digits: [5, 0], monthEnd: 'exact' }),
  dingping: MarketPattern.parse({ type: 'weekday', weekdays: [3, 6] }),
  wuzhai: MarketPattern.parse({ type: 'branch', branches: ['子', '午'] }),
  jihe: MarketPattern.parse({ type: 'solar-digit', digits: [1, 4, 7], include31: true }),
  xindong: MarketPattern.parse({ type: 'branch', branches: ['丑', '巳', '酉'] }),
} as const;
