import type { OpinionPart } from '#shared/domain/reception/session/opinion-parts.ts';

const PARTS = { unit: '责任单位', what: '办什么', when: '何时办结或者答复' } as const satisfies Record<
  OpinionPart,
  string
>;

/** The parts of a leader's opinion by name, as they are asked for (R004-41). */
export const opinionPartsText = (parts: readonly OpinionPart[]): string => parts.map((part) => PARTS[part]).join('、');
