import { useEffect, useRef, useState } from 'react';
import type { ColumnUse } from '#shared/domain/ledger-import/columns.ts';
import { guessColumns, isNeverImported } from '#shared/domain/ledger-import/columns.ts';
import type { LedgerDefaults } from '#shared/domain/ledger-import/plan-row.ts';
import { useSession } from '#renderer/session/session.ts';
import { importLedger } from '#renderer/usecases/import-ledger.ts';
import {
  openLedger,
  type LedgerSheet,
  type OpenedLedger,
  type OpenLedgerProblem,
  type ReadLedger,
} from '#renderer/usecases/open-ledger.ts';
import { importRows, planAgain, planImport, type PlanInput, type PlannedRow } from '#renderer/usecases/plan-import.ts';
import { undoImport } from '#renderer/usecases/undo-import.ts';
import type { Failure } from '#renderer/text/failure-words.ts';

export type ImportLine = ReturnType<typeof useSession>['store']['state']['imports'][number];
export type Progress = { readonly kind: 'import' | 'undo'; readonly done: number; readonly total: number };

export type Stage =
  | { readonly kind: 'choose'; readonly problem: OpenLedgerProblem | null; readonly busy: boolean }
  | { readonly kind: 'map'; readonly draft: MapDraft; readonly busy: boolean }
  | {
      readonly kind: 'check';
      readonly draft: MapDraft;
      readonly input: PlanInput;
      readonly planned: readonly PlannedRow[];
      readonly left: ReadonlySet<number>;
    }
  | { readonly kind: 'result'; readonly line: ImportLine };

