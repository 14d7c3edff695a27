import type { Result } from '#shared/lib/result.ts';
import type { MarketDayProblem } from '#renderer/usecases/market-day.ts';

/** Does it and says why not; `null` when it was refused. */
export type Run = <T>(work: Promise<Result<T, MarketDayProblem>>) => Promise<T | null>;
