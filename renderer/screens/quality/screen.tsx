import './quality.css';
import { useMemo, useRef } from 'react';
import { useLocation } from 'wouter';
import { recordList } from '#shared/documents/record-list.ts';
import { nextPeriod, periodOf, PERIODS } from '#shared/domain/calendar/period.ts';
import { RATE_UNITS } from '#shared/domain/statistics/handling-rates.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import { ExportList } from '#renderer/session/export-list.tsx';
import { useCopyLook, useLook, useRecordedPrint } from '#renderer/session/looks.ts';
import { unitName, useListRead, useSession, useStoreRevision } from '#renderer/session/session.ts';
import { useQualityState } from '#renderer/state/quality.ts';
import { periodText, qualityWords as words, type FigureName } from '#renderer/text/quality-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { readQuality, type UnitQuality } from '#renderer/usecases/handling-quality.ts';
import { lineColumns, unitColumns } from './parts/columns.tsx';
import { FIGURES, figuresTable, isRate, matterList, type QualityLine } from './quality-tables.ts';

const KINDS = PERIODS.map((value) => ({ value, label: words.periods[value] }));
const BYS = RATE_UNITS.map((value) => ({ value, label: words.bys[value] }));
/** Key of the line for all units together. */
const ALL = '';

/**
 * 办理质量 (R001-58, R001-59): the rates of each unit and the matters behind each figure, from this device alone, so also without
 * network. Up and Down choose a unit, Left and Right a figure, Enter goes to its matters and then opens one.
 */
