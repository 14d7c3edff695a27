import { createHash } from 'node:crypto';
import type { ContentName, ContentStore, Incoming } from './contents.ts';

/** Contents without a disk, for simulations and tests. */
export function memoryContents(): ContentStore {
  const finished = new Map<string, Uint8Array<ArrayBuffer>>();
  const arriving = new Map<string, Map<number, Uint8Array>>();
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
  };
}
