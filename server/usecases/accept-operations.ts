import { compareText } from '#shared/lib/compare-text.ts';
import { actingOf, type Acting } from '#shared/domain/access/acting.ts';
import { may } from '#shared/domain/access/matrix.ts';
import { factsOf } from '#shared/domain/access/matter-facts.ts';
import { decideTransfer } from '#shared/domain/confidential/decide.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import { redactOperation } from '#shared/domain/matter/redact.ts';
import { decideReception } from '#shared/domain/reception/stream/decide.ts';
import { instantToPlainDate, yearOf } from '#shared/domain/calendar/plain-date.ts';
import type { CountyProfile, Unit } from '#shared/model/county.ts';
import { err } from '#shared/lib/result.ts';
import { ServerStamp, type Operation } from '#shared/model/operation.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { isReception, type AnyOperation } from '#shared/model/reception-stream.ts';
import { SYNC_REFUSALS, type Receipt } from '#shared/sync/push.ts';
import { CLOCK_TOLERANCE } from '#shared/sync/wire.ts';
import type { KnownOperation, ServerStore } from '#server/db/store.ts';
import { openLedger, type Hash, type Ledger } from './ledger.ts';
import { giveLetterNo, letterKeys } from './letter-numbers.ts';
import type { ParsedOperation, Push } from './parse-push.ts';
import { fileSealings } from './seal-matters.ts';

export type AcceptDeps = { readonly store: ServerStore; readonly hash: Hash };

type SyncRefusal = (typeof SYNC_REFUSALS)[number];

/**
 * Puts the operations of several pushes into the county's order in one transaction (PROTOCOL S3–S8, N1–N3, T2), each
 * accepted or refused by itself. Answers the receipts of each push, in order, once everything is committed.
 */
export async function acceptOperations(
  { store, hash }: AcceptDeps,
  county: CountyProfile,
  pushes: readonly Push[],
): Promise<readonly (readonly Receipt[])[]> {
  const ops = pushes.flatMap((push) => push.ops.flatMap((parsed) => (parsed.ok ? [parsed.op] : [])));
  return store.transaction(async (tx) => {
    const ledger = await openLedger(tx, ops, letterKeys(county, ops), hash);
    const receipts = pushes.map((push) => judgePush(push, county, ledger));
    const emptied = await fileSealings({ hash }, tx, county, ledger.sealings());
    const batch = ledger.batch();
    await tx.append({ ...batch, redacted: [...batch.redacted, ...emptied] });
    return receipts;
  });
}

function judgePush(push: Push, county: CountyProfile, ledger: Ledger): readonly Receipt[] {
  const unit = county.units.find(({ code }) => code === push.sender.office);
  if (unit === undefined) throw new Error(`device of an office that the county has not: ${push.sender.office}`);
  const isClockOff = isOff(push);
  const fenced = new Set<string>();
  const { seated } = push;
  const actingBy = remembered((officer) =>
    seated === undefined || seated.has(officer) ? actingOf(county, unit.code, officer) : null,
  );
  return push.ops.map((parsed) => {
    const receipt = judge(parsed, { push, county, unit, actingBy, ledger, isClockOff, fenced });
    const stream = parsed.ok ? parsed.op.stream : parsed.stream;
    if (receipt[0] === 'r' && stream !== null) fenced.add(stream);
    return receipt;
  });
}

/** T2; a package may have been under way for days, so only a clock that is ahead shows (U6). */
function isOff({ sentAt, arrivedAt, carried }: Push): boolean {
  const ahead = Date.parse(sentAt) - Date.parse(arrivedAt);
  return (carried === true ? ahead : Math.abs(ahead)) > CLOCK_TOLERANCE;
}

/** The county lists thousands of officers, a push has a handful. */
function remembered<T>(ask: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const asked = ask(key);
    known.set(key, asked);
    return asked;
  };
}

type Bench = {
  readonly push: Push;
  readonly county: CountyProfile;
  readonly unit: Unit;
  /** The author of an operation, as the county lists them now. */
  readonly actingBy: (officer: string) => Acting | null;
  readonly ledger: Ledger;
  readonly isClockOff: boolean;
  /** Streams with a refused operation in this push (S7). */
  readonly fenced: ReadonlySet<string>;
};

function judge(parsed: ParsedOperation, bench: Bench): Receipt {
  const { push, county, ledger, isClockOff, fenced } = bench;
  if (!parsed.ok) return refused('malformed', { issues: parsed.issues });
  const { op, body } = parsed;
  if (op.office !== push.sender.office || op.device !== push.sender.device) return refused('wrong-device');
  const known = ledger.find(op.id);
  if (known !== undefined) return answerAgain(known, op, body);
  const kept = ledger.kept(op.id);
  if (kept !== undefined) {
    return kept.body === null || isSame(kept.body, op, body) ? ['k', kept.code] : refused('id-reused');
  }
  const late = isReception(op) ? null : judgeLate(op, body, bench);
  if (late !== null) return late;
  // CF-13: nothing that is amiss with an earlier operation keeps a matter in the open.
  const isSeal = op.action.kind === 'seal-confidential';
  if (!isSeal && fenced.has(op.stream)) return refused('fenced');
  if (!isSeal && op.prev !== undefined && ledger.find(op.prev) === undefined && ledger.kept(op.prev) === undefined) {
    return refused('predecessor-missing', { prev: op.prev });
  }
  const isDoubtful = isClockOff || op.clockDoubt === true || isAhead(op, push.arrivedAt);
  const decision = decideAny(op, bench, isDoubtful ? null : instantToPlainDate(op.recordedAt));
  if (!decision.ok) {
    const { code, ...detail } = decision.error;
    if (code === 'moved-away') {
      // W5: what an officer recorded before the news came is not lost; a person at the county decides.
      ledger.keep(op, body, { code, arrivedAt: push.arrivedAt });
      return ['k', code];
    }
    return ['r', code, detail];
  }
  const open = isReception(op) ? null : transferProblem(op, bench.county);
  if (open !== null) return ['r', open, {}];
  const { arrivedAt, claims } = push;
  const claim = Object.hasOwn(claims, op.id) ? claims[op.id] : undefined;
  const letter = giveLetterNo(ledger.numbers, county, op, { arrivedAt, claim });
  if (!letter.ok) return ['r', letter.error.code, { docNo: letter.error.docNo }];
  const stamp = ledger.append(op, body, { ...stampFor(op, bench, claim, isDoubtful), ...letter.value });
  return ['a', stamp.seq, stamp.officialNo ?? null];
}

