import { ok, type Result } from '#shared/lib/result.ts';
import type { Month, MonthlyFigures, MonthlyReport } from '#shared/model/monthly-report.ts';
import { AuditHeadResponse } from '#shared/sync/audit.ts';
import {
  FiguresResponse,
  HandInResponse,
  ReportsResponse,
  type HandInRefusal,
  type HandInRequest,
} from '#shared/sync/monthly-report.ts';
import type { CallProblem, Connection } from '#renderer/vault/signed-call.ts';
import { ask, posted } from './ask-county.ts';

/** Every version of every month of the year, the newest first (MR-07). */
export async function readReports(
  connection: Connection,
  year: number,
): Promise<Result<readonly MonthlyReport[], CallProblem>> {
  const answer = await ask(connection, `/reports?year=${year}`, {}, ReportsResponse);
  return answer.ok ? ok(answer.value.reports) : answer;
}

/** The figures of a month as the county counts them now (MR-01). */
export async function countFigures(connection: Connection, month: Month): Promise<Result<MonthlyFigures, CallProblem>> {
  const answer = await ask(connection, `/reports/figures/${month}`, {}, FiguresResponse);
  return answer.ok ? ok(answer.value.figures) : answer;
}

export type HandedIn =
  | { readonly outcome: 'taken'; readonly report: MonthlyReport }
  | { readonly outcome: 'refused'; readonly why: HandInRefusal };

/** Hands in what is on the screen (MR-02 to MR-04). */
export const handInReport = (
  connection: Connection,
  report: Omit<HandInRequest, 'wire'>,
): Promise<Result<HandedIn, CallProblem>> => ask(connection, '/reports', posted(report), HandInResponse);

/** How the county's chain compares with a printed report (MR-06). */
export type HeadVerdict =
  | { readonly verdict: 'same' | 'differs' | 'no-entry' }
  /** The hash is there, but an entry before it was touched. */
  | { readonly verdict: 'broken'; readonly at: number };

/** `typed`: the beginning of a hash, as `typedHash` gives it; `brokenAt`: of the check of the whole chain. */
export async function compareHead(
  connection: Connection,
  { seq, typed, brokenAt }: { readonly seq: number; readonly typed: string; readonly brokenAt: number | null },
): Promise<Result<HeadVerdict, CallProblem>> {
  const answer = await ask(connection, `/audit/head/${seq}`, {}, AuditHeadResponse);
  if (!answer.ok) return answer;
  const { chain } = answer.value;
  if (chain === null) return ok({ verdict: 'no-entry' });
  if (!chain.startsWith(typed)) return ok({ verdict: 'differs' });
  return ok(brokenAt !== null && brokenAt <= seq ? { verdict: 'broken', at: brokenAt } : { verdict: 'same' });
}
