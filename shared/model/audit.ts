import * as z from 'zod';
import { ROLES } from './county.ts';
import { DeviceCode, OfficerId, StreamId, UnitCode } from './ids.ts';
import { Instant } from './plain-date.ts';

/** What is recorded (RX-06, security C18, C19): looks and acts of officers, then what the county server did itself. */
export const AUDIT_KINDS = [
  'sign-in',
  'sign-in-failed',
  'lock',
  'view',
  'list',
  'search',
  'print',
  'export',
  'import',
  'copy',
  'open-attachment',
  'reveal',
  'failed-access',
  'reader-change',
  'recovery',
  'settings',
  'backup',
  'restore',
  'access-request',
  'audit-read',
  'log-damaged',
  'enrol',
  'code-issued',
  'revoke',
  'confirm',
  'signature-refused',
  'log-shortened',
  'county-tray',
  'role-change',
  'hand-in',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Why somebody looked, where the act asks for it. Words of their own go into `reason`. */
export const AUDIT_PURPOSES = ['handling', 'for-petitioner', 'check', 'inspection', 'other'] as const;

/** A search term under this device's own key, so that the log tells “the same term again” and nothing else. */
export const TermHash = z.string().regex(/^[0-9a-f]{16}$/);

/**
 * One entry of the audit log: who, with which device, did what, to which matter, when, why, with which result.
 * It holds ids and counts; no name, no number of a person, no content. What the county server did bears no device.
 */
export const AuditEvent = z.strictObject({
  kind: z.enum(AUDIT_KINDS),
  at: Instant,
  office: UnitCode.optional(),
  device: DeviceCode.optional(),
  /** Absent when nobody was known yet, such as at a refused signature. */
  officer: OfficerId.optional(),
  /** Whom it concerns, where that is another officer: the one a code is for, the one whose roles changed. */
  subject: OfficerId.optional(),
  /** The subject's roles from now on. */
  roles: z.array(z.enum(ROLES)).max(8).optional(),
  /** Which screen, paper, file or setting: a code of renderer/text/audit-words. */
  what: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .optional(),
  stream: StreamId.optional(),
  purpose: z.enum(AUDIT_PURPOSES).optional(),
  /** An officer's words; `isSafeReason` keeps long numbers out of them. */
  reason: z.string().min(1).max(200).optional(),
  /** Rows found, pages, copies. */
  count: z.int().min(0).optional(),
  terms: z.array(TermHash).max(20).optional(),
  result: z.enum(['done', 'refused', 'failed']),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** `sha256:` and 64 hex digits; the name of the method stands in front, so that another one can follow (国密). */
export const LinkHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);

/**
 * An entry in the chain of its device, 1, 2, 3 … `body` is the entry's JSON text as it was written and never changes;
 * `prev` is the hash of the entry before, `''` at the first.
 */
export const AuditLink = z.strictObject({
  n: z.int().min(1),
  prev: z.union([z.literal(''), LinkHash]),
  hash: LinkHash,
  body: z.string().min(2).max(2000),
});
export type AuditLink = z.infer<typeof AuditLink>;

/** The end of a chain. */
export const AuditHead = z.strictObject({ n: z.int().min(0), hash: z.union([z.literal(''), LinkHash]) });
export type AuditHead = z.infer<typeof AuditHead>;

/** What was wrong with an entry when the county joined it (PROTOCOL D4). */
export const AUDIT_FAULTS = ['edited', 'unlinked', 'missing', 'rewritten', 'foreign', 'malformed'] as const;
export type AuditFault = (typeof AUDIT_FAULTS)[number];

/** Telephone and identity numbers have seven digits or more in a row. */
export const isSafeReason = (reason: string): boolean => !/\d[\d\s-]{5,}\d/.test(reason);
