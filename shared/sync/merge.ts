import type { Operation, ServerStamp } from '#shared/model/operation.ts';

/**
 * Merging of one stream. Three things meet: what the server has confirmed, what this device has pending, and what
 * came in. The outcome is the new confirmed state, the pending operations that are still open, and the state a person
 * sees. Pure; it does not know what an operation means, only that `evolve` puts one on top of another.
 *
 *     confirmed ──incoming──▶ confirmed'
 *                                 └──pending not among incoming──▶ shown
 *
 * Invariants: incoming sequences at or below the confirmed head change nothing (L5); pending operations keep their
 * order; nothing pending is dropped (S6).
 */
export type Evolve<View> = (view: View | null, op: Operation, stamp: ServerStamp | null) => View;

export type Incoming = { readonly op: Operation; readonly stamp: ServerStamp };

export type MergeInput<View> = {
  readonly confirmed: View | null;
  /** Highest server sequence folded into `confirmed`. */
  readonly head: number;
  readonly pending: readonly Operation[];
  /** In server order. */
  readonly incoming: readonly Incoming[];
};

export type MergeOutput<View> = {
  readonly confirmed: View | null;
  readonly pending: readonly Operation[];
  readonly shown: View | null;
};

/** Applies incoming operations below the pending ones. Throws only if `evolve` does. */
export function mergeStream<View>(input: MergeInput<View>, evolve: Evolve<View>): MergeOutput<View> {
  const arrived = new Set<string>();
  let confirmed = input.confirmed;
  let head = input.head;
  for (const { op, stamp } of input.incoming) {
    arrived.add(op.id);
    if (stamp.seq <= head) continue;
    confirmed = evolve(confirmed, op, stamp);
    head = stamp.seq;
  }
  const pending = input.pending.filter((op) => !arrived.has(op.id));
  return { confirmed, pending, shown: replay(confirmed, pending, evolve) };
}

/** Puts pending operations on top of a confirmed state. */
export function replay<View>(confirmed: View | null, pending: readonly Operation[], evolve: Evolve<View>): View | null {
  let view = confirmed;
  for (const op of pending) view = evolve(view, op, null);
  return view;
}
