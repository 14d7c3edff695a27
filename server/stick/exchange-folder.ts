import { open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { answerTo, mayBePackage } from '#shared/sync/carried.ts';
import { MOST_PACKAGE } from '#shared/sync/package.ts';
import type { CountyApp } from '#server/http/app.ts';

/**
 * What became of one file. `answered-before`: a newer package of the same computer was taken, and the answer to this one
 * lies beside it.
 */
const FileOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('taken'), name: z.string(), answer: z.string(), sent: z.int(), refused: z.int() }),
  z.strictObject({ kind: z.literal('answered-before'), name: z.string() }),
  z.strictObject({
    kind: z.literal('not-taken'),
    name: z.string(),
    problem: z.string(),
    rightName: z.string().optional(),
  }),
]);
export type FileOutcome = z.infer<typeof FileOutcome>;

/** Of a folder: each package in it, or why there is nothing to do. */
export const FolderOutcome = z.union([
  z.strictObject({ ok: z.literal(true), value: z.array(FileOutcome) }),
  z.strictObject({ ok: z.literal(false), error: z.enum(['no-folder', 'no-packages', 'failed']) }),
]);
export type FolderOutcome = z.infer<typeof FolderOutcome>;

type Take = CountyApp['takePackage'];

/**
 * Puts every package of a folder in at the county and writes the answers beside them (PROTOCOL U4, U7). Earlier packages
 * of a computer come first. Doing it again answers again and changes nothing.
 */
export async function exchangeFolder(take: Take, folder: string): Promise<FolderOutcome> {
  const found = await readdir(folder).catch(() => null);
  if (found === null) return err('no-folder');
  const names = found.filter(mayBePackage).sort(new Intl.Collator('zh', { numeric: true }).compare);
  if (names.length === 0) return err('no-packages');
  const outcomes: FileOutcome[] = [];
  for (const name of names) outcomes.push(await exchangeFile(take, folder, name, found));
  return ok(outcomes);
}

async function exchangeFile(take: Take, folder: string, name: string, found: readonly string[]): Promise<FileOutcome> {
  const file = await readFileOf(join(folder, name));
  if (!file.ok) return { kind: 'not-taken', name, problem: file.error };
  const taken = await take(file.value, name);
  if (!taken.ok) {
    const { problem } = taken.error;
    if (problem === 'older' && found.includes(answerTo(name))) return { kind: 'answered-before', name };
    return { kind: 'not-taken', name, ...taken.error };
  }
  const { name: answer, file: bytes, sent, refused } = taken.value;
  const written = await writeDurably(join(folder, answer), bytes);
  return written
    ? { kind: 'taken', name, answer, sent, refused }
    : { kind: 'not-taken', name, problem: 'answer-not-written' };
}

async function readFileOf(path: string): Promise<Result<Uint8Array<ArrayBuffer>, 'unreadable' | 'too-large'>> {
  try {
    if ((await stat(path)).size > MOST_PACKAGE) return err('too-large');
    return ok(new Uint8Array(await readFile(path)));
  } catch {
    return err('unreadable');
  }
}

/** Aside first and on the disk before it is said: a stick may be pulled out the moment after. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const file = await open(`${path}.part`, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.part`, path);
    return true;
  } catch {
    return false;
  }
}
