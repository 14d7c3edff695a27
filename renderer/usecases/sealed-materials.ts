import { currentAttachments } from '#shared/domain/attachment/attachments.ts';
import { isShown, mediaTypeOf } from '#shared/domain/attachment/media-type.ts';
import { fromBase64url } from '#shared/lib/base64url.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { chunksOf, ATTACHMENT_CHUNK, type AttachmentType } from '#shared/model/attachment.ts';
import { SealedContentsResponse, SealedHead } from '#shared/sync/confidential.ts';
import type { Bytes } from '#renderer/vault/bytes.ts';
import { recordOpener, type OpenRecord } from '#renderer/vault/late-records.ts';
import { sha256Stream } from '#renderer/vault/sha256-stream.ts';
import { SAVED_AS, type SaveFile } from './attachments.ts';
import type { ConfidentialDesk, DeskProblem, HandedOver } from './confidential-desk.ts';

/** One paper of the matter that a report was. `id`: its sealed content at the county; `null` where that has none. */
export type Material = {
  readonly title: string | null;
  readonly hash: string;
  readonly size: number;
  readonly id: string | null;
};

/** The papers of a matter in confidence, and the way to open them. Forgotten with the object (CF-23). */
export type Materials = {
  readonly list: readonly Material[];
  /** For showing; recorded before anything is fetched. */
  readonly open: (material: Material) => Promise<Result<OpenMaterial, MaterialProblem>>;
  /** As a file, for the discipline inspection; recorded likewise. The name says nothing about what it is. */
  readonly save: (
    material: Material,
    saveFile: SaveFile,
    name: string,
  ) => Promise<Result<'saved' | 'cancelled', MaterialProblem>>;
};

/** `blob` has a type only where the page may show it (security C10). */
export type OpenMaterial = { readonly blob: Blob; readonly type: AttachmentType };

export type MaterialProblem = DeskProblem | { readonly code: 'not-recorded' | 'not-saved' };

/** What of a report the papers are read with, once both halves have opened its identity. */
export type Opened = {
  readonly report: string;
  /** Private half of the report's own key (CF-21). */
  readonly late: string;
  readonly reason: string;
  readonly record: HandedOver;
};

/** CF-22: what the county has of the matter's attachments, each with its title, and those that never reached it. */
export async function readMaterials(desk: ConfidentialDesk, opened: Opened): Promise<Result<Materials, DeskProblem>> {
  const { report } = opened;
  const openRecord = await recordOpener(opened.late, report);
  if (openRecord === null) return err({ code: 'damaged' });
  const answer = await desk.ask(`/confidential/${report}/contents`);
  if (!answer.ok) return answer;
  const parsed = SealedContentsResponse.safeParse(answer.value);
  if (!parsed.success) return err({ code: 'bad-answer' });
  // A restored backup may have brought one twice.
  const atCounty = new Map<string, Omit<Material, 'title'>>();
  for (const { id, head } of parsed.data.contents) {
    const known = await openHead(openRecord, head);
    if (known !== null) atCounty.set(known.hash, { id, ...known });
  }
  const titles = titlesOf(opened.record);
  const list = [
    ...[...titles].map(([hash, { title, size }]) => ({ title, hash, size, id: atCounty.get(hash)?.id ?? null })),
    ...[...atCounty.values()].filter(({ hash }) => !titles.has(hash)).map((each) => ({ ...each, title: null })),
  ];
  const note = { what: 'confidential-content', stream: report, reason: opened.reason } as const;
  const get = async (material: Material, kind: 'reveal' | 'export'): Promise<Result<OpenMaterial, MaterialProblem>> => {
    const recorded = await desk.audit.record({ ...note, kind, count: 1 });
    return recorded.ok ? fetchMaterial(desk, { report, openRecord }, material) : err({ code: 'not-recorded' });
  };
  return ok({
    list,
    open: (material) => get(material, 'reveal'),
    save: async (material, saveFile, name) => {
      const got = await get(material, 'export');
      if (!got.ok) return got;
      const bytes = new Uint8Array(await got.value.blob.arrayBuffer());
      const outcome = await saveFile({ suggestedName: name, bytes, mime: SAVED_AS[got.value.type] });
      if (outcome.saved) return ok('saved');
      desk.audit.note({ ...note, kind: 'export', count: 1, result: 'failed' });
      return outcome.reason === 'cancelled' ? ok('cancelled') : err({ code: 'not-saved' });
    },
  });
}

/** Titles of what counted when the matter was handed over, and of what came late; by hash. */
function titlesOf({
  matter,
  late,
}: HandedOver): ReadonlyMap<string, { readonly title: string; readonly size: number }> {
  const added = late.flatMap((op) => (op?.action.kind === 'add-attachment' ? [op.action] : []));
  return new Map([...currentAttachments(matter), ...added].map(({ hash, title, size }) => [hash, { title, size }]));
}

async function openHead(openRecord: OpenRecord, head: string): Promise<SealedHead | null> {
  const bytes = fromBase64url(head);
  const plain = bytes === null ? null : await openRecord(0, bytes);
  return plain === null ? null : (SealedHead.safeParse(JSON.parse(new TextDecoder().decode(plain))).data ?? null);
}

/** A piece at a time; a content that is not what its head says is damaged. */
async function fetchMaterial(
  desk: ConfidentialDesk,
  { report, openRecord }: { readonly report: string; readonly openRecord: OpenRecord },
  { id, hash, size }: Material,
): Promise<Result<OpenMaterial, DeskProblem>> {
  if (id === null) return err({ code: 'not-found' });
  const sum = sha256Stream();
  let type: AttachmentType | null = null;
  let blob = new Blob([]);
  for (let n = 0; n < chunksOf(size); n += 1) {
    const answer = await desk.askBytes(`/confidential/${report}/contents/${id}/${n}`);
    if (!answer.ok) return answer;
    const whole: Bytes | null = await openRecord(n + 1, answer.value);
    if (whole === null) return err({ code: 'damaged' });
    const piece = whole.slice(0, size - n * ATTACHMENT_CHUNK);
    if (n === 0) type = mediaTypeOf(piece);
    sum.update(piece);
    blob = new Blob([blob, piece]);
  }
  if (type === null || sum.digest() !== hash) return err({ code: 'damaged' });
  const isSafe = isShown(type) || type.startsWith('audio/');
  return ok({ blob: blob.slice(0, size, isSafe ? type : 'application/octet-stream'), type });
}
