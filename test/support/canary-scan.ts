import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession } from 'playwright-core';

/** A text as it may lie on a disk: UTF-8, UTF-16LE, and base64 of both at each of its three offsets. */
function formsOf(text: string): readonly Buffer[] {
  const plain = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const coded = plain.flatMap((bytes) =>
    [0, 1, 2].map((shift) => {
      const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
      // The letters that hold a neighbour's bits are left out.
      return Buffer.from(whole.slice(Math.ceil((shift * 4) / 3), Math.floor(((shift + bytes.length) * 8) / 6) - 1));
    }),
  );
  return [...plain, ...coded];
}

export type Scan = { readonly files: number; readonly bytes: number; readonly hits: readonly string[] };

/** Looks for each text in every file below `folder`, in every form. A hit is named by text and file. */
export async function scanFolder(folder: string, texts: readonly string[]): Promise<Scan> {
  const needles = texts.flatMap((text) => formsOf(text).map((form) => ({ text, form })));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const hits: string[] = [];
  let [files, bytes] = [0, 0];
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const content = await readFile(file).catch(() => Buffer.alloc(0));
    files += 1;
    bytes += content.length;
    for (const { text, form } of needles) if (content.includes(form)) hits.push(`${text} in ${entry.name}`);
  }
  return { files, bytes, hits };
}

/** Strings of the page's heap that contain the text, cut off. The snapshot's own `strings` are read: raw chunks cut Chinese. */
export async function textsInHeap(session: CDPSession, text: string): Promise<readonly string[]> {
  const chunks: string[] = [];
  const collect = ({ chunk }: { readonly chunk: string }): void => void chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', collect);
  // The DevTools protocol's format.
  const { strings } = JSON.parse(chunks.join('')) as { readonly strings: readonly string[] };
  return strings.filter((each) => each.includes(text)).map((each) => each.slice(0, 200));
}
