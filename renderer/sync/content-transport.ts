import { err, ok } from '#shared/lib/result.ts';
import { ContentResponse } from '#shared/sync/attachment.ts';
import { sha256, signedBytes, signedCall, type Connection } from '#renderer/vault/signed-call.ts';
import type { Exchange } from './transport.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** How contents of attachments go to the county and come from it (PROTOCOL F2, F3, F7). */
export type ContentTransport = {
  readonly ask: (stream: string, hash: string) => Exchange<ContentResponse>;
  readonly give: (stream: string, hash: string, n: number, bytes: Bytes) => Exchange<ContentResponse>;
  readonly fetch: (stream: string, hash: string, n: number) => Exchange<Bytes>;
};

export function httpContents(connection: Connection): ContentTransport {
  const call = async (...asked: Parameters<typeof signedCall>): Exchange<ContentResponse> => {
    const answer = await signedCall(...asked);
    if (!answer.ok) return answer;
    const parsed = ContentResponse.safeParse(answer.value);
    return parsed.success ? ok(parsed.data) : err({ code: 'bad-answer' });
  };
  return {
    ask: (stream, hash) => call(connection, `/attachments/${stream}/${hash}`),
    give: async (stream, hash, n, bytes) => {
      const sent = {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: bytes.buffer,
      } as const;
      const answer = await call(connection, `/attachments/${stream}/${hash}/${n}`, sent);
      // S4: an answer that does not name exactly what was sent is no answer.
      const { digest } = answer.ok ? answer.value : {};
      return digest !== undefined && digest !== (await sha256(bytes)) ? err({ code: 'bad-answer' }) : answer;
    },
    fetch: (stream, hash, n) => signedBytes(connection, `/attachments/${stream}/${hash}/${n}`),
  };
}
