import type { Acting } from '#shared/domain/access/acting.ts';
import { isAccused } from '#shared/domain/access/matrix.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { isSafeReason } from '#shared/model/audit.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { CountyTrayResponse, DealRequest, DealResponse, KeptOperation } from '#shared/sync/county-tray.ts';
import type { ServerStore, StoreTx, TrayRow } from '#server/db/store.ts';
import { isAhead, transferProblem } from './accept-operations.ts';
import { appendEvent, type AuditDeps } from './join-audit.ts';
import { openLedger, type Hash } from './ledger.ts';
import { foldStreams } from './materialise.ts';
import { giveLetterNo, letterKeys } from './letter-numbers.ts';
import type { Sender } from './parse-push.ts';
import { fileSealings } from './seal-matters.ts';

/** Most items of one answer; a person deals with them one by one. */
const LIST = 200;

/** 县级待处理箱: what waits for a person at the county, the oldest first (PROTOCOL W6); nothing that accuses who asks (RC-02). */
export async function listTray(
  store: Pick<ServerStore, 'readTray' | 'findMatters' | 'readStreams'>,
  acting: Acting,
): Promise<Pick<CountyTrayResponse, 'items' | 'more'>> {
  const waiting = await store.readTray(LIST + 1);
  const rows = waiting.slice(0, LIST);
  const matters = await store.findMatters([...new Set(rows.map(({ stream }) => stream))]);
  const matterOf = new Map(matters.map((matter) => [matter.id, matter]));
  const views = foldStreams(await store.readStreams([...matterOf.keys()]));
  const items = rows.flatMap((row): KeptOperation[] => {
    const matter = matterOf.get(row.stream);
    if (matter === undefined || accuses(views.get(row.stream), acting)) return [];
    const op = operationOf(row);
    const number = matter.officialNo ?? matter.slipNo ?? '';
    const to = matter.units.at(-1) ?? matter.office;
    const { stream, office, device } = op;
    return [{ op, stream, office, device, arrivedAt: Instant.parse(row.arrivedAt), code: row.code, number, to }];
  });
  return { items, more: waiting.length > LIST };
}

const accuses = (view: MatterView | undefined, acting: Acting): boolean =>
  view !== undefined && isAccused(acting, factsOf(view));

/** Who decides, and on which device. */
export type Decider = { readonly acting: Acting; readonly sender: Sender };

/**
 * A person at the county has a kept operation decided again by their own rights, or closes it with a reason. What is
 * refused stays in the tray. Either way the decision is in the county's audit log, in the same transaction.
 */
export function dealWithTray(
  deps: AuditDeps,
  { acting, sender }: Decider,
  id: string,
  request: DealRequest,
): Promise<Result<DealResponse['refused'], 'not-found'>> {
  return deps.store.transaction(async (tx) => {
    const row = await tx.readTrayItem(id);
    if (row === null || row.closed !== null) return err('not-found');
    if (accuses(foldStreams(await tx.readStreams([row.stream])).get(row.stream), acting)) return err('not-found');
    const note = request.outcome === 'not-needed' ? request.note : '';
    const refused = request.outcome === 're-applied' ? await applyAgain(deps.hash, tx, acting, row) : null;
    if (refused === null) {
      await tx.closeTray(id, { at: deps.now(), by: acting.officer, outcome: request.outcome, note });
    }
    const { stream } = operationOf(row);
    await appendEvent(deps, tx, {
      kind: 'county-tray',
      what: request.outcome,
      ...sender,
      officer: acting.officer,
      stream,
      // The whole reason stays with the item; a number of a person does not go into the log.
      ...(note !== '' && isSafeReason(note) && { reason: note }),
      result: refused === null ? 'done' : 'refused',
    });
    return ok(refused);
  });
}

/** Parsed before it was kept. */
const operationOf = ({ body }: TrayRow): Operation => JSON.parse(body) as Operation;

async function applyAgain(hash: Hash, tx: StoreTx, acting: Acting, row: TrayRow): Promise<DealResponse['refused']> {
  const op = operationOf(row);
  if (op.prev !== undefined) {
    const before = await tx.readTrayItem(op.prev);
    if (before !== null && before.closed === null) return { code: 'predecessor-missing', detail: { prev: op.prev } };
  }
  const county = await tx.readCounty();
  if (county === null) throw new Error('a tray without a county');
  const ledger = await openLedger(tx, [op], letterKeys(county, [op]), hash);
  // A restored server was sent it a second time and took it meanwhile.
  if (ledger.find(op.id) !== undefined) return null;
  const arrivedAt = Instant.parse(row.arrivedAt);
  const decision = decide(ledger.view(op.stream), op.action, {
    acting,
    seen: op,
    calendar: countyCalendar(county.calendarEntries),
    settings: countySettings(county.settingEntries),
    units: county.units,
    today: op.clockDoubt === true || isAhead(op, arrivedAt) ? null : instantToPlainDate(op.recordedAt),
  });
  if (!decision.ok) {
    const { code, ...detail } = decision.error;
    return { code, detail };
  }
  const letter = giveLetterNo(ledger.numbers, county, op, { arrivedAt, claim: undefined });
  if (!letter.ok) return { code: letter.error.code, detail: { docNo: letter.error.docNo } };
  const problem = transferProblem(op, county);
  if (problem !== null) return { code: problem, detail: {} };
  ledger.append(op, row.body, { arrivedAt, ...letter.value });
  const emptied = await fileSealings({ hash }, tx, county, ledger.sealings());
  const batch = ledger.batch();
  await tx.append({ ...batch, redacted: [...batch.redacted, ...emptied] });
  return null;
}
