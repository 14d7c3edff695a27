import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { PushResponse } from '#shared/sync/push.ts';
import { API, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { BenchDevice } from '../harness/contract.ts';
import { signedHeaders } from '#renderer/vault/signed-call.ts';
import { connectionOf, deviceCode, OFFICE } from './identity.ts';
import { registerOf, stamped } from './operations.ts';

type Prepared = {
  readonly digest: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly signed: Record<string, string>;
  readonly count: number;
};

/**
 * A device of W7 that speaks PROTOCOL.md and believes an answer only as the product does (S4). Packing and signing are its
 * own work, done before the clock starts as the floor's packing is: hundreds of laptops do not share one processor.
 */
export const device: BenchDevice = {
  prepare: async (number, sheets) => {
    const code = deviceCode(10 + number);
    const ops = sheets.map((one, i) =>
      stamped({
        device: 10 + number,
        n: i + 1,
        stream: one.id,
        recordedAt: one.recordedAt,
        base: 0,
        action: registerOf(one),
        random: (bytes) => randomBytes(bytes.length),
      }),
    );
    const text = JSON.stringify({
      wire: WIRE_VERSION,
      office: OFFICE,
      device: code,
      sentAt: new Date().toISOString(),
      ops,
    });
    const digest = createHash('sha256').update(text).digest('hex');
    const body = new Uint8Array(gzipSync(text));
    const connection = await connectionOf(10 + number, '');
    const signed = await signedHeaders(connection, '/push', { method: 'POST', body: body.buffer });
    return { digest, body, signed, count: ops.length } satisfies Prepared;
  },
  push: async (url, prepared) => {
    const { digest, body, signed, count } = prepared as Prepared; // what `prepare` gave
    const response = await fetch(`${url}${API}/push`, {
      method: 'POST',
      headers: { ...signed, 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body,
    });
    const answer = PushResponse.parse(await response.json());
    const accepted = answer.receipts.filter((receipt) => receipt[0] === 'a').length;
    if (answer.digest !== digest || accepted !== count) throw new Error(`accepted ${accepted} of ${count}`);
  },
};
