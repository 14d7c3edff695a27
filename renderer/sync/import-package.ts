import * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { AuditPushResponse } from '#shared/sync/audit.ts';
import { CarriedAnswers, type TakingProblem } from '#shared/sync/carried.ts';
import {
  isPackageSignedBy,
  openPackage,
  readPackage,
  type Bytes,
  type PackageProblem,
  type ReadProblem,
} from '#shared/sync/package.ts';
import { PushResponse } from '#shared/sync/push.ts';
import { WIRE_FLOOR, WIRE_VERSION } from '#shared/sync/wire.ts';
import type { DeviceStore, SentPackage } from '#renderer/data/device-store.ts';
import { applyReceipts } from '#renderer/data/writes/apply-receipts.ts';
import { restartReading, savePackages, saveSyncTime } from '#renderer/data/writes/device-record.ts';
import type { Carrier } from '#renderer/vault/carrier.ts';
import { packageTools } from '#renderer/vault/package-tools.ts';
import { takeCarriedContents } from './carried-contents.ts';
import { carriedAsk, carriedTransport, type CarriedAsk, type CarriedTransport } from './carried-transport.ts';
import { mayHaveLost, receive, recover, recoverKept } from './exchange.ts';
import { takeCarriedAudit } from './send-audit.ts';

export type ImportProblem = Omit<ReadProblem, 'problem'> & { readonly problem: PackageProblem | TakingProblem };

/** What an answer of the county brought. `again`: another package has to go there before everything is settled. */
export type Imported = {
  readonly receipted: number;
  readonly received: number;
  /** Contents of attachments that the county has now, or that came from there. */
  readonly contents: number;
  readonly again: boolean;
};

/**
 * Takes in the county's answer to one of this device's packages (PROTOCOL U5): the receipts, then what happened since.
 * Checked as a whole before anything is stored; each page is stored with its place, so that taking it in again goes on
 * where it broke off, or changes nothing.
 */
export async function importPackage(
  store: DeviceStore,
  carrier: Carrier,
  file: Bytes,
  name: string,
  beside: Beside = async () => undefined,
): Promise<Result<Imported, ImportProblem>> {
  const opened = await openAnswer(store, carrier, file, name);
  if (!opened.ok) return opened;
  const { answers, sent } = opened.value;
  const before = store.state.outbox.size;
  const receipts = await takeReceipts(store, sent, answers);
  await takeAudit(store, answers);
  await beside(carriedAsk(answers));
  const received = await readCarried(store, carriedTransport(answers));
  const contents = await takeCarriedContents(store, answers);
  await savePackages(store, (book) => ({ ...book, open: book.open.filter(({ counter }) => counter >= sent.counter) }));
  if (received.whole) await saveSyncTime(store, answers.serverNow);
  const receipted = Math.max(0, before - store.state.outbox.size);
  return ok({
    receipted,
    received: received.count,
    contents: contents.settled,
    again: !received.whole || !receipts || contents.again || store.state.outbox.size > 0 || hasSealedWaiting(store),
  });
}

const hasSealedWaiting = ({ state }: DeviceStore): boolean =>
  state.sealedWaiting.some(({ refused }) => refused === undefined);

/** What is exchanged beside the operations: reports in confidence (`exchangeSealed`). */
type Beside = (ask: CarriedAsk) => Promise<void>;

type Answer = { readonly answers: CarriedAnswers; readonly sent: SentPackage };

async function openAnswer(
  store: DeviceStore,
  { signer, countyKey, receiver }: Carrier,
  file: Bytes,
  name: string,
): Promise<Result<Answer, ImportProblem>> {
  const read = await readPackage(packageTools, file, name);
  if (!read.ok) return read;
  const { header } = read.value;
  if (header.kind !== 'to-device') return err({ problem: 'other-direction' });
  if (header.office !== signer.office || header.device !== signer.device) return err({ problem: 'other-recipient' });
  if (!(await isPackageSignedBy(packageTools, read.value, [countyKey]))) return err({ problem: 'forged' });
  const { open } = store.state.packages;
  const sent = open.find(({ counter }) => counter === header.counter);
  if (sent === undefined) {
    const isOld = header.counter <= store.state.packages.counter;
    return err({ problem: isOld ? 'older' : 'not-asked' });
  }
  if (sent.hash !== header.answers) return err({ problem: 'not-asked' });
  const text = await openPackage(packageTools, read.value, receiver);
  if (!text.ok) return err({ problem: text.error });
  const answers = answersOf(text.value);
  return answers.ok ? ok({ answers: answers.value, sent }) : err({ problem: answers.error });
}

const Frame = z.looseObject({ wire: z.int() });

function answersOf(text: string): Result<CarriedAnswers, 'needs-upgrade' | 'damaged'> {
  try {
    const json: unknown = JSON.parse(text);
    const frame = Frame.safeParse(json);
    if (frame.success && (frame.data.wire < WIRE_FLOOR || frame.data.wire > WIRE_VERSION)) return err('needs-upgrade');
    const parsed = CarriedAnswers.safeParse(json);
    return parsed.success ? ok(parsed.data) : err('damaged');
  } catch {
    return err('damaged');
  }
}

/** S4 holds: a receipt counts only for the very push it names. `false`: some push was not judged. */
async function takeReceipts(store: DeviceStore, sent: SentPackage, { answers }: CarriedAnswers): Promise<boolean> {
  let whole = true;
  const pushes = answers.filter(({ path }) => path === '/push');
  for (const [i, { digest, runs }] of sent.pushes.entries()) {
    const answer = pushes[i];
    const parsed = answer?.status === 200 ? PushResponse.safeParse(JSON.parse(answer.body)) : null;
    if (parsed?.success !== true || parsed.data.digest !== digest) {
      whole = false;
      continue;
    }
    const numbers = runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, k) => first + k));
    // What was receipted meanwhile, over the network or by the same file, has left the queue.
    const waiting = numbers.flatMap((n, k) => {
      const [row, receipt] = [store.state.outbox.get(n), parsed.data.receipts[k]];
      return row === undefined || receipt === undefined ? [] : [{ row, receipt }];
    });
    await applyReceipts(
      store,
      waiting.map(({ row }) => row),
      waiting.map(({ receipt }) => receipt),
      parsed.data.serverNow,
    );
  }
  return whole;
}

/** D3: as far as the county has joined the log; whatever is wrong with it keeps nothing waiting. */
async function takeAudit(store: DeviceStore, { answers }: CarriedAnswers): Promise<void> {
  const last = answers.filter(({ path, status }) => path === '/audit' && status === 200).at(-1);
  const parsed = last === undefined ? null : AuditPushResponse.safeParse(JSON.parse(last.body));
  if (parsed?.success === true) await takeCarriedAudit(store, parsed.data);
}

const MOST_ATTEMPTS = 3;

/** The reading half of the exchange, as far as the package reaches. */
async function readCarried(
  store: DeviceStore,
  transport: CarriedTransport,
): Promise<{ readonly count: number; readonly whole: boolean }> {
  let count = 0;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const received = await receive(store, transport);
    count += received.ok ? received.value : 0;
    if (!received.ok && received.error.code !== 'history-changed') return { count, whole: false };
    if (received.ok && !mayHaveLost(store)) return { count, whole: (await recoverKept(store, transport)).ok };
    const recovered = await recover(store, transport);
    if (!recovered.ok) return { count, whole: false };
    if (!received.ok || store.state.receipts.size > 0) await restartReading(store);
  }
  return { count, whole: false };
}
