import { ownUnits, type Acting } from '#shared/domain/access/acting.ts';
import { partOf } from '#shared/domain/confidential/readers.ts';
import type { ContentStore, SealedContent } from '#server/db/contents.ts';
import type { ServerStore } from '#server/db/store.ts';
import type { Push } from './parse-push.ts';
import { sealTo } from './signatures.ts';

/** What a record is sealed for; the device opens it under the same words (renderer/vault/late-records.ts). */
const contentAbout = (report: string, n: number): string => `confidential attachment ${n} ${report}`;

type Deps = {
  readonly store: Pick<ServerStore, 'findSealedStreams' | 'transaction'>;
  readonly contents: ContentStore;
  readonly logFailure: (cause: unknown) => void;
};

/** Seals contents behind the answers: a matter's may be gigabytes, and nobody is handed them meanwhile (CF-20, CF-21). */
export type ContentSealer = {
  /** Something may lie unsealed here of these matters, some of which may be in confidence. */
  readonly look: (streams: readonly string[]) => void;
  /** Looks at everything that lies here: a power cut, or a restored backup, may have left some unsealed. */
  readonly lookAtAll: () => void;
  /** When nothing is under way any more. */
  readonly settled: () => Promise<void>;
};

/** One after the other. A failure, such as a full disk, leaves the rest unsealed until the next start, and is said. */
export function createContentSealer(deps: Deps): ContentSealer {
  let last: Promise<void> = Promise.resolve();
  const then = (work: () => Promise<void>): void => {
    last = last.then(work).catch(deps.logFailure);
  };
  return {
    look: (streams) => {
      if (streams.length > 0) then(() => sealContents(deps, streams));
    },
    lookAtAll: () => then(async () => sealContents(deps, await deps.contents.openMatters())),
    settled: () => last,
  };
}

/** The matters that these pushes hand over, whether or not the county took it so. */
export const sealedIn = (pushes: readonly Push[]): readonly string[] =>
  pushes.flatMap(({ ops }) =>
    ops.flatMap((each) => (each.ok && each.op.action.kind === 'seal-confidential' ? [each.op.stream] : [])),
  );

async function sealContents({ store, contents }: Deps, streams: readonly string[]): Promise<void> {
  const inConfidence = [...(await store.findSealedStreams(streams))];
  if (inConfidence.length === 0) return;
  const reports = await store.transaction((tx) => tx.findSealed(inConfidence));
  for (const stream of inConfidence) {
    // The first report: a second transfer has no contents of its own.
    const report = reports.find(({ source }) => source === stream);
    const lateKey = report?.lateKey ?? null;
    if (report === undefined || lateKey === null) continue;
    await contents.seal(stream, report.id, (n, plain) => sealTo(lateKey, plain, contentAbout(report.id, n)));
  }
}

type ReadDeps = { readonly store: Pick<ServerStore, 'findReport'>; readonly contents: ContentStore };

/** CF-22: contents of a report, for confidential officers it is not about; `null` for everybody else, as of no report. */
export async function listSealedContents(
  { store, contents }: ReadDeps,
  acting: Acting,
  report: string,
): Promise<readonly SealedContent[] | null> {
  return (await isTheirs(store, acting, report)) ? contents.listSealed(report) : null;
}

/** Piece `n` of one of them, from 0 on, as it lies there. */
export async function readSealedContent(
  { store, contents }: ReadDeps,
  acting: Acting,
  { report, id, n }: { readonly report: string; readonly id: string; readonly n: number },
): Promise<Uint8Array<ArrayBuffer> | null> {
  return (await isTheirs(store, acting, report)) ? contents.readSealed(report, id, n + 1) : null;
}

async function isTheirs(store: ReadDeps['store'], acting: Acting, id: string): Promise<boolean> {
  if (partOf(acting) !== 'clerk') return false;
  const report = await store.findReport(id);
  if (report === null || report.officers.includes(acting.officer)) return false;
  return !ownUnits(acting).some((unit) => report.units.includes(unit));
}
