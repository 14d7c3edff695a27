import type * as z from 'zod';
import type { Channel } from './channels.ts';
import * as messages from './messages.ts';
import type { ROOM_CONTRACT, RoomChannel } from './room-contract.ts';

/** What each channel takes and gives. The shell parses requests by it, the page parses answers by it. */
export const CONTRACT = {
  'host-info': { request: messages.NoArguments, response: messages.HostInfo },
  'print-to-pdf': { request: messages.PdfRequest, response: messages.SaveOutcome },
  print: { request: messages.PrintRequest, response: messages.PrintOutcome },
  'save-file': { request: messages.SaveFileRequest, response: messages.SaveOutcome },
  'open-file': { request: messages.OpenFileRequest, response: messages.OpenOutcome },
  'secure-store-available': { request: messages.NoArguments, response: messages.SecureStoreStatus },
  'secure-store-seal': { request: messages.Secret, response: messages.SealResult },
  'secure-store-unseal': { request: messages.SealedSecret, response: messages.UnsealResult },
  'pin-keep': { request: messages.KeptPin, response: messages.IsDone },
  'pin-offers': { request: messages.NoArguments, response: messages.PinOffers },
  'pin-take': { request: messages.PinRequest, response: messages.PinAnswer },
  'forget-copied': { request: messages.CopiedText, response: messages.IsDone },
  'pin-drop': { request: messages.WhosePin, response: messages.Nothing },
} as const satisfies Record<
  Exclude<Channel, RoomChannel>,
  { readonly request: z.ZodType; readonly response: z.ZodType }
>;

type Whole = typeof CONTRACT & typeof ROOM_CONTRACT;
export type RequestOf<C extends Channel> = z.output<Whole[C]['request']>;
export type ResponseOf<C extends Channel> = z.output<Whole[C]['response']>;
