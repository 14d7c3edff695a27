import { useEffect, useState } from 'react';
import { readReceptionRecords, type ReceptionRecords } from '#renderer/usecases/reception-records.ts';
import { useSession, useStoreRevision } from './session.ts';

/** The sessions of these days and what was received there; `null` until they have been read. */
export function useReceptionRecords(first: string, last: string): ReceptionRecords | null {
  const { store } = useSession();
  const revision = useStoreRevision();
  const [records, setRecords] = useState<ReceptionRecords | null>(null);
  useEffect(() => {
    let gone = false;
    void readReceptionRecords(store, first, last).then((read) => (gone ? undefined : setRecords(read)));
    return () => {
      gone = true;
    };
  }, [store, revision, first, last]);
  return records;
}
