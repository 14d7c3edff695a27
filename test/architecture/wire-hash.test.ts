import { createHash } from 'node:crypto';
import * as z from 'zod';
import { expect, test } from 'vitest';
import {
  EnrollRequest,
  EnrollResponse,
  ErrorResponse,
  LeaseResponse,
  ProfileResponse,
  SetupRequest,
  StandingResponse,
  WelcomeResponse,
} from '#shared/sync/enroll.ts';
import {
  AuditHeadResponse,
  AuditListResponse,
  AuditPushRequest,
  AuditPushResponse,
  AuditQuery,
  AuditStateResponse,
} from '#shared/sync/audit.ts';
import {
  KnownRequest,
  KnownResponse,
  PullResponse,
  SnapshotResponse,
  WhereRequest,
  WhereResponse,
} from '#shared/sync/pull.ts';
import {
  ConfidentialListResponse,
  ConfidentialPushRequest,
  ConfidentialPushResponse,
  KeptReport,
  ReadersResponse,
  SealedContentsResponse,
  SealedHead,
} from '#shared/sync/confidential.ts';
import { ConfidentialEntry } from '#shared/model/confidential.ts';
import { FiguresResponse, HandInRequest, HandInResponse, ReportsResponse } from '#shared/sync/monthly-report.ts';
import { CountyTrayResponse, DealRequest, DealResponse } from '#shared/sync/county-tray.ts';
import { EnterYearRequest } from '#shared/sync/calendar.ts';
import { ChangeCountyRequest } from '#shared/sync/county.ts';
import { ContentResponse } from '#shared/sync/attachment.ts';
import { CarriedAnswers, CarriedCalls, PackageResponse } from '#shared/sync/carried.ts';
import { ToCounty, ToDevice } from '#shared/sync/package.ts';
import {
  EscrowRequest,
  EscrowResponse,
  RecoverRequest,
  RecoverResponse,
  RecoveryKeyRequest,
  RecoveryRequest,
} from '#shared/sync/recovery.ts';
import { QueryResponse } from '#shared/sync/query.ts';
import { FactorCodeRequest, FactorRequest, FactorResponse, NewFactorResponse } from '#shared/sync/second-factor.ts';
import { PushRequest, PushResponse } from '#shared/sync/push.ts';
import { Operation } from '#shared/model/operation.ts';
import { WIRE_FLOOR, WIRE_VERSION } from '#shared/sync/wire.ts';

/**
 * PROTOCOL V2. A laptop in a township meets the county's new server months later. When this fails, the wire has changed:
 * raise WIRE_VERSION, add its line of history, keep the old version served (WIRE_FLOOR), then write the new hash here.
 */
const KNOWN = { version: 1, hash: 'b54b8a942d4603d2' };

const schemas: Record<string, z.ZodType> = {
  Operation,
  ContentResponse,
  StandingResponse,
  LeaseResponse,
  RecoveryKeyRequest,
  EscrowRequest,
  EscrowResponse,
  RecoveryRequest,
  RecoverRequest,
  RecoverResponse,
  PushRequest,
  PushResponse,
  PullResponse,
  SnapshotResponse,
  KnownRequest,
  KnownResponse,
  WhereRequest,
  WhereResponse,
  WelcomeResponse,
  SetupRequest,
  EnrollRequest,
  EnrollResponse,
  ProfileResponse,
  EnterYearRequest,
  ChangeCountyRequest,
  ErrorResponse,
  AuditPushRequest,
  AuditPushResponse,
  AuditQuery,
  AuditListResponse,
  AuditStateResponse,
  AuditHeadResponse,
  FiguresResponse,
  HandInRequest,
  HandInResponse,
  ReportsResponse,
  ConfidentialEntry,
  ConfidentialPushRequest,
  KeptReport,
  ConfidentialPushResponse,
  ConfidentialListResponse,
  ReadersResponse,
  SealedContentsResponse,
  SealedHead,
  CarriedCalls,
  CarriedAnswers,
  PackageResponse,
  ToCounty,
  ToDevice,
  CountyTrayResponse,
  DealRequest,
  DealResponse,
  QueryResponse,
  FactorCodeRequest,
  FactorRequest,
  NewFactorResponse,
  FactorResponse,
};

function wireHash(of: Record<string, z.ZodType>): string {
  const shapes = Object.entries(of).map(([name, schema]) => [name, z.toJSONSchema(schema, { unrepresentable: 'any' })]);
  return createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
}

test('V2 the wire is what its version says', () => {
  expect({ version: WIRE_VERSION, hash: wireHash(schemas) }).toEqual(KNOWN);
  expect(WIRE_FLOOR).toBeLessThanOrEqual(WIRE_VERSION);
});

test('V2 bites: one more optional field changes the hash', () => {
  const changed = { ...schemas, PushResponse: PushResponse.extend({ extra: z.string().optional() }) };
  expect(wireHash(changed)).not.toBe(wireHash(schemas));
});
