import { createHash, randomBytes } from 'node:crypto';
import { ATTACHMENT_CHUNK } from '#shared/model/attachment.ts';
import { headOf, type ContentName, type ContentStore, type Incoming } from './contents.ts';

/** Contents without a disk, for simulations and tests. */
export function memoryContents(): ContentStore {
  const finished = new Map<string, Uint8Array<ArrayBuffer>>();
  const arriving = new Map<string, Map<number, Uint8Array>>();
  const sealed = new Map<string, Map<string, readonly Uint8Array<ArrayBuffer>[]>>();
  const nameOf = ({ stream, hash }: ContentName): string => `${stream}/${hash}`;
  const keyOf = (incoming: Incoming): string => `${incoming.office}.${incoming.device}/${nameOf(incoming)}`;
  return {
    has: (name) => Promise.resolve(finished.has(nameOf(name))),
    pieces: (incoming) => Promise.resolve([...(arriving.get(keyOf(incoming))?.keys() ?? [])]),
    putPiece: (incoming, n, bytes) => {
      const pieces = arriving.get(keyOf(incoming)) ?? new Map<number, Uint8Array>();
      arriving.set(keyOf(incoming), pieces.set(n, new Uint8Array(bytes)));
      return Promise.resolve();
    },
    finish: (incoming, { count, size }) => {
      const pieces = arriving.get(keyOf(incoming)) ?? new Map<number, Uint8Array>();
      const whole = new Uint8Array(
        Buffer.concat(Array.from({ length: count }, (_, n) => pieces.get(n) ?? new Uint8Array(0))),
      );
      arriving.delete(keyOf(incoming));
      const isWhole = whole.length === size && createHash('sha256').update(whole).digest('hex') === incoming.hash;
      if (isWhole) finished.set(nameOf(incoming), whole);
      return Promise.resolve(isWhole);
    },
    read: (name, at, length) => Promise.resolve(finished.get(nameOf(name))?.slice(at, at + length) ?? null),
    openMatters: () => {
      const names = [...finished.keys(), ...[...arriving.keys()].map((key) => key.slice(key.indexOf('/') + 1))];
      return Promise.resolve([...new Set(names.map((name) => name.split('/')[0] ?? ''))]);
    },
    seal: async (stream, report, sealRecord) => {
      const contents = sealed.get(report) ?? new Map<string, readonly Uint8Array<ArrayBuffer>[]>();
      sealed.set(report, contents);
      for (const [name, whole] of [...finished].filter(([key]) => key.startsWith(`${stream}/`))) {
        const records = [await sealRecord(0, headOf(name.slice(stream.length + 1), whole.length))];
        for (let at = 0; at < whole.length; at += ATTACHMENT_CHUNK) {
          const piece = new Uint8Array(ATTACHMENT_CHUNK);
          piece.set(whole.subarray(at, at + ATTACHMENT_CHUNK));
          records.push(await sealRecord(records.length, piece));
        }
        contents.set(randomBytes(16).toString('base64url'), records);
        finished.delete(name);
      }
      for (const key of arriving.keys()) if (key.includes(`/${stream}/`)) arriving.delete(key);
    },
    listSealed: (report) =>
      Promise.resolve(
        [...(sealed.get(report) ?? [])].flatMap(([id, [head]]) => (head === undefined ? [] : [{ id, head }])),
      ),
    readSealed: (report, id, n) => Promise.resolve(sealed.get(report)?.get(id)?.[n] ?? null),
  };
}
