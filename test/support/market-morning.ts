/** Forty visitors of one market morning in 甲溪, all invented: kinds as they come, in a fixed order. */
import type { Visit } from './app.ts';
import { complaint, dispute, inquiry } from './market-day.ts';

export type Visitor = { readonly kind: 'simple' | 'settled' | 'guided' | 'mediation' | 'together' | 'anonymous' } & {
  readonly persons: number;
  readonly visit: Visit;
};

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const MARKS = '甲乙丙丁戊己庚辛壬癸';
const VILLAGES = ['石桥村', '柳塘村', '大坝村', '新街村'];

/** What is asked, in the visitor's words and in the clerk's: short, as at the counter. */
const MATTERS = [
  { statement: '公证处的证三个月还没办下来。', summary: '继承公证逾三个月未出证。', claim: '尽快出证', category: 'gz' },
  {
    statement: '我申请法援一直没有回音。',
    summary: '法律援助申请未获答复。',
    claim: '书面答复申请结果',
    category: 'fy',
  },
  { statement: '村里调解的字据对方不认账。', summary: '调解协议未履行。', claim: '督促履行协议', category: '人民调解' },
  {
    statement: '鉴定所的报告我觉得不对。',
    summary: '对鉴定意见程序有异议。',
    claim: '核查鉴定程序',
    category: '司法鉴定',
  },
] as const;

/** A body of the fictional county that the form proposes, with its address. */
const GUIDE = {
  to: '青岚县人力资源和社会保障局',
  reason: '养老金的核定不属于司法行政机关的职权。',
} as const;

/** Every tenth is settled at the counter, guided on, mediated, or several together; one does not want to be named. */
export const MORNING: readonly Visitor[] = Array.from({ length: 40 }, (_, i) => visitor(i));

function visitor(i: number): Visitor {
  const name = `${SURNAMES[i % SURNAMES.length] ?? ''}某${MARKS[Math.floor(i / 4) % MARKS.length] ?? ''}`;
  const phone = `139${String(10_000_000 + i * 7919)}`;
  const village = VILLAGES[i % VILLAGES.length] ?? '石桥村';
  const matter = MATTERS[i % MATTERS.length] ?? MATTERS[0];
  const plain: Visit = { ...matter, name, phone, village, purpose: 'appeal-resolve' };
  if (i === 23) return { kind: 'anonymous', persons: 1, visit: { ...plain, name: '', anonymous: true } };
  switch (i % 10) {
    case 3:
      return {
        kind: 'settled',
        persons: 1,
        visit: { ...plain, ...words(inquiry), category: 'fy', purpose: 'inquiry' },
      };
    case 5:
      return { kind: 'guided', persons: 1, visit: { ...plain, guide: GUIDE, category: '不属司法行政' } };
    case 7:
      return {
        kind: 'mediation',
        persons: 2,
        visit: {
          ...plain,
          ...words(dispute),
          mediate: { committee: `${village}人民调解委员会`, parties: [name, '王某戊'] },
        },
      };
    case 9:
      return {
        kind: 'together',
        persons: 3,
        visit: { ...plain, ...words(complaint), companions: [`${name}兄`, `${name}妹`] },
      };
    default:
      return { kind: 'simple', persons: 1, visit: plain };
  }
}

function words({ statement, summary, claim, settle }: Visit) {
  return { statement, summary, claim, ...(settle !== undefined && { settle }) };
}
