import { join, resolve } from 'node:path';
import { makeReleaseKey, openReleaseKey, type Sign } from '#build/release/keys.ts';

export type TestPublisher = {
  /** The public half's file, as it would be in the tree. */
  readonly publicFile: string;
  readonly privateFile: string;
  readonly publicKey: string;
  readonly sign: Sign;
};

export const PASSPHRASE = 'four invented words here';

/** A publisher whose key lies in this folder, made and opened by the publisher's own code. */
export async function newPublisher(folder: string, name: string): Promise<TestPublisher> {
  const [privateFile, publicFile] = [join(folder, `${name}.pem`), join(folder, `${name}.json`)];
  const root = resolve(import.meta.dirname, '../..');
  const made = await makeReleaseKey({ root, privateFile, publicFile }, PASSPHRASE);
  if (!made.ok) throw new Error(made.error);
  const opened = await openReleaseKey(privateFile, PASSPHRASE, made.value);
  if (!opened.ok) throw new Error(opened.error);
  return { publicFile, privateFile, publicKey: made.value, sign: opened.value };
}
