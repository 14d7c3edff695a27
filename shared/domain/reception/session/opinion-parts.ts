/** What a leader's opinion must say: who, what, by when (R004-41). A hint only; the words stay the leader's. */
export type OpinionPart = 'unit' | 'what' | 'when';

const WHAT = /办理|核查|核实|调查|答复|处理|解决|协调|落实|回复|督促|调解|说明|整改|送达|指派|受理|联系/;
const WHEN =
  /当场|当日|今天|明天|周[一二三四五六日]|月底|年底|[0-9一二三四五六七八九十两]+\s*个?(?:工作日|日|天|周|月)|[0-9]{4}[-年.]/;
const UNIT = /所|股|科|局|中心|委|办公室|信访办|支队|大队|单位/;

/** Parts missing in `opinion`; `unitNames` are the county's own units, full and short. */
export function missingOpinionParts(opinion: string, unitNames: readonly string[]): readonly OpinionPart[] {
  const namesUnit = unitNames.some((name) => opinion.includes(name)) || UNIT.test(opinion);
  const found: Record<OpinionPart, boolean> = { unit: namesUnit, what: WHAT.test(opinion), when: WHEN.test(opinion) };
  return (['unit', 'what', 'when'] as const).filter((part) => !found[part]);
}
