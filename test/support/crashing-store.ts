import type { DeviceStore } from '#renderer/data/device-store.ts';

/** The program died here. Nobody catches it but the simulation. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * How a program dies at a database transaction: before it begins, while it is committed (nothing is kept), or after the
 * commit, before anybody hears of it.
 */
export const DEATHS = ['before', 'uncommitted', 'committed'] as const;
export type Death = (typeof DEATHS)[number];

export type DeathPlan = {
  /** Steps (transactions and calls) left to live; `null` for ever. */
  left: number | null;
  how: Death;
  /** Once dead, nothing works until the program is started again. */
  dead: boolean;
  /** Planted bug for the simulation's own test: a write that is reported and never kept. */
  lies: boolean;
};

export const immortal = (): DeathPlan => ({ left: null, how: 'before', dead: false, lies: false });

/** Takes one step of life; throws at the last one and from then on. */
export function live(plan: DeathPlan): void {
  if (!plan.dead && plan.left !== null) {
    plan.left -= 1;
    if (plan.left < 0) plan.dead = true;
  }
  if (plan.dead) throw new Crash();
}

/** Makes the store's transactions steps of that life. */
export function makeMortal(store: DeviceStore, plan: DeathPlan): void {
  const real = store.db.backendDB.bind(store.db);
  const transaction = (
    stores: string[],
    mode?: IDBTransactionMode,
    options?: IDBTransactionOptions,
  ): IDBTransaction => {
    const isLast = plan.left === 0 && !plan.dead;
    if (mode !== 'readwrite' || !isLast || plan.how === 'before') live(plan);
    const opened = real().transaction(stores, mode, options);
    if (mode === 'readwrite' && (isLast || plan.lies)) end(opened, plan, isLast);
    return opened;
  };
  store.db.backendDB = () =>
    new Proxy(real(), {
      get: (target, key): unknown => {
        if (key === 'transaction') return transaction;
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
}

function end(opened: IDBTransaction, plan: DeathPlan, isLast: boolean): void {
  const commit = opened.commit.bind(opened);
  opened.commit = () => {
    const { oncomplete } = opened;
    if (!isLast) {
      // The lie: thrown away, and told as if it were kept.
      opened.onabort = (event) => void oncomplete?.call(opened, event);
      opened.abort();
      return;
    }
    plan.dead = true;
    if (plan.how === 'uncommitted') {
      opened.abort();
      return;
    }
    opened.oncomplete = (event) => void opened.onabort?.call(opened, event);
    commit();
  };
}
