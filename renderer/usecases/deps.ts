import type { Instant, PlainDate } from '#shared/model/plain-date.ts';
import type { OperationId, StreamId } from '#shared/model/ids.ts';
import type { Officer } from '#shared/model/county.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';

/** Time, as the use cases see it: read once for each intent. */
export type Clock = { readonly now: () => Instant; readonly today: () => PlainDate };

/** Random identities (stack T18: no time in them). */
export type Ids = {
  readonly operation: () => OperationId;
  readonly stream: () => StreamId;
  readonly queryCode: () => string;
  readonly draft: () => string;
};

/** What every use case gets. Nothing here is a global. */
export type UseCaseDeps = {
  readonly store: DeviceStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Who sits at the desk now. */
  readonly officer: Officer;
};