/** S8. A stream begun as a matter is never continued as a reception, nor the other way round. */
function decideAny(op: AnyOperation, { county, actingBy, ledger }: Bench, today: PlainDate | null) {
  const kind = ledger.kindOf(op.stream);
  if (kind !== null && (kind === 'reception') !== isReception(op)) return err({ code: 'wrong-stream' as const });
  const acting = actingBy(op.by);
  return isReception(op)
    ? decideReception(ledger.reception(op.stream), op, { acting, profile: county, today })
    : decide(ledger.view(op.stream), op.action, {
        acting,
        seen: op,
        former: ledger.former(op.stream),
        calendar: countyCalendar(county.calendarEntries),
        settings: countySettings(county.settingEntries),
        units: county.units,
        today,
      });
}

/** Why the report that a matter becomes cannot be taken; `null` for every other operation. */
export function transferProblem({ action, stream }: Operation, county: CountyProfile): SyncRefusal | null {
  if (action.kind !== 'seal-confidential' || action.report === undefined) return null;
  const decision = decideTransfer(action.report, stream, { profile: county });
  if (decision.ok) return null;
  const code = SYNC_REFUSALS.find((each) => each === decision.error);
  return code ?? 'malformed';
}

/**
 * CF-16: work on a matter that is in confidence by now, by somebody who had it. It is the confidential officer's to read,
 * and nobody else's; `null` when the operation is not of that kind.
 */
function judgeLate(op: Operation, body: string, { push, county, actingBy, ledger }: Bench): Receipt | null {
  const view = ledger.view(op.stream);
  if (view?.status !== 'confidential' || op.action.kind === 'register') return null;
  const access = may(actingBy(op.by), op.action.kind, { ...factsOf(view), former: ledger.former(op.stream) });
  if (!access.ok && access.error.code !== 'moved-away') return null;
  const { arrivedAt } = push;
  if (op.action.kind !== 'seal-confidential') ledger.conceal({ kind: 'late', op, body, arrivedAt });
  else {
    const { report } = op.action;
    const problem = report === undefined ? 'report-missing' : transferProblem(op, county);
    if (report === undefined || problem !== null) return ['r', problem ?? 'report-missing', {}];
    ledger.conceal({ kind: 'report', op, body, arrivedAt, report });
  }
  return ['k', 'sealed'];
}

const refused = (code: SyncRefusal, detail: Record<string, unknown> = {}): Receipt => ['r', code, detail];

/** C32: a record from the server's future; its day is asked for, the visit is not refused. */
export const isAhead = (op: Pick<Operation, 'recordedAt'>, arrivedAt: Instant): boolean =>
  Date.parse(op.recordedAt) > Date.parse(arrivedAt) + CLOCK_TOLERANCE;

/** S3: the first receipt again, or a refusal when the same id now says something else. */
function answerAgain(known: KnownOperation, op: AnyOperation, body: string): Receipt {
  if (!isSame(known.body, op, body)) return refused('id-reused');
  const { seq, officialNo } = ServerStamp.parse(JSON.parse(known.stamp));
  return ['d', seq, officialNo ?? null];
}

function isSame(stored: string, op: AnyOperation, body: string): boolean {
  if (stored === body || canonical(stored) === canonical(body)) return true;
  if (isReception(op)) return false;
  // CF-14: one of the two is what a transfer into confidence left of the other. It was parsed when it was stored.
  const left = [JSON.stringify(redactOperation(JSON.parse(stored) as Operation)), JSON.stringify(redactOperation(op))];
  const [ours, theirs] = left.map(canonical);
  return ours === theirs && (ours === canonical(stored) || theirs === canonical(body));
}

/** JSON with sorted keys: a later schema may write the same content in another order. */
function canonical(text: string): string {
  return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => compareText(a, b)))
      : value,
  );
}

function stampFor(
  op: AnyOperation,
  { push: { arrivedAt }, unit, ledger }: Bench,
  claim: string | undefined,
  isDoubtful: boolean,
): Omit<ServerStamp, 'seq'> {
  if (op.action.kind !== 'register') return { arrivedAt };
  // N3: a doubtful day decides nothing, not even the year.
  const day = isDoubtful ? instantToPlainDate(arrivedAt) : op.action.registration.receivedOn;
  const { no, ...former } = ledger.numbers.give({
    key: op.office,
    prefix: unit.numberPrefix,
    year: yearOf(day),
    claim,
  });
  return { arrivedAt, officialNo: no, ...former, ...(isDoubtful && { timeDoubtful: true }) };
}
