/** Words of the reception records: attendance, figures, ledger (R004-09, R001-20, R001-24). */
import type { AttendanceLine } from '#shared/domain/reception/records/attendance.ts';
import type { TallyBy } from '#shared/domain/reception/records/tally.ts';
import type { Quota, QuotaLevel } from '#shared/domain/reception/roster/quota.ts';
import type { MatterMark, SessionType } from '#shared/model/reception.ts';

export const receptionRecordWords = {
  title: '接访台账与统计',
  open: '台账与统计',
  tabs: { attendance: '出勤', figures: '统计', quotas: '接访天数', ledger: '接访事项台账', marked: '重点事项清单' },
  first: '从',
  last: '到',
  print: '打印',
  empty: '这段时间没有记录。',
  period: (first: string, last: string): string => `${first} 至 ${last}`,
  by: '按',
  bys: { leader: '接访人', unit: '单位', month: '月份' } satisfies Record<TallyBy, string>,
  types: {
    'office-market-day': '赶集日接访',
    'bureau-friday': '周五领导接访',
    'daily-duty': '每日值班',
    joint: '联合接访',
    outreach: '下访',
    appointment: '约访',
  } satisfies Record<SessionType, string>,
  posts: { host: '接访人', companion: '陪同人' } satisfies Record<AttendanceLine['post'], string>,
  states: {
    'on-duty': '到岗',
    replaced: '书面委托',
    absent: '未到岗',
    'not-noted': '没有签到记录',
  } satisfies Record<AttendanceLine['state'], string>,
  noteAbsence: '记未到岗',
  absent: '谁未到岗',
  absenceReason: '原因',
  absenceNote: '说明',
  group: (name: string, persons: number): string => `${name}等 ${persons} 人（群体性）`,
  replaced: (name: string): string => `由${name}代`,
  levels: { township: '每周一天', county: '每月一天', city: '每季一天' } satisfies Record<QuotaLevel, string>,
  quotaStates: {
    met: '已完成',
    running: '进行中',
    missed: '未完成',
    exempt: '工作日太少，豁免',
  } satisfies Record<Quota['state'], string>,
  columns: {
    attendance: ['日期', '单位', '姓名', '身份', '到岗', '时间', '说明'],
    figures: ['排定', '举行', '停接', '接访件', '人次', '当场办结'],
    quotas: ['姓名', '要求', '周期', '已接访', '工作日', '完成'],
    ledger: ['接访日', '接访人', '编号', '信访人', '事项', '责任单位、责任人', '时限', '进展、化解情况', '签批'],
  },
  /** R001-24, R001-25: of the matter. */
  marks: { difficult: '疑难', urgent: '紧急', widespread: '普遍性' } satisfies Record<MatterMark, string>,
  marked: (marks: readonly MatterMark[], summary: string): string =>
    marks.length === 0 ? summary : `〔${marks.map((mark) => receptionRecordWords.marks[mark]).join('、')}〕${summary}`,
  mark: '标记',
  markTitle: (number: string): string => `标记事项 ${number}`,
  markAbout: '标记的是事项，用来加派力量、提高督办级别，与哪个人来访无关。不选就取消标记。',
  markReason: '理由',
  outcomes: { settled: '当场答复', guided: '已引导' },
  days: (count: number): string => `${count} 天`,
  unsigned: '未签批',
  signed: '已签批',
  noDue: '—',
} as const;
