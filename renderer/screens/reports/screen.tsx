import './reports.css';
import { useCallback, useMemo, useState } from 'react';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { addDays, instantToPlainDate, yearOf } from '#shared/domain/calendar/plain-date.ts';
import { imbalances, isMonthOver } from '#shared/domain/statistics/monthly-figures.ts';
import { monthText } from '#shared/documents/date-text.ts';
import { imbalanceText } from '#shared/documents/imbalance-text.ts';
import { monthlyReportSheet } from '#shared/documents/monthly-report.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { PagedPreview } from '#renderer/print/paged-preview.tsx';
import { usePrint } from '#renderer/print/use-print.tsx';
import { useCopyLook, useLook, useRecordedPrint } from '#renderer/session/looks.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { reportWords as words } from '#renderer/text/report-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { countFigures, handInReport, readReports } from '#renderer/usecases/monthly-reports.ts';
import { HandInDialog } from './parts/hand-in-dialog.tsx';
import { firstLine, keyOfReport, reportLines, type ReportLine } from './report-lines.ts';
import { useCountyAnswer } from './use-county-answer.ts';

type Told = { readonly tone: 'info' | 'warning'; readonly title: string };

/**
 * 信访工作月报 (MR-01 to MR-07): what was handed in, version by version, as it is printed; for whoever draws it up also the
 * figures as they are now, and what keeps them from being handed in. It lies at the county and needs the network.
 */
