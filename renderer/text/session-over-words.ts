/** Words of a session that is over: what it adds up to, and what comes next (R004-40, R001-24). */
import type { SessionSummary } from '#shared/domain/reception/records/session-summary.ts';

export const sessionOverWords = {
  title: '本场小结',
  print: '打印本场台账',
  figures: {
    received: '接待',
    numbers: '排号',
    settled: '当场办结',
    open: '接着办理',
    forms: '登记表',
  },
  received: ({ matters, persons }: SessionSummary): string => `${matters} 件，${persons} 人`,
  numbers: ({ given, received, left }: NonNullable<SessionSummary['numbers']>): string =>
    `取号 ${given} 个，谈了 ${received} 个${left > 0 ? `，没有谈 ${left} 个` : ''}`,
  matters: (count: number): string => `${count} 件`,
  forms: ({ forms: { screen, paper, missing } }: SessionSummary): string =>
    [
      `已签 ${screen + paper} 张`,
      screen > 0 && paper > 0 ? `屏幕 ${screen}、纸上 ${paper}` : '',
      missing > 0 ? `缺 ${missing} 张` : '',
    ]
      .filter((part) => part !== '')
      .join('，'),
  conclusion: '现场结论',
  next: '接下来',
  nextDue: (count: number, due: string): string => `${count} 件接着办理，最近的期限是 ${due}。`,
  nextOpen: (count: number): string => `${count} 件接着办理。`,
  nothingOpen: '本场没有要接着办理的事项。',
  toDay: '看我的一天',
  nextSession: (day: string, host: string): string => `下一场：${day}，${host}。`,
  nextUnplanned: (day: string): string => `下一场：${day}，还没有排定。`,
  toRoster: '去排班',
  pending: (count: number): string => `本机有 ${count} 条还没有送到县里，联网后自动送出。`,
  outside: (count: number): string => `今天登记、不在本场的 ${count} 件：`,
  list: '本场事项',
  none: '本场没有登记的事项。',
  signed: { screen: '屏幕已签', paper: '纸上已签', missing: '未签' },
  columns: { no: '编号', status: '状态', due: '期限', form: '登记表', act: '' },
} as const;
