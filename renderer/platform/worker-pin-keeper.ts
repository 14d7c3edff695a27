import type { PinKeeping } from '#shared/lib/pin-keeper.ts';
import { PinAnswer, PinOffers } from '#shared/ipc/messages.ts';
import type { PinCall } from '#shared/lib/pin-calls.ts';

/** A worker that does not answer within this time is not there. */
const PATIENCE = 2_000;
/** More often than a browser ends an idle worker; a hidden page's timers run once a minute. */
const ALIVE_MS = 20_000;

/**
 * In a browser the service worker keeps the box: it outlasts the page's being loaded anew, and writes nothing. The page
 * asks it now and then, since a browser ends a worker that nobody asks; then only the passphrase opens, which is safe.
 */
export function workerPinKeeper(): PinKeeping {
  let asking: ReturnType<typeof setInterval> | null = null;
  const stayAlive = (): void => {
    asking ??= setInterval(() => void ask({ pin: 'offers' }), ALIVE_MS);
  };
  return {
    keep: async (pin) => {
      const kept = (await ask({ pin: 'keep', kept: pin })) === true;
      if (kept) stayAlive();
      return kept;
    },
    offers: async () => {
      const answer = PinOffers.safeParse(await ask({ pin: 'offers' }));
      if (!answer.success) return [];
      if (answer.data.length > 0) stayAlive();
      return answer.data;
    },
    take: async ({ officer, verifier }) => {
      const answer = PinAnswer.safeParse(await ask({ pin: 'take', officer, verifier }));
      return answer.success ? answer.data : { taken: false, left: 0 };
    },
    drop: async (officer) => void (await ask({ pin: 'drop', officer })),
  };
}

/** `null`: there is no worker, or it does not answer. */
async function ask(call: PinCall): Promise<unknown> {
  if (!('serviceWorker' in navigator)) return null;
  const active = (await navigator.serviceWorker.getRegistration().catch(() => undefined))?.active ?? null;
  if (active === null) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), PATIENCE);
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      clearTimeout(late);
      port1.close();
      resolve(data);
    });
    port1.start();
    active.postMessage(call, [port2]);
  });
}
