import { request } from 'node:http';
import { MAX_LETTER_BYTES, type RoomCall, type RoomReply } from '#shared/ipc/room-messages.ts';
import { isOfficeAddress } from './office-network.ts';

/** A little longer than a letter box lets its page think. */
const PATIENCE = 6_000;

/** Carries one letter to a hosting desk and its answer back. Only within the office network (decision 0018). */
export async function writeLetter({ address, port, bytes }: RoomCall): Promise<RoomReply> {
  if (!isOfficeAddress(address)) return { answered: false, reason: 'not-office' };
  return new Promise((done) => {
    const nobody = (): void => done({ answered: false, reason: 'nobody' });
    const call = request(
      {
        host: address,
        port,
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(PATIENCE),
        headers: { 'content-type': 'application/octet-stream', 'content-length': bytes.byteLength },
      },
      (response) => {
        const parts: Uint8Array[] = [];
        let length = 0;
        response.on('data', (part: Buffer) => {
          parts.push(part);
          length += part.length;
          if (length > MAX_LETTER_BYTES) response.destroy(new Error('too large'));
        });
        response.on('error', nobody);
        response.on('end', () => {
          if (response.statusCode === 200) done({ answered: true, bytes: new Uint8Array(Buffer.concat(parts)) });
          else done({ answered: false, reason: response.statusCode === 405 ? 'nobody' : 'busy' });
        });
      },
    );
    call.on('error', nobody);
    call.end(bytes);
  });
}
