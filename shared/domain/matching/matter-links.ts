import { compareText } from '#shared/lib/compare-text.ts';
import type { LinkRelation } from '#shared/model/codes.ts';

/**
 * Which registrations are one matter (RX-03). A person says so pair by pair; the statements are never edited, a later one about
 * the same pair overrules an earlier one. Undoing a mistaken merge is therefore one more statement, and what was counted before
 * it is counted again (C34).
 */
export interface MatterLink {
  readonly from: string;
  readonly to: string;
  /**
   * 'withdrawn' takes back whatever was said and leaves the pair undecided; 'different' is a decision. 'same-problem': two
   * matters of different people about one thing (RX-04); it joins no registrations. 'same-person': one person with another
   * matter; it joins none either, and says that the two are different matters.
   */
  readonly relation: LinkRelation | 'withdrawn';
  /** Place in the order of statements: the later overrules. On a tie between devices the one against merging stands. */
  readonly at: number;
}

export interface MatterMember {
  readonly id: string;
  readonly officeCode: string;
  /** 'YYYY-MM-DD' */
  readonly receivedOn: string;
  readonly form: string;
  /** Order of registration, for two on one day. */
  readonly order: number;
}

export interface MatterGroup {
  /** 主件: the earliest received. Terms run from it (C33). */
  readonly mainId: string;
  /** Earliest first, the main one included. */
  readonly members: readonly MatterMember[];
  /** Pairs said to differ that others join all the same: shown to a person, not resolved by machine. */
  readonly contradictions: readonly (readonly [string, string])[];
}

/** Every registration in exactly one group; one without links is a group of its own. Links to unknown ids are ignored. */
export function linkGroups(members: readonly MatterMember[], links: readonly MatterLink[]): readonly MatterGroup[] {
  const parents = new Map(members.map((member) => [member.id, member.id]));
  const known = standingLinks(links).filter((link) => parents.has(link.from) && parents.has(link.to));
  for (const link of known) {
    if (link.relation === 'same-matter') parents.set(rootOf(parents, link.from), rootOf(parents, link.to));
  }
  const differing = known.filter(({ relation }) => relation === 'different' || relation === 'same-person');

  const membersByRoot = new Map<string, MatterMember[]>();
  for (const member of [...members].sort(byReceipt)) {
    const root = rootOf(parents, member.id);
    const group = membersByRoot.get(root);
    if (group === undefined) membersByRoot.set(root, [member]);
    else group.push(member);
  }
  return [...membersByRoot].flatMap(([root, group]) => {
    const main = group[0];
    if (main === undefined) return [];
    const contradictions = differing
      .filter((link) => rootOf(parents, link.from) === root && rootOf(parents, link.to) === root)
      .map((link) => [link.from, link.to] as const);
    return [{ mainId: main.id, members: group, contradictions }];
  });
}

/**
 * Every link to take back so that `id` leaves its group (误并可拆, C34): both, when two devices linked one pair from either end,
 * or the other would hold it still.
 */
export function linksHolding(id: string, links: readonly MatterLink[]): readonly MatterLink[] {
  const held = new Set<string>();
  for (const link of standingLinks(links)) {
    if (link.relation === 'same-matter' && (link.from === id || link.to === id)) held.add(pairKey(link));
  }
  return links.filter((link) => link.relation === 'same-matter' && held.has(pairKey(link)));
}

/** Registrations already decided about with `id`, and what was decided: not asked again. */
export function decidedWith(id: string, links: readonly MatterLink[]): ReadonlyMap<string, LinkRelation> {
  const decided = new Map<string, LinkRelation>();
  for (const { from, to, relation } of standingLinks(links)) {
    if (relation === 'withdrawn') continue;
    if (from === id) decided.set(to, relation);
    if (to === id) decided.set(from, relation);
  }
  return decided;
}

function standingLinks(links: readonly MatterLink[]): readonly MatterLink[] {
  const standingByPair = new Map<string, MatterLink>();
  for (const link of links) {
    const pair = pairKey(link);
    const standing = standingByPair.get(pair);
    if (standing === undefined || overrules(link, standing)) standingByPair.set(pair, link);
  }
  return [...standingByPair.values()];
}

function pairKey({ from, to }: MatterLink): string {
  return JSON.stringify(from < to ? [from, to] : [to, from]);
}

const CAUTION = { 'same-matter': 0, 'same-problem': 1, withdrawn: 2, 'same-person': 3, different: 4 } as const;

function overrules(link: MatterLink, standing: MatterLink): boolean {
  if (link.at !== standing.at) return link.at > standing.at;
  return CAUTION[link.relation] > CAUTION[standing.relation];
}

function rootOf(parents: Map<string, string>, id: string): string {
  let root = id;
  for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root))
    root = parent;
  parents.set(id, root);
  return root;
}

function byReceipt(a: MatterMember, b: MatterMember): number {
  if (a.receivedOn !== b.receivedOn) return compareText(a.receivedOn, b.receivedOn);
  return a.order - b.order || compareText(a.id, b.id);
}
