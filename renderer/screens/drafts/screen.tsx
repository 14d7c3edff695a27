import './drafts.css';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { useCopyLook, useLook } from '#renderer/session/looks.ts';
import { officerName, useSession, useStoreRevision } from '#renderer/session/session.ts';
import { draftWords } from '#renderer/text/draft-words.ts';
import { draftText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { draftAge, listDrafts, type ListedDraft } from '#renderer/usecases/list-drafts.ts';
import { dropDraft } from '#renderer/usecases/save-draft.ts';

/** 草稿: unfinished registrations with their age; those older than three days are pointed out (C42). */
export function DraftsScreen() {
  const { deps, profile } = useSession();
  const [, navigate] = useLocation();
  const drafts = useDrafts();
  const [asked, setAsked] = useState<ListedDraft | null>(null);
  useLook('drafts', drafts === null ? null : { kind: 'list', what: 'drafts', count: drafts.length });
  useCopyLook('drafts');
  const now = deps.clock.now();
  const titleOf = (draft: ListedDraft): string => (draft.title.trim() === '' ? draftText.unnamed : draft.title);

  return (
    <div className="drafts">
      <header className="drafts-head">
        <h1>{draftText.title}</h1>
        <p>{draftWords.intro}</p>
      </header>
      {drafts?.length === 0 && (
        <div className="empty-state">
          {draftText.empty}
          <Button onClick={() => navigate('/register')}>{draftWords.start}</Button>
        </div>
      )}
      {drafts !== null && drafts.length > 0 && (
        <ul className="drafts-list">
          {drafts.map((draft) => {
            const age = draftAge(draft, now);
            const savedAt = Instant.safeParse(draft.savedAt);
            return (
              <li key={draft.id} className="draft">
                <div className="draft-words">
                  <div className="draft-title">{titleOf(draft)}</div>
                  <div className="draft-facts">
                    {draftWords.savedAt(savedAt.success ? dateTimeText(savedAt.data) : draft.savedAt)}，
                    {draftWords.age(age.days)}，{draftWords.by(officerName(profile, draft.by))}
                  </div>
                </div>
                {age.old && <Tag tone="due-today">{draftWords.old}</Tag>}
                <Button small onClick={() => setAsked(draft)}>
                  {draftText.discard}
                </Button>
                <Button small kind="primary" onClick={() => navigate(`/register/${draft.id}`)}>
                  {draftText.resume}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <Dialog
        open={asked !== null}
        title={draftText.discard}
        onClose={() => setAsked(null)}
        footer={
          <>
            <Button onClick={() => setAsked(null)}>{draftWords.keep}</Button>
            <Button
              kind="danger"
              onClick={() => {
                if (asked !== null) void dropDraft(deps, asked.id);
                setAsked(null);
              }}
            >
              {draftText.discard}
            </Button>
          </>
        }
      >
        <p>
          <strong>{asked === null ? '' : titleOf(asked)}</strong>
        </p>
        <p>{draftText.discardAsk}</p>
      </Dialog>
    </div>
  );
}

/** The drafts as they are now; `null` until they have been read. */
function useDrafts(): readonly ListedDraft[] | null {
  const { store } = useSession();
  const revision = useStoreRevision();
  const [drafts, setDrafts] = useState<readonly ListedDraft[] | null>(null);
  useEffect(() => {
    let gone = false;
    void listDrafts({ store }).then((read) => (gone ? undefined : setDrafts(read)));
    return () => {
      gone = true;
    };
  }, [store, revision]);
  return drafts;
}
