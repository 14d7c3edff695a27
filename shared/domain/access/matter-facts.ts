import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';

/** What access depends on: who registered a matter, which units have it now, and whom an accusation is about. */
export type MatterFacts = {
  /** The office that registered it. */
  readonly office: string;
  /** Every unit that has it, the registering office first, the responsible one last. */
  readonly units: readonly string[];
  /** Units that had it and have it no more. */
  readonly former?: readonly string[] | undefined;
  /** 被反映人或单位 of an accusation, in its words; of any other matter nothing (RC-02). */
  readonly accused?: string | undefined;
};

/** The facts of a whole matter. */
export const factsOf = ({ office, registration }: Pick<MatterView, 'office' | 'registration'>): MatterFacts =>
  rowFacts({ office, dutyUnit: registration.dutyUnit, accused: accusedIn(registration) });

/** The facts of a line of a list. */
export const rowFacts = ({ office, dutyUnit, accused }: RowFacts): MatterFacts => ({
  office,
  units: unitsOf(office, dutyUnit),
  accused,
});

type RowFacts = { readonly office: string; readonly dutyUnit: string; readonly accused?: string | undefined };

/** Whom an accusation (检举控告) is about, as it was taken down; `undefined` for every other matter (条例 30). */
export const accusedIn = ({ purpose, concernedParty }: Accusing): string | undefined =>
  purpose === 'accusation' ? concernedParty : undefined;

type Accusing = { readonly [K in 'purpose' | 'concernedParty']?: Registration[K] | undefined };

/** The units that have a matter: it stays with who registered it, and goes to who is responsible (R004-01, R004-59). */
export const unitsOf = (office: string, dutyUnit: string): readonly string[] =>
  office === dutyUnit ? [office] : [office, dutyUnit];
