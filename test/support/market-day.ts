/** The three visitors of C01 and the moments of that day: 甲溪镇, Friday 2026-09-04, no network. */
import type { Visit } from './app.ts';

export const MARKET_DAY = {
  enrolled: '2026-09-04T08:30:00+08:00',
  inquiry: '2026-09-04T09:10:00+08:00',
  complaint: '2026-09-04T09:40:00+08:00',
  dispute: '2026-09-04T10:30:00+08:00',
  evening: '2026-09-04T18:40:00+08:00',
} as const;

export const OFFICE = '青岚县司法局甲溪司法所';
export const CLERK = '吕某己';
export const BUREAU = '青岚县司法局';
export const BUREAU_CLERK = '陈某己';

/** ① Answered and closed on the spot. */
export const inquiry: Visit = {
  visitKind: 'market-day',
  name: '赵某甲',
  phone: '13900000001',
  statement: '我老伴跌伤了，厂里不认，想打官司又请不起律师，你们这里能不能帮忙？',
  summary: '咨询申请法律援助的条件和需要带的材料。',
  claim: '了解法律援助的申请条件',
  purpose: 'inquiry',
  category: '法律援助',
  settle: {
    reply: '已说明申请法律援助的经济困难标准、事项范围和需要的材料，可以在本所直接申请。',
    closeMode: 'explained',
  },
};

/** ② For 公律股: fifteen days, ending on Saturday 19 September; 20 September is a make-up working day. */
export const complaint: Visit = {
  name: '孙某丙',
  phone: '13900000003',
  statement: '我七月就把材料交给公证处了，跑了四趟，每次都叫我再等等。',
  summary: '七月向县公证处申请继承公证，材料已交齐，公证处至今没有出证也没有书面说明。',
  claim: '要求公证处尽快出证或者书面说明理由',
  purpose: 'appeal-resolve',
  category: 'gz',
  village: '石桥村',
};

/** ③ Both neighbours want mediation. */
export const dispute: Visit = {
  name: '李某丁',
  phone: '13900000004',
  statement: '他家把水沟改到我家墙根，一下雨就进水，说了几回都不听。',
  summary: '与邻居因屋后排水沟改道发生争执，雨天墙根进水，双方愿意由村里调解。',
  claim: '恢复原来的排水沟',
  purpose: 'appeal-resolve',
  category: '人民调解',
  village: '柳塘村',
  mediate: { committee: '柳塘村人民调解委员会', parties: ['李某丁', '王某戊'] },
};
