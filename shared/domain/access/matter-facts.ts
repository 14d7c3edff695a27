import type { MatterView } from '#shared/model/matter.ts';

/** What access depends on: who registered a matter and which units have it now. Nothing of its content. */
export type MatterFacts = {
  /** The office that registered it. */
  readonly office: string;
  /** Every unit that has it, the registering office first, the responsible one last. */
  readonly units: readonly string[];
  /** Units that had it and have it no more. */
  readonly former?: readonly string[] | undefined;
};

/** The facts of a whole matter. */
export const factsOf = (view: Pick<MatterView, 'office'> & { readonly registration: DutyOf }): MatterFacts => ({
  office: view.office,
  units: unitsOf(view.office, view.registration.dutyUnit),
});

type DutyOf = Pick<MatterView['registration'], 'dutyUnit'>;

/** The units that have a matter: it stays with who registered it, and goes to who is responsible (R004-01, R004-59). */
export const unitsOf = (office: string, dutyUnit: string): readonly string[] =>
  office === dutyUnit ? [office] : [office, dutyUnit];
