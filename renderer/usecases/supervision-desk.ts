import { linkGroups, type MatterLink } from '#shared/domain/matching/matter-links.ts';
import { countySettings, type CountySettings } from '#shared/domain/settings/county-settings.ts';
import { isLookedBack } from '#shared/domain/supervision/look-back.ts';
import { proposalsOf, type Company, type Proposal } from '#shared/domain/supervision/proposals.ts';
import { recommendedLeader } from '#shared/domain/supervision/lead-order.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { memberOf, readGroups } from './matter-groups.ts';

/** A matter with what is proposed for it, or with orders that are open. */
export type SupervisedRow = {
  readonly row: ListRow;
  readonly proposals: readonly Proposal[];
  readonly orders: ListRow['supervision']['orders'];
};

/** What the county has set, as far as this device has heard (ST-01). */
export const settingsOf = ({ state }: DeviceStore): CountySettings => countySettings(state.profile?.settingEntries);

/** What is proposed for one matter on that day (SV-03, SV-04). */
export function readProposals(store: DeviceStore, id: string, today: PlainDate): readonly Proposal[] {
  const row = store.index.get(id);
  return row === undefined ? [] : proposalsOf(row, companyReader(store)(row), today, settingsOf(store));
}

/** Is this matter for the register of 责任倒查 on that day, whatever became of its proposals (SV-09)? */
export function readLookBack(store: DeviceStore, id: string, today: PlainDate): boolean {
  const row = store.index.get(id);
  return row !== undefined && isLookedBack(row, companyReader(store)(row), today);
}

/** Every matter with a proposal or an open order, the orders first, then the newest. */
export function supervisedRows(store: DeviceStore, today: PlainDate): readonly SupervisedRow[] {
  const companyOf = companyReader(store);
  const settings = settingsOf(store);
  return store.index
    .all()
    .flatMap((row): SupervisedRow[] => {
      const proposals = proposalsOf(row, companyOf(row), today, settings);
      const orders = row.supervision.orders.filter(({ state }) => state !== 'closed' && state !== 'refused');
      return proposals.length + orders.length === 0 ? [] : [{ row, proposals, orders }];
    })
    .sort((a, b) => Number(b.orders.length > 0) - Number(a.orders.length > 0));
}

/** SV-16: whom the order advises to lead the next matter, already put in as the choice. */
export function adviseLeader(
  store: DeviceStore,
  { officers }: CountyProfile,
): { readonly leader?: string; readonly recommended?: string } {
  const leads = store.index.all().flatMap(({ supervision: { leader } }) => leader ?? []);
  const advised = recommendedLeader(officers, leads);
  return advised === null ? {} : { leader: advised.id, recommended: advised.id };
}

type Groups = ReadonlyMap<string, readonly string[]>;

/** The registrations that people joined with one, by the revision of the store at this moment. */
export function companyReader(store: DeviceStore): (row: ListRow) => Company<ListRow> {
  const problems = problemGroups(store);
  const { groupOf } = readGroups(store);
  const rowsOf = (row: ListRow, ids: readonly string[] | undefined): readonly ListRow[] =>
    ids === undefined ? [row] : ids.flatMap((id) => store.index.get(id) ?? []);
  return (row) => ({
    matter: rowsOf(
      row,
      groupOf(row.id)?.members.map(({ id }) => id),
    ),
    problem: rowsOf(row, problems.get(row.id)),
  });
}

const problemsByStore = new WeakMap<DeviceStore, { readonly revision: number; readonly groups: Groups }>();

/** 问题簇 (RX-04): registrations that people joined as one problem, directly or over another, in the order of receipt. */
function problemGroups(store: DeviceStore): Groups {
  const known = problemsByStore.get(store);
  if (known !== undefined && known.revision === store.state.revision) return known.groups;
  const { links } = readGroups(store);
  const groups = links.some(({ relation }) => relation === 'same-problem') ? joined(store, links) : NONE;
  problemsByStore.set(store, { revision: store.state.revision, groups });
  return groups;
}

const NONE: Groups = new Map();

function joined(store: DeviceStore, links: readonly MatterLink[]): Groups {
  const named = new Set(links.flatMap(({ from, to }) => [from, to]));
  const members = store.index
    .all()
    .filter((row) => named.has(row.id) && row.status !== 'void')
    .map(memberOf);
  // One person's second call is the same matter and belongs to the problem too.
  const asOne = links.map(
    (link): MatterLink => (link.relation === 'same-problem' ? { ...link, relation: 'same-matter' } : link),
  );
  const groups = new Map<string, readonly string[]>();
  for (const { members: found } of linkGroups(members, asOne)) {
    const ids = found.map(({ id }) => id);
    for (const id of ids) groups.set(id, ids);
  }
  return groups;
}
