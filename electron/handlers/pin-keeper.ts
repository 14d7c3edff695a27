import { CONTRACT } from '#shared/ipc/contract.ts';
import type { PinKeeper } from '#shared/lib/pin-keeper.ts';
import type { Handle } from './register.ts';

export interface PinKeeperDep {
  /** In the memory of the shell: it outlasts the page, and ends with the program (security C4). */
  readonly pinKeeper: PinKeeper;
}

export function handlePinKeeper(handle: Handle, { pinKeeper }: PinKeeperDep): void {
  handle('pin-keep', CONTRACT['pin-keep'].request, (pin) => {
    pinKeeper.keep(pin);
    return Promise.resolve(true);
  });
  handle('pin-offers', CONTRACT['pin-offers'].request, () => Promise.resolve([...pinKeeper.offers()]));
  handle('pin-take', CONTRACT['pin-take'].request, ({ officer, verifier }) =>
    Promise.resolve(pinKeeper.take(officer, verifier)),
  );
  handle('pin-drop', CONTRACT['pin-drop'].request, ({ officer }) => {
    pinKeeper.drop(officer ?? undefined);
    return Promise.resolve(undefined);
  });
}
