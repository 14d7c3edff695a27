import type { Action } from '#shared/model/action.ts';
import type { AddAttachment, Attachment } from '#shared/model/attachment.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Operation } from '#shared/model/operation.ts';
import { isPicture, isRecording } from './media-type.ts';

/** AT-04: bounds for one matter, so that a mistake does not fill the disks of a county. */
export const MOST_ATTACHMENTS = 300;
export const MOST_BYTES_OF_MATTER = 2 * 1024 * 1024 * 1024;

/** Why an attachment cannot be added or withdrawn. */
export type AttachmentRefusal =
  | { readonly code: 'attachments-too-many'; readonly most: number }
  | { readonly code: 'attachments-too-large'; readonly mostMegabytes: number }
  | { readonly code: 'attachment-consent-missing' }
  | { readonly code: 'attachment-unknown' };

type AttachmentAction = Extract<Action, { kind: 'add-attachment' | 'withdraw-attachment' }>;

/** Attachments that count: those nobody has withdrawn. */
export const currentAttachments = (view: Pick<MatterView, 'attachments'>): readonly Attachment[] =>
  (view.attachments ?? []).filter(({ withdrawn }) => withdrawn === undefined);

/** AT-04, AT-06, AT-07: what is wrong with adding or withdrawing; `null` when nothing is. */
export function attachmentProblem(view: MatterView, action: AttachmentAction): AttachmentRefusal | null {
  if (action.kind === 'withdraw-attachment') {
    return view.attachments?.some(({ op }) => op === action.attachment) === true
      ? null
      : { code: 'attachment-unknown' };
  }
  if (needsConsent(action) && (action.consent ?? '').trim() === '') return { code: 'attachment-consent-missing' };
  const current = currentAttachments(view);
  if (current.length >= MOST_ATTACHMENTS) return { code: 'attachments-too-many', most: MOST_ATTACHMENTS };
  const bytes = current.reduce((sum, { size }) => sum + size, action.size);
  if (bytes <= MOST_BYTES_OF_MATTER) return null;
  return { code: 'attachments-too-large', mostMegabytes: MOST_BYTES_OF_MATTER / 1024 / 1024 };
}

/**
 * AT-06: what the own office recorded of people, or photographed at the place, names who agreed and how (R000-21). What
 * somebody brings along is theirs to bring.
 */
export function needsConsent({ type, category, source }: Pick<AddAttachment, 'type' | 'category' | 'source'>): boolean {
  if (source !== 'own-office') return false;
  return isRecording(type) || category === 'recording' || (category === 'scene-photo' && isPicture(type));
}

/** The attachments after one more operation; total, so that two devices doing the same at once harm nothing (AT-05). */
export function attachmentsAfter(
  attachments: readonly Attachment[],
  op: Pick<Operation, 'id' | 'by' | 'office' | 'recordedAt'>,
  action: AttachmentAction,
): Attachment[] {
  if (action.kind === 'add-attachment') {
    const { kind: _, ...facts } = action;
    const isThere = attachments.some(({ hash, withdrawn }) => hash === facts.hash && withdrawn === undefined);
    const added: Attachment = { op: op.id, by: op.by, office: op.office, at: op.recordedAt, ...facts };
    return isThere ? [...attachments] : [...attachments, added];
  }
  const withdrawn = { by: op.by, at: op.recordedAt, reason: action.reason };
  return attachments.map((each) =>
    each.op === action.attachment && each.withdrawn === undefined ? { ...each, withdrawn } : each,
  );
}
