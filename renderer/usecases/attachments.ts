import { isShown } from '#shared/domain/attachment/media-type.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { AddAttachment, Attachment, AttachmentType } from '#shared/model/attachment.ts';
import type { StreamId } from '#shared/model/ids.ts';
import { isSafeReason, type AUDIT_PURPOSES } from '#shared/model/audit.ts';
import type { Content } from '#renderer/data/contents.ts';
import { readContent, readThumb } from '#renderer/data/queries/contents.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { dropContent, keepContent, keepThumb, type KeepProblem } from '#renderer/data/writes/keep-content.ts';
import { dropStrayPieces, tidyContents } from '#renderer/data/writes/tidy-contents.ts';
import { thumbOf } from '#renderer/platform/picture.ts';
import type { UseCaseDeps } from './deps.ts';
import { performAction } from './perform-action.ts';
import type { Audit } from './record-audit.ts';

/** A content that is sealed on this device and waits for its words. */
export type Chosen = { readonly content: Content; readonly title: string };

/** Seals what was chosen, photographed or recorded, with a small picture where it is one. `name`: what it is called. */
export async function chooseAttachment(
  { store }: Pick<UseCaseDeps, 'store'>,
  source: Blob,
  options: { readonly name: string; readonly draft: string; readonly onProgress?: (part: number) => void },
): Promise<Result<Chosen, KeepProblem>> {
  const kept = await keepContent(store, source, options.draft, options.onProgress);
  if (!kept.ok) return kept;
  const content = kept.value;
  const picture = isShown(content.type) ? await thumbOf(source) : null;
  // A list without a small picture is still a list.
  if (picture !== null) await keepThumb(store, content, picture).catch(() => undefined);
  return ok({ content, title: titleOf(options.name) });
}

const MOST_TITLE = 120;

/** A file's name without its ending and without marks nobody sees, as its first title. */
function titleOf(name: string): string {
  const visible = name
    .normalize('NFC')
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .trim();
  return [...visible].slice(0, MOST_TITLE).join('').slice(0, MOST_TITLE) || '未命名';
}

/** Adds what was chosen to a matter, one operation each (AT-01). Resolves with how many were added before a refusal. */
export async function addAttachments(
  deps: UseCaseDeps,
  stream: StreamId,
  actions: readonly AddAttachment[],
): Promise<Awaited<ReturnType<typeof performAction>> | null> {
  let last: Awaited<ReturnType<typeof performAction>> | null = null;
  for (const action of actions) {
    last = await performAction(deps, stream, action);
    if (!last.ok) return last;
  }
  return last;
}

/** Takes back what was chosen and is not wanted after all; nothing that a matter already names. */
export async function discardChosen({ store }: Pick<UseCaseDeps, 'store'>, hash: string): Promise<void> {
  const content = store.state.contents.get(hash);
  if (content !== undefined && content.refs.length === 0) await dropContent(store, content);
}

/** Drafts whose contents are being worked on, by store: what is open on a screen has perhaps no draft on the disk yet. */
const HELD = new WeakMap<DeviceStore['state'], Set<string>>();

/** Keeps the contents of a form that is open from being tidied away; returns how to end it. */
export function holdDraft({ state }: DeviceStore, draft: string): () => void {
  const held = HELD.get(state) ?? new Set<string>();
  HELD.set(state, held.add(draft));
  return () => held.delete(draft);
}

/** Deletes contents that nobody needs here any more (PROTOCOL F8). */
export const tidyAttachments = (store: DeviceStore): Promise<void> =>
  tidyContents(store, HELD.get(store.state) ?? new Set());

/** At the start: pieces that an interrupted reading left, and what left meanwhile. */
export async function sweepContents(store: DeviceStore): Promise<void> {
  await dropStrayPieces(store);
  await tidyAttachments(store);
}

/** The small picture of a content that is here; `null` when there is none. */
export async function smallPicture(store: DeviceStore, hash: string): Promise<Blob | null> {
  const content = store.state.contents.get(hash);
  const bytes = content === undefined ? null : await readThumb(store, content);
  return bytes === null ? null : new Blob([bytes], { type: 'image/jpeg' });
}

/**
 * The whole content of an attachment that is here, for showing it. The page is told a type only for pictures and sound it
 * may show; everything else is bytes (security C10). Looking at it is an entry of the log.
 */
export async function openAttachment(
  { store }: Pick<UseCaseDeps, 'store'>,
  audit: Audit,
  stream: StreamId,
  { hash, type }: Pick<Attachment, 'hash' | 'type'>,
): Promise<Blob | null> {
  const content = store.state.contents.get(hash);
  if (content?.whole !== true) return null;
  audit.note({ kind: 'open-attachment', what: 'matter', stream });
  const isSafe = isShown(type) || type.startsWith('audio/');
  return readContent(store, content, isSafe ? type : 'application/octet-stream');
}

/** How a type is called when it leaves the program. */
export const SAVED_AS = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
  'image/bmp': 'image/bmp',
  'image/tiff': 'image/tiff',
  'image/heic': 'image/heic',
  'application/pdf': 'application/pdf',
  'application/ofd': 'application/ofd',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/x-ole-storage': 'application/msword',
  'application/zip': 'application/zip',
  'audio/webm': 'audio/webm',
  'audio/mpeg': 'audio/mpeg',
  'audio/mp4': 'audio/mp4',
  'audio/wav': 'audio/wav',
  'audio/ogg': 'audio/ogg',
  'audio/amr': 'audio/amr',
  'video/mp4': 'video/mp4',
  'video/webm': 'video/webm',
} as const satisfies Record<AttachmentType, string>;

type SavedAs = (typeof SAVED_AS)[AttachmentType];

/** Hands bytes to the person as a file. */
export type SaveFile = (file: {
  readonly suggestedName: string;
  readonly bytes: Uint8Array;
  readonly mime: SavedAs;
}) => Promise<{ readonly saved: true } | { readonly saved: false; readonly reason: string }>;

export type SaveProblem = 'reason-missing' | 'reason-unsafe' | 'not-here' | 'not-recorded' | 'not-saved';

/** Hands a content to the person as a file: grounds first, then the log, then the file (PD-07). */
export async function saveAttachment(
  deps: { readonly store: DeviceStore; readonly audit: Audit; readonly saveFile: SaveFile },
  stream: StreamId,
  attachment: Pick<Attachment, 'hash' | 'type' | 'title'>,
  grounds: { readonly purpose: (typeof AUDIT_PURPOSES)[number]; readonly reason: string },
): Promise<Result<'saved' | 'cancelled', SaveProblem>> {
  const reason = grounds.reason.trim();
  if (reason === '') return err('reason-missing');
  if (!isSafeReason(reason)) return err('reason-unsafe');
  const content = deps.store.state.contents.get(attachment.hash);
  if (content?.whole !== true) return err('not-here');
  const note = { kind: 'export', what: 'attachment', stream, purpose: grounds.purpose, reason, count: 1 } as const;
  const recorded = await deps.audit.record(note);
  if (!recorded.ok) return err('not-recorded');
  const blob = await readContent(deps.store, content, 'application/octet-stream');
  if (blob === null) return err('not-here');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const outcome = await deps.saveFile({ suggestedName: attachment.title, bytes, mime: SAVED_AS[attachment.type] });
  if (outcome.saved) return ok('saved');
  deps.audit.note({ ...note, result: 'failed' });
  return outcome.reason === 'cancelled' ? ok('cancelled') : err('not-saved');
}
