import type { KeptPin, PinKeeper } from './pin-keeper.ts';

/** What a page asks of the keeper in its service worker. */
export type PinCall =
  | { readonly pin: 'keep'; readonly kept: KeptPin }
  | { readonly pin: 'offers' }
  | { readonly pin: 'take'; readonly officer: string; readonly verifier: Uint8Array }
  | { readonly pin: 'drop'; readonly officer: string | null };

/** The keeper's answer; the caller is a page of the same origin and the same build. */
export function answerPinCall(keeper: PinKeeper, call: PinCall): unknown {
  switch (call.pin) {
    case 'keep':
      keeper.keep(call.kept);
      return true;
    case 'offers':
      return keeper.offers();
    case 'take':
      return keeper.take(call.officer, call.verifier);
    case 'drop':
      keeper.drop(call.officer ?? undefined);
      return true;
    default:
      return null;
  }
}
