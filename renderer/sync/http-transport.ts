import * as z from 'zod';
import { err, ok } from '#shared/lib/result.ts';
import { VIEW_VERSION } from '#shared/model/matter.ts';
import { AuditListResponse, AuditPushResponse, AuditStateResponse } from '#shared/sync/audit.ts';
import { ProfileResponse } from '#shared/sync/enroll.ts';
import { KnownResponse, PullResponse, SnapshotResponse, WhereResponse } from '#shared/sync/pull.ts';
import { PushResponse } from '#shared/sync/push.ts';
import { PULL_PAGE, WIRE_VERSION } from '#shared/sync/wire.ts';
import { openStream, sha256, signedCall, type Connection, type Sent } from '#renderer/vault/signed-call.ts';
import type { AuditReader, CountyCalls, Exchange, Transport } from './transport.ts';

const SILENCE = 70_000;

const encoder = new TextEncoder();

/**
 * A page of whole matters is checked in its frame only: thousands of matters of the own county server, each read from
 * operations that it had checked one by one. A matter of another version is refused.
 */
const SnapshotFrame = SnapshotResponse.omit({ views: true }).extend({
  views: z.array(
    z.looseObject({ v: z.literal(VIEW_VERSION), id: z.string(), head: z.int(), history: z.array(z.unknown()) }),
  ),
});

/** Speaks PROTOCOL.md over HTTP. `waiting` tells the county how much is still to come (C16). */
export function httpTransport(connection: Connection, waiting: () => number): Transport & CountyCalls & AuditReader {
  const call = async <T>(path: string, sent: Sent, parse: (body: unknown) => T | null): Exchange<T> => {
    const answer = await signedCall(connection, path, sent);
    if (!answer.ok) return answer;
    const value = parse(answer.value);
    return value === null ? err({ code: 'bad-answer' }) : ok(value);
  };
  const post = async (body: string | Uint8Array<ArrayBuffer>): Promise<Sent> => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: await gzip(typeof body === 'string' ? encoder.encode(body) : body),
  });
  const pack = (body: string): Promise<readonly [digest: string, sent: Sent]> => {
    const bytes = encoder.encode(body);
    return Promise.all([sha256(bytes), post(bytes)]);
  };
  let early: { readonly body: string; readonly packed: ReturnType<typeof pack> } | null = null;
  return {
    prepare(body) {
      early = { body, packed: pack(body) };
      // Whoever sends it hears of it.
      early.packed.catch(() => undefined);
    },
    async push(body) {
      const packed = early?.body === body ? early.packed : pack(body);
      early = null;
      const [digest, init] = await packed;
      const answer = await call('/push', init, parser(PushResponse));
      // S4: an answer that does not name exactly what was sent is no answer.
      return answer.ok && answer.value.digest !== digest ? err({ code: 'bad-answer' }) : answer;
    },
    changes: (cursor, chain, limit = PULL_PAGE) =>
      call(
        `/changes?wire=${WIRE_VERSION}&cursor=${cursor}&chain=${chain}&limit=${limit}&waiting=${waiting()}`,
        {},
        parser(PullResponse),
      ),
    snapshot: (after, limit = PULL_PAGE) =>
      call(
        `/snapshot?wire=${WIRE_VERSION}&limit=${limit}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
        {},
        snapshotPage,
      ),
    async audit(body) {
      const [digest, init] = await pack(body);
      const answer = await call('/audit', init, parser(AuditPushResponse));
      return answer.ok && answer.value.digest !== digest ? err({ code: 'bad-answer' }) : answer;
    },
    auditList(query) {
      const asked = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)])).toString();
      // A lone question mark would be signed and then lost on the way.
      return call(`/audit${asked === '' ? '' : `?${asked}`}`, {}, parser(AuditListResponse));
    },
    auditState: () => call('/audit/state', {}, parser(AuditStateResponse)),
    looks: (stream) => call(`/audit/matter/${encodeURIComponent(stream)}`, {}, parser(AuditListResponse)),
    async missing(ids) {
      const init = await post(JSON.stringify({ wire: WIRE_VERSION, ids }));
      const answer = await call('/known', init, parser(KnownResponse));
      return answer.ok ? ok(answer.value.missing) : answer;
    },
    async where(streams) {
      const init = await post(JSON.stringify({ wire: WIRE_VERSION, streams }));
      const answer = await call('/where', init, parser(WhereResponse));
      return answer.ok ? ok(answer.value.gone) : answer;
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
    listen: (onNews) => listen(connection, onNews),
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

/** Straight into the packer: a `Blob` would first go to another process of the browser and come back in pieces. */
async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const { writable, readable } = new CompressionStream('gzip');
  const writer = writable.getWriter();
  const put = async (): Promise<void> => {
    await writer.write(bytes);
    await writer.close();
  };
  const [packed] = await Promise.all([new Response(readable).arrayBuffer(), put()]);
  return packed;
}

/**
 * Reads server-sent events by fetch, because EventSource cannot send signed headers. They are hints and carry no
 * signature: a false one costs a question.
 */
function listen(connection: Connection, onNews: (seq: number) => void): () => void {
  const stop = new AbortController();
  const read = async (): Promise<void> => {
    const stream = await openStream(connection, '/events', stop.signal);
    if (stream === null) return;
    const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
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
