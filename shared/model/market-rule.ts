import * as z from 'zod';
import { OfficerId, UnitCode } from './ids.ts';
import { Instant, PlainDate } from './plain-date.ts';

/** 地支, in their order; the day's branch returns every twelve days (vocabulary §15). */
export const BRANCHES = ['子', '丑', '寅', '卯', '辰', '巳', '午', '未', '申', '酉', '戌', '亥'] as const;
export type Branch = (typeof BRANCHES)[number];

/** 尾数: 3 stands for the 3rd, 13th and 23rd; 0 for the 10th, 20th and 30th (逢十). */
const Digits = setOf(z.int().min(0).max(9), 10);

/** 市日规则, one shape for each way in which townships count (calendar.md §2). */
export const MarketPattern = z
  .discriminatedUnion('type', [
    /** 公历逢尾数. `include31`: whether the 31st is a market of 逢一 (calendar.md §2.2③). */
    z.strictObject({ type: z.literal('solar-digit'), digits: Digits, include31: z.boolean() }),
    /** 农历逢尾数. `monthEnd`: what a month of 29 days does with its missing 三十 (calendar.md §2.2②). */
    z.strictObject({
      type: z.literal('lunar-digit'),
      digits: Digits,
      monthEnd: z.enum(['exact', 'last-day-if-missing']),
    }),
    /** 1 is Monday, 7 Sunday. */
    z.strictObject({ type: z.literal('weekday'), weekdays: setOf(z.int().min(1).max(7), 7) }),
    z.strictObject({ type: z.literal('branch'), branches: setOf(z.enum(BRANCHES), 12) }),
    /** 固定间隔: `anchor` is any market day, the next one is `every` days later. */
    z.strictObject({ type: z.literal('interval-days'), anchor: PlainDate, every: z.int().min(2).max(60) }),
    /** 单双日, by the day's number in the Gregorian or the lunar month. */
    z.strictObject({
      type: z.literal('odd-even'),
      parity: z.enum(['odd', 'even']),
      calendar: z.enum(['solar', 'lunar']),
    }),
    z.strictObject({ type: z.literal('every-day') }),
  ])
  .readonly();
export type MarketPattern = z.infer<typeof MarketPattern>;

/** The shapes in the order in which they are offered: the most common of the county's townships first. */
export const MARKET_TYPES = [
  'lunar-digit',
  'solar-digit',
  'weekday',
  'branch',
  'interval-days',
  'odd-even',
  'every-day',
] as const satisfies readonly MarketPattern['type'][];

/** Whose month counts in “the month's first market day”; reports go by the Gregorian one (calendar.md §3.1). */
export const MonthBasis = z.enum(['gregorian', 'lunar']);
export type MonthBasis = z.infer<typeof MonthBasis>;

const Market = {
  office: UnitCode,
  /** What people call it, such as 甲溪街. */
  name: z.string().trim().min(1).max(40),
  pattern: MarketPattern,
  monthBasis: MonthBasis,
};

/** 确认赶集规则: takes the place of the office's former rule. Who and when is in the envelope. */
export const ConfirmMarket = z.strictObject({ kind: z.literal('confirm-market'), ...Market });

/** The market of one office's township, and who confirmed that it is so (R004-31). */
export const MarketRule = z
  .strictObject({
    ...Market,
    confirmed: z.strictObject({ by: OfficerId, at: Instant }).readonly(),
  })
  .readonly();
export type MarketRule = z.infer<typeof MarketRule>;

/** A non-empty list without repetition. */
function setOf<T extends z.ZodType<string | number>>(item: T, most: number) {
  return z
    .array(item)
    .min(1)
    .max(most)
    .refine((list) => new Set(list).size === list.length, 'listed-twice')
    .readonly();
}
