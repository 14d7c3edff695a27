import { accusedIn } from '#shared/domain/access/matter-facts.ts';
import { ANNEX } from '#shared/domain/ledger-import/annex.ts';
import type { ExpectedStep } from '#shared/domain/my-day/expectation.ts';
import { expectedSteps } from '#shared/domain/my-day/expected-steps.ts';
import { clocksOfMatter, rowClocks, type RowClock } from '#shared/domain/my-day/row-clocks.ts';
import { BUILT_IN_SETTINGS, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { handlingFacts, type HandlingFacts } from '#shared/domain/statistics/handling-facts.ts';
import { supervisionFacts, type SupervisionFacts } from '#shared/domain/supervision/facts.ts';
import { coUnitsOf } from '#shared/domain/workflow/co-handling.ts';
import type { WorkCalendar } from '#shared/model/calendar.ts';
import { petitionClassOf } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';

/** How far an own matter has come: on this computer, receipted by the county, or refused and waiting for a person. */
export type Delivery = 'pending' | 'receipted' | 'confirmed' | 'refused';

/** What lists, search and matching need of a matter; held in memory for every matter this device may see. */
export type ListRow = {
  readonly id: string;
  /** Time of the last change, an Instant: the order of lists. */
  readonly updatedAt: string;
  readonly office: string;
  readonly slipNo: string;
  readonly officialNo: string | undefined;
  readonly formerNo: string | undefined;
  /** The number it had in the older ledger it was taken over from (LI-12). */
  readonly ledgerNo: string | undefined;
  readonly queryCode: string;
  /** The first petitioner's name, or an empty text for an anonymous matter. */
  readonly name: string;
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly idNumbers: readonly string[];
  readonly totalPersons: number;
  readonly summary: string;
  readonly status: MatterView['status'];
  readonly form: MatterView['registration']['form'];
  readonly visitKind: MatterView['registration']['visitKind'];
  readonly purpose: MatterView['registration']['purpose'];
  readonly petitionClass: ReturnType<typeof petitionClassOf>;
  readonly category: MatterView['registration']['justiceCategory'];
  readonly village: string | undefined;
  readonly issueOffice: string | undefined;
  readonly dutyUnit: string;
  /** Whom an accusation is about (RC-02). */
  readonly accused: string | undefined;
  /** Units that help with it now (CO-03). */
  readonly coUnits: readonly string[];
  readonly receivedOn: MatterView['registration']['receivedOn'];
  readonly occurredAt: string;
  readonly arrivedAt: string | undefined;
  readonly anonymous: boolean;
  readonly timeDoubtful: boolean;
  readonly conflicts: number;
  readonly links: NonNullable<MatterView['links']>;
  readonly delivery: Delivery;
  /** Limits that run, the nearest red line first; computed when the matter changes, the county's calendar or its settings (MD-01). */
  readonly clocks: readonly RowClock[];
  /** What it waits for, and from whom (MD-02). */
  readonly expected: readonly ExpectedStep[];
  /** Grounds, orders and lead of supervision (SV-03). */
  readonly supervision: SupervisionFacts;
  /** What the figures of handling count (HQ-01). */
  readonly handling: HandlingFacts;
};

function ledgerNoOf({ annex }: MatterView['registration']): string | undefined {
  const told = annex?.[ANNEX.number];
  return typeof told === 'string' ? told : undefined;
}

/** Projects a matter onto its row; its days by the calendar and the settings in force. */
export function listRowOf(
  view: MatterView,
  delivery: Delivery,
  calendar: WorkCalendar,
  officialNo?: string,
  settings: CountySettings = BUILT_IN_SETTINGS,
): ListRow {
  const r = view.registration;
  const people = r.petitioners;
  const clocks = clocksOfMatter(view, calendar, settings.rules);
  return {
    id: view.id,
    updatedAt: view.updatedAt,
    office: view.office,
    slipNo: view.slipNo,
    officialNo: officialNo ?? view.officialNo,
    formerNo: view.formerNo,
    ledgerNo: ledgerNoOf(r),
    queryCode: view.queryCode,
    name: people[0]?.name ?? '',
    names: people.length === 1 ? [people[0]?.name ?? ''] : people.map((p) => p.name),
    phones: people.flatMap((p) => p.phone ?? []),
    idNumbers: people.flatMap((p) => p.idNo ?? []),
    totalPersons: r.totalPersons,
    summary: r.summary,
    status: view.status,
    form: r.form,
    visitKind: r.visitKind,
    purpose: r.purpose,
    petitionClass: petitionClassOf(r.purpose),
    category: r.justiceCategory,
    village: r.issueVillage,
    issueOffice: r.issueOffice,
    dutyUnit: r.dutyUnit,
    accused: accusedIn(r),
    coUnits: coUnitsOf(view),
    receivedOn: r.receivedOn,
    occurredAt: r.occurredAt,
    arrivedAt: view.history[0]?.arrivedAt,
    anonymous: r.petitionerType === 'anonymous',
    timeDoubtful: view.timeDoubtful === true,
    conflicts: view.conflicts?.length ?? 0,
    links: view.links ?? [],
    delivery,
    clocks: rowClocks(clocks),
    expected: expectedSteps(view, calendar, settings),
    supervision: supervisionFacts(view, settings),
    handling: handlingFacts(view, clocks),
  };
}
