import { afterAll, beforeEach } from 'vitest';

/** Every suite of attacks says how many ran and fails below its floor: one that ran nothing must not be green. */
export function countCases(floor: number): void {
  let ran = 0;
  beforeEach(() => {
    ran += 1;
  });
  afterAll(() => {
    process.stdout.write(`attacks: ${ran} cases, floor ${floor}\n`);
    if (ran < floor) throw new Error(`${ran} cases ran, ${floor} are the least`);
  });
}
