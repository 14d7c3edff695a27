import type { Acting } from './acting.ts';
import { mayEver } from './matrix.ts';

/** MR-07: who reads 月报 and no more than counts, and the auditor, whose log stands behind it. */
export const readsReports = (acting: Acting | null): boolean =>
  mayEver(acting, 'view-reports') || mayEver(acting, 'audit-read');
