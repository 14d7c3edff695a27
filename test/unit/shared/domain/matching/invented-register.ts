import type { MatchSubject } from '#shared/domain/matching/match-subject.ts';
import { aSubject } from './subjects.ts';

/** How the second registration of a pair differs from the first. */
export type PairKind =
  | 'id-15-and-18'
  | 'phone-rewritten'
  | 'phone-variant-name'
  | 'phone-homophone'
  | 'phone-typo'
  | 'text-only';

export interface InventedPair {
  readonly kind: PairKind;
  readonly first: MatchSubject;
  readonly again: MatchSubject;
}

export interface InventedRegister {
  readonly pairs: readonly InventedPair[];
  /** Strangers to every pair and to each other: names are few, so they share them; some share a household's phone. */
  readonly strangers: readonly MatchSubject[];
}

const KINDS: readonly PairKind[] = [
  'id-15-and-18',
  'phone-rewritten',
  'phone-variant-name',
  'phone-homophone',
  'phone-typo',
  'text-only',
];

// [simplified, as it may be written too, pinyin, a homophone]
const SURNAMES = [
  '张張zhang章',
  '陈陳chen谌',
  '刘劉liu柳',
  '赵趙zhao兆',
  '吴吳wu武',
  '罗羅luo骆',
  '冯馮feng封',
  '钟鍾zhong仲',
];
const GIVEN = [
  '国國guo果',
  '强強qiang锵',
  '兰蘭lan岚',
  '峰峯feng丰',
  '红紅hong洪',
  '荣榮rong容',
  '义義yi毅',
  '宝寶bao保',
];
const VILLAGES = ['丁坪村', '甲溪村', '乙江村', '丙岭村', '戊河村'];

/** A matter as slots of wordings; a second clerk takes other wordings in another order and leaves one out. */
const MATTERS: readonly (readonly (readonly string[])[])[] = [
  [
    ['邻居建房占用宅基地', '隔壁建新房占了宅基地'],
    ['越界约{n}米', '超出界址{n}米'],
    ['村委会调解不成', '村里多次调解无果'],
    ['要求退还并恢复原状', '请求退回占用部分'],
  ],
  [
    ['法律援助律师不联系当事人', '指派的援助律师一直联系不上'],
    ['开庭前{n}天未见面', '离开庭{n}天仍没有见过面'],
    ['担心影响工伤案件', '怕耽误工伤赔偿官司'],
    ['请求更换律师', '要求另行指派律师'],
  ],
  [
    ['公证处收取继承公证费过高', '办理继承公证收费太高'],
    ['收费{n}百元', '共收{n}百元'],
    ['没有开具收费票据', '未给正式票据'],
    ['要求退还多收费用', '希望退回多收部分'],
  ],
  [
    ['拖欠{n}名工人修路工资', '修路工程欠{n}个农民工工钱'],
    ['包工头已经失去联系', '承包人电话打不通'],
    ['请求法律援助追讨', '要求帮助申请法律援助讨薪'],
    ['家中老人等钱看病', '家里等着用钱治病'],
  ],
  [
    ['离婚后孩子抚养费{n}个月未付', '前夫拖欠{n}个月抚养费'],
    ['法院判决生效后不执行', '判决书生效仍不履行'],
    ['要求协助申请强制执行', '请求帮助申请执行'],
    ['孩子今年上小学', '小孩刚读一年级'],
  ],
];

