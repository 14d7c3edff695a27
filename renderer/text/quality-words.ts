/** Words of 办理质量 (R001-58, R001-59): they speak of units and of how matters were handled. */
import type { PeriodKind, Period } from '#shared/domain/calendar/period.ts';
import type { CountName } from '#shared/domain/statistics/handling-counts.ts';
import { CALIBER_VERSION, type DutyState, type Rate, type RateUnit } from '#shared/domain/statistics/handling-rates.ts';
import { rateCountText, rateFormulas, rateLabels } from '#shared/documents/rate-labels.ts';
import type { RateName } from '#shared/model/monthly-report.ts';

export type FigureName = RateName | 'repeat' | 'look-back' | CountName;

const QUARTERS = ['一', '二', '三', '四'] as const;

export const qualityWords = {
  title: '办理质量',
  period: '统计期',
  periods: { month: '月', quarter: '季', year: '年' } satisfies Record<PeriodKind, string>,
  before: '上一期',
  after: '下一期',
  by: '按',
  bys: { dutyUnit: '责任单位', office: '登记单位' } satisfies Record<RateUnit, string>,
  units: '各单位',
  unit: '单位',
  all: '合计',
  print: '打印',
  keys: '↑↓ 选单位　←→ 选指标　Enter 看事项',
  figures: {
    ...rateLabels,
    repeat: '初转重',
    'look-back': '责任倒查',
    'out-of-scope': '范围外',
    suggestion: '意见建议',
  } satisfies Record<FigureName, string>,
  formulas: {
    ...rateFormulas,
    repeat: '办结后 90 日内（本县另定的按本县）同一事项再来的，回看首办单位第一次是怎样办的；以再来的日期计入本期。',
    'look-back':
      '上级交办件超过期限没有办结，同一事项又来访来信的，当日入册，办结后仍然留册。倒查的是责任单位和办理环节；每件的《责任倒查登记表》在该件的“文书”里。',
    'out-of-scope': '本期收到、不属于本机关职责而引导告知或者不予受理的件。',
    suggestion: '本期收到的意见建议，用于人民建议征集统计。',
  } satisfies Record<FigureName, string>,
  caliber: `口径第 ${CALIBER_VERSION} 版`,
  matters: (figure: string, unit: string): string => `${unit} ${figure}`,
  count: (met: number, missed: number): string => `共 ${met + missed} 件，未达标 ${missed} 件`,
  total: (count: number): string => `共 ${count} 件`,
  empty: '本期没有这一项的事项。',
  duty: {
    'in-time': '按期',
    late: '逾期',
    'open-late': '逾期未办',
    running: '未到期',
  } satisfies Record<DutyState, string>,
  unrated: '未参评',
  ratedOnce: '已参评',
  unanswered: '未答复',
  none: '—',
  columns: {
    number: '编号',
    summary: '事项',
    dutyUnit: '责任单位',
    office: '登记单位',
    receivedOn: '收到日期',
    due: '期限末日',
    done: '完成日期',
    asked: '送达结果',
    state: '情况',
    firstUnit: '首办单位',
    endedOn: '办结日期',
    again: '再次收到',
    days: '间隔',
    notice: '首办告知',
    handling: '首办办结',
    returns: '退办',
    since: '入册日期',
    late: '超期',
    rating: '评价',
  },
  days: (count: number): string => `${count} 天`,
  times: (count: number): string => (count === 0 ? '无' : `${count} 次`),
  /** Of what was late and is done. */
  doneOn: (day: string): string => `${day} 办结`,
  open: '未办结',
  printList: '打印清单',
  register: '责任倒查登记册',
  signatures: ['登记人', '信访办确认', '局长批准', '日期'],
  sheet: (by: string): string => `办理质量（按${by}）`,
} as const;

/** 2026年9月, 2026年第三季度, 2026年 */
export function periodText({ kind, first }: Pick<Period, 'kind' | 'first'>): string {
  const [year, month] = [first.slice(0, 4), Number(first.slice(5, 7))];
  if (kind === 'year') return `${year}年`;
  return kind === 'month' ? `${year}年${month}月` : `${year}年第${QUARTERS[(month - 1) / 3] ?? ''}季度`;
}

/** `12/13` and `92.3%`; never a rate of nothing (HQ-05). */
export const rateText = (name: RateName, { met, missed }: Rate): string =>
  rateCountText(name, { met: met.length, missed: missed.length });
