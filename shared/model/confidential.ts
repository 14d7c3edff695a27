/**
 * 密件: a report in confidence (R003-11 to R003-18, decision 0010). It is no matter: it has a register of its own, and what
 * was said in it reaches the county as ciphertext only.
 */
import * as z from 'zod';
import { CONTENT_CATEGORIES, INTAKE_SOURCES, PETITION_FORMS } from './codes.ts';
import { DeviceCode, OfficerId, OperationId, StreamId, UnitCode } from './ids.ts';
import { Instant, PlainDate } from './plain-date.ts';
import { Registration } from './registration.ts';
import { PublicKey, Seat } from './seat.ts';

/**
 * The two halves of the key to an identity. `clerk`: the confidential officers hold it; `approver`: those who approve an
 * opening. Neither opens anything without the other (R003-12 双人授权).
 */
export const SEAL_PARTS = ['clerk', 'approver'] as const;
export type SealPart = (typeof SEAL_PARTS)[number];

/** A seat that reports are sealed to, and which half it holds. */
export const SealReader = Seat.pick({ office: true, device: true, officer: true, seal: true }).extend({
  part: z.enum(SEAL_PARTS),
});
export type SealReader = z.infer<typeof SealReader>;

/** Ciphertext in base64url. */
const sealed = (most: number) =>
  z
    .string()
    .min(20)
    .max(most)
    .regex(/^[A-Za-z0-9_-]+$/);

/** What one seat holds of one report: its half of the identity's key, and the key of the content. */
export const SealBox = SealReader.pick({ office: true, device: true, officer: true, part: true }).extend({
  half: sealed(400),
  content: sealed(400),
});
export type SealBox = z.infer<typeof SealBox>;

export const Envelope = z.strictObject({
  /** Suite of the two ciphertexts; its name is never used again for another one. */
  alg: z.literal('A256GCM+P256'),
  /** Holds a whole matter after a transfer. */
  identity: sealed(1_200_000),
  content: sealed(60_000),
  boxes: z.array(SealBox).min(2).max(400),
});
export type Envelope = z.infer<typeof Envelope>;

/**
 * Whom the report is about, as far as somebody of the county must be kept away from it (R003-13). In the clear, because
 * the server keeps them away; names and words stand in the sealed content.
 */
export const Concerned = z.strictObject({
  units: z.array(UnitCode).max(20),
  officers: z.array(OfficerId).max(20),
});
export type Concerned = z.infer<typeof Concerned>;

const text = (max: number) => z.string().min(1).max(max);

const Report = z.strictObject({
  kind: z.literal('report'),
  form: z.enum(PETITION_FORMS),
  receivedOn: PlainDate,
  /** 实名: somebody can be told the result (R003-11). */
  named: z.boolean(),
  /** What the informant says at a later call, instead of a name. */
  queryCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8,10}$/),
  /** The second person present when a confidential officer takes a report down (C21 双人登记). */
  second: OfficerId.optional(),
  concerned: Concerned,
  /** The matter it was before it was handed over into confidence. */
  from: StreamId.optional(),
  /** What still arrives for that matter is sealed to this key; its private half lies in the identity (CF-16). */
  lateKey: PublicKey.optional(),
  envelope: Envelope,
});

/** A registered matter handed over into confidence: the report it becomes (CF-13). Travels in the operation that seals it. */
export const SealedMatter = z.strictObject({ id: StreamId, action: Report });
export type SealedMatter = z.infer<typeof SealedMatter>;

/** Why somebody must know who the informant is; without names, it is kept in the open. */
const Ask = z.strictObject({ kind: z.literal('ask'), reason: text(200) });
/** The approver's half, sealed anew to the seat that asked. */
const Approve = z.strictObject({ kind: z.literal('approve'), ask: OperationId, half: sealed(400) });
const Refuse = z.strictObject({ kind: z.literal('refuse'), ask: OperationId, reason: text(200) });
/** The approval is used: from now on the identity is shown, one field at a time, for a minute. */
const Open = z.strictObject({ kind: z.literal('open'), ask: OperationId });

/** 联系 (R003-15), 联席会议 (R003-16), 移交, 一对一答复 (R003-17), 归密卷 (R003-18). */
export const CONFIDENTIAL_NOTES = ['contact', 'meeting', 'hand-over', 'reply', 'archive'] as const;
const Note = z.strictObject({
  kind: z.literal('note'),
  note: z.enum(CONFIDENTIAL_NOTES),
  on: PlainDate,
  words: sealed(20_000),
});

/** Further seats may read; who adds them holds the same half (C7). */
const AddReaders = z.strictObject({ kind: z.literal('add-readers'), boxes: z.array(SealBox).min(1).max(100) });
/** New keys, without the seats that may read no more. Needs an opening, because both halves are needed. */
const Rekey = z.strictObject({ kind: z.literal('rekey'), ask: OperationId, envelope: Envelope });

/** An operation that reached the county after its matter was sealed; made by the county alone (CF-16). */
const Late = z.strictObject({ kind: z.literal('late'), sealed: sealed(1_200_000) });

export const ConfidentialAction = z.discriminatedUnion('kind', [
  Report,
  Ask,
  Approve,
  Refuse,
  Open,
  Note,
  AddReaders,
  Rekey,
  Late,
]);
export type ConfidentialAction = z.infer<typeof ConfidentialAction>;
export type ReportAction = z.infer<typeof Report>;

/** One act on one report, written once. */
export const ConfidentialEntry = z.strictObject({
  id: OperationId,
  report: StreamId,
  office: UnitCode,
  device: DeviceCode,
  by: OfficerId,
  recordedAt: Instant,
  action: ConfidentialAction,
});
export type ConfidentialEntry = z.infer<typeof ConfidentialEntry>;

/** What the county adds. `no`: 密件 number, from a series of its own. */
export const ConfidentialStamp = z.strictObject({
  seq: z.int().min(1),
  arrivedAt: Instant,
  no: z.string().max(60).optional(),
});
export type ConfidentialStamp = z.infer<typeof ConfidentialStamp>;

/** Sealed with both halves: everything that was taken down, with the persons and their own words. */
export const IdentityPart = z.strictObject({
  registration: Registration,
  /** The whole matter as it stood when it was handed over, as JSON: a view of that program's version (CF-14). */
  matter: z.string().max(900_000).optional(),
  /** Private half of `lateKey`, PKCS #8 in base64url. */
  late: z
    .string()
    .max(400)
    .regex(/^[A-Za-z0-9_-]+$/)
    .optional(),
});
export type IdentityPart = z.infer<typeof IdentityPart>;

/** Sealed to every reader: what the report says, with a pseudonym in the place of each informant. */
export const ContentPart = z.strictObject({
  pseudonyms: z.array(z.string().max(20)).max(200),
  intakeSource: z.enum(INTAKE_SOURCES).optional(),
  contentCategory: z.enum(CONTENT_CATEGORIES).optional(),
  concernedParty: z.string().max(120).optional(),
  summary: text(1000),
  claims: z.array(text(500)).max(30),
  materials: z.array(z.string().max(80)).max(60).optional(),
  priorHandling: z.string().max(1000).optional(),
  /** Number of the matter it was. */
  formerNo: z.string().max(60).optional(),
});
export type ContentPart = z.infer<typeof ContentPart>;
