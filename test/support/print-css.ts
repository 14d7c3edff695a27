import { readFile } from 'node:fs/promises';

const FOLDER = 'renderer/print';

/** The style sheet of printed documents with its parts put in, as the build does it. */
export async function printCss(): Promise<string> {
  const list = await readFile(`${FOLDER}/print.css`, 'utf8');
  const parts = [...list.matchAll(/@import '(.+?)';/g)].map(([, part = '']) => readFile(`${FOLDER}/${part}`, 'utf8'));
  return (await Promise.all(parts)).join('\n');
}
