import './roster-sheet.css';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { nextPeriod, periodOf } from '#shared/domain/calendar/period.ts';
import { recordList } from '#shared/documents/record-list.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { ExportList } from '#renderer/session/export-list.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { RecordRows } from '#renderer/session/record-rows.tsx';
import { useCalendar, useSession } from '#renderer/session/session.ts';
import { useRosterBook } from '#renderer/session/use-roster-book.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { rosterSheetWords as words } from '#renderer/text/roster-sheet-words.ts';
import { appText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { RosterBook } from '#renderer/usecases/roster-book.ts';
import { peopleTable } from './people-table.ts';
import { sheetTable, type SheetKind } from './sheet-table.ts';

const KINDS = (['month', 'year', 'people'] as const).map((value) => ({ value, label: words.kinds[value] }));

/** 值班表, 年度接访排班表 and 接待人员名册 (R001-17, R001-22, R004-30, R004-32): seen, printed and taken out; from this computer alone. */
export function RosterSheetScreen() {
  const book = useRosterBook();
  if (book === null) return <p className="frame-loading">{appText.loading}</p>;
  if ('problem' in book) return <Notice tone="warning" title={explainProblem(book.problem).title} />;
  return <Sheet book={book} />;
}

function Sheet({ book }: { readonly book: RosterBook }) {
  const { deps, profile, identity } = useSession();
  const [, navigate] = useLocation();
  const calendar = useCalendar();
  const [kind, setKind] = useState<SheetKind | 'people'>('month');
  const [day, setDay] = useState<PlainDate>(() => deps.clock.today());
  const { sheet, printDocument } = usePrint(useRecordedPrint());
  const period = periodOf(kind === 'year' ? 'year' : 'month', day);
  const { sessions, rule, periods, absences } = book;
  const { office } = identity;
  const today = deps.clock.today();
  const source = { office, calendar, profile, sessions, periods, absences, market: rule, today };
  const table =
    kind === 'people'
      ? peopleTable({ ...source, wholeCounty: identity.countyBound })
      : sheetTable(kind, period, source);
  const name = {
    month: words.monthName(period.first),
    year: words.yearName(period.first),
    people: words.asOf(today),
  }[kind];
  const move = (step: 1 | -1): void => setDay(nextPeriod(period, step).first);
  const print = (): void => {
    const { title, columns, what } = table;
    const rows = table.rows(true).map(({ cells }) => cells);
    const where = { county: profile, office, printedAt: deps.clock.now() };
    const { signatures } = words;
    const list = { ...where, title, period: name, columns, rows, signatures, open: true } as const;
    // 52 lines fit on two upright sheets, with room to sign.
    printDocument(recordList(kind === 'year' ? { ...list, orientation: 'portrait' } : list), what);
  };
  useHotkeys({ 'Ctrl+P': print, F8: () => move(-1), F9: () => move(1), Escape: () => navigate('/sessions') });

  return (
    <div className="roster-sheet">
      <header className="roster-sheet-head">
        <h1>{table.title}</h1>
        <RadioGroup aria-label={words.kind} options={KINDS} value={kind} onChange={setKind} />
        {kind !== 'people' && (
          <Button small hotkey="F8" onClick={() => move(-1)}>
            {words.before}
          </Button>
        )}
        <strong aria-live="polite">{name}</strong>
        {kind !== 'people' && (
          <Button small hotkey="F9" onClick={() => move(1)}>
            {words.after}
          </Button>
        )}
        <Button small hotkey="Ctrl+P" onClick={print}>
          {words.print}
        </Button>
        <ExportList list={() => ({ ...table, title: `${table.title} ${name}`, nameless: true })} />
        <Button small hotkey="Esc" onClick={() => navigate('/sessions')}>
          {words.back}
        </Button>
      </header>
      <RecordRows table={table} empty={words.empty} />
      {sheet}
    </div>
  );
}
