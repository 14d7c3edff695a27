/** Sentences of the time line: who did what, when it was recorded and when the county had it (RX-01). */
import type { ActionKind } from '#shared/model/action.ts';
import type { HistoryLine } from '#shared/model/matter.ts';

/** The name of an action on a button, and what stands on the time line once it happened. */
export const actionText = {
  register: { name: '登记', happened: '登记了本件' },
  amend: { name: '修改', happened: '修改了登记内容' },
  'settle-on-spot': { name: '当即办结', happened: '当场答复并办结' },
  'guide-out': { name: '引导告知', happened: '说明不属本系统职权，告知了应去的部门' },
  'refer-mediation': { name: '转人民调解', happened: '各方自愿，转人民调解' },
  'link-matter': { name: '确认关联', happened: '确认了与另一件的关系' },
  'unlink-matter': { name: '取消关联', happened: '取消了与另一件的关联' },
  'resolve-conflict': { name: '选定内容', happened: '在两种写法中选定了一种' },
  'confirm-date': { name: '核对时间', happened: '核对了收到时间' },
  void: { name: '作废', happened: '作废本件，编号保留' },
  'add-note': { name: '添加记录', happened: '添加了记录' },
} as const satisfies Record<ActionKind, { readonly name: string; readonly happened: string }>;

/** Names of people and units, from the county profile. */
export type NameOf = { readonly officer: (id: string) => string; readonly unit: (code: string) => string };

/** One line: 「甲溪司法所 王某登记了本件」, with the reason or text after a colon. An unknown kind is still shown. */
export function historySentence(line: HistoryLine, nameOf: NameOf): string {
  const known: Readonly<Record<string, { readonly happened: string }>> = actionText;
  const happened = Object.hasOwn(known, line.kind) ? known[line.kind]?.happened : undefined;
  const what = happened ?? '办理了一步（本机版本较旧，不能显示名称）';
  const head = `${nameOf.unit(line.office)} ${nameOf.officer(line.by)} ${what}`;
  return line.note === undefined || line.note === '' ? head : `${head}：${line.note}`;
}

export const timeLineText = {
  title: '办理经过',
  recordedAt: '登记时间',
  arrivedAt: '到达县局时间',
  notArrived: '尚未到达县局',
  occurredAt: '发生时间',
  learnedAt: '获知时间',
  timeDoubtful: '时间待核',
} as const;
