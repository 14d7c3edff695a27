import * as z from 'zod';
import { DeskNo, TicketNo } from './queue.ts';

const refusal = <C extends string>(code: C) => z.strictObject({ code: z.literal(code) });

/** Why the host does not do what was asked; told to a desk over the room's network as it is. */
export const QueueRefusal = z.discriminatedUnion('code', [
  refusal('queue-closed'),
  /** This desk was released, or another screen took its number: join again. */
  refusal('not-a-member'),
  /** Older than what was served last, or a later one came first. */
  refusal('out-of-turn').extend({ expected: z.int() }),
  refusal('desk-busy').extend({ no: TicketNo }),
  refusal('nobody-at-desk'),
  refusal('nobody-waiting'),
  refusal('call-again-first').extend({ calls: z.int() }),
  refusal('no-such-desk'),
  /** Another computer sits there; a person releases it first. */
  refusal('desk-taken').extend({ desk: DeskNo }),
  /** This computer sits at another desk already. */
  refusal('seated-elsewhere').extend({ desk: DeskNo }),
  refusal('numbers-used-up'),
  refusal('not-passed'),
  refusal('desk-still-receiving').extend({ no: TicketNo }),
  refusal('people-waiting').extend({ count: z.int() }),
]);
export type QueueRefusal = z.infer<typeof QueueRefusal>;
