import type { Acting } from '../../access/acting.ts';

/** 所长 for the own office, 信访办 for every office (R004-31). */
export function mayConfirmMarket({ roles, office, county }: Acting, of: string): boolean {
  if (county) return roles.some((role) => ['petition-clerk', 'petition-head', 'deputy-chief', 'chief'].includes(role));
  return office === of && roles.includes('office-head');
}
