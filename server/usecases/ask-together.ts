type Waiting<Key, Found> = {
  readonly key: Key;
  readonly resolve: (found: Found) => void;
  readonly reject: (cause: unknown) => void;
};

/** Most keys of one question. */
const MOST = 500;

/**
 * One question to the database for all who ask at the same moment: whoever comes while an answer is under way waits and
 * is asked for together with the others. Nobody gets an answer that was on its way before they asked.
 */
export function askTogether<Key, Found>(
  load: (keys: readonly Key[]) => Promise<readonly Found[]>,
): (key: Key) => Promise<Found> {
  const waiting: Waiting<Key, Found>[] = [];
  let isRunning = false;

  const settle = async (group: readonly Waiting<Key, Found>[]): Promise<void> => {
    try {
      const found = await load(group.map(({ key }) => key));
      group.forEach(({ resolve, reject }, i) => {
        const mine = found[i];
        if (mine === undefined) reject(new Error('an answer for each key was promised'));
        else resolve(mine);
      });
    } catch (cause) {
      for (const { reject } of group) reject(cause);
    }
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    // Everybody who comes in this turn of the loop.
    await Promise.resolve();
    while (waiting.length > 0) await settle(waiting.splice(0, MOST));
    isRunning = false;
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (!isRunning) void run();
    });
}
