import * as z from 'zod';
import { DeviceCode, OfficerId, OperationId, StreamId, UnitCode } from './ids.ts';
import { Operation } from './operation.ts';
import { Instant, PlainDate } from './plain-date.ts';

/** 接访场次的种类 (vocabulary §15). */
export const SESSION_TYPES = [
  'office-market-day',
  'bureau-friday',
  'daily-duty',
  'joint',
  'outreach',
  'appointment',
] as const;
export type SessionType = (typeof SESSION_TYPES)[number];

/** vocabulary §15; `postponed` is moved to another day and not announced again yet. */
export const SESSION_STATUSES = ['planned', 'published', 'open', 'ended', 'cancelled', 'postponed'] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** Why the officer whose turn it was did not come; an absence always has one (vocabulary §15). */
export const ABSENCE_REASONS = ['business-trip', 'meeting', 'leave', 'training', 'emergency', 'other'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

/** R001-21: where people are received. */
export const PLACE_KINDS = ['reception-place', 'residence', 'village', 'other'] as const;

const Reason = z.string().trim().min(1).max(500);
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Officers = z
  .array(OfficerId)
  .max(20)
  .refine((list) => new Set(list).size === list.length, 'listed-twice')
  .readonly();
const Matters = z.array(StreamId).max(200).readonly();

export const SessionPlace = z.strictObject({ kind: z.enum(PLACE_KINDS), name: z.string().trim().min(1).max(80) });
export type SessionPlace = z.infer<typeof SessionPlace>;

/** Who could have been given this turn, and who was away: what the rotation was decided from, kept with the plan (RO-11). */
export const RosterGround = z.strictObject({
  available: Officers,
  away: z
    .array(z.strictObject({ officer: OfficerId, reason: z.enum(ABSENCE_REASONS) }))
    .max(20)
    .readonly(),
});
export type RosterGround = z.infer<typeof RosterGround>;

/** Plans one session. Every one has a place (R004-34) and one receiving officer. */
export const PlanSession = z.strictObject({
  kind: z.literal('plan-session'),
  type: z.enum(SESSION_TYPES),
  day: PlainDate,
  from: Time,
  to: Time,
  place: SessionPlace,
  host: OfficerId,
  companions: Officers,
  roster: RosterGround.optional(),
  /** Matters to be talked about at an appointment or an outreach visit. The matter is invited to talk, never a person ranked (R004-37). */
  matters: Matters.optional(),
  about: z.string().trim().min(1).max(200).optional(),
  /** Units called to a joint reception, and when they were told (R001-19). */
  joint: z
    .strictObject({ units: z.array(UnitCode).min(2).max(20).readonly(), notifiedAt: Instant, reportTo: OfficerId })
    .optional(),
});

/** The board was made and hung out (R004-39); from here on a change of the day has to be announced again. */
export const PublishSession = z.strictObject({ kind: z.literal('publish-session') });

/** To another day. `seen` is the day its author saw, so that two people cannot move it past each other (RO-13). */
export const MoveSession = z.strictObject({
  kind: z.literal('move-session'),
  seen: PlainDate,
  day: PlainDate,
  choice: z.enum(['next-market-day', 'work-day', 'earlier', 'later', 'other']),
  reason: Reason,
});

/** 照常接访 on a rest day, with the day off given in exchange (calendar.md §3.2). */
export const KeepDay = z.strictObject({
  kind: z.literal('keep-day'),
  seen: PlainDate,
  dayOff: PlainDate.optional(),
  reason: Reason,
});

export const CancelSession = z.strictObject({ kind: z.literal('cancel-session'), reason: Reason });

/** What of a plan can be put otherwise without another day or another officer: hours, place, who sits beside, a note for colleagues. */
export const SessionArrangement = z.strictObject({
  from: Time,
  to: Time,
  place: SessionPlace,
  companions: Officers,
  note: z.string().trim().min(1).max(200).optional(),
});
export type SessionArrangement = z.infer<typeof SessionArrangement>;

/** `seen` is the arrangement its author saw, so that two people cannot change it past each other (RO-13). */
export const AdjustSession = z.strictObject({
  kind: z.literal('adjust-session'),
  seen: SessionArrangement,
  next: SessionArrangement,
  reason: Reason,
});

/** The planner puts another officer in; `seen` is the officer its author saw there. */
export const ChangeHost = z.strictObject({
  kind: z.literal('change-host'),
  seen: OfficerId,
  host: OfficerId,
  reason: Reason,
});

/** 调班, first half: the receiving officer asks another one to exchange turns (R004-35). */
export const OfferSwap = z.strictObject({
  kind: z.literal('offer-swap'),
  other: OfficerId,
  otherSession: StreamId,
  reason: Reason,
});

/** Second half, on the same session: the other officer says yes or no; the one who asked may take the offer back. */
export const AnswerSwap = z.strictObject({
  kind: z.literal('answer-swap'),
  offer: OperationId,
  answer: z.enum(['agreed', 'declined', 'withdrawn']),
});

/** The same agreement on the other officer's own session, written by that officer together with the answer. */
export const GiveBySwap = z.strictObject({
  kind: z.literal('give-by-swap'),
  offer: OperationId,
  offerSession: StreamId,
  host: OfficerId,
});

/** 书面委托 (R004-36, R004-30): shown on the forms as 受××委托. */
export const Delegate = z.strictObject({
  kind: z.literal('delegate'),
  to: OfficerId,
  reason: z.enum(ABSENCE_REASONS),
  note: z.string().trim().max(200).optional(),
  /** Day of the written delegation and its number or place of keeping. */
  writtenOn: PlainDate,
  paper: z.string().trim().min(1).max(80),
});

/** 约访: what the other side answered; staying away has no field, because it may never count against anybody (R004-37). */
export const AnswerAppointment = z.strictObject({
  kind: z.literal('answer-appointment'),
  answer: z.enum(['agreed', 'declined', 'other-time']),
  note: z.string().trim().max(200).optional(),
});

/** 到岗签到 of the receiving officer or of a companion. `absent` needs a reason. */
export const SignIn = z.strictObject({
  kind: z.literal('sign-in'),
  officer: OfficerId,
  at: Instant,
  attendance: z.enum(['on-duty', 'substitute', 'absent']),
  reason: z.enum(ABSENCE_REASONS).optional(),
  note: z.string().trim().max(200).optional(),
});

/** A called unit came to a joint reception (R001-19). */
export const UnitArrived = z.strictObject({
  kind: z.literal('unit-arrived'),
  unit: UnitCode,
  officer: OfficerId,
  at: Instant,
});

/** R001-19 情况即时报告: what is going on at a joint reception, for the leader who is to be told. */
export const ReportJoint = z.strictObject({
  kind: z.literal('report-joint'),
  at: Instant,
  text: z.string().trim().min(1).max(500),
});

export const OpenSession = z.strictObject({ kind: z.literal('open-session'), at: Instant });

/** A matter was received here. It needs its form before the session can end (R004-40). */
export const TakeMatter = z.strictObject({ kind: z.literal('take-matter'), matter: StreamId });

/** 登记表 of one matter: signed on screen, or on paper and photographed (R004-41). */
export const SignForm = z.strictObject({
  kind: z.literal('sign-form'),
  matter: StreamId,
  medium: z.enum(['screen', 'paper']),
});

/** A matter put here by mistake, such as at the wrong session; the registration itself stays. */
export const DropMatter = z.strictObject({ kind: z.literal('drop-matter'), matter: StreamId, reason: Reason });

/** R001-24, R001-25: how hard, pressing or common a matter is, so that more hands are put to it. Of the matter, never of a person. */
export const MATTER_MARKS = ['difficult', 'urgent', 'widespread'] as const;
export type MatterMark = (typeof MATTER_MARKS)[number];

/** Takes the place of what was marked before; no mark takes them off. */
export const MarkMatter = z.strictObject({
  kind: z.literal('mark-matter'),
  matter: StreamId,
  marks: z
    .array(z.enum(MATTER_MARKS))
    .refine((list) => new Set(list).size === list.length, 'listed-twice')
    .readonly(),
  reason: Reason,
});

/** `settled`: how many of the matters received ended on the spot; `conclusion` of a joint reception. */
export const EndSession = z.strictObject({
  kind: z.literal('end-session'),
  at: Instant,
  persons: z.int().min(0).max(10_000),
  conclusion: z.string().trim().min(1).max(1000).optional(),
});

/** Everything that can happen to a session. The kinds are none of a matter's, so that both can travel one feed. */
export const SessionAction = z.discriminatedUnion('kind', [
  PlanSession,
  PublishSession,
  MoveSession,
  KeepDay,
  CancelSession,
  AdjustSession,
  ChangeHost,
  OfferSwap,
  AnswerSwap,
  GiveBySwap,
  Delegate,
  AnswerAppointment,
  SignIn,
  UnitArrived,
  ReportJoint,
  OpenSession,
  TakeMatter,
  SignForm,
  DropMatter,
  MarkMatter,
  EndSession,
]);
export type SessionAction = z.infer<typeof SessionAction>;
export type SessionActionKind = SessionAction['kind'];

/** The envelope of decision 0001 around a session's action: stamped once, never changed, one stream a session. */
export const SessionOperation = z.strictObject({ ...Operation.shape, action: SessionAction });
export type SessionOperation = z.infer<typeof SessionOperation>;

/** Version of the projection below. */
export const SESSION_VIEW_VERSION = 1;

/** What the operations of one session add up to (接访场次). Computed by `evolve`, never written by hand. */
export type SessionView = {
  readonly v: typeof SESSION_VIEW_VERSION;
  readonly id: StreamId;
  readonly office: UnitCode;
  readonly device: DeviceCode;
  readonly type: SessionType;
  readonly status: SessionStatus;
  readonly day: PlainDate;
  /** The days it stood on before, oldest first, with the reasons: the board shows them. */
  readonly moves: readonly { readonly from: PlainDate; readonly reason: string }[];
  /** 照常接访 on a rest day was chosen by a person. */
  readonly kept?: { readonly dayOff?: PlainDate | undefined; readonly reason: string };
  readonly from: string;
  readonly to: string;
  readonly place: SessionPlace;
  /** Whose turn it is; a delegation does not change it. */
  readonly host: OfficerId;
  readonly companions: readonly OfficerId[];
  /** For colleagues; it is on no board. */
  readonly note?: string | undefined;
  readonly roster?: RosterGround;
  readonly matters: readonly StreamId[];
  readonly about?: string;
  readonly joint?: z.infer<typeof PlanSession>['joint'];
  readonly arrivals: readonly { readonly unit: UnitCode; readonly officer: OfficerId; readonly at: Instant }[];
  /** What was reported from a joint reception, oldest first. */
  readonly reports: readonly { readonly by: OfficerId; readonly at: Instant; readonly text: string }[];
  readonly offer?: {
    readonly op: OperationId;
    readonly by: OfficerId;
    readonly other: OfficerId;
    readonly otherSession: StreamId;
  };
  /** Exchanges agreed to, each with its other half; both halves must exist (RO-15). */
  readonly swaps: readonly { readonly offer: OperationId; readonly with: StreamId }[];
  readonly delegation?: Omit<z.infer<typeof Delegate>, 'kind'>;
  readonly answer?: z.infer<typeof AnswerAppointment>['answer'];
  readonly attendance: readonly Omit<z.infer<typeof SignIn>, 'kind'>[];
  /** What the newest board says; anything else since then means a new board (R004-39). `since`: when its day was first announced. */
  readonly announced?: {
    readonly day: PlainDate;
    readonly receiver: OfficerId;
    readonly from: string;
    readonly to: string;
    readonly place: string;
    readonly companions: readonly OfficerId[];
    readonly since: Instant;
  };
  readonly openedAt?: Instant;
  /** Matters received here, with their form once it is signed. */
  readonly received: readonly {
    readonly matter: StreamId;
    readonly form: z.infer<typeof SignForm>['medium'] | null;
  }[];
  readonly marks: readonly { readonly matter: StreamId; readonly marks: readonly MatterMark[] }[];
  readonly ended?: Omit<z.infer<typeof EndSession>, 'kind'>;
  readonly cancelReason?: string;
  readonly head: number;
  readonly updatedAt: Instant;
};
