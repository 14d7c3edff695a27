import type { DeviceStore } from '#renderer/data/device-store.ts';
import { loadMatters, loadNewest } from '#renderer/data/matter-rows.ts';
import { loadList, storeList } from '#renderer/data/stored-list.ts';
import { storageProblemOf, type StorageProblem } from '#renderer/data/transaction.ts';

/** Rows of the first screen; the rest is read behind it. */
const FIRST_ROWS = 200;

/** Fills the list: the newest matters for the first screen, then the rest from its blocks or one by one. */
export function loadRest(store: DeviceStore, onProblem: (problem: StorageProblem) => void): void {
  fillList(store).catch((error: unknown) => onProblem(storageProblemOf(error, 'damaged')));
}

/** So many blocks of the list, read before sign-in, are opened as soon as the newest matters would be. */
const FEW_BLOCKS = 20;

export async function fillList(store: DeviceStore): Promise<void> {
  const { blocksAhead } = store.state;
  if (blocksAhead === null || blocksAhead.length === 0 || blocksAhead.length > FEW_BLOCKS) {
    await loadNewest(store, FIRST_ROWS);
  }
  if (!(await loadList(store))) {
    await idle();
    await loadMatters(store);
  }
  await idle();
  await storeList(store);
}

const idle = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve));
