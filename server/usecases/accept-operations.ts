import { actingOf, type Acting } from '#shared/domain/access/acting.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { decide } from '#shared/domain/matter/decide.ts';
import { decideReception } from '#shared/domain/reception/stream/decide.ts';
import { instantToPlainDate, yearOf } from '#shared/domain/calendar/plain-date.ts';
import type { CountyProfile, Unit } from '#shared/model/county.ts';
import { err } from '#shared/lib/result.ts';
import { ServerStamp, type Operation } from '#shared/model/operation.ts';
import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import { isReception, type AnyOperation } from '#shared/model/reception-stream.ts';
import type { Receipt, SYNC_REFUSALS } from '#shared/sync/push.ts';
import { CLOCK_TOLERANCE } from '#shared/sync/wire.ts';
import type { KnownOperation, ServerStore } from '#server/db/store.ts';
import { openLedger, type Hash, type Ledger } from './ledger.ts';
import { giveLetterNo, letterKeys } from './letter-numbers.ts';
import type { ParsedOperation, Push } from './parse-push.ts';

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
    await tx.append(ledger.batch());
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
  if (known !== undefined) return answerAgain(known, body);
  const kept = ledger.kept(op.id);
  if (kept !== undefined) return isSame(kept.body, body) ? ['k', kept.code] : refused('id-reused');
  if (fenced.has(op.stream)) return refused('fenced');
  if (op.prev !== undefined && ledger.find(op.prev) === undefined && ledger.kept(op.prev) === undefined) {
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
        today,
      });
}

const refused = (code: SyncRefusal, detail: Record<string, unknown> = {}): Receipt => ['r', code, detail];

/** C32: a record from the server's future; its day is asked for, the visit is not refused. */
export const isAhead = (op: Pick<Operation, 'recordedAt'>, arrivedAt: Instant): boolean =>
  Date.parse(op.recordedAt) > Date.parse(arrivedAt) + CLOCK_TOLERANCE;

/** S3: the first receipt again, or a refusal when the same id now says something else. */
function answerAgain(known: KnownOperation, body: string): Receipt {
  if (!isSame(known.body, body)) return refused('id-reused');
  const { seq, officialNo } = ServerStamp.parse(JSON.parse(known.stamp));
  return ['d', seq, officialNo ?? null];
}

const isSame = (stored: string, body: string): boolean => stored === body || canonical(stored) === canonical(body);

/** JSON with sorted keys: a later schema may write the same content in another order. */
function canonical(text: string): string {
  return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
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
