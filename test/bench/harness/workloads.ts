import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { TestPostgres } from '#test/support/postgres.ts';
import { ask, openBrowser, type BenchBrowser } from './browser.ts';
import { countBytes, type ByteCounter } from './byte-counter.ts';
import type { FlushCounter } from './flushes.ts';
import { editSet, edit, idOf, questions, sheet, STATUSES } from './records.ts';
import { startServer, type ServerProcess } from './server-process.ts';
import type { W7Job, W7Result } from './w7-clients.ts';

/** One of the two that are compared: its server and W7 devices; the page is bundled under `id`. */
export type Stack = { readonly id: string; readonly server: string; readonly w7: string };

export type Sizes = {
  readonly write: number;
  readonly first: number;
  readonly large: number;
  readonly devices: readonly number[];
  readonly each: number;
  readonly coldOpens: number;
  readonly edits: number;
};

export type Bench = {
  readonly folder: string;
  readonly origin: string;
  readonly postgres: TestPostgres;
  readonly flushes: FlushCounter | null;
  readonly sizes: Sizes;
};

/** Figures of one run by name; `report.ts` knows which matter and what was promised. */
export type Figures = Record<string, number>;

type Running = { readonly server: ServerProcess; readonly counter: ByteCounter; readonly stop: () => Promise<void> };

async function run(bench: Bench, stack: Stack, seeded = 0): Promise<Running> {
  const server = await startServer(stack.server, { pgUrl: await bench.postgres.newDatabase(), env: {} });
  if (seeded > 0) await server.seed(seeded);
  const counter = await countBytes(server.port);
  return {
    server,
    counter,
    stop: async () => {
      counter.stop();
      await server.stop();
    },
  };
}

async function withProfile<T>(bench: Bench, work: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(bench.folder, 'profile-'));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const browse = (bench: Bench, profile: string): Promise<BenchBrowser> => openBrowser(profile, bench.flushes?.env ?? {});

const pageUrl = (bench: Bench, stack: Stack, port: number, more: Record<string, string> = {}): string =>
  `${bench.origin}/${stack.id}?${new URLSearchParams({ url: `http://127.0.0.1:${port}`, name: 'bench', ...more }).toString()}`;

/** W1 writes while offline, then W2 their upload. */
export async function local(bench: Bench, stack: Stack): Promise<Figures> {
  const { server, counter, stop } = await run(bench, stack);
  try {
    return await withProfile(bench, async (profile) => {
      const browser = await browse(bench, profile);
      const warm = await browser.page(pageUrl(bench, stack, 9, { name: 'warm' }));
      await ask(warm, 'open');
      await ask(warm, 'write', 900_000, 100);
      await warm.close();
      const page = await browser.page(pageUrl(bench, stack, counter.port));
      await ask(page, 'open');
      const before = bench.flushes?.read() ?? 0;
      const w1 = await ask<{ perSecond: number; p95: number }>(page, 'write', 0, bench.sizes.write);
      const flushes = (bench.flushes?.read() ?? 0) - before;
      counter.reset();
      const ms = await ask<number>(page, 'flush');
      const stored = await server.count();
      if (stored !== bench.sizes.write)
        throw new Error(`W2 ${stack.id}: the server has ${stored} of ${bench.sizes.write}`);
      await browser.close();
      return {
        'W1 writes/s': w1.perSecond,
        'W1 p95 ms': w1.p95,
        ...(bench.flushes !== null && { 'W1 flushes': flushes / bench.sizes.write }),
        'W2 ms': ms,
        'W2 kB': counter.bytes() / 1000,
      };
    });
  } finally {
    await stop();
  }
}

/** W3: everything into a new profile. */
export async function first(bench: Bench, stack: Stack): Promise<Figures> {
  const { counter, stop } = await run(bench, stack, bench.sizes.first);
  try {
    return await withProfile(bench, async (profile) => {
      const browser = await browse(bench, profile);
      const page = await browser.page(pageUrl(bench, stack, counter.port));
      await ask(page, 'open');
      counter.reset();
      const ms = await ask<number>(page, 'pull');
      const stored = await ask<number>(page, 'size');
      if (stored !== bench.sizes.first) throw new Error(`W3 ${stack.id}: ${stored} of ${bench.sizes.first}`);
      await browser.close();
      return { 'W3 ms': ms, 'W3 MB': counter.bytes() / 1e6 };
    });
  } finally {
    await stop();
  }
}

