/** Stretches of a matter's way that several cases of cases.md share, with the officers who go them. */
import type { Page } from 'playwright-core';
import type { Desk } from './case-desks.ts';
import { openMatter, takeStep } from './steps.ts';

/** 公律股 handles it, the head of the petition office checks it, the chief signs. */
export const HANDLER = '卫某辛';
export const PETITION_HEAD = '冯某戊';
export const CHIEF = '周某甲';

/** 受理, and 《受理告知书》 signed for, today. */
export async function acceptAndTell(page: Page, name: string): Promise<void> {
  await takeStep(page, '受理告知', { 决定: '受理' });
  await takeStep(page, '告知送达', { 文书: '受理告知书', 收件人: name });
}

/** Drafted by 公律股, signed by the chief, handed over by 公律股, all today. The handler stays at the desk, on the matter's page. */
export async function answerInWriting(desk: Desk, name: string): Promise<void> {
  const page = await desk.sit(HANDLER);
  await openMatter(page, name);
  await takeStep(page, '起草处理意见', { ...OPINION, 事实: '公证处七月收齐材料，因办证人员变动至今没有出证。' });
  await desk.sent();
  await desk.sit(CHIEF);
  await openMatter(page, name);
  await takeStep(page, '签发处理意见', { 决定: '签发' });
  await desk.sent();
  await desk.sit(HANDLER);
  await openMatter(page, name);
  await takeStep(page, '告知送达', { 文书: '处理意见书', 收件人: name });
}

/** What a draft says besides its facts. */
export const OPINION = { 意见: '解释说明', 依据: '《信访工作条例》第三十二条', 复查机关: '青岚县人民政府' } as const;

/** 报结: 三到位一处理 in its four columns. */
export const CLOSURE = {
  办结方式: '解决',
  '诉求合理的，解决到位': '公证处已出证。',
  '诉求无理的，说明解释到位': '不涉及',
  '生活困难的，帮扶到位': '不涉及',
  '行为违法的，有关机关处理结果': '不涉及',
  问题产生原因: '办证人员变动，没有交接。',
  源头责任单位: '青岚县公证处',
  手段和方法: ['行政', '教育'],
} as const;
