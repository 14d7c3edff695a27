import { CARRIED_PIECES, packageName, type CarriedCall, type CarriedCalls } from '#shared/sync/carried.ts';
import { confidentialBody } from '#shared/sync/confidential.ts';
import { writePackage, type Bytes } from '#shared/sync/package.ts';
import { PUSH_PAGE, WIRE_VERSION } from '#shared/sync/wire.ts';
import { Instant } from '#shared/model/plain-date.ts';
import type { DeviceStore, SentPackage } from '#renderer/data/device-store.ts';
import { readOwnLog } from '#renderer/data/queries/own-log.ts';
import { runs } from '#renderer/data/transaction.ts';
import { restartReading, savePackages } from '#renderer/data/writes/device-record.ts';
import { packageTools } from '#renderer/vault/package-tools.ts';
import type { Carrier } from '#renderer/vault/carrier.ts';
import { sha256 } from '#renderer/vault/signed-call.ts';
import { carriedPieces } from './carried-contents.ts';
import { bodyOf, KNOWN_PAGE, nextPage } from './exchange.ts';
import { auditBodies } from './send-audit.ts';

export type ExportedPackage = {
  readonly name: string;
  readonly file: Bytes;
  /** Operations and reports in confidence in it. */
  readonly count: number;
  /** Contents of attachments in it or asked for, and pieces of contents that need a further package. */
  readonly contents: number;
  readonly left: number;
};

/**
 * A package with everything that waits and everything this device would ask (PROTOCOL U1). Its number is noted on the
 * disk before the file is handed out. What is in it stays in the queue until a receipt comes, by stick or by network.
 */
export async function exportPackage(
  store: DeviceStore,
  { signer, ticket, countyKey }: Carrier,
  now: () => string,
  /** Pieces of contents it brings at most, and asks for. */
  mostPieces = CARRIED_PIECES,
): Promise<ExportedPackage> {
  // Whole matters are carried whole: a reading that broke off begins again.
  if (store.state.place.snapshot !== 'done') await restartReading(store);
  const madeAt = Instant.parse(now());
  const { calls: pushes, sent } = await pushCalls(store, madeAt);
  const sealed = store.state.sealedWaiting.filter(({ refused }) => refused === undefined);
  const carried = await carriedPieces(store, mostPieces);
  const calls: readonly CarriedCall[] = [
    ...pushes,
    ...(await auditBodies(store)).map((body) => ({ path: '/audit', body })),
    ...sealed.map(({ entry }) => ({ path: '/confidential', body: confidentialBody(entry) })),
    ...(await askedCalls(store)),
    ...carried.calls,
  ];
  const counter = store.state.packages.counter + 1;
  const name = packageName(signer.office, signer.device, counter);
  const content: CarriedCalls = { wire: WIRE_VERSION, calls: [...calls] };
  const { file, hash } = await writePackage(
    packageTools,
    { kind: 'to-county', name, counter, madeAt, ticket },
    JSON.stringify(content),
    [countyKey],
    async (text) => {
      const { device, officer } = await signer.sign(text);
      return [device, officer];
    },
  );
  const open: SentPackage = { counter, hash, pushes: sent, pieces: carried.pieces };
  await savePackages(store, (book) => ({ counter, open: [...book.open, open].slice(-MOST_OPEN) }));
  const count = sent.reduce((sum, { runs: parts }) => sum + countOf(parts), sealed.length);
  return { name, file, count, contents: carried.contents, left: carried.left };
}

/** Packages whose answers are still taken: more than a person carries. */
const MOST_OPEN = 30;

const countOf = (parts: readonly (readonly [number, number])[]): number =>
  parts.reduce((sum, [first, last]) => sum + last - first + 1, 0);

async function pushCalls(
  store: DeviceStore,
  sentAt: string,
): Promise<{ readonly calls: readonly CarriedCall[]; readonly sent: SentPackage['pushes'] }> {
  const calls: CarriedCall[] = [];
  const sent: SentPackage['pushes'][number][] = [];
  for (let page = await nextPage(store, 0, PUSH_PAGE); page !== null; ) {
    const body = bodyOf(store, page, sentAt);
    calls.push({ path: '/push', body });
    sent.push({ digest: await sha256(new TextEncoder().encode(body)), runs: runs(page.rows.map(({ n }) => n)) });
    page = await nextPage(store, page.rows.at(-1)?.n ?? 0, PUSH_PAGE);
  }
  return { calls, sent };
}

/** Everything the exchange may ask when the answer comes: whoever carries a stick goes once, not three times. */
async function askedCalls(store: DeviceStore): Promise<readonly CarriedCall[]> {
  const { place } = store.state;
  const wire = WIRE_VERSION;
  const own = (await readOwnLog(store)).map(({ id }) => id);
  const streams = place.scope === '*' ? [] : store.index.all().map(({ id }) => id);
  return [
    ...pages(own).map((ids) => ({ path: '/known', body: JSON.stringify({ wire, ids }) })),
    ...pages(streams).map((part) => ({ path: '/where', body: JSON.stringify({ wire, streams: part }) })),
    {
      path:
        place.snapshot === 'done'
          ? `/changes?wire=${wire}&cursor=${place.cursor}&chain=${place.chain}&waiting=${store.state.outbox.size}`
          : `/snapshot?wire=${wire}`,
    },
    { path: '/confidential/readers' },
    { path: '/profile' },
  ];
}

function pages<T>(items: readonly T[]): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += KNOWN_PAGE) parts.push(items.slice(at, at + KNOWN_PAGE));
  return parts;
}