/** W4 questions, W5 changes of others, W6 cold open, on many records that came by a real first sync. */
export async function large(bench: Bench, stack: Stack): Promise<Figures> {
  const { sizes } = bench;
  const { server, counter, stop } = await run(bench, stack, sizes.large);
  try {
    return await withProfile(bench, async (profile) => {
      const figures: Figures = {};
      let browser = await browse(bench, profile);
      let page = await browser.page(pageUrl(bench, stack, counter.port));
      await ask(page, 'open');
      figures['first sync of all, s'] = (await ask<number>(page, 'pull')) / 1000;
      await ask(page, 'close');
      await browser.close();

      const opens: number[] = [];
      for (let i = 0; i < sizes.coldOpens; i += 1) {
        browser = await browse(bench, profile);
        page = await browser.page(pageUrl(bench, stack, 9, { auto: 'first' }));
        const shown = await page.evaluate(
          () => (globalThis as unknown as { first: Promise<{ painted: number; rows: number }> }).first, // see page.ts
        );
        if (shown.rows !== 50) throw new Error(`W6 ${stack.id}: ${shown.rows} rows`);
        opens.push(shown.painted);
        await browser.close();
      }
      figures['W6 ms'] = median(opens);

      browser = await browse(bench, profile);
      page = await browser.page(pageUrl(bench, stack, counter.port));
      await ask(page, 'open');
      const asked = await ask<Asked>(page, 'query', 40, sizes.large);
      checkAnswers(stack, sizes.large, asked.answers);
      figures['W4 list ms'] = asked.list.p50;
      figures['W4 prefix ms'] = asked.prefix.p50;
      figures['W4 contains ms'] = asked.contains.p50;
      figures['W4 counts ms'] = asked.counts.p50;

      const [times, kilobytes]: [number[], number[]] = [[], []];
      await ask(page, 'pull'); // sends the edits of W4 and settles connections
      for (let round = 1; round <= 3; round += 1) {
        await server.mutate({ n: sizes.large, count: sizes.edits, round });
        counter.reset();
        times.push(await ask<number>(page, 'pull'));
        kilobytes.push(counter.bytes() / 1000);
        const i = editSet(sizes.large, sizes.edits, round)[1] ?? 0;
        const at = await ask<string | null>(page, 'updatedAt', idOf(i));
        if (at !== edit(i, round).recordedAt) throw new Error(`W5 ${stack.id}: record ${i} is of ${at}`);
      }
      figures['W5 ms'] = median(times);
      figures['W5 kB'] = median(kilobytes);
      figures['server MB'] = server.peakMemory() ?? 0;
      await browser.close();
      return figures;
    });
  } finally {
    await stop();
  }
}

/** W7: many devices at once, straight to the server. */
export async function devices(bench: Bench, stack: Stack): Promise<Figures> {
  const figures: Figures = {};
  for (const count of bench.sizes.devices) {
    const { server, stop } = await run(bench, stack);
    try {
      const child = fork(resolve('build/run-ts.mjs'), [stack.w7], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const result = await new Promise<W7Result>((done, fail) => {
        child.once('message', done);
        child.once('exit', (code) => fail(new Error(`W7 ${stack.id}: clients ended with ${code}`)));
        const job: W7Job = { url: `http://127.0.0.1:${server.port}`, devices: count, each: bench.sizes.each };
        child.send(job);
      });
      figures[`W7 ${count} devices, changes/s`] = result.perSecond;
      figures[`W7 ${count} devices, p99 ms`] = result.p99;
      figures[`W7 ${count} devices, lost`] = result.failed * bench.sizes.each + result.sent - (await server.count());
    } finally {
      await stop();
    }
  }
  return figures;
}

type Timing = { readonly p50: number; readonly p95: number };
type Answers = {
  readonly list: string[][];
  readonly prefix: string[][];
  readonly contains: string[][];
  readonly counts: Record<string, number>;
};
type Asked = { readonly [K in 'list' | 'prefix' | 'contains' | 'counts']: Timing } & { readonly answers: Answers };

/** Compares the answers with a plain search through everything: a fast wrong answer is none. */
function checkAnswers(stack: Stack, n: number, answers: Answers): void {
  const all = Array.from({ length: n }, (_, i) => sheet(i)).sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
  const asked = questions(40);
  asked.list.forEach(({ status, town, limit }, i) => {
    const wanted = all.filter(({ registration: r }) => r.takenOverStatus === status && r.issueOffice === town);
    if (
      wanted
        .slice(0, limit)
        .map((one) => one.id)
        .join() !== answers.list[i]?.join()
    )
      wrong(stack, `list ${status} ${town}`);
  });
  for (const mode of ['prefix', 'contains'] as const) {
    asked[mode].forEach((text, i) => {
      const hit = (name: string): boolean => (mode === 'prefix' ? name.startsWith(text) : name.includes(text));
      const wanted = all.filter(({ registration: r }) => hit(r.petitioners[0]?.name ?? '')).map((one) => one.id);
      const got = answers[mode][i] ?? [];
      if (got.length !== Math.min(50, wanted.length) || !got.every((id) => wanted.includes(id)))
        wrong(stack, `${mode} ${text}`);
    });
  }
  for (const status of STATUSES) {
    const wanted = all.filter(({ registration: r }) => r.takenOverStatus === status).length;
    if ((answers.counts[status] ?? 0) !== wanted) wrong(stack, `count of ${status}`);
  }
}

function wrong(stack: Stack, what: string): never {
  throw new Error(`W4 ${stack.id}: wrong answer to ${what}`);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return (low + high) / 2;
}
