import type { MatterGroup, MatterMember } from './matter-links.ts';

/** R002-15 counts 来访＋来信 only; a call or an online message is not one of the three (C03, counter-example). */
const COUNTED_FORMS: ReadonlySet<string> = new Set(['visit', 'letter']);

/** The visits and letters of the matter up to and including `id`, earliest first: the hits C03 lists. */
export function countedUpTo(group: MatterGroup, id: string): readonly MatterMember[] {
  const end = group.members.findIndex((member) => member.id === id);
  return group.members.slice(0, end + 1).filter((member) => COUNTED_FORMS.has(member.form));
}

/** 重复次数 of `id` in its matter; 3 is the threshold of R002-15. A call counts those before it. */
export function repeatCount(group: MatterGroup, id: string): number {
  return countedUpTo(group, id).length;
}

/** 初访 or 重访 (R004-14): a repeat when a visit or letter about the matter came before. */
export function visitSequence(group: MatterGroup, id: string): 'first' | 'repeat' {
  return countedUpTo(group, id).some((member) => member.id !== id) ? 'repeat' : 'first';
}

/** 重复件: registered at another office than the main one, which keeps the matter; both forms and both numbers stay (C33). */
export function duplicatesAcrossOffices(group: MatterGroup): readonly MatterMember[] {
  const main = group.members.find((member) => member.id === group.mainId);
  return group.members.filter((member) => member.officeCode !== main?.officeCode);
}
