/** Words for dates that are coming: how near, where it comes from, and 「为什么是这一天」 line by line. */
import type { DeadlineStep } from '#shared/domain/deadline/compute-deadline.ts';
import type { DayReason, DayStatus } from '#shared/domain/calendar/day-status.ts';
import { instantToTime, weekday } from '#shared/domain/calendar/plain-date.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeadlineStart } from '#shared/model/rule-pack.ts';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** 9月25日 周五 */
export function dayWithWeekday(date: PlainDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日 周${WEEKDAYS[weekday(date) - 1] ?? ''}`;
}

/** 剩 3 天, 今日到期, 超期 2 天 */
export function daysLeftText(days: number): string {
  if (days === 0) return '今日到期';
  return days > 0 ? `剩 ${days} 天` : `超期 ${-days} 天`;
}

/** Why there is no next date now. */
export const noDateWords = {
  void: '已作废，不计期限',
  done: '已办结，没有未完的期限',
  mediation: '已转人民调解，按调解期限办理',
  'later-step': '目前没有在走的期限',
  'time-doubtful': '收到时间待核，核对后才起算',
  anonymous: '匿名，无法书面告知，不计告知期限',
  thanks: '感谢信访人来信来访，不需要书面告知',
} as const;

const reasonWords: Readonly<Record<DayReason, string>> = {
  weekday: '工作日',
  weekend: '周末',
  holiday: '放假',
  'make-up-work-day': '调休上班',
  festival: '法定节日（放假安排未公布）',
  'festival-substitute': '节日补休（放假安排未公布）',
};

function statusWords({ reason, name }: DayStatus): string {
  return name === null ? reasonWords[reason] : `${name}${reasonWords[reason]}`;
}

const startWords: Readonly<Record<DeadlineStart, string>> = {
  received: '收到',
  accepted: '受理',
  'original-due': '原期限届满',
  'reply-received': '信访人收到书面答复',
  'review-requested': '收到复查请求',
  'review-decision-received': '信访人收到复查意见',
  'recheck-requested': '收到复核请求',
  assigned: '收到交办',
  'reply-due': '回复期限届满',
  'inspection-ended': '督查结束',
  learned: '获知',
  'agreement-effective': '调解协议生效',
  'act-known': '知道行政行为',
  decided: '作出决定',
  closed: '办结',
  'raised-above': '收到上级文书之日',
  'access-requested': '提出个人信息请求',
};

const namedWords = {
  assigner: '由交办文件指定，不另计算',
  promise: '是对信访人的承诺，不另计算，也不顺延',
  unit: '是本单位自定的日期，不影响法定期限',
} as const;

/** One line of 「为什么是这一天」. */
export function deadlineStepText(step: DeadlineStep): string {
  switch (step.kind) {
    case 'start':
      return `${dayWithWeekday(step.date)} ${startWords[step.on]}，当日不计（民法典第二百零一条）`;
    case 'same-day':
      return `${dayWithWeekday(step.date)} 当日办结`;
    case 'span':
      return `${dayWithWeekday(step.from)} 为第 ${step.nth} 日，${dayWithWeekday(step.to)} 为第 ${step.nth + step.days - 1} 日，自然日连续计算`;
    case 'excluded':
      return `${dayWithWeekday(step.from)} 至 ${dayWithWeekday(step.to)} 听证 ${step.days} 日，不计算在内`;
    case 'named':
      return `${dayWithWeekday(step.status.date)} ${namedWords[step.by]}${step.status.work ? '' : `；当天${statusWords(step.status)}，请提前办好`}`;
    case 'hours':
      return `${instantToTime(step.from)} 起 ${step.hours} 小时，到 ${instantToTime(step.to)} 为止，含这一分钟`;
    case 'months':
      return `满 ${step.months} 个月为 ${dayWithWeekday(step.to)}${step.monthEnd ? '（没有对应日，取月末）' : ''}`;
    case 'counted':
      return `${dayWithWeekday(step.status.date)} ${statusWords(step.status)}，第 ${step.nth} 个工作日`;
    case 'skipped':
      return `${dayWithWeekday(step.status.date)} ${statusWords(step.status)}，不计`;
    case 'due':
      return `${dayWithWeekday(step.status.date)} 为最后一天（红线）${step.status.work ? '，当天办好即为按期' : `，当天${statusWords(step.status)}，请提前办好`}`;
    case 'rolled-over':
      return `${dayWithWeekday(step.status.date)} ${statusWords(step.status)}，顺延`;
    case 'rolled-to':
      return `依民法典第二百零三条，末日遇休息日可顺延到 ${dayWithWeekday(step.status.date)}；红线仍按未顺延的日期`;
  }
}

export const deadlineText = {
  why: '为什么是这一天',
  rolled: '顺延后',
  provisional: '暂定：放假安排公布后重算',
  fromMain: '按同一事项的主件起算',
} as const;