/** What the person has decided about one sheet of a file. */
export type MapDraft = {
  readonly ledger: OpenedLedger;
  readonly sheet: LedgerSheet;
  readonly uses: readonly ColumnUse[];
  readonly defaults: LedgerDefaults;
  /** The line of the log of an earlier import of this sheet. */
  readonly earlier: ImportLine | undefined;
};

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** The way of one file from choosing to its result, and taking an import back. Leaving the screen stops what runs. */
export function useImport(read: ReadLedger) {
  const { store, deps, identity, bridge, sync, audit } = useSession();
  const [stage, setStage] = useState<Stage>({ kind: 'choose', problem: null, busy: false });
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const stopped = useRef(false);
  const edits = useRef(new Map<number, Map<number, string>>());
  useEffect(() => () => void (stopped.current = true), []);

  const draftOf = (ledger: OpenedLedger, sheet: LedgerSheet): MapDraft => {
    const earlier = store.state.imports.find(
      (line) =>
        line.hash === ledger.hash && line.sheet === sheet.name && line.uses.length === sheet.table.headings.length,
    );
    return {
      ledger,
      sheet,
      uses: earlier?.uses ?? guessColumns(sheet.table.headings),
      defaults: earlier?.defaults ?? defaultsFor(ledger, sheet, identity.office),
      earlier,
    };
  };
  const choose = async (): Promise<void> => {
    setFailure(null);
    setStage({ kind: 'choose', problem: null, busy: true });
    const opened = await openLedger((request) => bridge.openFile(request), read).catch(
      () => ({ ok: false, error: 'unreadable' }) as const,
    );
    if (opened === null) return setStage({ kind: 'choose', problem: null, busy: false });
    if (!opened.ok) return setStage({ kind: 'choose', problem: opened.error, busy: false });
    const [first] = opened.value.sheets;
    if (first !== undefined) setStage({ kind: 'map', draft: draftOf(opened.value, first), busy: false });
  };
  const change = (part: Partial<MapDraft>): void =>
    setStage((now) => (now.kind === 'map' ? { ...now, draft: { ...now.draft, ...part } } : now));
  const changeSheet = (draft: MapDraft, name: string | null): void => {
    const sheet = draft.ledger.sheets.find((one) => one.name === name);
    if (sheet !== undefined) setStage({ kind: 'map', draft: draftOf(draft.ledger, sheet), busy: false });
  };
  const check = async (draft: MapDraft): Promise<void> => {
    setStage({ kind: 'map', draft, busy: true });
    edits.current = new Map();
    const { ledger, sheet, uses, defaults } = draft;
    const batch = `${deps.clock.today().replaceAll('-', '')}-${deps.ids.queryCode().slice(0, 6)}`;
    const input: PlanInput = { ledger, sheet, mapping: { uses, defaults }, batch };
    const planned = await planImport(deps, input, pause);
    if (!stopped.current) setStage({ kind: 'check', draft, input, planned, left: new Set() });
  };
  const fix = (line: number, column: number, text: string): void => {
    setStage((now) => {
      if (now.kind !== 'check') return now;
      const row = edits.current.get(line) ?? new Map<number, string>();
      edits.current.set(line, row.set(column, text));
      const planned = now.planned.map((one) => (one.row.line === line ? planAgain(deps, now.input, one, row) : one));
      return { ...now, planned };
    });
  };
  const leave = (lines: readonly number[], out: boolean): void => {
    setStage((now) => {
      if (now.kind !== 'check') return now;
      const left = new Set(now.left);
      for (const line of lines)
        if (out) left.add(line);
        else left.delete(line);
      return { ...now, left };
    });
  };
  const control = (kind: Progress['kind']) => {
    stopped.current = false;
    return {
      isStopped: () => stopped.current,
      onProgress: (done: number, total: number) => setProgress({ kind, done, total }),
    };
  };
  const run = async (now: Extract<Stage, { kind: 'check' }>): Promise<void> => {
    const { input, planned, left, draft } = now;
    const { headings } = input.sheet.table;
    const rows = importRows(planned, left);
    setFailure(null);
    // An act: what cannot be recorded is not done (C18).
    const recorded = await audit.record({ kind: 'import', what: 'ledger-file', count: rows.length });
    if (!recorded.ok) return setFailure({ kind: 'storage', problem: recorded.error });
    setProgress({ kind: 'import', done: 0, total: rows.length });
    const result = await importLedger(
      deps,
      {
        id: input.batch,
        file: input.ledger.file,
        hash: input.ledger.hash,
        sheet: input.sheet.name,
        uses: draft.uses,
        defaults: draft.defaults,
        dropped: headings.filter((heading) => heading !== '' && isNeverImported(heading)),
        skipped: headings.filter(
          (heading, i) => heading !== '' && draft.uses[i] === 'skip' && !isNeverImported(heading),
        ),
        leftOut: planned.length - rows.length,
        rows,
      },
      control('import'),
    );
    setProgress(null);
    sync.now();
    if (result.ok) setStage({ kind: 'result', line: result.value });
    else setFailure(result.error);
  };
  const undo = async (line: ImportLine): Promise<void> => {
    setFailure(null);
    const recorded = await audit.record({ kind: 'import', what: 'ledger-undone', count: line.imported });
    if (!recorded.ok) return setFailure({ kind: 'storage', problem: recorded.error });
    setProgress({ kind: 'undo', done: 0, total: line.imported });
    const result = await undoImport(deps, line, control('undo'));
    setProgress(null);
    sync.now();
    if (result.ok) setStage((now) => (now.kind === 'result' ? { kind: 'result', line: result.value } : now));
    else setFailure(result.error);
  };
  return {
    stage,
    progress,
    failure,
    choose,
    change,
    changeSheet,
    check,
    fix,
    leave,
    run,
    undo,
    stop: () => void (stopped.current = true),
    toMap: (draft: MapDraft) => setStage({ kind: 'map', draft, busy: false }),
    restart: () => setStage({ kind: 'choose', problem: null, busy: false }),
  };
}

/** 来信台账 holds letters; everything else is proposed and can be changed. */
function defaultsFor({ file }: OpenedLedger, { name, table }: LedgerSheet, office: string): LedgerDefaults {
  const told = `${name} ${table.title} ${file}`;
  const form = /来信|信件/u.test(told)
    ? 'letter'
    : /来电|电话/u.test(told)
      ? 'phone'
      : /网上|网信/u.test(told)
        ? 'online'
        : 'visit';
  return { form, purpose: 'appeal-resolve', category: 'people-mediation', status: 'closed', dutyUnit: office };
}
