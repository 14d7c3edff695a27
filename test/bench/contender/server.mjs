/** Starts server.ts in a process of its own and speaks to it over IPC. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** `benchFolder`: where the shared benchmark lies, for its generator. */
export async function startServer({ pgUrl, env }, benchFolder) {
  const child = fork(resolve(here, '../../../build/run-ts.mjs'), [resolve(here, 'server.ts')], {
    env: { ...process.env, ...env, BENCH_GENERATOR: pathToFileURL(resolve(benchFolder, 'lib/gen.mjs')).href },
    stdio: ['ignore', process.env.BENCH_DEBUG ? 'inherit' : 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map();
  child.on('message', ({ id, value, error }) => {
    const [done, fail] = waiting.get(id) ?? [];
    waiting.delete(id);
    if (error === undefined) done?.(value);
    else fail?.(new Error(error));
  });
  child.on('exit', (code) => {
    for (const [, fail] of waiting.values()) fail(new Error(`server ended with ${code}`));
    waiting.clear();
  });
  let count = 0;
  const answerTo = (id) => new Promise((done, fail) => waiting.set(id, [done, fail]));
  const call = (what, asked) => {
    count += 1;
    const answer = answerTo(count);
    child.send({ id: count, what, asked });
    return answer;
  };
  await answerTo(0);
  const { port } = await call('start', { pgUrl });
  return {
    pid: child.pid,
    port,
    seed: (n) => call('seed', n),
    mutate: (asked) => call('mutate', asked),
    count: () => call('count'),
    async stop() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
