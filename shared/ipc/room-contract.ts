import type * as z from 'zod';
import type { Channel } from './channels.ts';
import { NoArguments, Nothing } from './messages.ts';
import { RoomAnswers, RoomCall, RoomOpened, RoomPost, RoomReply } from './room-messages.ts';

export type RoomChannel = Extract<Channel, `room-${string}`>;

/** The part of the contract for the line between desks, apart so that the first screen does not load it. */
export const ROOM_CONTRACT = {
  'room-open': { request: NoArguments, response: RoomOpened },
  'room-close': { request: NoArguments, response: Nothing },
  'room-exchange': { request: RoomAnswers, response: RoomPost },
  'room-write': { request: RoomCall, response: RoomReply },
} as const satisfies Record<RoomChannel, { readonly request: z.ZodType; readonly response: z.ZodType }>;
