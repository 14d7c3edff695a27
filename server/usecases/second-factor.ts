import { settingsOf } from '#shared/domain/organisation/settings.ts';
import { fromBase64url, toBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { isSafeReason } from '#shared/model/audit.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { OfficerId } from '#shared/model/ids.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { FactorRow, ServerStore, StoreTx } from '#server/db/store.ts';
import { appendEvent, type AuditDeps } from './join-audit.ts';
import type { Sender } from './parse-push.ts';
import { sealTo, type CountyKey } from './signatures.ts';
import { base32, matchingStep, SECRET_BYTES } from './totp.ts';

/**
 * The second factor of administrators (C22, decision 0020). The secret lies sealed to the county's key; who entered a right
 * code is known to this process alone, so a restart asks again.
 */

/** An officer at a device. */
type Who = Sender & { readonly officer: OfficerId };

/** How long a right code opens administrative acts. */
const CONFIRMED_MS = 10 * 60_000;
/** The factor itself is changed only with a code of just now: a desk left for a moment must not lose it. */
const JUST_NOW_MS = 60_000;
/** A secret that was shown and not used is forgotten. */
const PENDING_MS = 60 * 60_000;
const MOST_FAILURES = 5;
const PAUSE_MS = 15 * 60_000;

/** What is wrong with a code. `not-found`: there is no secret that it could be of. */
type CodeProblem = 'second-factor-wrong' | 'second-factor-paused' | 'not-found';

/** `second-factor`: a code first; `second-factor-missing`: the county wants a factor and there is none. */
type FactorProblem = 'second-factor' | 'second-factor-missing';

export type SecondFactor = {
  /** What stands between this officer at this device and an administrative act; `null`: nothing. */
  readonly problem: (county: CountyProfile, who: Who) => Promise<FactorProblem | null>;
  /** Takes a code of the factor in force. */
  readonly confirm: (who: Who, code: string) => Promise<Result<null, CodeProblem>>;
  /** A new secret, in base32; it counts once a code of it has come (`activate`). */
  readonly make: (who: Who) => Promise<Result<string, 'second-factor'>>;
  readonly activate: (who: Who, code: string) => Promise<Result<null, CodeProblem>>;
  /** The officer takes away their own. */
  readonly remove: (who: Who) => Promise<Result<null, 'second-factor'>>;
};

type Deps = AuditDeps & { readonly countyKey: CountyKey };

export function createSecondFactor(deps: Deps): SecondFactor {
  const { store, countyKey } = deps;
  const millis = (): number => Date.parse(deps.now());
  /** When a right code came, and of which factor: a later one is another. */
  const confirmed = new Map<string, { readonly at: number; readonly since: string }>();
  const keyOf = ({ office, device, officer }: Who): string => `${office} ${device} ${officer}`;
  const isConfirmed = (who: Who, { since }: FactorRow, within: number): boolean => {
    const last = confirmed.get(keyOf(who));
    return last !== undefined && last.since === since && millis() - last.at < within;
  };

  /** A wrong code costs one of five tries; the transaction keeps that although the answer is a refusal. */
  const attempt = async (
    tx: StoreTx,
    who: Who,
    code: string,
    use: 'confirm' | 'activate',
  ): Promise<Result<FactorRow, CodeProblem>> => {
    const known = await tx.readFactor(who.officer);
    const at = millis();
    const isNew = use === 'activate';
    const sealed = known === null ? null : isNew ? pendingAt(known, at) : known.secret;
    if (known === null || sealed === null) return err('not-found');
    if (isPaused(known, at)) return err('second-factor-paused');
    const secret = await countyKey.open(fromBase64url(sealed) ?? new Uint8Array(), about(who.officer));
    // No code of a new secret has been used yet, whatever was used of the one before.
    const step = secret === null ? null : await matchingStep(secret, code, at, isNew ? 0 : known.lastStep);
    const n = known.n + 1;
    if (step === null) {
      const failures = known.failures + 1;
      const isLast = failures >= MOST_FAILURES;
      const pausedUntil = isLast ? new Date(at + PAUSE_MS).toISOString() : null;
      await tx.putFactor({ ...known, n, failures: isLast ? 0 : failures, pausedUntil });
      const problem = isLast ? 'second-factor-paused' : 'second-factor-wrong';
      await appendEvent(deps, tx, { kind: 'failed-access', what: problem, ...who, count: failures, result: 'refused' });
      return err(problem);
    }
    const used = { ...known, n, lastStep: step, failures: 0, pausedUntil: null };
    const row = isNew ? inForce(used, sealed, deps.now()) : used;
    await tx.putFactor(row);
    const what = known.secret === null ? 'second-factor-on' : 'second-factor-changed';
    const event = isNew ? ({ kind: 'settings', what } as const) : ({ kind: 'sign-in', what: 'second-factor' } as const);
    await appendEvent(deps, tx, { ...event, ...who, result: 'done' });
    return ok(row);
  };

  const take = async (who: Who, code: string, use: 'confirm' | 'activate'): Promise<Result<null, CodeProblem>> => {
    const taken = await store.transaction((tx) => attempt(tx, who, code, use));
    if (!taken.ok) return taken;
    const { since } = taken.value;
    if (since !== null) confirmed.set(keyOf(who), { at: millis(), since });
    return ok(null);
  };

  return {
    problem: async (county, who) => {
      const row = await readFactor(store, who.officer);
      if (row === null || row.secret === null) {
        return settingsOf(county).requireSecondFactor ? 'second-factor-missing' : null;
      }
      return isConfirmed(who, row, CONFIRMED_MS) ? null : 'second-factor';
    },
    confirm: (who, code) => take(who, code, 'confirm'),
    activate: (who, code) => take(who, code, 'activate'),
    make: (who) =>
      store.transaction(async (tx) => {
        const known = await tx.readFactor(who.officer);
        if (known !== null && known.secret !== null && !isConfirmed(who, known, JUST_NOW_MS)) {
          return err('second-factor');
        }
        const secret = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
        const pending = toBase64url(await sealTo(countyKey.publicKey, secret, about(who.officer)));
        const row = known ?? noFactor(who.officer);
        await tx.putFactor({ ...row, n: row.n + 1, pending, pendingSince: deps.now() });
        return ok(base32(secret));
      }),
    remove: (who) =>
      store.transaction(async (tx) => {
        const known = await tx.readFactor(who.officer);
        if (known === null || known.secret === null) return ok(null);
        if (!isConfirmed(who, known, JUST_NOW_MS)) return err('second-factor');
        await tx.putFactor(without(known));
        await appendEvent(deps, tx, { kind: 'settings', what: 'second-factor-off', ...who, result: 'done' });
        return ok(null);
      }),
  };
}

/** Takes away the factor of an officer who lost the telephone. The log has it, and the officer's own page says it. */
export function removeFactor(
  deps: AuditDeps,
  officer: OfficerId,
  { reason, ...by }: Partial<Who> & { readonly reason?: string },
): Promise<Result<null, 'not-found'>> {
  return deps.store.transaction(async (tx) => {
    const known = await tx.readFactor(officer);
    if (known === null || known.secret === null) return err('not-found');
    await tx.putFactor({ ...without(known), removedAt: deps.now(), removedBy: by.officer ?? null });
    const told = reason !== undefined && isSafeReason(reason) ? { reason } : {};
    const what = 'second-factor-removed';
    await appendEvent(deps, tx, { kind: 'settings', what, ...by, subject: officer, ...told, result: 'done' });
    return ok(null);
  });
}

/** The same at the server's own computer, where nobody is signed in. */
export const removeFactorHere = (
  { store, hash, now }: Pick<AuditDeps, 'store' | 'hash'> & { readonly now: () => string },
  officer: string,
): Promise<Result<null, 'not-found'>> => removeFactor({ store, hash, now: () => Instant.parse(now()) }, officer, {});

/** The officer's row, without a transaction; a county has few. */
export async function readFactor(
  store: Pick<ServerStore, 'readAllFactors'>,
  officer: string,
): Promise<FactorRow | null> {
  return (await store.readAllFactors()).find((row) => row.officer === officer) ?? null;
}

/** What a secret is sealed for: one officer's cannot stand in another's row. */
const about = (officer: string): string => `second factor ${officer}`;

const noFactor = (officer: string): FactorRow => ({
  officer,
  n: 0,
  secret: null,
  since: null,
  pending: null,
  pendingSince: null,
  lastStep: 0,
  failures: 0,
  pausedUntil: null,
  removedAt: null,
  removedBy: null,
});

/** The secret that was shown and has not been used, while it is young enough. */
const pendingAt = ({ pending, pendingSince }: FactorRow, at: number): string | null =>
  pendingSince !== null && at - Date.parse(pendingSince) < PENDING_MS ? pending : null;

/** Not longer than a pause is: the county's clock may have been put right since. */
function isPaused({ pausedUntil }: FactorRow, at: number): boolean {
  const left = pausedUntil === null ? 0 : Date.parse(pausedUntil) - at;
  return left > 0 && left <= PAUSE_MS;
}

const inForce = (row: FactorRow, secret: string, since: string): FactorRow => ({
  ...row,
  secret,
  since,
  pending: null,
  pendingSince: null,
  removedAt: null,
  removedBy: null,
});

/** Its count of wrong tries stays: taking a factor away and making another must not give five more. */
const without = (row: FactorRow): FactorRow => ({
  ...row,
  n: row.n + 1,
  secret: null,
  since: null,
  pending: null,
  pendingSince: null,
});
