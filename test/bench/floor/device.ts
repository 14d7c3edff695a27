import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { BenchDevice } from '../harness/contract.ts';

/** A device of W7 that speaks the floor's protocol. */
export const device: BenchDevice = {
  prepare: (_number, sheets) =>
    Promise.resolve(gzipSync(JSON.stringify(sheets.map((doc) => ({ op: randomUUID(), doc }))))),
  push: async (url, prepared) => {
    const body = new Uint8Array(prepared as Buffer<ArrayBuffer>); // what `prepare` gave
    const response = await fetch(`${url}/push`, { method: 'POST', headers: { 'content-encoding': 'gzip' }, body });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`push ${response.status}`);
  },
};
