import type { Proposal } from '../supervision/proposals.ts';
import type { ExpectedStep } from './expectation.ts';

/** MD-09: what the rules propose waits for a person, who orders it or says why not (RX-08); the oldest proposal speaks. */
export function proposedStep(proposals: readonly Proposal[]): ExpectedStep | null {
  const oldest = [...proposals].sort((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)))[0];
  return oldest === undefined
    ? null
    : { step: 'propose-supervision', by: { kind: 'supervision' }, since: oldest.since, trigger: oldest.trigger };
}
