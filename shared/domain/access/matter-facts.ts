import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import { coUnitsOf } from '../workflow/co-handling.ts';

/** What access depends on: who registered a matter, which units have it now, and whom an accusation is about. */
export type MatterFacts = {
  /** The office that registered it. */
  readonly office: string;
  /** Every unit that has it, the responsible one last. */
  readonly units: readonly string[];
  /** Those of them that only help with it (CO-03). */
  readonly coUnits?: readonly string[] | undefined;
  /** Units that had it and have it no more. */
  readonly former?: readonly string[] | undefined;
  /** 被反映人或单位 of an accusation, in its words; of any other matter nothing (RC-02). */
  readonly accused?: string | undefined;
};

/** The facts of a whole matter. */
export const factsOf = (view: MatterView): MatterFacts =>
  rowFacts({
    office: view.office,
    dutyUnit: view.registration.dutyUnit,
    coUnits: coUnitsOf(view),
    accused: accusedIn(view.registration),
  });

/** The facts of a line of a list. Who registered a matter or answers for it does not merely help with it. */
export function rowFacts({ office, dutyUnit, coUnits, accused }: RowFacts): MatterFacts {
  const lent = coUnits?.filter((unit) => unit !== office && unit !== dutyUnit);
  return { office, units: unitsOf(office, dutyUnit, lent), coUnits: lent, accused };
}

type RowFacts = {
  readonly office: string;
  readonly dutyUnit: string;
  readonly coUnits?: readonly string[] | undefined;
  readonly accused?: string | undefined;
};

/** Whom an accusation (检举控告) is about, as it was taken down; `undefined` for every other matter (条例 30). */
export const accusedIn = ({ purpose, concernedParty }: Accusing): string | undefined =>
  purpose === 'accusation' ? concernedParty : undefined;

type Accusing = { readonly [K in 'purpose' | 'concernedParty']?: Registration[K] | undefined };

/**
 * The units that have a matter: it stays with who registered it, goes to who is responsible (R004-01, R004-59), and is
 * lent to those that help with it (CO-03).
 */
export function unitsOf(office: string, dutyUnit: string, coUnits: readonly string[] = []): readonly string[] {
  const own = office === dutyUnit ? [] : [office];
  const lent = coUnits.filter((unit) => unit !== office && unit !== dutyUnit);
  return [...own, ...lent, dutyUnit];
}
