import type { GuideTarget, Unit } from '#shared/model/county.ts';

/** OG-04: the units that take something new, and `kept`, which a form shows because it is chosen already. */
export const openUnits = (units: readonly Unit[], kept: string | null = null): readonly Unit[] =>
  units.filter(({ code, closed }) => closed !== true || code === kept);

/** R003-04: where people find the organ, in one line, as the 引导告知单 says it. */
export const guideContact = ({ contact, phone }: GuideTarget): string =>
  [contact, phone ?? ''].filter((part) => part !== '').join('，');
