import * as z from 'zod';
import {
  ACCESS_NEEDS,
  CONTENT_CATEGORIES,
  GENDERS,
  HANDLING_PATHS,
  ID_TYPES,
  INTAKE_SOURCES,
  JUSTICE_CATEGORIES,
  MATTER_STATUSES,
  PETITION_FORMS,
  PETITION_PURPOSES,
  PETITIONER_ROLES,
  PETITIONER_TYPES,
  SIMPLE_GROUNDS,
  VISIT_KINDS,
} from './codes.ts';
import { ContentHash } from './attachment.ts';
import { UnitCode } from './ids.ts';
import { Instant, PlainDate } from './plain-date.ts';

const text = (max: number) => z.string().min(1).max(max);

/** One person of a petition. Only the name is asked for; everything else is optional (个保法 13, 34: no more than needed). */
export const Petitioner = z.strictObject({
  name: text(50),
  role: z.enum(PETITIONER_ROLES),
  gender: z.enum(GENDERS).optional(),
  idType: z.enum(ID_TYPES).optional(),
  idNo: z.string().max(40).optional(),
  phone: z.string().max(40).optional(),
  address: z.string().max(120).optional(),
  /** 现住址不清: asked, and the person could not or would not say (documents §1.1 必/不清). */
  addressUnknown: z.literal(true).optional(),
});
export type Petitioner = z.infer<typeof Petitioner>;

export const Material = z.strictObject({
  name: text(80),
  pages: z.int().min(0).max(9999).optional(),
  original: z.boolean().optional(),
});

/** A column of an older ledger or an exchange file that has no field of its own; kept so that nothing told is lost. */
const AnnexValue = z.union([
  z.string().max(4000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(400)).max(50),
]);

/**
 * What an officer takes down about one matter: 来访登记表, 领导接待群众来访登记表, 来信处理笺, 来电登记表
 * (documents §1.1–1.4, §10 `VisitForm`). Empty fields are absent, so that a record carries only what was said.
 * R003-02: the petitioner's own words (`statement`) stand beside the clerk's `summary`; neither replaces the other.
 */
export const Registration = z.strictObject({
  form: z.enum(PETITION_FORMS),
  visitKind: z.enum(VISIT_KINDS).optional(),
  intakeSource: z.enum(INTAKE_SOURCES).optional(),
  /** When the visit took place, the letter arrived or the call came (RX-01 发生). */
  occurredAt: Instant,
  /** Legal day of receipt, the start of every clock (calendar.md §5). */
  receivedOn: PlainDate,
  /** When the office first learned of it, if later than it happened (RX-01 获知). */
  learnedAt: Instant.optional(),
  /** 邮戳日期 of a letter (documents §1.3); it starts no clock. */
  postmarkOn: PlainDate.optional(),
  place: z.string().max(80).optional(),
  receiver: z.string().max(40).optional(),
  receiverTitle: z.string().max(40).optional(),
  substituteFor: z.string().max(40).optional(),
  petitionerType: z.enum(PETITIONER_TYPES),
  petitioners: z.array(Petitioner).max(200),
  totalPersons: z.int().min(1).max(100000),
  accessNeeds: z.array(z.enum(ACCESS_NEEDS)).max(7).optional(),
  purpose: z.enum(PETITION_PURPOSES),
  contentCategory: z.enum(CONTENT_CATEGORIES).optional(),
  justiceCategory: z.enum(JUSTICE_CATEGORIES),
  handlingPath: z.enum(HANDLING_PATHS).optional(),
  /** To be handled simply, and why it may be; decided within three working days (R001-60, C08). */
  simpleGround: z.enum(SIMPLE_GROUNDS).optional(),
  /** Office in whose area the matter lies, and the village (R004-01 问题属地). */
  issueOffice: UnitCode.optional(),
  issueVillage: z.string().max(60).optional(),
  concernedParty: z.string().max(120).optional(),
  statement: z.string().max(4000).optional(),
  summary: text(1000),
  claims: z.array(text(500)).max(30),
  materials: z.array(Material).max(60).optional(),
  priorHandling: z.string().max(1000).optional(),
  explanation: z.string().max(2000).optional(),
  dutyUnit: UnitCode,
  dutyOfficer: z.string().max(40).optional(),
  promisedOn: PlainDate.optional(),
  /** 上级交办、领导批示: number and day of the incoming document, and until when it wants an answer (R002-12, 条例 22). */
  assignedNo: z.string().max(80).optional(),
  assignedOn: PlainDate.optional(),
  feedbackDue: PlainDate.optional(),
  /** 承诺回电时间 on that day, of a call (documents §1.4). */
  promisedTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  leaderOpinion: z.string().max(1000).optional(),
  leaderName: z.string().max(40).optional(),
  leaderTitle: z.string().max(40).optional(),
  /** Day of signing, and the attachment that is the signature where it was drawn on the screen (R004-41). */
  leaderSignedOn: PlainDate.optional(),
  leaderSignature: ContentHash.optional(),
  /** 代写: taken down for somebody who cannot write; then reading back is required (C38, 条例 19). */
  writtenByClerk: z.boolean().optional(),
  /** 已读回: spoken words were read back to the person (documents §10 ★口述). */
  readBack: z.boolean().optional(),
  /** Where a matter taken over from an older ledger already stood; absent for everything registered here. */
  takenOverStatus: z.enum(MATTER_STATUSES).optional(),
  annex: z
    .record(z.string().max(40), AnnexValue)
    .refine((columns) => Object.keys(columns).length <= 100)
    .optional(),
});
export type Registration = z.infer<typeof Registration>;

/** Fields that an amendment may change, one value each. */
export type RegistrationField = keyof Registration;
