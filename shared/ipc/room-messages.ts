import * as z from 'zod';

/** Largest letter between two desks, in bytes; the shell knows nothing else about it (decision 0018). */
export const MAX_LETTER_BYTES = 64 * 1024;

/** Ports a hosting desk listens on, the first free one. A desk writes to no other. */
export const ROOM_PORTS = { first: 47631, last: 47640 } as const;

const letterBytes = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MAX_LETTER_BYTES,
);

/** Of the network of an office; the shell itself refuses addresses that are of no such network. */
const Address = z.ipv4();
const Port = z.int().min(ROOM_PORTS.first).max(ROOM_PORTS.last);

/** `no-network`: no address of an office network. */
export const RoomOpened = z.discriminatedUnion('open', [
  z.strictObject({ open: z.literal(true), addresses: z.array(Address).min(1).max(8), port: Port }),
  z.strictObject({ open: z.literal(false), reason: z.enum(['no-network', 'ports-taken']) }),
]);
export type RoomOpened = z.infer<typeof RoomOpened>;

/** A letter that came, or the answer to it, by the number the shell gave it. */
const RoomLetter = z.strictObject({ id: z.int().min(1), bytes: letterBytes });
export type RoomLetter = Readonly<z.infer<typeof RoomLetter>>;

export const RoomAnswers = z.strictObject({ answers: z.array(RoomLetter).max(64) });

/** What came meanwhile; nothing after ten quiet seconds. `open` says whether the box still listens. */
export const RoomPost = z.strictObject({ open: z.boolean(), letters: z.array(RoomLetter).max(64) });
export type RoomPost = z.infer<typeof RoomPost>;

export const RoomCall = z.strictObject({ address: Address, port: Port, bytes: letterBytes });
export type RoomCall = Readonly<z.infer<typeof RoomCall>>;

/** `nobody`: nothing answers there. `busy`: too many letters at once, or the page behind the box is not there. */
export const RoomReply = z.discriminatedUnion('answered', [
  z.strictObject({ answered: z.literal(true), bytes: letterBytes }),
  z.strictObject({ answered: z.literal(false), reason: z.enum(['not-office', 'nobody', 'busy']) }),
]);
export type RoomReply = Readonly<z.infer<typeof RoomReply>>;
