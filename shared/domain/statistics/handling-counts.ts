/** What came in and is counted apart (HQ-08): each number is its list of matters, as with the rates. */
import type { PetitionClass } from '#shared/model/codes.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { isWithin, type Period } from '../calendar/period.ts';
import type { HandlingFacts } from './handling-facts.ts';

/** 范围外 (C10), 意见建议 (人民建议征集, C39). */
export const COUNTS = ['out-of-scope', 'suggestion'] as const;
export type CountName = (typeof COUNTS)[number];

export type CountedMatter = {
  readonly receivedOn: PlainDate;
  readonly petitionClass: PetitionClass | null;
  readonly handling: HandlingFacts;
};

const BELONGS: Readonly<Record<CountName, (matter: CountedMatter) => boolean>> = {
  'out-of-scope': ({ handling }) => handling.outOfScope === true,
  suggestion: ({ petitionClass }) => petitionClass === 'suggestion',
};

/** Those received in the period, in the order given. */
export const countedIn = <S extends CountedMatter>(
  matters: readonly S[],
  name: CountName,
  period: Period,
): readonly S[] => matters.filter((matter) => isWithin(period, matter.receivedOn) && BELONGS[name](matter));
