import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of processor time so far of the workers that pages of this program's browsers have now (Linux alone tells). */
export function workerTime(): number {
  const pids = namesIn('/proc').filter((name) => /^\d+$/u.test(name));
  const parents = new Map(pids.map((pid) => [pid, /\) \S (\d+)/u.exec(textOf(`/proc/${pid}/stat`))?.[1]]));
  const isOurs = (pid: string | undefined): boolean =>
    pid !== undefined && (pid === `${process.pid}` || isOurs(parents.get(pid)));
  return pids
    .filter(isOurs)
    .flatMap((pid) => namesIn(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}`))
    .filter((thread) => textOf(`${thread}/comm`).startsWith('DedicatedWorker'))
    .reduce((sum, thread) => sum + Number(textOf(`${thread}/schedstat`).split(' ')[0]) / 1e6, 0);
}

/** Empty for what ended meanwhile, as in `namesIn`. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
