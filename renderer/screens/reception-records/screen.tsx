import './reception-records.css';
import { useState } from 'react';
import { recordList } from '#shared/documents/record-list.ts';
import { attendanceLines, type AttendanceLine } from '#shared/domain/reception/records/attendance.ts';
import type { TallyBy } from '#shared/domain/reception/records/tally.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { ExportList } from '#renderer/session/export-list.tsx';
import { useCopyLook, useLook, useRecordedPrint } from '#renderer/session/looks.ts';
import { ledgerTable, markedTable, type RecordTable } from '#renderer/session/reception-ledger.ts';
import { RecordRows } from '#renderer/session/record-rows.tsx';
import { useCalendar, useListRead, useSession, type Session } from '#renderer/session/session.ts';
import { useReceptionRecords } from '#renderer/session/use-reception-records.ts';
import { useRosterBook } from '#renderer/session/use-roster-book.ts';
import { receptionRecordWords as words } from '#renderer/text/reception-record-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import type { ReceptionRecords } from '#renderer/usecases/reception-records.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { attendanceTable, figuresTable, quotasTable, type TableContext } from './record-tables.ts';

const TABS = ['ledger', 'marked', 'attendance', 'figures', 'quotas'] as const;
type TabName = (typeof TABS)[number];
const BYS = (['leader', 'unit', 'month'] as const).map((value) => ({ value, label: words.bys[value] }));

/** 台账与统计 (R004-09, R001-20, R001-24): from this device alone, so also without network; printed and taken out. */
export function ReceptionRecordsScreen() {
  const { deps, store, profile, identity } = useSession();
  const calendar = useCalendar();
  const today = deps.clock.today();
  const [tab, setTab] = useState<TabName>('ledger');
  const [by, setBy] = useState<TallyBy>('leader');
  const [first, setFirst] = useState(`${today.slice(0, 8)}01`);
  const [last, setLast] = useState<string>(today);
  const days = { first: PlainDate.safeParse(first).data ?? today, last: PlainDate.safeParse(last).data ?? today };
  const records = useReceptionRecords(days.first, days.last);
  const book = useRosterBook();
  const isRead = useListRead();
  const { sheet, printDocument } = usePrint(useRecordedPrint());
  useCopyLook(`reception-${tab}`);
  useLook(`records-${tab}`, records === null ? null : { kind: 'view', what: `reception-${tab}` });

  const office = identity.countyBound ? null : identity.office;
  const [asking, setAsking] = useState(false);
  const open = records === null ? [] : attendanceLines(records.sessions, today).filter(mayBeNoted(records, office));
  const table =
    records === null || book === null || !isRead
      ? null
      : tableOf(
          tab,
          by,
          {
            records,
            profile,
            office,
            own: identity.office,
            calendar,
            today,
            leaders: ('problem' in book ? null : book.duties)?.leaders ?? 'county',
            ...days,
          },
          store,
        );
  const period = words.period(days.first, days.last);
  const print = (): void => {
    if (table === null) return;
    const { title, columns, what } = table;
    const rows = table.rows(true).map(({ cells }) => cells);
    const where = { county: profile, office: identity.office, printedAt: deps.clock.now() };
    printDocument(recordList({ ...where, title, period, columns, rows }), what);
  };
  useHotkeys({ 'Ctrl+P': print });

  return (
    <div className="reception-records">
      <header className="reception-records-head">
        <h1>{words.title}</h1>
        <Field label={words.first}>
          <DateInput today={today} value={first} onChange={setFirst} />
        </Field>
        <Field label={words.last}>
          <DateInput today={today} value={last} onChange={setLast} />
        </Field>
        <Button hotkey="Ctrl+P" disabled={table === null} onClick={print}>
          {words.print}
        </Button>
        {table !== null && <ExportList list={() => ({ ...table, title: `${table.title} ${period}` })} />}
      </header>
      <Tabs
        label={words.title}
        tabs={TABS.map((value) => ({ value, label: words.tabs[value] }))}
        value={tab}
        onChange={setTab}
      >
        {tab === 'figures' && (
          <Field label={words.by} group>
            <RadioGroup options={BYS} value={by} onChange={setBy} />
          </Field>
        )}
        {tab === 'attendance' && open.length > 0 && (
          <Button onClick={() => setAsking(true)}>{words.noteAbsence}</Button>
        )}
        {table === null ? <p>{listText.reading}</p> : <RecordRows table={table} empty={words.empty} />}
      </Tabs>
      {asking && <AbsenceDialog lines={open} onClose={() => setAsking(false)} />}
      {sheet}
    </div>
  );
}

/** Of whom nothing was noted yet, at a session that has not ended (RO-22), of the own office or seen from the county. */
const mayBeNoted =
  ({ sessions }: ReceptionRecords, office: string | null) =>
  ({ session, state, office: of }: AttendanceLine): boolean =>
    state === 'not-noted' &&
    (office === null || of === office) &&
    sessions.some(({ id, status }) => id === session && status !== 'ended');

function tableOf(tab: TabName, by: TallyBy, context: TableContext, store: Session['store']): RecordTable {
  const { sessions, matters } = context.records;
  const ledger = { ...context, sessions, matters, rowOf: (matter: string) => store.index.get(matter) };
  switch (tab) {
    case 'ledger':
      return ledgerTable(ledger);
    case 'marked':
      return markedTable(ledger);
    case 'attendance':
      return attendanceTable(context);
    case 'figures':
      return figuresTable(context, by);
    case 'quotas':
      return quotasTable(context);
  }
}
