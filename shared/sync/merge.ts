import type { OperationId } from '#shared/model/ids.ts';
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
export type Evolve<View, Op = Operation> = (view: View | null, op: Op, stamp: ServerStamp | null) => View;

export type Incoming<Op = Operation> = { readonly op: Op; readonly stamp: ServerStamp };

export type MergeInput<View, Op = Operation> = {
  readonly confirmed: View | null;
  /** Highest server sequence folded into `confirmed`. */
  readonly head: number;
  readonly pending: readonly Op[];
  /** In server order. */
  readonly incoming: readonly Incoming<Op>[];
};

export type MergeOutput<View, Op = Operation> = {
  readonly confirmed: View | null;
  readonly pending: readonly Op[];
  readonly shown: View | null;
};

/** Applies incoming operations below the pending ones. Throws only if `evolve` does. */
export function mergeStream<View, Op extends { readonly id: OperationId } = Operation>(
  input: MergeInput<View, Op>,
  evolve: Evolve<View, Op>,
): MergeOutput<View, Op> {
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
export function replay<View, Op = Operation>(
  confirmed: View | null,
  pending: readonly Op[],
  evolve: Evolve<View, Op>,
): View | null {
  let view = confirmed;
  for (const op of pending) view = evolve(view, op, null);
  return view;
}
