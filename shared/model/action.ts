import * as z from 'zod';
import { AddAttachment, WithdrawAttachment } from './attachment.ts';
import { GUIDE_RESPONSES, LINK_RELATIONS, SERVICE_MODES, SPOT_CLOSE_MODES } from './codes.ts';
import { OperationId, StreamId } from './ids.ts';
import { IssuePaper, RecordPrint } from './paper-action.ts';
import { Instant, PlainDate } from './plain-date.ts';
import { Registration } from './registration.ts';
import { WORKFLOW_ACTIONS } from './workflow-action.ts';

const Reason = z.string().min(1).max(500);

/** Registers a matter. The slip number and the query code are the device's own and valid at once (RX-02, R001-49). */
export const Register = z.strictObject({
  kind: z.literal('register'),
  slipNo: z.string().min(4).max(60),
  queryCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8,10}$/),
  registration: Registration,
});

/**
 * Changes single fields. `set` holds the new values, `unset` the fields made empty. What the author had seen
 * is known from the operation's base, so two offices may change different fields at once (C31).
 */
export const Amend = z.strictObject({
  kind: z.literal('amend'),
  set: Registration.partial(),
  unset: z.array(z.string().max(40)).max(20).optional(),
  reason: z.string().max(500).optional(),
});

/** 当即办结: reply given and told on the spot (R004-15, R001-62). */
export const SettleOnSpot = z.strictObject({
  kind: z.literal('settle-on-spot'),
  closeMode: z.enum(SPOT_CLOSE_MODES),
  reply: z.string().min(1).max(2000),
  basis: z.string().max(500).optional(),
  informedBy: z.enum(SERVICE_MODES),
  informedOn: PlainDate,
  response: z.enum(['agree', 'disagree', 'no-statement']).optional(),
});

/** 引导告知: outside the bureau's business; the reason and the right place are told, the matter stays registered (R003-03/04). */
export const GuideOut = z.strictObject({
  kind: z.literal('guide-out'),
  reason: Reason,
  redirectTo: z.string().min(1).max(120),
  redirectContact: z.string().max(200).optional(),
  /** 解释要点 of what was said on the spot, and how it was taken: a note of the talk, nothing more (R003-05). */
  explanation: z.string().max(1000).optional(),
  response: z.enum(GUIDE_RESPONSES).optional(),
  informedOn: PlainDate,
});

/** 转人民调解 with the free consent of every party (人民调解法 3, 17; R004-53). */
export const ReferMediation = z.strictObject({
  kind: z.literal('refer-mediation'),
  committee: z.string().min(1).max(80),
  parties: z
    .array(z.strictObject({ name: z.string().min(1).max(50), agreed: z.boolean() }))
    .min(2)
    .max(20),
  agreedOn: PlainDate,
});

/** A person's decision about two registrations (RX-03, RX-04). Never made by machine. */
export const LinkMatter = z.strictObject({
  kind: z.literal('link-matter'),
  to: StreamId,
  relation: z.enum(LINK_RELATIONS),
  reason: z.string().max(500).optional(),
});

/** Takes a link back (C34). */
export const UnlinkMatter = z.strictObject({ kind: z.literal('unlink-matter'), to: StreamId, reason: Reason });

/** Chooses between two values of one field written at the same time (C31). Works offline. */
export const ResolveConflict = z.strictObject({
  kind: z.literal('resolve-conflict'),
  contested: OperationId,
  field: z.string().max(60),
  keep: z.enum(['current', 'contested']),
  reason: z.string().max(500).optional(),
});

/** 时间待核: the officer states the real time of receipt after a wrong clock (C32). */
export const ConfirmDate = z.strictObject({
  kind: z.literal('confirm-date'),
  occurredAt: Instant,
  receivedOn: PlainDate,
  reason: Reason,
});

/** 作废: the number stays, with its reason (R004-47). */
export const VoidMatter = z.strictObject({ kind: z.literal('void'), reason: Reason });

/** A dated line on the time line. */
export const AddNote = z.strictObject({ kind: z.literal('add-note'), text: z.string().min(1).max(2000) });

/** Everything an officer can do to a matter: what happens at the counter, and the steps of workflow-action.ts. */
export const Action = z.discriminatedUnion('kind', [
  Register,
  Amend,
  SettleOnSpot,
  GuideOut,
  ReferMediation,
  LinkMatter,
  UnlinkMatter,
  ResolveConflict,
  ConfirmDate,
  VoidMatter,
  AddNote,
  AddAttachment,
  WithdrawAttachment,
  IssuePaper,
  RecordPrint,
  ...WORKFLOW_ACTIONS,
]);
export type Action = z.infer<typeof Action>;
export type ActionKind = Action['kind'];
