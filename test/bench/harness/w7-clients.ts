/** A process of its own: simulated devices that push their queues at the same moment, and how long each waited. */
import type { BenchDevice } from './contract.ts';
import { sheet } from './records.ts';

export type W7Job = { readonly url: string; readonly devices: number; readonly each: number };
export type W7Result = {
  readonly perSecond: number;
  readonly p99: number;
  readonly failed: number;
  readonly sent: number;
};

const WARM_UP = 20;

export function runDevices(device: BenchDevice): void {
  process.once('message', (job: W7Job) => {
    play(device, job).then(
      (result) => process.send?.(result, () => process.exit(0)),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}

async function play(device: BenchDevice, { url, devices, each }: W7Job): Promise<W7Result> {
  const queues: unknown[] = [];
  for (let d = 0; d < devices; d += 1) {
    queues.push(
      await device.prepare(
        d,
        Array.from({ length: each }, (_, i) => sheet(d * each + i)),
      ),
    );
  }
  // The server has compiled its code and opened its connections before the clock starts.
  await device.push(
    url,
    await device.prepare(
      devices,
      Array.from({ length: WARM_UP }, (_, i) => sheet(1_000_000 + i)),
    ),
  );
  const waits: number[] = [];
  const began = performance.now();
  const outcomes = await Promise.allSettled(
    queues.map(async (queue) => {
      await device.push(url, queue);
      waits.push(performance.now() - began);
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const failed = outcomes.filter((outcome) => outcome.status === 'rejected').length;
  const sorted = waits.sort((a, b) => a - b);
  const p99 = sorted[Math.ceil(0.99 * sorted.length) - 1] ?? 0;
  return { perSecond: ((devices - failed) * each) / seconds, p99, failed, sent: (devices - failed) * each + WARM_UP };
}
