/** The browser side of the workloads, the same for every stack; `drive` puts it where the harness finds it. */
import type { BenchClient } from './contract.ts';
import { edit, idOf, questions, sheet } from './records.ts';

type Timing = { readonly p50: number; readonly p95: number };

export function summary(values: readonly number[]): Timing {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const painted = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(0);
    }),
  );

export function drive(client: BenchClient): void {
  const asked = new URLSearchParams(location.search);
  const open = (): Promise<void> => client.open({ url: asked.get('url') ?? '', name: asked.get('name') ?? 'bench' });
  const bench = {
    open,
    close: () => client.close(),
    /** W1: each record durable before the next one starts. */
    async write(from: number, n: number) {
      const sheets = Array.from({ length: n }, (_, i) => sheet(from + i));
      const each: number[] = [];
      const ms = await timed(async () => {
        for (const one of sheets) each.push(await timed(() => client.put(one)));
      });
      return { ms, perSecond: (n / ms) * 1000, ...summary(each) };
    },
    flush: () => timed(() => client.flush()),
    pull: () => timed(() => client.pull()),
    size: () => client.size(),
    updatedAt: (id: string) => client.updatedAt(id),
    /** W4: times and answers, so that the harness can check them. */
    async query(count: number, total: number) {
      const { list, prefix, contains } = questions(count);
      const answers: { list: string[][]; prefix: string[][]; contains: string[][]; counts: Record<string, number> } = {
        list: [],
        prefix: [],
        contains: [],
        counts: {},
      };
      const measure = async <T>(
        set: readonly T[],
        ask: (one: T) => Promise<readonly { id: string }[]>,
        kept: string[][],
      ) => {
        for (const one of set.slice(0, 2)) await ask(one); // the first one may build something
        const each: number[] = [];
        for (const one of set) {
          let rows: readonly { id: string }[] = [];
          each.push(
            await timed(async () => {
              rows = await ask(one);
            }),
          );
          kept.push(rows.map((row) => row.id));
        }
        return summary(each);
      };
      const times = {
        list: await measure(list, (one) => client.list(one), answers.list),
        prefix: await measure(prefix, (text) => client.search(text, 'prefix', 50), answers.prefix),
        contains: await measure(contains, (text) => client.search(text, 'contains', 50), answers.contains),
      };
      await client.counts();
      const each: number[] = [];
      for (let k = 0; k < count / 4; k += 1) {
        // Asked right after a local change, so that a cached answer is no answer.
        const i = (k * 500 + 250) % total;
        await client.edit(idOf(i), edit(i, 9).recordedAt, { priorHandling: `已电话核实第${k}次` });
        each.push(
          await timed(async () => {
            answers.counts = await client.counts();
          }),
        );
      }
      return { ...times, counts: summary(each), answers };
    },
  };
  Object.assign(globalThis, { bench });
  // W6: from the start of the navigation to fifty painted rows.
  if (asked.get('auto') === 'first') Object.assign(globalThis, { first: showFirst(client, open) });
}

async function showFirst(client: BenchClient, open: () => Promise<void>) {
  await open();
  const opened = performance.now();
  const rows = await client.first(50);
  const html = rows.map((r) => `<tr><td>${r.no}<td>${r.name}<td>${r.text}<td>${r.status}<td>${r.at}`).join('');
  document.getElementById('list')?.insertAdjacentHTML('beforeend', html);
  await painted();
  return { opened, painted: performance.now(), rows: rows.length };
}
