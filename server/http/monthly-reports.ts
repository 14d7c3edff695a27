import * as z from 'zod';
import { readsReports } from '#shared/domain/access/reads-reports.ts';
import { Month } from '#shared/model/monthly-report.ts';
import {
  HandInRequest,
  type FiguresResponse,
  type HandInResponse,
  type ReportsResponse,
} from '#shared/sync/monthly-report.ts';
import { WIRE_VERSION } from '#shared/sync/wire.ts';
import { countMonth, handInReport, listReports } from '#server/usecases/monthly-reports.ts';
import { identify, identifyFor, isServedVersion, type Api } from './api.ts';
import { parsed } from './enroll.ts';
import { errorResponse, jsonResponse } from './respond.ts';

const Year = z.string().regex(/^[1-9]\d{3}$/);

/** `GET /reports`: 月报 of a year, for whoever reads them (MR-07); somebody else's attempt is recorded. */
export async function reports(request: Request, api: Api): Promise<Response> {
  const caller = await identify(request, api);
  if (!caller.ok) return caller.error;
  const { sender, acting } = caller.value;
  if (!readsReports(acting)) {
    await api.refusals.note({ kind: 'failed-access', what: 'view-reports', ...sender, officer: acting.officer });
    return errorResponse('forbidden', api.now());
  }
  const year = Year.safeParse(new URL(request.url).searchParams.get('year'));
  if (!year.success) return errorResponse('bad-request', api.now());
  const list = [...(await listReports(api.store, year.data))];
  const answer: ReportsResponse = { wire: WIRE_VERSION, serverNow: api.now(), reports: list };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `GET /reports/figures/:month`: what the county counts now, for whoever draws a report up. */
export async function figures(request: Request, api: Api, asked: string): Promise<Response> {
  const caller = await identifyFor('hand-in-report', request, api);
  if (!caller.ok) return caller.error;
  const month = Month.safeParse(asked);
  if (!month.success) return errorResponse('bad-request', api.now());
  const counted = await countMonth(api, caller.value.county, month.data);
  const head = { wire: WIRE_VERSION, serverNow: api.now() };
  const answer: FiguresResponse = { ...head, month: month.data, figures: counted };
  return jsonResponse(request, JSON.stringify(answer));
}

/** `POST /reports`: hands one in; it stays beside the earlier ones (MR-02 to MR-04). */
export async function handIn(request: Request, api: Api): Promise<Response> {
  const caller = await identifyFor('hand-in-report', request, api);
  if (!caller.ok) return caller.error;
  const asked = await parsed(request, api, HandInRequest, caller.value.raw);
  if (!asked.ok) return asked.error;
  if (!isServedVersion(asked.value)) return errorResponse('needs-upgrade', api.now());
  const { sender, acting, county } = caller.value;
  const taken = await handInReport(api, county, { ...sender, officer: acting.officer }, asked.value);
  const head = { wire: WIRE_VERSION, serverNow: api.now() };
  const answer: HandInResponse = taken.ok
    ? { ...head, outcome: 'taken', report: taken.value }
    : { ...head, outcome: 'refused', why: taken.error };
  return jsonResponse(request, JSON.stringify(answer));
}