/** The same seed gives the same register. Phones, ids and people are invented; 9999 is no region. */
export function inventRegister({
  seed,
  pairs,
  strangers,
}: {
  seed: number;
  pairs: number;
  strangers: number;
}): InventedRegister {
  const random = seededRandom(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  let issued = 0;
  const phone = (): string => `199${String(10_000_000 + (issued += 1) * 7)}`;

  const person = (): Person => {
    const surname = pick(SURNAMES);
    const parts = [surname, pick(GIVEN), pick(GIVEN)];
    const born = `19${50 + below(45)}${String(1 + below(12)).padStart(2, '0')}${String(1 + below(28)).padStart(2, '0')}`;
    return {
      name: parts.map((part) => part.slice(0, 1)).join(''),
      variant: parts.map((part) => part.slice(1, 2)).join(''),
      pinyin: parts.map((part) => part.slice(2, -1)).join(''),
      homophone: parts.map((part) => part.slice(-1)).join(''),
      phone: phone(),
      idNumber: `999901${born}${String((issued += 1) % 1000).padStart(3, '0')}X`,
      village: pick(VILLAGES),
    };
  };
  const text = (matter: number, size: number, again: boolean): string => {
    const slots = MATTERS[matter] ?? [];
    const wordings = slots.map((slot) => pick(slot).replace('{n}', String(size)));
    if (!again) return `${wordings.join('，')}。`;
    wordings.splice(1 + below(wordings.length - 1), 1);
    return `来访人反映：${[...wordings.slice(1), ...wordings.slice(0, 1)].join('；')}`;
  };

  const inventPair = (i: number): InventedPair => {
    const kind = KINDS[i % KINDS.length] ?? 'text-only';
    const someone = person();
    const matter = below(MATTERS.length);
    const size = 2 + below(90);
    const common = { village: someone.village, category: String(matter) };
    const named = { names: [someone.name], pinyin: [someone.pinyin] };
    const first = { ...common, ...named, id: `first-${i}`, text: text(matter, size, false) };
    const again = { ...common, ...named, id: `again-${i}`, text: text(matter, size, true) };
    const { idNumber } = someone;
    const spaced = `+86 ${someone.phone.slice(0, 3)}-${someone.phone.slice(3, 7)} ${someone.phone.slice(7)}`;
    switch (kind) {
      case 'id-15-and-18':
        return {
          kind,
          first: aSubject({ ...first, idNumbers: [idNumber.toLowerCase()], phones: [someone.phone] }),
          again: aSubject({ ...again, idNumbers: [idNumber.slice(0, 6) + idNumber.slice(8, 17)], phones: [phone()] }),
        };
      case 'phone-rewritten':
        return {
          kind,
          first: aSubject({ ...first, phones: [someone.phone] }),
          again: aSubject({ ...again, phones: [spaced] }),
        };
      case 'phone-variant-name':
        return {
          kind,
          first: aSubject({ ...first, phones: [someone.phone] }),
          again: aSubject({ ...again, names: [someone.variant], phones: [spaced] }),
        };
      case 'phone-homophone':
        return {
          kind,
          first: aSubject({ ...first, phones: [someone.phone] }),
          again: aSubject({ ...again, names: [someone.homophone], phones: [someone.phone] }),
        };
      case 'phone-typo': {
        const at = 3 + below(8);
        const digit = String((Number(someone.phone.charAt(at)) + 1 + below(8)) % 10);
        const typo = someone.phone.slice(0, at) + digit + someone.phone.slice(at + 1);
        return {
          kind,
          first: aSubject({ ...first, phones: [someone.phone] }),
          again: aSubject({ ...again, phones: [typo] }),
        };
      }
      case 'text-only':
        return { kind, first: aSubject(first), again: aSubject(again) };
    }
  };

  let household = phone();
  const inventStranger = (i: number): MatchSubject => {
    const someone = person();
    if (i % 40 === 0) household = phone();
    const matter = below(MATTERS.length);
    return aSubject({
      id: `stranger-${i}`,
      names: [someone.name],
      pinyin: [someone.pinyin],
      phones: [i % 20 === 0 ? household : someone.phone],
      idNumbers: i % 3 === 0 ? [someone.idNumber] : [],
      village: someone.village,
      category: String(matter),
      text: text(matter, 2 + below(90), false),
    });
  };

  return {
    pairs: Array.from({ length: pairs }, (_, i) => inventPair(i)),
    strangers: Array.from({ length: strangers }, (_, i) => inventStranger(i)),
  };
}

interface Person {
  readonly name: string;
  readonly variant: string;
  readonly pinyin: string;
  readonly homophone: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly village: string;
}

/** mulberry32: numbers in [0, 1), the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
