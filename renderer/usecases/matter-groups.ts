import {
  linkGroups,
  type MatterGroup,
  type MatterLink,
  type MatterMember,
} from '#shared/domain/matching/matter-links.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { ListRow } from '#renderer/data/list-row.ts';

/** Every statement about pairs that stands on this device. A withdrawn one is gone from its matter. */
export function standingLinks(rows: readonly ListRow[]): readonly MatterLink[] {
  // Which of two offices spoke last is not known here; on a tie the cautious statement stands (matter-links.ts).
  return rows.flatMap((row) => row.links.map(({ to, relation }) => ({ from: row.id, to, relation, at: 0 })));
}

/** A registration as the groups see it. */
export const memberOf = (row: ListRow): MatterMember => ({
  id: row.id,
  officeCode: row.office,
  receivedOn: row.receivedOn,
  form: row.form,
  order: Date.parse(row.occurredAt) + serialOf(row.slipNo),
});

export type MatterGroups = {
  readonly links: readonly MatterLink[];
  /** The matter this registration belongs to; `null` when it stands alone. */
  readonly groupOf: (id: string) => MatterGroup | null;
};

/** Groups of registrations that people confirmed to be one matter (RX-03). A void registration is no visit and is not counted. */
export function matterGroups(rows: readonly ListRow[]): MatterGroups {
  const links = standingLinks(rows);
  const named = new Set(links.flatMap((link) => [link.from, link.to]));
  const members = rows.filter((row) => named.has(row.id) && row.status !== 'void').map(memberOf);
  const groupById = new Map<string, MatterGroup>();
  for (const group of linkGroups(members, links)) {
    if (group.members.length > 1) for (const member of group.members) groupById.set(member.id, group);
  }
  return { links, groupOf: (id) => groupById.get(id) ?? null };
}

const groupsByStore = new WeakMap<DeviceStore, { readonly revision: number; readonly groups: MatterGroups }>();

/** The groups of everything on this device, computed once for each revision of the store. */
export function readGroups(store: DeviceStore): MatterGroups {
  const known = groupsByStore.get(store);
  if (known !== undefined && known.revision === store.state.revision) return known.groups;
  const groups = matterGroups(store.index.all());
  groupsByStore.set(store, { revision: store.state.revision, groups });
  return groups;
}

/** Visits are written down to the minute; within one, the serial of the slip says who came first (C03). */
const serialOf = (slipNo: string): number => Number(/-(\d+)$/.exec(slipNo)?.[1] ?? 0);
