import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { recordList } from '#shared/documents/record-list.ts';
import { nearestClock } from '#shared/domain/my-day/row-clocks.ts';
import { sessionSummary, type SessionSummary } from '#shared/domain/reception/records/session-summary.ts';
import type { HostedQueue } from '#shared/domain/reception/stream/evolve.ts';
import { ENDED } from '#shared/domain/workflow/procedures.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { ledgerTable } from '#renderer/session/reception-ledger.ts';
import { useListRead, useSession } from '#renderer/session/session.ts';
import { useReceptionRecords } from '#renderer/session/use-reception-records.ts';
import { codes } from '#renderer/text/codes.ts';
import { marketDayWords } from '#renderer/text/market-day-words.ts';
import { shortDay } from '#renderer/text/market-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { sessionOverWords as words } from '#renderer/text/session-over-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { outsideTheSession } from '#renderer/usecases/market-day.ts';
import { WhatNext } from './what-next.tsx';

type SessionOverProps = {
  readonly session: SessionView;
  readonly queue: HostedQueue | null;
  /** Below what comes next. */
  readonly children: ReactNode;
};

/** A session that has ended: its sum, its matters with their forms, its ledger on paper, and what comes next (RO-35). */
export function SessionOver({ session, queue, children }: SessionOverProps) {
  const { deps, store, profile, identity } = useSession();
  const records = useReceptionRecords(session.day, session.day);
  const isRead = useListRead();
  const { sheet, printDocument } = usePrint(useRecordedPrint());
  const today = deps.clock.today();
  const rows = session.received.flatMap(({ matter, form }) => {
    const row = store.index.get(matter);
    return row === undefined ? [] : [{ row, form }];
  });
  const print = (): void => {
    if (records === null) return;
    const { matters } = records;
    const rowOf = (matter: string) => store.index.get(matter);
    const table = ledgerTable({ sessions: [session], matters, profile, today, rowOf });
    const context = { county: profile, office: identity.office, printedAt: deps.clock.now() };
    const cells = table.rows(true).map((each) => each.cells);
    const { title, columns, what } = table;
    printDocument(recordList({ ...context, title, period: session.day, columns, rows: cells }), what);
  };
  const isReady = records !== null && isRead;
  useHotkeys({ 'Ctrl+P': isReady ? print : () => undefined });
  if (!isReady) {
    return (
      <>
        <p className="market-day-none">{listText.reading}</p>
        {children}
      </>
    );
  }

  const isOver = (matter: string): boolean => {
    const status = store.index.get(matter)?.status;
    return status !== undefined && ENDED.has(status);
  };
  const summary = sessionSummary(session, queue?.view ?? null, records.received, isOver);
  const open = rows.filter(({ row }) => !ENDED.has(row.status)).map(({ row }) => row);
  return (
    <>
      <div className="market-day-column">
        <Panel
          title={words.title}
          actions={
            <Button small kind="primary" autoFocus hotkey="Ctrl+P" onClick={print}>
              {words.print}
            </Button>
          }
        >
          <Figures summary={summary} conclusion={session.ended?.conclusion} />
        </Panel>
        <WhatNext
          open={open.length}
          due={open.flatMap(({ clocks }) => nearestClock(clocks, today)?.due ?? []).sort()[0] ?? null}
          outside={outsideTheSession(store, session)}
        />
        {children}
      </div>
      <Panel title={words.list} note={words.matters(session.received.length)} flush>
        {rows.length === 0 ? (
          <p className="market-day-none">{words.none}</p>
        ) : (
          <table className="market-day-table market-day-over">
            <thead>
              <tr>
                <th scope="col">{words.columns.no}</th>
                <th scope="col">{words.columns.status}</th>
                <th scope="col">{words.columns.due}</th>
                <th scope="col">{words.columns.form}</th>
                <th scope="col">{words.columns.act}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, form }) => (
                <Matter key={row.id} row={row} form={form} due={nearestClock(row.clocks, today)?.due ?? null} />
              ))}
            </tbody>
          </table>
        )}
      </Panel>
      {sheet}
    </>
  );
}

type MatterProps = {
  readonly row: ReturnType<typeof outsideTheSession>[number];
  readonly form: SessionView['received'][number]['form'];
  readonly due: string | null;
};

function Matter({ row, form, due }: MatterProps) {
  const [, navigate] = useLocation();
  return (
    <tr>
      <td>
        <span className="market-day-form">
          <span>{row.officialNo ?? row.slipNo}</span>
          <small title={row.summary}>{row.summary}</small>
        </span>
      </td>
      <td>{codes.status[row.status]}</td>
      <td>{due === null ? '' : shortDay(due)}</td>
      <td>{words.signed[form ?? 'missing']}</td>
      <td>
        <Button small onClick={() => navigate(`/matter/${row.id}`)}>
          {marketDayWords.openMatter}
        </Button>
      </td>
    </tr>
  );
}

function Figures(props: { readonly summary: SessionSummary; readonly conclusion: string | undefined }) {
  const { summary, conclusion } = props;
  const { figures } = words;
  return (
    <dl className="market-day-figures">
      <dt>{figures.received}</dt>
      <dd>{words.received(summary)}</dd>
      {summary.numbers !== null && (
        <>
          <dt>{figures.numbers}</dt>
          <dd>{words.numbers(summary.numbers)}</dd>
        </>
      )}
      <dt>{figures.settled}</dt>
      <dd>{words.matters(summary.settled)}</dd>
      <dt>{figures.open}</dt>
      <dd>{words.matters(summary.open)}</dd>
      <dt>{figures.forms}</dt>
      <dd>{words.forms(summary)}</dd>
      {conclusion !== undefined && (
        <>
          <dt>{words.conclusion}</dt>
          <dd>{conclusion}</dd>
        </>
      )}
    </dl>
  );
}
