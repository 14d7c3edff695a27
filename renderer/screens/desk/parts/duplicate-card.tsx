import { nameInList } from '#renderer/text/petitioner-name.ts';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { unitName, useSession } from '#renderer/session/session.ts';
import { deskWords } from '#renderer/text/desk-words.ts';
import { matchReason } from '#renderer/text/match-words.ts';
import type { Explanation } from '#renderer/text/explanation.ts';
import { explainFailure } from '#renderer/text/failure-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Duplicate } from '#renderer/usecases/find-duplicates.ts';
import { linkMatters } from '#renderer/usecases/link-matters.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';

/** Two registrations of different offices that look alike: a person says whether they are one matter (C33, RX-03). */
export function DuplicateCard({ pair }: { readonly pair: Duplicate }) {
  const { deps } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const reasons = pair.reasons.map(matchReason).join('、');

  async function decide(relation: 'same-matter' | 'different'): Promise<void> {
    setBusy(true);
    const done = await linkMatters(deps, { from: pair.later.id, to: pair.earlier.id, relation, reason: reasons });
    setBusy(false);
    setProblem(done.ok ? null : explainFailure(done.error));
  }
  return (
    <li className="desk-pair">
      <div className="desk-pair-head">
        <span className="tag">{deskWords.level[pair.level]}</span>
        <span className="desk-soft">{reasons}</span>
      </div>
      <Side label={deskWords.mainOf} row={pair.earlier} />
      <Side label={deskWords.later} row={pair.later} />
      <div className="desk-pair-actions">
        <Button small disabled={busy} onClick={() => void decide('different')}>
          {deskWords.different}
        </Button>
        <Button small disabled={busy} onClick={() => void decide('same-matter')}>
          {deskWords.same}
        </Button>
      </div>
      {problem !== null && (
        <Notice tone="warning" title={problem.title}>
          {problem.happened}
        </Notice>
      )}
    </li>
  );
}

function Side({ label, row }: { readonly label: string; readonly row: MatterListRow }) {
  const { profile } = useSession();
  const [, navigate] = useLocation();
  return (
    <button type="button" className="desk-item" onClick={() => navigate(`/matter/${row.id}`)}>
      <span className="desk-item-head">
        <span className="desk-soft">{label}</span> {row.receivedOn.slice(5)} {unitName(profile, row.office)}{' '}
        <strong>{nameInList(row)}</strong>
      </span>
      <span className="desk-item-text">{row.summary}</span>
    </button>
  );
}
