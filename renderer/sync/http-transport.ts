import * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { ErrorResponse, ProfileResponse } from '#shared/sync/enroll.ts';
import { KnownResponse, PullResponse, SnapshotResponse } from '#shared/sync/pull.ts';
import { PushResponse } from '#shared/sync/push.ts';
import { API, PULL_PAGE, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { CountyCalls, Exchange, Transport, TransportProblem } from './transport.ts';

export type Credentials = { readonly office: string; readonly device: string; readonly token: string };

const PATIENCE = 60_000;
const SILENCE = 70_000;

type Init = { readonly method?: 'POST'; readonly headers?: Record<string, string>; readonly body?: ArrayBuffer };

/**
 * A page of whole matters is checked in its frame only: thousands of matters of the own county server, each read from
 * operations that it had checked one by one. A matter of another version is refused.
 */
const SnapshotFrame = SnapshotResponse.omit({ views: true }).extend({
  views: z.array(z.looseObject({ v: z.literal(1), id: z.string(), head: z.int(), history: z.array(z.unknown()) })),
});

/** Speaks PROTOCOL.md over HTTP. `base` is the county server's origin, empty when it serves this page itself. */
export function httpTransport(base: string, credentials: Credentials): Transport & CountyCalls {
  const identity = {
    authorization: `Bearer ${credentials.token}`,
    'x-office': credentials.office,
    'x-device': credentials.device,
  };
  const call = async <T>(path: string, init: Init, parse: (body: unknown) => T | null): Exchange<T> => {
    let response: Response;
    try {
      response = await fetch(`${base}${API}${path}`, {
        ...init,
        headers: { ...identity, ...init.headers },
        signal: AbortSignal.timeout(PATIENCE),
        cache: 'no-store',
      });
    } catch (error) {
      const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
      return err({ code: 'offline', ...(timedOut && { tooSlow: true }) });
    }
    return answerOf(response, parse);
  };
  const post = async (body: string): Promise<Init> => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: await gzip(body),
  });
  return {
    async push(body) {
      const [digest, init] = await Promise.all([sha256(body), post(body)]);
      const answer = await call('/push', init, parser(PushResponse));
      // S4: an answer that does not name exactly what was sent is no answer.
      return answer.ok && answer.value.digest !== digest ? err({ code: 'bad-answer' }) : answer;
    },
    changes: (cursor, chain, limit = PULL_PAGE) =>
      call(`/changes?wire=${WIRE_VERSION}&cursor=${cursor}&chain=${chain}&limit=${limit}`, {}, parser(PullResponse)),
    snapshot: (after, limit = PULL_PAGE) =>
      call(
        `/snapshot?wire=${WIRE_VERSION}&limit=${limit}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
        {},
        snapshotPage,
      ),
    async missing(ids) {
      const init = await post(JSON.stringify({ wire: WIRE_VERSION, ids }));
      const answer = await call('/known', init, parser(KnownResponse));
      return answer.ok ? ok(answer.value.missing) : answer;
    },
    async profile() {
      const answer = await call('/profile', {}, parser(ProfileResponse));
      return answer.ok ? ok(answer.value.profile) : answer;
    },
    async enterYear(request) {
      const init = await post(JSON.stringify(request));
      const answer = await call('/calendar', init, parser(ProfileResponse));
      return answer.ok ? ok(answer.value.profile) : answer;
    },
    listen: (onNews) => listen(`${base}${API}/events`, identity, onNews),
  };
}

const parser =
  <T>(schema: z.ZodType<T>) =>
  (body: unknown): T | null => {
    const parsed = schema.safeParse(body);
    return parsed.success ? parsed.data : null;
  };

function snapshotPage(body: unknown): SnapshotResponse | null {
  // The frame proves version and identity of each matter; see SnapshotFrame.
  return SnapshotFrame.safeParse(body).success ? (body as SnapshotResponse) : null;
}

async function answerOf<T>(
  response: Response,
  parse: (body: unknown) => T | null,
): Promise<Result<T, TransportProblem>> {
  let body: unknown;
  try {
    body = await response.json();
  } catch (error) {
    // Not JSON is somebody else's answer; a body that broke off is a line that broke off.
    if (!(error instanceof SyntaxError)) return err({ code: 'offline', tooSlow: true });
    return err({ code: response.status === 413 ? 'too-large' : 'bad-answer' });
  }
  if (!response.ok) {
    const refusal = ErrorResponse.safeParse(body);
    return err({ code: refusal.success ? refusal.data.error : 'bad-answer' });
  }
  const value = parse(body);
  return value === null ? err({ code: 'bad-answer' }) : ok(value);
}

async function gzip(text: string): Promise<ArrayBuffer> {
  return new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads server-sent events by fetch, because EventSource cannot send the device's credentials as headers. */
function listen(url: string, headers: Record<string, string>, onNews: (seq: number) => void): () => void {
  const stop = new AbortController();
  const read = async (): Promise<void> => {
    const response = await fetch(url, { headers, signal: stop.signal, cache: 'no-store' });
    if (!response.ok || response.body === null) return;
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    // The server sends something every 25 s; a line that is only half open says nothing for ever.
    const next = async (): ReturnType<typeof reader.read> => {
      const watch = setTimeout(() => void reader.cancel(), SILENCE);
      return reader.read().finally(() => clearTimeout(watch));
    };
    for (let part = await next(); !part.done; part = await next()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const seq = /^data:\s*(\d+)/.exec(line)?.[1];
        if (seq !== undefined) onNews(Number(seq));
      }
    }
  };
  const again = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await read().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 3000));
    }
  };
  void again();
  return () => stop.abort();
}