export function ReportsScreen() {
  const { acting, connection, deps, profile } = useSession();
  const draws = mayEver(acting, 'hand-in-report');
  const today = deps.clock.today();
  // In January one still works on December.
  const [year, setYear] = useState(() => yearOf(addDays(PlainDate.parse(`${today.slice(0, 7)}-01`), -1)));
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);

  const list = useCountyAnswer(useCallback(() => readReports(connection, year), [connection, year]));
  const lines = useMemo(
    () => (list.value === null ? [] : reportLines({ year, today, reports: list.value, draws })),
    [list.value, year, today, draws],
  );
  const line = lines.find(({ key }) => key === chosen) ?? firstLine(lines, today);
  const drawnMonth = line?.report === null ? line.month : null;
  const counted = useCountyAnswer(
    useMemo(() => (drawnMonth === null ? null : () => countFigures(connection, drawnMonth)), [connection, drawnMonth]),
  );
  const figures = line?.report?.figures ?? counted.value;
  const sheet = useMemo(
    () =>
      line === undefined || figures === null
        ? null
        : monthlyReportSheet({
            county: profile,
            month: line.month,
            figures,
            handedIn: line.report,
            printedAt: deps.clock.now(),
          }),
    [line, figures, profile, deps.clock],
  );
  useLook(
    `reports ${year}`,
    list.value === null ? null : { kind: 'list', what: 'monthly-reports', count: lines.length },
  );
  useCopyLook('monthly-reports');

  const found = drawnMonth === null || counted.value === null ? [] : imbalances(counted.value);
  const isOver = drawnMonth !== null && isMonthOver(drawnMonth, today);
  const mayHandIn = isOver && counted.value !== null && found.length === 0;
  const handIn = async (reason: string | undefined): Promise<void> => {
    if (drawnMonth === null || counted.value === null) return;
    setBusy(true);
    const answer = await handInReport(connection, {
      month: drawnMonth,
      figures: counted.value,
      ...(reason !== undefined && { reason }),
    });
    setBusy(false);
    setAsking(false);
    if (!answer.ok) return setTold({ tone: 'warning', title: explainProblem(answer.error.code).title });
    if (answer.value.outcome === 'refused') {
      const { why } = answer.value;
      setTold({ tone: why === 'unchanged' ? 'info' : 'warning', title: words.refused[why] });
      if (why === 'figures-changed') counted.again();
    } else {
      const { report } = answer.value;
      setTold({ tone: 'info', title: words.taken(monthText(report.month), report.version) });
      setChosen(keyOfReport(report));
    }
    list.again();
  };
  const choose = (key: string): void => {
    setChosen(key);
    setTold(null);
  };
  const move = (step: 1 | -1): void => {
    if (year + step > yearOf(today)) return;
    setYear(year + step);
    setChosen(null);
    setTold(null);
  };

  const { sheet: printing, state, printDocument } = usePrint(useRecordedPrint());
  const print = (): void => {
    if (sheet !== null) printDocument(sheet, 'monthly-report');
  };
  useHotkeys({
    'Ctrl+P': print,
    F8: () => move(-1),
    F9: () => move(1),
    ...(mayHandIn && { 'Ctrl+Enter': () => setAsking(true) }),
  });
  const problem = list.problem ?? counted.problem;

  return (
    <section className="reports" aria-label={words.title}>
      <header className="reports-head">
        <h1>{words.title}</h1>
        <Button small hotkey="F8" onClick={() => move(-1)}>
          {words.before}
        </Button>
        <strong className="reports-year" aria-live="polite">
          {words.year(year)}
        </strong>
        <Button small hotkey="F9" disabled={year >= yearOf(today)} onClick={() => move(1)}>
          {words.after}
        </Button>
        <span className="reports-soft">{`${words.intro}　${words.keys}`}</span>
        <Button small hotkey="Ctrl+P" disabled={sheet === null} onClick={print}>
          {words.print}
        </Button>
        {draws && (
          <Button small kind="primary" hotkey="Ctrl+Enter" disabled={!mayHandIn} onClick={() => setAsking(true)}>
            {words.handIn}
          </Button>
        )}
      </header>
      <div className="reports-told">
        {problem !== null && (
          <Notice
            tone="warning"
            title={problem.title}
            action={{ label: words.again, onAct: list.problem === null ? counted.again : list.again }}
          >
            {words.onlyOnline}
          </Notice>
        )}
        {told !== null && <Notice tone={told.tone} title={told.title} />}
        {state === 'failed' && <Notice tone="warning" title={words.printFailed} />}
        {found.length > 0 && (
          <Notice tone="warning" title={words.notBalanced}>
            {found.map((each) => (
              <div key={imbalanceText(each)}>{imbalanceText(each)}</div>
            ))}
          </Notice>
        )}
        {drawnMonth !== null && !isOver && <Notice tone="info" title={words.notOver} />}
      </div>
      <div className="reports-body">
        <div className="panel reports-list">
          <DataTable<ReportLine>
            label={words.list}
            columns={columnsFor((id) => officerName(profile, id), today)}
            rows={lines}
            rowKey={({ key }) => key}
            selectedKey={line?.key ?? null}
            onSelect={choose}
            takesFocus
            empty={list.value === null ? (list.problem === null ? words.reading : words.onlyOnline) : words.empty}
          />
        </div>
        {/* Scrolled by the arrow keys: a page is higher than the window. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="panel reports-paper" tabIndex={0} role="region" aria-label={words.preview}>
          {sheet === null ? (
            <p className="reports-soft">{drawnMonth !== null && counted.problem === null && words.counting}</p>
          ) : (
            <PagedPreview document={sheet} />
          )}
        </div>
      </div>
      {asking && line !== undefined && (
        <HandInDialog
          month={monthText(line.month)}
          versions={line.versions}
          busy={busy}
          onCancel={() => setAsking(false)}
          onHandIn={(reason) => void handIn(reason)}
        />
      )}
      {printing}
    </section>
  );
}

const columnsFor = (nameOf: (officer: string) => string, today: PlainDate): readonly Column<ReportLine>[] => [
  { id: 'month', header: words.columns.month, width: 6.5, cell: ({ month }) => monthText(month) },
  {
    id: 'version',
    header: words.columns.version,
    width: 6.5,
    cell: ({ report }) => (report === null ? words.now : words.version(report.version)),
  },
  { id: 'state', header: words.columns.state, cell: (line) => stateText(line, nameOf, today) },
];

function stateText({ month, report, versions }: ReportLine, nameOf: (id: string) => string, today: PlainDate): string {
  if (report !== null) return words.handedIn(instantToPlainDate(report.at), nameOf(report.by));
  if (versions > 0) return words.done(versions);
  return isMonthOver(month, today) ? words.open : words.running;
}
