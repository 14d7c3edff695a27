import './confidential.css';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { unreadLate } from '#shared/domain/confidential/file.ts';
import { confidentialTerms } from '#shared/domain/confidential/terms.ts';
import { useCopyLook, useLook, useSearchLook } from '#renderer/session/looks.ts';
import { RefusedReports } from '#renderer/session/refused-reports.tsx';
import { useCalendar, useSession } from '#renderer/session/session.ts';
import { askStates, confidentialWords, noteNames } from '#renderer/text/confidential-words.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { ConfidentialDesk, DeskProblem } from '#renderer/usecases/confidential-desk.ts';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { findConcerned, readRegister, type OpenFile } from '#renderer/usecases/confidential-register.ts';
import { FilePanel } from './parts/file-panel.tsx';
import { problemWords } from './problem-words.ts';

/** 密件登记簿: pseudonyms only; an identity takes two people (R003-12). Read from the county each time, never stored here. */
export function ConfidentialScreen() {
  const { confidential, deps, identity, acting, audit, profile } = useSession();
  const desk = useMemo<ConfidentialDesk | null>(
    () =>
      confidential.key === null || acting === null
        ? null
        : { ...confidential, key: confidential.key, deps, identity, acting, audit },
    [confidential, deps, identity, acting, audit],
  );
  const { files, problem, load } = useRegister(desk);
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const found = useMemo(() => findConcerned(files ?? [], words, profile), [files, words, profile]);
  // C19: who asked for whom is in the log as a hash, with how many were found.
  useSearchLook('confidential', words, found.length);
  useLook('confidential', files === null ? null : { kind: 'list', what: 'confidential', count: files.length });
  useHotkeys({ F5: load });
  const open = found.find(({ file }) => file.id === chosen) ?? found[0];
  useCopyLook('confidential', open?.file.id);

  return (
    <div className="confidential">
      <header className="confidential-head">
        <h1>{confidentialWords.title}</h1>
        <p>{confidentialWords.intro}</p>
        <TextInput
          type="search"
          aria-label={confidentialWords.search}
          placeholder={confidentialWords.search}
          value={words}
          onChange={setWords}
        />
        <Button hotkey="F5" onClick={load}>
          {confidentialWords.reload}
        </Button>
      </header>
      {problem !== null && <Notice tone="warning" title={problemWords(problem)} />}
      <RefusedReports />
      <div className="confidential-body">
        <div className="confidential-list panel">
          <DataTable
            label={confidentialWords.title}
            columns={useColumns()}
            rows={found}
            rowKey={({ file }) => file.id}
            selectedKey={open?.file.id ?? null}
            onSelect={setChosen}
            empty={emptyWords(files, problem)}
          />
        </div>
        {desk !== null && open !== undefined && (
          <FilePanel key={open.file.id} desk={desk} open={open} onChanged={load} />
        )}
      </div>
    </div>
  );
}

function emptyWords(files: readonly OpenFile[] | null, problem: DeskProblem | null): string {
  if (files === null) return problem === null ? confidentialWords.reading : explainProblem('offline').title;
  return files.length === 0 ? confidentialWords.empty : confidentialWords.noneFound;
}

/** The register as it was last read; a failure keeps what is on the screen. */
function useRegister(desk: ConfidentialDesk | null) {
  const [files, setFiles] = useState<readonly OpenFile[] | null>(null);
  const [problem, setProblem] = useState<DeskProblem | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (desk === null) return;
    let stale = false;
    void readRegister(desk).then((read) => {
      if (stale) return;
      setProblem(read.ok ? null : read.error);
      if (read.ok) setFiles(read.value);
    });
    return () => {
      stale = true;
    };
  }, [desk, asked]);
  return { files, problem, load: useCallback(() => setAsked((now) => now + 1), []) };
}

function useColumns(): readonly Column<OpenFile>[] {
  const calendar = useCalendar();
  return useMemo(() => {
    const { columns, named, anonymous, important } = confidentialWords;
    return [
      { id: 'no', header: columns.no, width: 12, cell: ({ file }) => file.no },
      { id: 'received', header: columns.received, width: 7, cell: ({ file }) => file.report.receivedOn },
      {
        id: 'who',
        header: columns.who,
        width: 6.5,
        cell: ({ file }) => (file.report.named ? `${named} ${important}` : anonymous),
      },
      { id: 'summary', header: columns.summary, cell: ({ content }) => content?.summary ?? '—' },
      {
        id: 'due',
        header: columns.due,
        width: 7,
        cell: ({ file }) =>
          file.notes.some(({ note }) => note === 'hand-over')
            ? noteNames['hand-over']
            : confidentialTerms(calendar, file.report.receivedOn).handOverBy,
      },
      {
        id: 'state',
        header: columns.state,
        width: 6,
        cell: ({ file }) => {
          if (unreadLate(file).length > 0) return confidentialWords.lateNew;
          const last = file.asks.at(-1);
          return last === undefined ? '' : askStates[last.state];
        },
      },
    ];
  }, [calendar]);
}
