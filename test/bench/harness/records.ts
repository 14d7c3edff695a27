/**
 * Fictional registrations for measuring: the product's own shape, about 2 KB of JSON each, the same for the same number
 * everywhere. Free text is mixed with random common characters, so that it compresses about 4 : 1 as real text does
 * and not 8 : 1 as templates would. Nobody in it exists.
 */
import { UnitCode } from '#shared/model/ids.ts';
import type { MatterStatus } from '#shared/model/codes.ts';
import { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { Registration } from '#shared/model/registration.ts';
import { seededRandom, type Random } from '#test/support/seeded-random.ts';

/** One registration as both stacks get it. */
export type Sheet = {
  readonly id: string;
  readonly slipNo: string;
  readonly recordedAt: Instant;
  readonly registration: Registration;
};

/** None that ends a matter: what has ended takes few edits. */
export const STATUSES = [
  'registered',
  'triaging',
  'handling',
  'replied',
  'assigned',
  'notified',
] as const satisfies readonly MatterStatus[];
export const TOWNS = Array.from({ length: 12 }, (_, i) => UnitCode.parse(`town-${i + 1}`));

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方';
const GIVEN = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥春夏秋冬山川河江松柏梅兰竹菊安宁平和';
const COMMON =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许稜先口由死安写性马光白或住难望教命花结乐色更拉东神记处让母父应直字场平报友关放至张认接告入笑内英军候民岁往何度山觉路带万男边风解叫任金快原吃妈变通师立象数四失满战远格士音轻目条呢';
const COMPLAINTS = [
  '邻居改道排水沟，雨水倒灌院内',
  '工程款与工资拖欠多时',
  '承包地四至与登记不符',
  '夜间作业噪声扰民',
  '赡养费用长期不付',
  '农机具质量有缺陷',
  '补偿标准与公示不符',
  '道路塌陷未修',
];
const STEPS = ['曾到村委会调解', '拨打过热线', '现场留有照片', '签过手写协议', '网格员上门核实过', '对方口头承诺整改'];
const OPINIONS = ['请核实后限期办理', '双方同意先行调解', '材料不齐，已一次告知', '已现场勘验并制作笔录'];

const START = Date.parse('2024-01-02T00:30:00.000Z');
const pick = (random: Random, text: string): string => text[random.int(text.length)] ?? '某';
const noise = (random: Random, length: number): string => Array.from({ length }, () => pick(random, COMMON)).join('');
const person = (random: Random): string =>
  pick(random, SURNAMES) + pick(random, GIVEN) + (random.chance(0.7) ? pick(random, GIVEN) : '');
const digits = (random: Random, length: number): string => Array.from({ length }, () => random.int(10)).join('');
const one = <T>(random: Random, list: readonly T[]): T => {
  const found = list[random.int(list.length)];
  if (found === undefined) throw new Error('empty list');
  return found;
};
const instant = (millis: number): Instant => Instant.parse(new Date(millis).toISOString());

/** Random, not in the order of time, as the product's own ids are. */
export function idOf(i: number): string {
  const random = seededRandom(i * 2 + 1);
  return Array.from(
    { length: 22 },
    () => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[random.int(64)],
  ).join('');
}

/** Record number `i` of the county's ledger. */
export function sheet(i: number): Sheet {
  const random = seededRandom(i * 2);
  const occurred = START + i * 1_200_000 + random.int(900_000);
  const story = (): string =>
    `${person(random)}反映${one(random, COMPLAINTS)}，${noise(random, 34)}，涉及第${1 + random.int(14)}组${2 + random.int(30)}户，${one(random, STEPS)}，${noise(random, 22)}。`;
  const handler = person(random);
  return {
    id: idOf(i),
    slipNo: `甲溪-D1-2024-${String(i + 1).padStart(6, '0')}`,
    // Unique, so that “newest first” has one answer.
    recordedAt: instant(occurred + 60_000 + random.int(2_000_000) * 1000 + (i % 1000)),
    registration: {
      form: one(random, ['visit', 'letter', 'phone'] as const),
      intakeSource: 'direct',
      occurredAt: instant(occurred),
      receivedOn: PlainDate.parse(new Date(occurred).toISOString().slice(0, 10)),
      place: '群众来访接待室',
      receiver: person(random),
      receiverTitle: '司法助理员',
      petitionerType: 'individual',
      petitioners: [
        {
          name: person(random),
          role: 'principal',
          gender: one(random, ['male', 'female'] as const),
          idType: 'resident-id',
          idNo: `9909${digits(random, 14)}`,
          phone: `100${digits(random, 8)}`,
          address: `${1 + random.int(20)}组${1 + random.int(160)}号`,
        },
      ],
      totalPersons: 1 + random.int(4),
      purpose: one(random, ['appeal-resolve', 'accusation', 'suggestion', 'inquiry'] as const),
      justiceCategory: one(random, ['people-mediation', 'legal-aid', 'notary', 'lawyer'] as const),
      handlingPath: 'people-mediation',
      issueOffice: one(random, TOWNS),
      issueVillage: `${pick(random, SURNAMES)}家湾村`,
      concernedParty: person(random),
      statement: story() + story(),
      summary: `${one(random, COMPLAINTS)}，${noise(random, 12)}`,
      claims: [`请求${one(random, COMPLAINTS)}得到处理，${noise(random, 10)}`],
      priorHandling: `${one(random, STEPS)}，${noise(random, 12)}`,
      explanation: `${one(random, OPINIONS)}，${noise(random, 14)}`,
      dutyUnit: one(random, TOWNS),
      dutyOfficer: handler,
      takenOverStatus: one(random, STATUSES),
      annex: {
        优先级: 1 + random.int(4),
        经度: 111 + random.int(800_000) / 1e6,
        纬度: 28 + random.int(600_000) / 1e6,
        年龄: 19 + random.int(66),
        金额: random.chance(0.4) ? random.int(9_000_000) / 100 : 0,
        协办: [`${noise(random, 4)}股`, `${noise(random, 4)}站`],
        重复: random.chance(0.12),
        办理意见: `${one(random, OPINIONS)}，${noise(random, 14)}。主办人${handler}，电话100${digits(random, 8)}。`,
        备注: one(random, STEPS),
        标签: ['涉老', '涉农', '限期'].filter(() => random.chance(0.3)),
        附件数: random.int(7),
        登记人: `u${100 + random.int(80)}`,
        版本: 1,
      },
    },
  };
}

/** What somebody changes in one sitting: six values of record `i`. */
export function edit(i: number, round: number): { readonly recordedAt: Instant; readonly set: Partial<Registration> } {
  const random = seededRandom(i * 31 + round * 7919);
  const officer = person(random);
  return {
    recordedAt: instant(START + 90_000 * 1_200_000 + round * 86_400_000 + i),
    set: {
      takenOverStatus: one(random, STATUSES),
      dutyOfficer: officer,
      priorHandling: one(random, STEPS),
      annex: {
        办理意见: `${one(random, OPINIONS)}。主办人${officer}，电话100${digits(random, 8)}。`,
        备注: one(random, STEPS),
        版本: 1 + round,
      },
    },
  };
}

/** The `count` of `n` records that round `round` changes, spread evenly. */
export const editSet = (n: number, count: number, round: number): readonly number[] =>
  Array.from({ length: count }, (_, j) => j * Math.floor(n / count) + (round % Math.floor(n / count)));

/** Questions of W4. */
export function questions(count: number) {
  const random = seededRandom(99);
  const list = Array.from({ length: count }, () => ({
    status: one(random, STATUSES),
    town: one(random, TOWNS),
    limit: 50,
  }));
  const prefix = Array.from({ length: count / 2 }, () => pick(random, SURNAMES) + pick(random, GIVEN));
  const contains = Array.from({ length: count / 2 }, () => pick(random, GIVEN) + pick(random, GIVEN));
  return { list, prefix, contains };
}
