import type { AuditHead, AuditLink } from '#shared/model/audit.ts';

/**
 * The chain of the audit log. Every entry is hashed together with its number and the hash of the entry before it, so that
 * whoever changes, removes, adds or moves one breaks the chain at a place that can be named.
 *
 *     '' ◀─prev─ 1 ◀─prev─ 2 ◀─prev─ 3 … n = head
 *
 * What a chain alone cannot show is that its newest entries were cut off, or all of it was written anew. Both need a
 * witness: the head kept apart on the device, and what the county has joined already (PROTOCOL D3, D4).
 */
export const START_OF_CHAIN: AuditHead = { n: 0, hash: '' };

/** The text whose SHA-256 is the entry's hash. */
export const linkText = ({ n, prev, body }: Pick<AuditLink, 'n' | 'prev' | 'body'>): string => `${n}\n${prev}\n${body}`;

/** An entry with the hash that its content really has. */
export type CheckedLink = Pick<AuditLink, 'n' | 'prev' | 'hash'> & { readonly computed: string };

export type ChainFault = 'edited' | 'deleted' | 'reordered' | 'inserted' | 'truncated' | 'rewritten';

export type ChainState =
  | { readonly whole: true; readonly head: AuditHead }
  /** `at`: number of the first entry that is bad or not there. */
  | { readonly whole: false; readonly at: number; readonly fault: ChainFault };

export type Expected = {
  /** Where the list begins; the start of the chain unless only a part is looked at. */
  readonly from?: AuditHead;
  /** A head that a witness remembers: the chain must reach it and have this hash there. */
  readonly witness?: AuditHead;
};

/** Walks the entries in the order they are kept and names the first bad one. Linear; hashes were computed before. */
export function verifyChain(
  links: readonly CheckedLink[],
  { from = START_OF_CHAIN, witness }: Expected = {},
): ChainState {
  const bad = (at: number, fault: ChainFault): ChainState => ({ whole: false, at, fault });
  let head = from;
  for (const [i, link] of links.entries()) {
    const n = head.n + 1;
    if (link.n > n) return bad(n, links.slice(i).some((later) => later.n === n) ? 'reordered' : 'deleted');
    if (link.n < n) return bad(link.n, 'inserted');
    if (link.computed !== link.hash) return bad(n, 'edited');
    // The entry fits its own hash: then the one before it was written anew, or this one never followed it.
    if (link.prev !== head.hash) return i === 0 ? bad(n, 'rewritten') : bad(head.n, 'edited');
    if (witness?.n === n && witness.hash !== link.hash) return bad(n, 'rewritten');
    head = { n, hash: link.hash };
  }
  if (witness !== undefined && witness.n > head.n) return bad(head.n + 1, 'truncated');
  return { whole: true, head };
}
