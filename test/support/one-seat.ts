/** One county and one browser at it for a whole test file: somebody at the desk before the first test, all gone after the last. */
import { afterAll, beforeAll } from 'vitest';
import { enrolledSeat, newProfile, openSeat, removeProfile, type Seat, type SeatOptions } from './app.ts';
import { startCounty, type CountyProcess } from './county-process.ts';

export type OneSeat = {
  readonly county: CountyProcess;
  readonly seat: Seat;
  readonly profileDir: string;
  /** Opens the same profile again, after it was closed or killed. */
  readonly open: (options?: Pick<SeatOptions, 'at' | 'beforeOpening'>) => Promise<Seat>;
};

/**
 * Its members may be read from the first test (or a `beforeAll` after it) on. With `at` the clocks of the county and of
 * the browser start at that moment.
 */
export function oneSeat(
  office: string,
  officer: string,
  options: Omit<SeatOptions, 'origin' | 'profileDir'> = {},
): OneSeat {
  let county: CountyProcess;
  let profileDir: string;
  let seat: Seat;
  beforeAll(async () => {
    county = await startCounty(options.at);
    profileDir = await newProfile();
    seat = await enrolledSeat({ origin: county.origin, profileDir, ...options }, office, officer);
  });
  afterAll(async () => {
    await seat.close().catch(() => undefined);
    await county.remove();
    await removeProfile(profileDir);
  });
  return {
    get county() {
      return county;
    },
    get profileDir() {
      return profileDir;
    },
    get seat() {
      return seat;
    },
    open: async (again) => {
      seat = await openSeat({ origin: county.origin, profileDir, args: options.args ?? [], ...again });
      return seat;
    },
  };
}
