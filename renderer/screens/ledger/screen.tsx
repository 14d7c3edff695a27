import './ledger.css';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { mayEver } from '#shared/domain/access/matrix.ts';
import { ExportList, type ListToExport } from '#renderer/session/export-list.tsx';
import { useCopyLook, useLook, useSearchLook } from '#renderer/session/looks.ts';
import { GoneNotice, goneWith } from '#renderer/session/gone-notice.tsx';
import { useListRead, useSession } from '#renderer/session/session.ts';
import { useLedgerState } from '#renderer/state/ledger.ts';
import { importLedgerLabel, ledgerText } from '#renderer/text/ledger-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { isImeEvent } from '#renderer/ui/ime.ts';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { ledgerColumns } from './parts/columns.tsx';
import { FilterBar } from './parts/filter-bar.tsx';
import { PrintLedger } from './parts/print-ledger.tsx';
import { Whereabouts } from './parts/whereabouts.tsx';
import { exportOf } from './export-rows.ts';
import { useLedgerRows } from './use-ledger-rows.ts';

/**
 * 信访登记簿: every matter of this device, newest first, found while typing, with the 去向 of the selected one beside it
 * (R004-47, R004-52). Arrows choose, Enter opens, also from inside the search box.
 */
export function LedgerScreen() {
  const { store, profile, identity, acting } = useSession();
  const [, navigate] = useLocation();
  const { rows, all, groups, today, calendar } = useLedgerRows();
  const { selected, select, filters } = useLedgerState();
  const read = useListRead();
  useLook('ledger', { kind: 'list', what: 'ledger', count: all });
  useSearchLook('ledger', filters.query, rows.length);
  useCopyLook('ledger');
  const searchRef = useRef<HTMLInputElement>(null);
  const columns = useMemo(
    () => ledgerColumns({ groups, today, calendar }, profile),
    [groups, today, calendar, profile],
  );

  const chosen = selected !== null && rows.some((row) => row.id === selected) ? selected : (rows[0]?.id ?? null);
  const list = (): ListToExport => exportOf({ rows, groups, today, calendar }, profile);
  const open = (id: string): void => navigate(`/matter/${id}`);
  const toSearch = (): void => {
    searchRef.current?.focus();
    searchRef.current?.select();
  };
  useHotkeys({ 'Ctrl+K': toSearch, '/': toSearch });

  function onSearchKey(event: KeyboardEvent<HTMLInputElement>) {
    if (isImeEvent(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const here = rows.findIndex((row) => row.id === chosen);
      const next = rows[Math.min(Math.max(here + step, 0), rows.length - 1)];
      if (next !== undefined) select(next.id);
    } else if (event.key === 'Enter' && chosen !== null) {
      event.preventDefault();
      open(chosen);
    }
  }

  return (
    <div className="ledger">
      <h1 className="visually-hidden">{ledgerText.title}</h1>
      <FilterBar
        searchRef={searchRef}
        count={read ? listText.count(rows.length, all) : listText.reading}
        profile={profile}
        offices={identity.countyBound}
        actions={
          <>
            <PrintLedger list={list} filters={filters} />
            <ExportList list={list} />
            {mayEver(acting, 'register') && (
              <Button small onClick={() => navigate('/import')}>
                {importLedgerLabel}
              </Button>
            )}
          </>
        }
        onSearchKey={onSearchKey}
      />
      <div className="ledger-body">
        <div className="ledger-list panel">
          {goneWith(store.state.stubs, filters.query).map((gone) => (
            <GoneNotice key={gone.slipNo} gone={gone} />
          ))}
          <DataTable
            label={ledgerText.title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            selectedKey={chosen}
            onSelect={select}
            onOpen={(row) => open(row.id)}
            empty={
              !read ? (
                listText.reading
              ) : all === 0 ? (
                <>
                  {listText.empty}
                  <Button kind="primary" onClick={() => navigate('/register')}>
                    {ledgerText.register}
                  </Button>
                </>
              ) : (
                listText.notFound
              )
            }
          />
        </div>
        <aside className="ledger-card">
          <Whereabouts
            row={chosen === null ? undefined : store.index.get(chosen)}
            groups={groups}
            today={today}
            onOpen={open}
          />
        </aside>
      </div>
    </div>
  );
}
