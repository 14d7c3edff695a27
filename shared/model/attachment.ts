import * as z from 'zod';
import { OfficerId, OperationId, UnitCode } from './ids.ts';
import { Instant } from './plain-date.ts';

/** 材料种类: what an attachment is to the matter. */
export const ATTACHMENT_KINDS = [
  'visitor-material',
  'letter-scan',
  'delivery-proof',
  'signed-paper',
  'scene-photo',
  'recording',
  'other',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** 来源 (R000-21): who made it or handed it over. */
export const ATTACHMENT_SOURCES = ['petitioner', 'own-office', 'other-body'] as const;
export type AttachmentSource = (typeof ATTACHMENT_SOURCES)[number];

/** What may be attached, told by its leading bytes (shared/domain/attachment/media-type.ts). Nothing that runs. */
export const ATTACHMENT_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/bmp',
  'image/tiff',
  'image/heic',
  'application/pdf',
  'application/ofd',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/x-ole-storage',
  'application/zip',
  'audio/webm',
  'audio/mpeg',
  'audio/mp4',
  'audio/wav',
  'audio/ogg',
  'audio/amr',
  'video/mp4',
  'video/webm',
] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** Largest attachment in bytes. */
export const MOST_ATTACHMENT = 200 * 1024 * 1024;

/** Content is kept and sent in pieces of this many bytes; the last one may be shorter. Part of the wire (PROTOCOL F2). */
export const ATTACHMENT_CHUNK = 1024 * 1024;

/** How many pieces a content of so many bytes has. */
export const chunksOf = (size: number): number => Math.ceil(size / ATTACHMENT_CHUNK);

/** SHA-256 of a whole content in hex: its name, and the proof that nothing of it was changed. */
export const ContentHash = z.string().regex(/^[0-9a-f]{64}$/);
export type ContentHash = z.infer<typeof ContentHash>;

const facts = {
  hash: ContentHash,
  size: z.int().min(1).max(MOST_ATTACHMENT),
  type: z.enum(ATTACHMENT_TYPES),
  title: z.string().min(1).max(120),
  category: z.enum(ATTACHMENT_KINDS),
  source: z.enum(ATTACHMENT_SOURCES),
  /** Who agreed to a picture or recording of the own office, and how (R000-21). */
  consent: z.string().min(1).max(200).optional(),
};

/** 添加材料: the fact and the content's name; the content follows by itself (PROTOCOL F1). */
export const AddAttachment = z.strictObject({ kind: z.literal('add-attachment'), ...facts });
export type AddAttachment = z.infer<typeof AddAttachment>;

/** 撤回材料: the line stays with its reason, the content is shown and handed out no more. */
export const WithdrawAttachment = z.strictObject({
  kind: z.literal('withdraw-attachment'),
  attachment: OperationId,
  reason: z.string().min(1).max(500),
});

/** An attachment of a matter as its operations say. */
export const Attachment = z.strictObject({
  op: OperationId,
  by: OfficerId,
  office: UnitCode,
  at: Instant,
  ...facts,
  withdrawn: z.strictObject({ by: OfficerId, at: Instant, reason: z.string() }).optional(),
});
export type Attachment = z.infer<typeof Attachment>;
