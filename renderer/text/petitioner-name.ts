import { maskName } from '#shared/domain/identity/mask.ts';
import type { PetitionClass } from '#shared/model/codes.ts';
import { listText } from './screens.ts';

/** Of a row of a list: who came. */
type Came = {
  readonly anonymous: boolean;
  readonly name: string;
  readonly petitionClass: PetitionClass | null;
  readonly totalPersons: number;
};

/** Who came. An accuser is shown by the surname alone: lists are seen by whoever stands at the counter. */
export function nameInList(row: Came): string {
  if (row.anonymous || row.name === '') return listText.anonymous;
  const name = row.petitionClass === 'accusation' ? maskName(row.name) : row.name;
  return row.totalPersons > 1 ? listText.andOthers(name, row.totalPersons) : name;
}

/** The surname alone, as a list leaves the program unless full names are asked for (documents §6.1 脱敏). */
export const maskedName = (row: Came): string =>
  row.anonymous || row.name === '' ? listText.anonymous : maskName(row.name);
