import type { DeviceStore } from '#renderer/data/device-store.ts';

/** A disk that does not answer must not keep a page open: what is not written by then is lost as in a power cut. */
const MOST_MS = 10_000;

/**
 * Locks: the page is dark at once, what is being typed is kept as a draft, what is being written is finished, and the page
 * is loaded anew. Keys and names live in this page's memory only, so nothing of them stays (security C5). `first` is done
 * before; its failure changes nothing.
 */
export async function lockPage(store: DeviceStore, first: () => Promise<unknown>, reload: () => void): Promise<void> {
  document.body.style.visibility = 'hidden';
  document.body.inert = true;
  const settle = async (): Promise<void> => {
    await first().catch(reportError);
    await settlePage(store);
  };
  await Promise.race([settle(), new Promise((done) => setTimeout(done, MOST_MS))]);
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
