/** Words of the query page and of what the clerk may tell at the counter (R001-49): the same lines in both. */
import { dateText, dateTimeText } from '#shared/documents/date-text.ts';
import { closedAsLabels } from '#shared/documents/workflow-labels.ts';
import { matterStatusLabels } from '#shared/documents/code-labels.ts';
import type { MatterStatus } from '#shared/model/codes.ts';
import type { PublicProgress } from '#shared/domain/workflow/public-progress.ts';

export const queryWords = {
  title: '信访事项办理进度查询',
  code: '查询码',
  hint: '在回执上，8 至 10 位数字和字母。',
  ask: '查询',
  asking: '正在查询……',
  malformed: '查询码是 8 至 10 位数字和字母，请对照回执检查。',
  unknown: '没有找到这个查询码。请对照回执检查；刚登记的，要等登记的电脑联网以后才能查到。',
  tooMany: '问得太快了，请过一会儿再试。',
  offline: '现在连不上县局，请过一会儿再试，或者到窗口、打电话询问，工作人员可以代查。',
  forgets: '一分钟后自动清除。',
  clear: '清除',
  privacy: '只显示办理进度，不显示姓名和反映的内容。',
  told: '可以告诉信访人的进度',
  toldHint: '凭查询码来问的，照此回答。',
} as const;

/** Stages whose name is for the house alone. */
const ASK_AT_COUNTER: ReadonlySet<MatterStatus> = new Set<MatterStatus>(['confidential', 'void', 'merged']);

/** Line by line; what has not happened yet has no line. Units are given by name. */
export function progressLines(progress: PublicProgress): readonly { readonly label: string; readonly value: string }[] {
  const { status, acceptedOn, answeredOn, deliveredOn, closedAs } = progress;
  if (ASK_AT_COUNTER.has(status)) return [{ label: '目前', value: '请到窗口或者打电话询问。' }];
  const day = (label: string, on: PublicProgress['acceptedOn']) =>
    on === undefined ? [] : [{ label, value: dateText(on) }];
  return [
    ...day('收到日期', progress.receivedOn),
    { label: '收到单位', value: progress.office },
    { label: '办理单位', value: progress.dutyUnit },
    { label: '目前', value: matterStatusLabels[status] },
    ...day('受理日期', acceptedOn),
    ...day('作出答复', answeredOn),
    ...day('答复送达', deliveredOn),
    ...(closedAs === undefined ? [] : [{ label: '办结方式', value: closedAsLabels[closedAs] }]),
    { label: '最近更新', value: dateTimeText(progress.updatedAt) },
  ];
}
