import { useEffect, useState } from 'react';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { diagnosticWords as words } from '#renderer/text/diagnostic-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { diagnose, type DiagnosedRun, type FindingName } from '#renderer/usecases/diagnostics.ts';

export type DiagnosticsProps = DiagnosedRun & {
  readonly bridge: Pick<Bridge, 'host' | 'saveFile'>;
  /** Told when a file was saved, for the audit log; absent where nobody is signed in. */
  readonly onSaved?: (() => void) | undefined;
};

const LABELS: Readonly<Record<FindingName, string>> = words.labels;

/** 诊断文件: all of it on the page, and only then into a file (C27). */
export function DiagnosticsPanel({ bridge, onSaved, ...run }: DiagnosticsProps) {
  const [text, setText] = useState<string | null>(null);
  const [told, setTold] = useState<'unreadable' | 'saved' | 'notSaved' | null>(null);
  useEffect(() => {
    let gone = false;
    computerOf(bridge)
      .then((computer) => diagnose(computer, run))
      .then(
        (findings) => (gone ? undefined : setText(findings.map(lineOf).join('\n'))),
        () => (gone ? undefined : setTold('unreadable')),
      );
    return () => {
      gone = true;
    };
    // As it was when it was asked for: what is shown is what is saved.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const save = async (): Promise<void> => {
    if (text === null) return;
    const day = instantToPlainDate(Instant.parse(new Date().toISOString()));
    // The mark in front tells old programs that it is UTF-8.
    const bytes = new TextEncoder().encode(`\uFEFF${text}\n`);
    const suggestedName = words.fileName(day);
    const outcome = await bridge.saveFile({ suggestedName, bytes, mime: 'text/plain' }).catch(() => null);
    setTold(outcome?.saved === true ? 'saved' : 'notSaved');
    if (outcome?.saved === true) onSaved?.();
  };

  return (
    <Panel title={words.title}>
      <p>{words.promise}</p>
      {text === null && told === null && <p>{words.reading}</p>}
      {text !== null && (
        // Long: whoever works by keyboard scrolls it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="diagnostics" tabIndex={0} aria-label={words.title}>
          {text}
        </pre>
      )}
      {told !== null && <Notice tone={told === 'saved' ? 'info' : 'warning'} title={words[told]} />}
      <div className="first-start-buttons">
        <Button kind="primary" disabled={text === null} onClick={() => void save()}>
          {words.save}
        </Button>
      </div>
    </Panel>
  );
}

const lineOf = ({ about, value }: { readonly about: FindingName; readonly value: string }): string =>
  `${LABELS[about]}：${value}`;

async function computerOf(bridge: Pick<Bridge, 'host'>) {
  const { kind, version, shell } = await bridge.host();
  const storage: StorageEstimate = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  return {
    version,
    host: kind,
    shell,
    agent: navigator.userAgent,
    now: new Date().toISOString(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    storage,
  };
}
