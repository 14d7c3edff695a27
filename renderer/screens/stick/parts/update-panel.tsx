import { useEffect, useRef, useState } from 'react';
import { useSession } from '#renderer/session/session.ts';
import { updateWords as words } from '#renderer/text/update-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import {
  checkUpdate,
  type CheckedUpdate,
  type ThisProgram,
  type UpdateProblem,
} from '#renderer/usecases/check-update.ts';
import type { Result } from '#shared/lib/result.ts';

/** 核对升级程序 (C21). In a browser the program comes with the county's page, so there is nothing to install. */
export function UpdatePanel() {
  const { bridge, identity, audit } = useSession();
  const [program, setProgram] = useState<Omit<ThisProgram, 'countyKey'> | null>(null);
  const [checking, setChecking] = useState(false);
  const [verdict, setVerdict] = useState<Result<CheckedUpdate, UpdateProblem> | null>(null);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    void bridge.host().then(
      ({ version, shell }) => setProgram(shell === undefined ? null : { version, ...shell }),
      () => undefined,
    );
  }, [bridge]);
  if (program === null) return null;

  const check = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setVerdict(null);
    setChecking(true);
    // A file that goes away while it is read, as with a stick that is pulled out, is one that is not complete.
    const checked = await checkUpdate({ ...program, countyKey: identity.countyKey }, files).catch(
      () => ({ ok: false, error: 'cut-off' }) as const,
    );
    setChecking(false);
    setVerdict(checked);
    audit.note({ kind: 'settings', what: 'update-checked', result: checked.ok ? 'done' : 'refused' });
  };
  return (
    <Panel title={words.title} note={words.now(program.version)}>
      {verdict?.ok === true && (
        <Notice
          tone="info"
          title={words.good(
            verdict.value.version,
            words.systems[verdict.value.installer],
            program.publisherKey !== null,
          )}
        />
      )}
      {verdict?.ok === false && (
        <Notice tone="warning" title={words.bad}>
          {words.problems[verdict.error]}
        </Notice>
      )}
      <p className="stick-hint">{words.hint}</p>
      {program.publisherKey === null && <p className="stick-hint">{words.noPublisher}</p>}
      <div className="stick-act">
        <Button disabled={checking} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <span role="status">{checking ? words.checking : ''}</span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={words.choose}
          onChange={(event) => {
            void check([...(event.target.files ?? [])]);
            // The same files may be chosen again.
            event.target.value = '';
          }}
        />
      </div>
    </Panel>
  );
}
