import type { Action } from '#shared/model/action.ts';
import { OperationId, StreamId } from '#shared/model/ids.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import type { Operation } from '#shared/model/operation.ts';
import { stampOperation } from '#shared/sync/stamp.ts';
import type { Sheet } from '../harness/records.ts';
import { deviceCode, OFFICE } from './identity.ts';

/** 22 random characters like the product's ids; `random` gives bytes. */
export function randomId(random: (bytes: Uint8Array) => Uint8Array): OperationId {
  let id = '';
  for (const byte of random(new Uint8Array(22))) {
    id += 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[byte & 63];
  }
  return OperationId.parse(id);
}

export const registerOf = (sheet: Sheet): Action => ({
  kind: 'register',
  slipNo: sheet.slipNo,
  queryCode: '8F3K2M9QX',
  registration: sheet.registration,
});

/** An operation as device number `device` would have stamped it. */
export const stamped = (input: {
  readonly device: number;
  readonly n: number;
  readonly stream: string;
  readonly recordedAt: Instant;
  readonly base: number;
  readonly action: Action;
  readonly random: (bytes: Uint8Array) => Uint8Array;
}): Operation =>
  stampOperation({
    id: randomId(input.random),
    stream: StreamId.parse(input.stream),
    office: OFFICE,
    device: deviceCode(input.device),
    n: input.n,
    by: 'chief',
    recordedAt: input.recordedAt,
    base: input.base,
    prev: null,
    clockDoubt: false,
    action: input.action,
  });
