/** Names and formulas of the rates (R001-59, R004-16), the same on the screen and on paper. */
import { perMille } from '#shared/domain/statistics/handling-rates.ts';
import type { RateCount, RateName } from '#shared/model/monthly-report.ts';

export const rateLabels = {
  notice: '及时受理率',
  handling: '按期办结率',
  'unit-satisfied': '满意率（责任单位）',
  'office-satisfied': '满意率（信访部门）',
  rated: '参评率',
  promise: '承诺兑现率',
} as const satisfies Record<RateName, string>;

/** 口径: what is divided by what, and which matters of the period count. */
export const rateFormulas = {
  notice: '期限内告知的件÷应告知的件。普通件 15 日，简易件 3 个工作日内决定；期限末日在本期、已告知或者已过期的计入。',
  handling: '期限内办结的件÷应办结的件。延期、简易的按所延、所定期限；期限末日在本期、已办结或者已过期的计入。',
  'unit-satisfied': '（满意＋基本满意）÷参评的件，评价对象是责任单位；以最近一次评价为准。',
  'office-satisfied': '（满意＋基本满意）÷参评的件，评价对象是信访部门；以最近一次评价为准。',
  rated: '参评的件÷应邀评的件。本期送达办理结果、能够联系到信访人的为应邀评。',
  promise: '按承诺日期答复的件÷作过承诺的件。承诺日期在本期、已答复或者已过期的计入；承诺日期不顺延。',
} as const satisfies Record<RateName, string>;

/** What is said where nothing was to be done (HQ-05). */
const NOTHING: Readonly<Record<RateName, string>> = {
  notice: '无应办件',
  handling: '无应办件',
  'unit-satisfied': '无参评件',
  'office-satisfied': '无参评件',
  rated: '无应邀评件',
  promise: '无承诺件',
};

/** Tenths of a per cent: `92.3%`. */
export const percentText = (share: number): string => `${(share / 10).toFixed(1)}%`;

/** Was there anything to do? */
export const isAny = ({ met, missed }: RateCount): boolean => met + missed > 0;

/** `12/13` and `92.3%`; never a rate of nothing (HQ-05). */
export function rateCountText(name: RateName, count: RateCount): string {
  const found = perMille(count);
  return found === null ? NOTHING[name] : `${count.met}/${count.met + count.missed}　${percentText(found)}`;
}
