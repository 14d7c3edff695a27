import type { Action } from '#shared/model/action.ts';
import type { OperationId, StreamId } from '#shared/model/ids.ts';
import type { Operation } from '#shared/model/operation.ts';
import type { Instant } from '#shared/model/plain-date.ts';

export type StampInput = {
  readonly id: OperationId;
  readonly stream: StreamId;
  readonly office: string;
  /** Checked when the device was enrolled. */
  readonly device: Operation['device'];
  readonly n: number;
  readonly by: string;
  readonly recordedAt: Instant;
  /** Server sequence of the newest confirmed operation the author had seen on this stream. */
  readonly base: number;
  /** The author's own newest unconfirmed operation on this stream. */
  readonly prev: OperationId | null;
  readonly clockDoubt: boolean;
  readonly action: Action;
};

/** Makes an operation out of an action at the moment the officer acts; from here on it never changes (PROTOCOL S1). */
export function stampOperation(input: StampInput): Operation {
  const { prev, clockDoubt, ...rest } = input;
  return { ...rest, ...(prev !== null && { prev }), ...(clockDoubt && { clockDoubt: true }) };
}
