import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BenchServer } from './contract.ts';

/** A stack's server in a process of its own, told over IPC what to do. */
export type ServerProcess = Omit<BenchServer, 'start'> & {
  readonly port: number;
  /** Peak memory in MB; `null` where the system does not say. */
  readonly peakMemory: () => number | null;
  readonly stop: () => Promise<void>;
};

type Answer = { readonly id: number; readonly value?: unknown; readonly error?: string };

const RUN = resolve(import.meta.dirname, '../../../build/run-ts.mjs');

/** The server's side: answers the harness until it goes away. */
export function host(server: BenchServer): void {
  process.on('message', ({ id, what, asked }: { id: number; what: keyof BenchServer; asked: never }) => {
    const work = server[what] as (asked: never) => Promise<unknown>; // each is called with its own argument
    work(asked).then(
      (value) => process.send?.({ id, value }),
      (error: unknown) =>
        process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: 0 });
}

/** Starts `entry` (a TypeScript file that calls `host`). */
export async function startServer(
  entry: string,
  options: { readonly pgUrl: string; readonly env: Record<string, string> },
): Promise<ServerProcess> {
  const child = fork(RUN, [entry], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let count = 0;
  const ready = new Promise<Answer>((done) => waiting.set(0, done));
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.on('exit', (code) => {
    for (const done of waiting.values()) done({ id: 0, error: `server ended with ${code}` });
  });
  const call = async <T>(what: keyof BenchServer, asked?: unknown): Promise<T> => {
    count += 1;
    const id = count;
    const answer = await new Promise<Answer>((done) => {
      waiting.set(id, done);
      child.send({ id, what, asked });
    });
    if (answer.error !== undefined) throw new Error(`${entry}: ${answer.error}`);
    return answer.value as T; // what the server's function of that name gives
  };
  await ready;
  const { port } = await call<{ port: number }>('start', { pgUrl: options.pgUrl });
  return {
    port,
    seed: (n) => call('seed', n),
    mutate: (asked) => call('mutate', asked),
    count: () => call('count'),
    peakMemory: () => peakMemory(child.pid),
    stop: async () => {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function peakMemory(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
  } catch {
    return null;
  }
}
