import * as z from 'zod';

/** Where the list is in the folder of the packed program; the one file that is not on it. */
export const PACKED_LIST = 'resources/packed-files.json';
/** The shell and the pages themselves: a list that leaves them out is none. */
const ARCHIVE = 'resources/app.asar';

/** A path below the program's own folder, and no way out of it. */
const PackedPath = z.string().regex(/^(?!.*(^|\/)\.{1,2}(\/|$))[\w.@+ -]+(\/[\w.@+ -]+)*$/);

/**
 * 文件清单: what a packed program consists of, written when it is packed, compared when it starts on Linux, where Electron
 * itself compares nothing (C21). `signature`: the publisher's; `null` when it was packed without the key.
 */
export const PackedFiles = z
  .strictObject({
    format: z.literal('jft-packed-1'),
    files: z
      .array(z.strictObject({ path: PackedPath, size: z.int().min(0), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
      .max(5000),
    signature: z
      .string()
      .regex(/^[A-Za-z0-9_-]{86}$/)
      .nullable(),
  })
  .refine(({ files }) => files.some(({ path }) => path === ARCHIVE));
export type PackedFiles = Readonly<z.infer<typeof PackedFiles>>;

/** What the publisher signs. A path holds no line's end, so no two lists have one text. */
export const packedText = ({ format, files }: Omit<PackedFiles, 'signature'>): string =>
  [format, ...files.map(({ path, size, sha256 }) => `${sha256} ${size} ${path}`)].join('\n');
