/**
 * T2, a colleague at the same laptop who can copy and change its files: what lies there of somebody else's seat can be
 * exchanged, weakened or rolled back, and opens nothing and signs nothing.
 */
import { expect, test } from 'vitest';
import { addSeat, readSeats, rewrap, unlock } from '#renderer/vault/vault.ts';
import type { VaultSeat } from '#renderer/vault/vault-rows.ts';
import { aSeat, OTHER, PASSPHRASE, setupVault } from '#test/unit/renderer/vault/setup-vault.ts';
import { countCases } from './count-cases.ts';

countCases(9);

/** The clerk sits first; the colleague, who knows only their own passphrase, changes rows. */
async function setupColleague() {
  const vault = await setupVault();
  await addSeat(vault.deps, vault.first, await aSeat('jiaxi-head', OTHER));
  const seats = await readSeats(vault.deps);
  const clerk = seats.find(({ officer }) => officer === 'jiaxi-clerk');
  const head = seats.find(({ officer }) => officer === 'jiaxi-head');
  if (clerk === undefined || head === undefined) throw new Error('no seats');
  const plant = async (changes: Partial<VaultSeat>) => {
    await vault.deps.db.seats.put({ ...clerk, ...changes });
    const opened = await unlock(vault.deps, 'jiaxi-clerk', OTHER);
    return opened.ok ? 'open' : opened.error.code;
  };
  return { ...vault, clerk, head, plant };
}

test('T2/C8 the passphrase of the colleague does not open the seat of the clerk', async () => {
  const { plant } = await setupColleague();
  expect(await plant({})).toBe('wrong-passphrase');
});

const exchanged: readonly (readonly [name: string, fields: readonly (keyof VaultSeat)[], code: string])[] = [
  ['the wrapped data key', ['wrapped'], 'wrong-passphrase'],
  ['the salt and costs', ['params'], 'wrong-passphrase'],
  ['both, so that the own passphrase fits', ['params', 'wrapped'], 'damaged-vault'],
  ['both and the private key for signing', ['params', 'wrapped', 'signKey'], 'damaged-vault'],
  ['both and the private key that opens what is sealed', ['params', 'wrapped', 'sealKey'], 'damaged-vault'],
  ['everything but the name', ['params', 'wrapped', 'signKey', 'sealKey', 'ticket'], 'damaged-vault'],
];
test.each(exchanged)('T2/C8 %s put in the place of the clerk’s opens nothing', async (_name, fields, code) => {
  const { plant, head } = await setupColleague();
  const changes = Object.fromEntries(fields.map((field) => [field, head[field]])) as Partial<VaultSeat>; // fields of a seat
  expect(await plant(changes)).toBe(code);
});

test('T2/C3 cheaper or ruinous costs written beside the wrap are refused before anything is derived', async () => {
  const { deps, clerk } = await setupColleague();
  let derived = 0;
  const counting = {
    ...deps,
    derive: (...given: Parameters<typeof deps.derive>) => ((derived += 1), deps.derive(...given)),
  };
  for (const params of [
    { ...clerk.params, memory: 8 },
    { ...clerk.params, passes: 0 },
    { ...clerk.params, salt: new Uint8Array(4) },
    { ...clerk.params, memory: 64 * 1024 * 1024 },
  ]) {
    await deps.db.seats.put({ ...clerk, params });
    const opened = await unlock(counting, 'jiaxi-clerk', PASSPHRASE);
    expect(opened).toMatchObject({ error: { code: 'weak-parameters' } });
  }
  expect(derived).toBe(0);
});

test('T2/C6 an older copy of the own row brings the old passphrase back to that copy only, never to another seat', async () => {
  const { deps, first, clerk } = await setupColleague();
  await rewrap(deps, first, 'Kw7-tbroad-leaf');
  expect((await unlock(deps, 'jiaxi-clerk', PASSPHRASE)).ok).toBe(false);
  await deps.db.seats.put({ ...clerk, officer: 'jiaxi-head' });
  expect(await unlock(deps, 'jiaxi-head', PASSPHRASE)).toMatchObject({ error: { code: 'damaged-vault' } });
});
