import { Dexie } from 'dexie';

/** The plain store of a program from before there was a passphrase, and whose operations are in it. */
export type OldStore = { readonly name: string; readonly office: string; readonly device: string };

const OLD_NAME = 'jiefangtai';

/** `null`: this computer has none, or one that never belonged to an office and so holds nothing. */
export async function readOldStore(
  site: { readonly databases: () => Promise<readonly string[]> },
  name = OLD_NAME,
): Promise<OldStore | null> {
  if (!(await site.databases()).includes(name)) return null;
  const db = new Dexie(name);
  try {
    await db.open();
    const stored: unknown = await db.table('meta').get('identity');
    const { value } = stored as { readonly value?: { readonly office: string; readonly device: string } }; // frozen versions 1 to 3
    return value === undefined ? null : { name, office: value.office, device: value.device };
  } catch {
    return null;
  } finally {
    db.close();
  }
}
