import type { LedgerRow } from '#shared/domain/ledger-import/find-table.ts';
import { planRow, type LedgerMapping, type PlanContext, type RowPlan } from '#shared/domain/ledger-import/plan-row.ts';
import { rowIdentities } from '#shared/domain/ledger-import/row-identity.ts';
import type { UseCaseDeps } from './deps.ts';
import type { ImportRow } from './import-ledger.ts';
import type { LedgerSheet, OpenedLedger } from './open-ledger.ts';
import { rowStreams, type RowIdentity } from './row-streams.ts';

/** Cells filled in on the screen, by line and then by column. */
export type CellEdits = ReadonlyMap<number, ReadonlyMap<number, string>>;

export type PlannedRow = {
  readonly row: LedgerRow;
  readonly plan: RowPlan;
  readonly identity: RowIdentity;
  /** Registered by an earlier import. */
  readonly known: boolean;
};

export type PlanInput = {
  readonly ledger: OpenedLedger;
  readonly sheet: LedgerSheet;
  readonly mapping: LedgerMapping;
  readonly batch: string;
};

const PORTION = 500;

/** Every row judged, with what an earlier import has brought. `pause` gives the screen its turn between portions. */
export async function planImport(
  deps: UseCaseDeps,
  input: PlanInput,
  pause: () => Promise<void>,
): Promise<readonly PlannedRow[]> {
  const { store } = deps;
  const { table } = input.sheet;
  const identities = rowIdentities(table.rows, table.headings, store.state.identity?.office ?? '');
  const streams = await rowStreams(store, identities);
  const numbers = new Set(store.index.all().flatMap(({ ledgerNo }) => ledgerNo ?? []));
  const planned: PlannedRow[] = [];
  for (const [i, row] of table.rows.entries()) {
    const identity = identities[i];
    if (identity === undefined) continue;
    const known = streams[i]?.known === true;
    const plan = planRow(row, contextOf(deps, input));
    planned.push({ row, identity, known, plan: known ? plan : withDoubts(plan, row, input, identity, numbers) });
    if (i % PORTION === PORTION - 1) await pause();
  }
  return planned;
}

/** One row judged again with what was filled in. */
export function planAgain(
  deps: UseCaseDeps,
  input: PlanInput,
  planned: PlannedRow,
  edits: ReadonlyMap<number, string>,
): PlannedRow {
  const width = Math.max(planned.row.cells.length, ...[...edits.keys()].map((column) => column + 1));
  const cells = Array.from({ length: width }, (_, i) => edits.get(i) ?? planned.row.cells[i] ?? '');
  return { ...planned, plan: planRow({ ...planned.row, cells }, contextOf(deps, input)) };
}

/** The rows that can be imported and are wanted. */
export function importRows(planned: readonly PlannedRow[], leftOut: ReadonlySet<number>): readonly ImportRow[] {
  return planned.flatMap(({ plan, identity, row }) =>
    plan.ok && !leftOut.has(row.line) ? [{ identity, registration: plan.registration }] : [],
  );
}

function contextOf({ store, clock }: UseCaseDeps, { ledger, sheet, mapping, batch }: PlanInput): PlanContext {
  return {
    headings: sheet.table.headings,
    mapping,
    units: store.state.profile?.units ?? [],
    today: clock.today(),
    sheetYear: sheet.year,
    source: `${ledger.file.slice(0, 120)} ${sheet.name.slice(0, 40)}`,
    batch,
  };
}

function withDoubts(
  plan: RowPlan,
  row: LedgerRow,
  { mapping }: PlanInput,
  identity: RowIdentity,
  numbers: ReadonlySet<string>,
): RowPlan {
  const number = row.cells[mapping.uses.indexOf('number')] ?? '';
  return {
    ...plan,
    notes: [
      ...plan.notes,
      ...(identity.n > 1 ? [{ code: 'same-row-twice' } as const] : []),
      ...(number !== '' && numbers.has(number) ? [{ code: 'number-known', number } as const] : []),
    ],
  };
}
