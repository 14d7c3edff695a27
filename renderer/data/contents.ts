import type { AttachmentType } from '#shared/model/attachment.ts';
import type { Operation } from '#shared/model/operation.ts';
import { newRev, type Codec } from './codec.ts';
import { openTexts, type Opener } from './open-rows.ts';
import type { ContentRow } from './rows.ts';

/**
 * The content of attachments as this device has it: once for equal content, however many attachments name it. Its pieces
 * lie in the table `pieces` under `id`.
 */
export type Content = {
  readonly id: string;
  readonly hash: string;
  readonly size: number;
  readonly type: AttachmentType;
  /** All pieces are here and together have this hash; else what was fetched so far, from the first piece on. */
  readonly whole: boolean;
  readonly fetched: number;
  /** Attachments that name it, and whether the county said that it has the content of that matter (PROTOCOL F5). */
  readonly refs: readonly ContentRef[];
  /** The unfinished registration it was chosen for. */
  readonly draft?: string;
};

export type ContentRef = {
  readonly stream: string;
  readonly op: string;
  readonly sent: boolean;
  /** Pieces that the county still wanted when it last answered by stick, first and last of each run (U10). */
  readonly left?: readonly (readonly [number, number])[];
  /**
   * Why it is not sent: the county wanted it no more (F9), it turned out to be damaged here, or its matter went into
   * confidence first, and nothing of that is sent in the clear (CF-15).
   */
  readonly given?: 'withdrawn' | 'damaged' | 'sealed';
};

/** Contents of the rows that open, by hash; the others are noted as damaged. */
export async function openContents(opener: Opener, rows: readonly ContentRow[]): Promise<Map<string, Content>> {
  const opened = await openTexts(opener, 'contents', rows, (row) => row.id);
  // Sealed by `sealContents`.
  const contents = opened.map(({ text }) => JSON.parse(text) as Content);
  return new Map(contents.map((content) => [content.hash, content]));
}

export async function sealContents(
  { codec }: { readonly codec: Codec },
  contents: readonly Content[],
): Promise<readonly ContentRow[]> {
  const records = contents.map((content) => ({ content, rev: newRev() }));
  const bodies = await codec.seal(
    records.map(({ content, rev }) => ({
      place: { table: 'contents', key: content.id, rev },
      json: JSON.stringify(content),
    })),
  );
  return records.flatMap(({ content, rev }, i) => {
    const body = bodies[i];
    return body === undefined ? [] : [{ id: content.id, rev, body }];
  });
}

/** The contents that these new operations name, each with its new reference. */
export function namedBy(contents: ReadonlyMap<string, Content>, ops: readonly Operation[]): readonly Content[] {
  const changed = new Map<string, Content>();
  for (const { id: op, stream, action } of ops) {
    if (action.kind !== 'add-attachment') continue;
    const content = changed.get(action.hash) ?? contents.get(action.hash);
    if (content === undefined) continue;
    const { draft: _, ...rest } = content;
    changed.set(action.hash, { ...rest, refs: [...content.refs, { stream, op, sent: false }] });
  }
  return [...changed.values()];
}

/** Where a piece belongs: bound to the whole content's hash, so that pieces cannot be swapped between contents. */
export const placeOfPiece = (hash: string, n: number) => ({ table: 'pieces', key: `${hash}/${n}` }) as const;

export const placeOfThumb = (hash: string) => ({ table: 'thumbs', key: hash }) as const;
