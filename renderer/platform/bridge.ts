import type { Bridge } from '#shared/ipc/bridge.ts';
import { browserBridge } from './browser-bridge.ts';
import { checkedBridge } from './checked-bridge.ts';

declare global {
  interface Window {
    /** Put there by the shell's preload; absent in a browser. */
    readonly jft?: Bridge;
  }
}

/** The machine the page runs on: the shell where there is one, else the browser itself. Behaves the same to callers. */
export function platformBridge(): Bridge {
  return window.jft === undefined ? browserBridge() : checkedBridge(window.jft);
}
