import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * An errand for the running server: the embedded database lets no second program in, so a command asks the server to do
 * the work. It asks through a file of the data folder, which is nobody else's on this computer; nothing listens on the
 * network (decision 0014).
 */
export type Errand = 'backup' | 'usb';

/** How often the server looks. */
export const LOOK_MS = 1000;

const requestOf = (folder: string, errand: Errand): string => join(folder, `${errand}.request`);
const answerOf = (folder: string, errand: Errand): string => join(folder, `${errand}.answer`);

/** Asks the running server of `folder` and waits for its answer; `null` when none answers within `patience` ms. */
export async function askErrand(
  folder: string,
  errand: Errand,
  asked: string,
  patience: number,
): Promise<string | null> {
  const [request, told] = [requestOf(folder, errand), answerOf(folder, errand)];
  await rm(told, { force: true });
  await writeWhole(request, asked);
  for (let waited = 0; waited < patience; waited += LOOK_MS / 4) {
    const text = await readFile(told, 'utf8').catch(() => null);
    if (text !== null) {
      await rm(told, { force: true });
      return text;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS / 4));
  }
  await rm(request, { force: true });
  return null;
}

/** What the server is asked, once; `null` when nothing is. */
export async function takeErrand(folder: string, errand: Errand): Promise<string | null> {
  const request = requestOf(folder, errand);
  const asked = await readFile(request, 'utf8').catch(() => null);
  if (asked !== null) await rm(request, { force: true });
  return asked;
}

export const answerErrand = (folder: string, errand: Errand, answer: string): Promise<void> =>
  writeWhole(answerOf(folder, errand), answer);

/** Written aside, so that nobody reads half of it. */
async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
