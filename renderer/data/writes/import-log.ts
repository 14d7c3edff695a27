import type { DeviceStore } from '../device-store.ts';
import type { ImportRecord } from '../import-record.ts';
import { sealMeta } from '../meta-rows.ts';
import { write } from '../transaction.ts';

/** Keeps a line of the import log, in place of its earlier state. Lines are never removed. Rejects when it is not on the disk. */
export function saveImport(store: DeviceStore, record: ImportRecord): Promise<void> {
  return store.serial(async () => {
    const others = store.state.imports.filter(({ id }) => id !== record.id);
    const imports = [record, ...others].sort((a, b) => (a.at < b.at ? 1 : -1));
    const rows = await sealMeta(store, { imports });
    await write(store.db, ['meta'], 'strict', (named) => {
      for (const row of rows) named('meta').put(row);
    });
    store.state.imports = imports;
    store.changed();
  });
}
