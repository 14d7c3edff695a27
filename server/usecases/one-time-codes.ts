import type { Instant } from '#shared/model/plain-date.ts';
import { toBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CodeRow, StoreTx } from '#server/db/store.ts';

/** C13. */
const LIFE_MS = 24 * 60 * 60 * 1000;
const MOST_FAILURES = 5;

/** The first characters find the row, so that wrong tries can be counted against it; the other seven are the secret. */
const SELECTOR = 3;

export type CodeDeps = {
  readonly now: () => Instant;
  /** Ten random characters of Crockford's alphabet. */
  readonly newCode: () => string;
};

export type CodeFor = Pick<CodeRow, 'officer' | 'office' | 'issuedBy'> & { readonly recovery?: string };

/** Writes down a new code and tells it, for the only time. */
export async function issueCode(
  tx: StoreTx,
  { now, newCode }: CodeDeps,
  { officer, office, issuedBy, recovery }: CodeFor,
): Promise<{ readonly code: string; readonly expiresAt: Instant }> {
  const issuedAt = now();
  let code = newCode();
  for (let other = await tx.readCode(selectorOf(code)); other !== null && isAlive(other, issuedAt); ) {
    code = newCode();
    other = await tx.readCode(selectorOf(code));
  }
  const expiresAt = new Date(Date.parse(issuedAt) + LIFE_MS).toISOString() as Instant; // written by toISOString
  await tx.putCode({
    selector: selectorOf(code),
    hash: await slowHash(code),
    officer,
    office,
    issuedBy,
    issuedAt,
    expiresAt,
    usedAt: null,
    failures: 0,
    recovery: recovery ?? null,
  });
  return { code, expiresAt };
}

/**
 * The living row of a code; a wrong one costs the row one of its five tries. Whoever guesses learns only that it was
 * wrong, not whether it ever existed. A code of a recovery is good for that alone.
 */
export async function findCode(
  tx: StoreTx,
  code: string,
  at: Instant,
  use: 'seat' | 'recovery' = 'seat',
): Promise<Result<CodeRow, 'wrong-code'>> {
  const row = await tx.readCode(selectorOf(code));
  if (row === null || !isAlive(row, at)) return err('wrong-code');
  if ((row.recovery === null) === (use === 'recovery')) return err('wrong-code');
  if (row.hash === (await slowHash(code))) return ok(row);
  await tx.putCode({ ...row, failures: row.failures + 1 });
  return err('wrong-code');
}

export const useCode = (tx: StoreTx, row: CodeRow, at: Instant): Promise<void> => tx.putCode({ ...row, usedAt: at });

const selectorOf = (code: string): string => code.slice(0, SELECTOR);

const isAlive = (row: CodeRow, at: Instant): boolean =>
  row.usedAt === null && row.failures < MOST_FAILURES && Date.parse(at) < Date.parse(row.expiresAt);

/** Some milliseconds a guess: who steals the database must not find the codes of the day before they expire. */
const ITERATIONS = 30_000;

async function slowHash(code: string): Promise<string> {
  const bytes = new TextEncoder().encode(code);
  const key = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  const salt = new TextEncoder().encode(`jft-code-1 ${selectorOf(code)}`);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS };
  return toBase64url(new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256)));
}
