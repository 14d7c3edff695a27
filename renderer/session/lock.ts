import type { DeviceStore } from '#renderer/data/device-store.ts';

/**
 * Locks: what is being typed is kept as a draft, what is being written is finished, and the page is loaded anew. Keys
 * and names live in this page's memory only, so nothing of them stays (security C5).
 */
export async function lockPage(store: DeviceStore, reload: () => void): Promise<void> {
  await settlePage(store);
  store.close();
  reload();
}

/** What is being typed is kept as a draft, what is being written is finished. */
export async function settlePage(store: DeviceStore): Promise<void> {
  // Forms save their draft when they are hidden (C42).
  document.dispatchEvent(new Event('visibilitychange'));
  await new Promise((done) => setTimeout(done, 0));
  await store.serial(() => Promise.resolve()).catch(() => undefined);
}
