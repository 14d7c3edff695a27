import { useEffect, useState } from 'react';
import { readRosterBook, type RosterBook } from '#renderer/usecases/roster-book.ts';
import { useSession, useStoreRevision } from './session.ts';

/** What the roster of this computer's unit is made of; `null` until it has been read. */
export function useRosterBook(): RosterBook | { readonly problem: 'failed' } | null {
  const { store, identity, profile } = useSession();
  const revision = useStoreRevision();
  const [book, setBook] = useState<RosterBook | { readonly problem: 'failed' } | null>(null);
  useEffect(() => {
    let gone = false;
    readRosterBook(store, { office: identity.office, profile }).then(
      (read) => (gone ? undefined : setBook(read)),
      () => (gone ? undefined : setBook({ problem: 'failed' })),
    );
    return () => {
      gone = true;
    };
  }, [store, identity, profile, revision]);
  return book;
}
