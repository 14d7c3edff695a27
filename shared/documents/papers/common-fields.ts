/** Fields that many papers ask for under one key, so that a matter fills them in everywhere (`fromMatter`). */
import { date, long, must, text } from './field-kinds.ts';

/** Who a notice is for; on letters to other units a 代称 instead, so that no more of the person travels than needed. */
export const addressee = must(text('信访人'));
export const petitionerAlias = must(text('信访人（代称）', '只写姓和“某”；举报人的信息不写'));
export const receivedOn = must(date('收到日期'));
export const summary = must(long('事项摘要'));
export const officer = must(text('承办人'));
export const phone = must(text('联系电话'));
export const queryCode = text('查询码');
export const mainTo = must(text('主送单位'));
export const copyTo = { kind: 'lines', label: '抄送', hint: '一行一个单位' } as const;
export const materials = { kind: 'lines', label: '材料清单', hint: '一行一项，注明页数和原件或者复印件' } as const;
