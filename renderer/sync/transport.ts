import type { AuditListResponse, AuditPushResponse, AuditQuery, AuditStateResponse } from '#shared/sync/audit.ts';
import type { GoneEntry, PullResponse, SnapshotResponse } from '#shared/sync/pull.ts';
import type { PushResponse } from '#shared/sync/push.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { EnterYearRequest } from '#shared/sync/calendar.ts';
import type { CallProblem } from '#renderer/vault/signed-call.ts';
import type { Result } from '#shared/lib/result.ts';

/** Why an exchange did not succeed. */
export type TransportProblem = CallProblem;

export type Exchange<T> = Promise<Result<T, TransportProblem>>;

/** What screens ask of the county server at once, besides the exchange. */
export type CountyCalls = { readonly enterYear: (request: EnterYearRequest) => Exchange<CountyProfile> };

/** What screens ask the county of the audit log; it answers by who asks (PROTOCOL D6). */
export type AuditReader = {
  readonly auditList: (query: AuditQuery) => Exchange<AuditListResponse>;
  readonly auditState: () => Exchange<AuditStateResponse>;
  /** Who looked at one matter. */
  readonly looks: (stream: string) => Exchange<AuditListResponse>;
};

/** What the driver needs of a network. Bodies are texts, so that what is sent is what was stored. */
export type Transport = {
  readonly audit: (body: string) => Exchange<AuditPushResponse>;
  readonly push: (body: string) => Exchange<PushResponse>;
  /** The body that is probably pushed next: it may be packed while the line is busy. */
  readonly prepare?: (body: string) => void;
  readonly changes: (cursor: number, chain: string, limit?: number) => Exchange<PullResponse>;
  readonly snapshot: (after: string | null, limit?: number) => Exchange<SnapshotResponse>;
  /** Ids of own operations that the server does not know (PROTOCOL R3). */
  readonly missing: (ids: readonly string[]) => Exchange<readonly string[]>;
  /** Which of these matters are with other units (PROTOCOL W3). */
  readonly where: (streams: readonly string[]) => Exchange<readonly GoneEntry[]>;
  readonly profile: () => Exchange<CountyProfile>;
  /** Calls `onNews` with the server's newest sequence number; returns how to stop. */
  readonly listen: (onNews: (seq: number) => void) => () => void;
};
