import * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CarriedAnswers } from '#shared/sync/carried.ts';
import { ConfidentialPushResponse } from '#shared/sync/confidential.ts';
import { ErrorResponse, ProfileResponse } from '#shared/sync/enroll.ts';
import { KnownResponse, PullResponse, SnapshotResponse, WhereResponse } from '#shared/sync/pull.ts';
import type { Sent } from '#renderer/vault/signed-call.ts';
import type { Transport, TransportProblem } from './transport.ts';

/** What a transport can be asked of a package: everything but sending. */
export type CarriedTransport = Pick<Transport, 'changes' | 'snapshot' | 'missing' | 'where' | 'profile'>;

/**
 * Answers out of a package what the exchange asks, as the county would (PROTOCOL U5). What the package does not hold is
 * `offline`. Behind its last page nothing
 * more has happened as far as it knows; a device that has read further over the network is not set back.
 */
export function carriedTransport({ answers, serverNow }: CarriedAnswers): CarriedTransport {
  const byPath = (start: string) => answers.filter(({ path }) => path.split('?')[0] === start);
  const asked = (path: string): URLSearchParams => new URLSearchParams(path.split('?')[1] ?? '');
  const read = <T>(answer: (typeof answers)[number] | undefined, schema: z.ZodType<T>): Result<T, TransportProblem> => {
    if (answer === undefined) return err({ code: 'offline' });
    const json = jsonOf(answer.body);
    if (answer.status !== 200) {
      const refusal = ErrorResponse.safeParse(json);
      return err({ code: refusal.success ? refusal.data.error : 'bad-answer' });
    }
    const parsed = schema.safeParse(json);
    return parsed.success ? ok(parsed.data) : err({ code: 'bad-answer' });
  };
  const all = <T>(path: string, schema: z.ZodType<T>): Result<readonly T[], TransportProblem> => {
    const values: T[] = [];
    for (const answer of byPath(path)) {
      const value = read(answer, schema);
      if (!value.ok) return value;
      values.push(value.value);
    }
    return ok(values);
  };
  const behind = (cursor: number, chain: string): PullResponse | null => {
    for (const answer of byPath('/changes').reverse()) {
      const page = read(answer, PullResponse);
      if (!page.ok) continue;
      const { value } = page;
      const isEnd = value.cursor < cursor || (value.cursor === cursor && value.chain === chain);
      return isEnd ? { ...value, serverNow, cursor, chain, more: false, left: 0, entries: [], gone: [] } : null;
    }
    return null;
  };
  return {
    changes: (cursor, chain) => {
      const exact = byPath('/changes').find(({ path }) => {
        const query = asked(path);
        return query.get('cursor') === String(cursor) && query.get('chain') === chain;
      });
      const end = exact === undefined ? behind(cursor, chain) : null;
      return Promise.resolve(end === null ? read(exact, PullResponse) : ok(end));
    },
    snapshot: (after) =>
      Promise.resolve(
        read(
          byPath('/snapshot').find(({ path }) => (asked(path).get('after') ?? '') === (after ?? '')),
          SnapshotResponse,
        ),
      ),
    missing: (ids) => {
      const known = all('/known', KnownResponse);
      if (!known.ok) return Promise.resolve(known);
      const missing = new Set(known.value.flatMap((answer) => answer.missing));
      return Promise.resolve(ok(ids.filter((id) => missing.has(id))));
    },
    where: (streams) => {
      const known = all('/where', WhereResponse);
      if (!known.ok) return Promise.resolve(known);
      const about = new Set(streams);
      return Promise.resolve(ok(known.value.flatMap(({ gone }) => gone).filter(({ stream }) => about.has(stream))));
    },
    profile: () => {
      const answer = read(byPath('/profile')[0], ProfileResponse);
      return Promise.resolve(answer.ok ? ok(answer.value.profile) : answer);
    },
  };
}

/** A question to the county, as `signedCall` asks it. */
export type CarriedAsk = (path: string, sent?: Sent) => Promise<Result<unknown, TransportProblem>>;

/**
 * Answers out of a package what is asked beside the exchange: the seats to seal to, and for a report in confidence the
 * answer to that very report. What the package does not hold is `offline`.
 */
export function carriedAsk({ answers }: CarriedAnswers): CarriedAsk {
  const receipts = new Map<string, unknown>();
  for (const { path, status, body } of answers) {
    const json = path === '/confidential' && status === 200 ? ConfidentialPushResponse.safeParse(jsonOf(body)) : null;
    const id = json?.success === true ? json.data.receipts[0]?.id : undefined;
    if (typeof id === 'string') receipts.set(id, json?.data);
  }
  return (path, sent) => {
    const readers = answers.find((answer) => answer.path === path && answer.status === 200);
    const answer = sent?.body === undefined ? jsonOf(readers?.body ?? 'null') : receipts.get(idIn(sent.body));
    return Promise.resolve(answer === undefined || answer === null ? err({ code: 'offline' }) : ok(answer));
  };
}

const OneEntry = z.object({ entries: z.tuple([z.looseObject({ id: z.string() })]) });

function idIn(body: ArrayBuffer): string {
  const parsed = OneEntry.safeParse(jsonOf(new TextDecoder().decode(body)));
  return parsed.success ? parsed.data.entries[0].id : '';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
