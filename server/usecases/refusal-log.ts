import type { Instant } from '#shared/model/plain-date.ts';
import { recordEvent, type AuditDeps } from './join-audit.ts';

/** Somebody or something that was refused; `office` and `device` only where the county knows such a device. */
export type Refused = {
  readonly kind: 'signature-refused' | 'failed-access';
  readonly what: string;
  readonly office?: string;
  readonly device?: string;
  readonly officer?: string;
};

export type RefusalLog = {
  /** Records a refusal, or counts it until the next entry of its kind. Never fails: the answer goes out all the same. */
  readonly note: (refused: Refused) => Promise<void>;
  /** Records what was only counted so far; before the server stops. */
  readonly settled: () => Promise<void>;
};

/** One entry an hour for the same refusal of the same device: a laptop with a wrong clock, or a flood, fills no log. */
const HOUR = 60 * 60 * 1000;
/** More than a county has devices and problems; beyond it the oldest is forgotten, and its next refusal is an entry. */
const MOST = 5000;

type Silence = { readonly until: number; swallowed: number };

export function createRefusalLog(
  deps: AuditDeps & { readonly logFailure: (cause: unknown) => void; readonly now: () => Instant },
): RefusalLog {
  const silences = new Map<string, Silence>();
  const record = async (refused: Refused, count: number): Promise<void> => {
    await recordEvent(deps, { ...refused, count, result: 'refused' }).catch(deps.logFailure);
  };
  /** Whoever stopped trying is told of, too: with how often since the last entry. */
  const settle = async (until: number): Promise<void> => {
    for (const [key, silence] of silences) {
      if (silence.until > until) continue;
      silences.delete(key);
      // Written by `note`.
      if (silence.swallowed > 0) await record(JSON.parse(key) as Refused, silence.swallowed);
    }
  };
  return {
    async note(refused) {
      const key = JSON.stringify(refused);
      const at = Date.parse(deps.now());
      const silence = silences.get(key);
      if (silence !== undefined && silence.until > at) {
        silence.swallowed += 1;
        return;
      }
      silences.delete(key);
      silences.set(key, { until: at + HOUR, swallowed: 0 });
      if (silences.size > MOST) silences.delete(silences.keys().next().value ?? '');
      // `count`: how often since the last entry, this one included.
      await record(refused, 1 + (silence?.swallowed ?? 0));
      await settle(at);
    },
    settled: () => settle(Number.POSITIVE_INFINITY),
  };
}