export function QualityScreen() {
  const { deps, store, profile, identity } = useSession();
  const revision = useStoreRevision();
  const [, navigate] = useLocation();
  const { kind, day, by, figure, unit, matter, change } = useQualityState();
  const today = deps.clock.today();
  const period = useMemo(() => periodOf(kind, day ?? today), [kind, day, today]);
  const read = useListRead();
  const qualities = useMemo(() => {
    // The index is asked again after every change of the store; a figure of half the matters is none.
    void revision;
    if (!read) return [];
    const units = profile.units.map(({ code }) => code);
    return readQuality(store, units, { period, today, unit: by });
  }, [store, revision, read, profile, period, today, by]);
  const chosen = qualities.find((each) => each.unit === unit) ?? qualities[0];
  const list = useMemo(
    () =>
      chosen === undefined
        ? { columns: [], lines: [] }
        : matterList(chosen, figure, { profile, today, rowOf: (id) => store.index.get(id) }),
    [chosen, figure, profile, today, store],
  );
  const chosenUnit = chosen?.unit ?? null;
  const line = list.lines.find(({ id }) => id === matter) ?? list.lines[0];
  const unitText = (code: string | null): string => (code === null ? words.all : unitName(profile, code));
  const shown = periodText(period);
  useLook('quality', read ? { kind: 'list', what: 'quality', count: store.index.size() } : null);
  useCopyLook('quality');

  const lists = useRef<HTMLElement>(null);
  const units = useRef<HTMLDivElement>(null);
  const focusIn = (box: HTMLElement | null): void => box?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  const turn = (step: 1 | -1): void => {
    const next = FIGURES[(FIGURES.indexOf(figure) + step + FIGURES.length) % FIGURES.length];
    if (next !== undefined) change({ figure: next, matter: null });
  };
  const move = (step: 1 | -1): void => change({ day: nextPeriod(period, step).first, matter: null });
  const { sheet, printDocument } = usePrint(useRecordedPrint());
  const table = figuresTable(qualities, { profile, own: identity.office, by, period: shown });
  const print = (): void => {
    const where = { county: profile, office: identity.office, printedAt: deps.clock.now() };
    const rows = table.rows(false).map(({ cells }) => cells);
    const { columns, what } = table;
    const title = words.sheet(words.bys[by]);
    printDocument(recordList({ ...where, title, period: `${shown}　${words.caliber}`, columns, rows }), what);
  };
  const listTitle = words.matters(words.figures[figure], unitText(chosenUnit));
  const printList = (): void => {
    const where = { county: profile, office: identity.office, printedAt: deps.clock.now() };
    const rows = list.lines.map(({ cells }) => cells);
    const isRegister = figure === 'look-back';
    printDocument(
      recordList({
        ...where,
        title: isRegister ? words.register : listTitle,
        period: isRegister ? `${shown}　${unitText(chosenUnit)}` : shown,
        columns: list.columns,
        rows,
        ...(isRegister && { signatures: words.signatures }),
      }),
      `quality-${figure}`,
    );
  };
  useHotkeys({
    'Ctrl+P': print,
    F8: () => move(-1),
    F9: () => move(1),
    Escape: () => focusIn(units.current),
  });

  return (
    <div className="quality">
      <header className="quality-head">
        <h1>{words.title}</h1>
        <RadioGroup
          aria-label={words.period}
          options={KINDS}
          value={kind}
          onChange={(next) => change({ kind: next, matter: null })}
        />
        <Button small hotkey="F8" onClick={() => move(-1)}>
          {words.before}
        </Button>
        <strong className="quality-period" aria-live="polite">
          {shown}
        </strong>
        <Button small hotkey="F9" onClick={() => move(1)}>
          {words.after}
        </Button>
        <RadioGroup aria-label={words.by} options={BYS} value={by} onChange={(next) => change({ by: next })} />
        <span className="quality-keys">{words.keys}</span>
        <Button small hotkey="Ctrl+P" onClick={print}>
          {words.print}
        </Button>
        <ExportList list={() => table} />
      </header>
      <div className="panel quality-units" ref={units}>
        <DataTable<UnitQuality>
          label={words.units}
          columns={unitColumns(figure, unitText, (code, name) => change({ unit: code, figure: name, matter: null }))}
          rows={qualities}
          rowKey={(each) => each.unit ?? ALL}
          selectedKey={chosenUnit ?? ALL}
          onSelect={(key) => change({ unit: key === ALL ? null : key, matter: null })}
          onOpen={() => focusIn(lists.current)}
          onTurn={turn}
          empty={listText.reading}
          takesFocus={matter === null}
        />
      </div>
      <section className="panel quality-matters" aria-label={listTitle} ref={lists}>
        <Tabs<FigureName>
          label={words.title}
          tabs={FIGURES.map((value) => ({ value, label: words.figures[value] }))}
          value={figure}
          onChange={(next) => change({ figure: next, matter: null })}
        >
          <div className="quality-formula">
            <strong>{unitText(chosenUnit)}</strong>
            {read && <span>{countText(list.lines, figure)}</span>}
            <span className="quality-soft">
              {words.formulas[figure]}
              {words.caliber}
            </span>
            <Button small disabled={list.lines.length === 0} onClick={printList}>
              {words.printList}
            </Button>
            <ExportList
              list={() => ({
                what: `quality-${figure}`,
                title: `${listTitle} ${shown}`,
                nameless: true,
                columns: list.columns,
                rows: () => list.lines,
              })}
            />
          </div>
          <div className="quality-table">
            <DataTable<QualityLine>
              key={`${figure} ${chosenUnit ?? ALL}`}
              label={words.figures[figure]}
              columns={lineColumns(list.columns)}
              rows={list.lines}
              rowKey={({ id }) => id}
              selectedKey={line?.id ?? null}
              onSelect={(id) => change({ matter: id })}
              onOpen={({ id }) => {
                change({ matter: id });
                navigate(`/matter/${id}`);
              }}
              takesFocus={matter !== null}
              empty={read ? words.empty : listText.reading}
            />
          </div>
        </Tabs>
      </section>
      {sheet}
    </div>
  );
}

function countText(lines: readonly QualityLine[], figure: FigureName): string {
  if (!isRate(figure)) return words.total(lines.length);
  const missed = lines.filter((line) => line.missed).length;
  return words.count(lines.length - missed, missed);
}
