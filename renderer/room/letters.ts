import type * as z from 'zod';
import type { Seat } from '#shared/model/seat.ts';
import type { RoomRefusal } from '#shared/sync/room.ts';
import { utf8, type Bytes } from '#renderer/vault/bytes.ts';
import type { Writer } from '#renderer/vault/room-seal.ts';

/** A desk of the room as it stands: in whose name it writes, and with whom it exchanges letters. */
export type RoomParty = Writer & {
  readonly countyKey: string;
  /** Four digits. */
  readonly room: string;
  /** Why not with this seat, which the county signed; `null` is yes (QU-16). */
  readonly refuses: (seat: Seat) => RoomRefusal | null;
};

export const toBytes = (message: unknown): Bytes => utf8(JSON.stringify(message));

/** A message in the shape of its schema; `null` for anything else. */
export function fromBytes<T>(schema: z.ZodType<T>, bytes: Uint8Array): T | null {
  return fromText(schema, new TextDecoder().decode(bytes));
}

export function fromText<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
