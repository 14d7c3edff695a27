import { useState } from 'react';
import { hashGroups, typedHash } from '#shared/lib/hash-groups.ts';
import { useSession } from '#renderer/session/session.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { headCheckWords as words } from '#renderer/text/report-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { compareHead, type HeadVerdict } from '#renderer/usecases/monthly-reports.ts';
import type { ChainCheck } from '../use-audit-list.ts';

type Said = { readonly tone: 'info' | 'warning'; readonly title: string; readonly text?: string };

/** MR-06: the chain's head, and whether the chain is still what stands on a printed and signed 月报. Enter checks. */
export function HeadCheck({ state }: { readonly state: ChainCheck }) {
  const checked = typeof state === 'string' ? null : state;
  const { connection } = useSession();
  const [no, setNo] = useState('');
  const [hash, setHash] = useState('');
  const [said, setSaid] = useState<Said | null>(null);
  const check = async (): Promise<void> => {
    const seq = /^\d{1,12}$/.test(no.trim()) ? Number(no) : 0;
    const typed = typedHash(hash);
    if (seq < 1) return setSaid({ tone: 'warning', title: words.badSeq });
    if (typed === null) return setSaid({ tone: 'warning', title: words.badHash });
    if (checked === null) return;
    const answer = await compareHead(connection, { seq, typed, brokenAt: checked.county.brokenAt });
    setSaid(
      answer.ok ? verdictText(answer.value, seq) : { tone: 'warning', title: explainProblem(answer.error.code).title },
    );
  };
  return (
    <Panel title={words.title}>
      {checked !== null && checked.county.count > 0 && (
        <>
          <p>{words.now(checked.county.count)}</p>
          <p className="audit-hash">{hashGroups(checked.county.chain).join(' ')}</p>
        </>
      )}
      <form
        className="audit-check"
        aria-label={words.title}
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <p className="audit-soft">{words.intro}</p>
        <Field label={words.seq}>
          <TextInput value={no} maxLength={12} inputMode="numeric" onChange={setNo} />
        </Field>
        <Field label={words.hash} hint={words.hashHint}>
          <TextInput value={hash} maxLength={90} onChange={setHash} />
        </Field>
        <Button small type="submit" disabled={checked === null}>
          {words.check}
        </Button>
      </form>
      {said !== null && (
        <Notice tone={said.tone} title={said.title}>
          {said.text}
        </Notice>
      )}
    </Panel>
  );
}

function verdictText(found: HeadVerdict, seq: number): Said {
  switch (found.verdict) {
    case 'same':
      return { tone: 'info', title: words.same(seq) };
    case 'differs':
      return { tone: 'warning', title: words.differs(seq), text: words.differsWhy };
    case 'no-entry':
      return { tone: 'warning', title: words['no-entry'](seq), text: words.noEntryWhy };
    case 'broken':
      return { tone: 'warning', title: words.broken(found.at), text: words.brokenWhy };
  }
}
