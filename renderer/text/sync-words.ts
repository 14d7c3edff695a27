/** What the sync badge says: whether my work has arrived, and if not, where it is and what happens next. */
export const syncWords = {
  pending: (count: number, since: string): string => `待发 ${count}（自 ${since} 起）`,
  sending: '正在发送',
  allDone: (time: string): string => `已全部收妥 ${time}`,
  never: '尚未同步',
  /** Records have arrived, contents of attachments have not (PROTOCOL F1). */
  contents: (count: number): string => `记录已收妥，${count} 份材料待传`,
  offline: (count: number): string => (count === 0 ? '断网，可照常登记' : `断网，${count} 条记录在本机安全保存`),
  /** In the header, where a countdown would flicker all day. */
  retrySoon: '稍后自动再试',
  retryIn: (seconds: number): string => `约 ${seconds} 秒后再试`,
  needsUpgrade: '需要升级，记录都在本机',
  refused: (count: number): string => `退回 ${count} 条`,
  problem: (title: string, count: number): string => (count === 0 ? title : `${title}，${count} 条记录在本机安全保存`),
  contentsLabel: '材料待传',
  contentItems: (count: number): string => `${count} 份`,
  counts: { pending: '本机待发', receipted: '已收妥待核对', refused: '退回' },
  why: '情况',
  next: '下一次',
  lastOk: '上次同步',
  now: '现在同步',
  toTray: '去处理退回',
  nextSoon: '有新记录时立即发送，平时每分钟核对一次',
  nextAfterUpgrade: '升级后自动发送',
  nextRunning: '正在进行',
  popover: '同步情况',
  items: (count: number): string => `${count} 条`,
} as const;
