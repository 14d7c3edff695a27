import { err, ok, type Result } from '#shared/lib/result.ts';
import { sealedCodec } from '#renderer/data/codec.ts';
import { deleteStore } from '#renderer/data/delete-store.ts';
import { resealStore } from '#renderer/data/reseal.ts';
import { storageProblemOf, type StorageProblem } from '#renderer/data/transaction.ts';
import { recordCipher } from '#renderer/vault/record-suites.ts';
import { forgetFormer, nextDataKey, orderRotation, switchKeys } from '#renderer/vault/rotation.ts';
import { readDevice, readSeats, removeSeat, type Unlocked, type VaultDeps } from '#renderer/vault/vault.ts';
import { newStoreName } from './store-name.ts';

/** Orders another data key; it is made at the next sign-in (`finishKeyChange`), so the page is locked now. */
export const orderKeyChange = (vault: Pick<VaultDeps, 'db'>): Promise<void> => orderRotation(vault, newStoreName());

/** Takes a colleague's way in away, and the key that they knew (decision 0005). */
export async function removeColleague(vault: Pick<VaultDeps, 'db'>, officer: string): Promise<void> {
  await removeSeat(vault, officer);
  await orderKeyChange(vault);
}

/**
 * Does what was ordered, or goes on with it after the program ended in between; nobody else has the store open now. Each
 * step leaves a state that the next start understands: copying goes on behind what was copied; only when every row is
 * there the keys change over, in one transaction; only then the old store is deleted. When it cannot be done (no room),
 * what was copied is removed and the officer works on with the old key, the order still standing.
 */
export async function finishKeyChange(
  vault: Pick<VaultDeps, 'db'>,
  unlocked: Unlocked,
): Promise<Result<Unlocked, StorageProblem>> {
  const { former, next } = unlocked.device;
  if (former !== undefined) await tidyUp(vault, former);
  if (next === undefined) return ok(unlocked);
  try {
    return ok(await changeOver(vault, unlocked, next));
  } catch (error) {
    // Rows that change meanwhile must not be missing in a half copy that is gone on with later.
    return deleteStore(next).then(
      () => ok(unlocked),
      () => err(storageProblemOf(error, 'failed')),
    );
  }
}

async function changeOver(vault: Pick<VaultDeps, 'db'>, unlocked: Unlocked, next: string): Promise<Unlocked> {
  const dataKey = await nextDataKey(unlocked, next);
  // A seat given after the order, by the county's recovery: ordered once more, for all who are here now.
  if (dataKey === null) return orderAnew(vault, unlocked, next);
  const { store, algorithm } = unlocked.device;
  await resealStore({
    from: { name: store, codec: sealedCodec(await recordCipher(unlocked.dataKey, algorithm)) },
    to: { name: next, codec: sealedCodec(await recordCipher(dataKey, algorithm)) },
  });
  const changed = await switchKeys(vault, unlocked, { next, dataKey });
  await tidyUp(vault, store);
  return changed;
}

async function orderAnew(vault: Pick<VaultDeps, 'db'>, unlocked: Unlocked, old: string): Promise<Unlocked> {
  await deleteStore(old);
  await orderKeyChange(vault);
  const [device, seats] = await Promise.all([readDevice(vault), readSeats(vault)]);
  const seat = seats.find(({ officer }) => officer === unlocked.seat.officer);
  if (device?.next === undefined || seat === undefined) throw new Error('the order was not kept');
  return changeOver(vault, { ...unlocked, device, seat }, device.next);
}

/** The old store is noise by now; that it is still there must not keep anybody from working. */
const tidyUp = (vault: Pick<VaultDeps, 'db'>, former: string): Promise<void> =>
  deleteStore(former)
    .then(() => forgetFormer(vault))
    .catch(() => undefined);
