/** Words of the list of drafts that screens.ts does not have yet (C42). */
export const draftWords = {
  intro: '草稿没有编号，不计入登记。三天没有动过的请尽快登记或者删去。',
  age: (days: number): string => (days === 0 ? '今天存的' : `${days} 天前存的`),
  old: '超过三天',
  savedAt: (time: string): string => `${time} 存`,
  by: (officer: string): string => `填写人 ${officer}`,
  keep: '不删',
  start: '开始登记',
} as const;
