import { ok, type Result } from '#shared/lib/result.ts';
import { FactorResponse, NewFactorResponse } from '#shared/sync/second-factor.ts';
import type { CallProblem, Connection } from '#renderer/vault/signed-call.ts';
import { ask, posted } from './ask-county.ts';

/** How it stands with the own second factor (decision 0020). */
export type OwnFactor = Pick<FactorResponse, 'required' | 'since' | 'removed'>;

type Answer = Promise<Result<OwnFactor, CallProblem>>;

export const readFactor = (connection: Connection): Answer => ask(connection, '/second-factor', {}, FactorResponse);

/** Six digits of the telephone: the acts of administration are open for ten minutes. */
export const confirmFactor = (connection: Connection, code: string): Answer =>
  ask(connection, '/second-factor', posted({ code }), FactorResponse);

/** A new secret for the telephone, in base32. It is shown, and kept nowhere on this computer. */
export async function makeFactor(connection: Connection): Promise<Result<string, CallProblem>> {
  const answer = await ask(connection, '/second-factor/new', posted({}), NewFactorResponse);
  return answer.ok ? ok(answer.value.secret) : answer;
}

/** The telephone has the secret: it is in force from now on. */
export const activateFactor = (connection: Connection, code: string): Answer =>
  ask(connection, '/second-factor/activate', posted({ code }), FactorResponse);

export const removeFactor = (connection: Connection): Answer =>
  ask(connection, '/second-factor/remove', posted({}), FactorResponse);

/** What an authenticator reads from the QR code; thirty seconds, six digits and SHA-1 are what it takes unless told. */
export function authenticatorUri(secret: string, named: { readonly issuer: string; readonly account: string }): string {
  const [issuer, account] = [encodeURIComponent(named.issuer), encodeURIComponent(named.account)];
  return `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}`;
}

/** Six digits as they are typed, full-width ones and spaces between the groups too; `null` while they are none. */
export function typedFactorCode(text: string): string | null {
  const digits = text.normalize('NFKC').replaceAll(/\s/gu, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}
