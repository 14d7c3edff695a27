import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { UI_TEXT } from '#renderer/text/ui.ts';
import { isImeEvent } from './ime.ts';
import { useRootFontSize } from './use-root-font-size.ts';

const ROW_REM = 2.25;
const HEADER_REM = 2.25;

export type Column<R> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  /** In rem; a column without width shares what is left. */
  readonly width?: number | undefined;
  readonly align?: 'start' | 'end' | undefined;
};

export type DataTableProps<R> = {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  readonly selectedKey: string | null;
  readonly onSelect: (key: string) => void;
  /** Enter or double click. Offer the same as a visible button on the selected row's panel. */
  readonly onOpen?: ((row: R) => void) | undefined;
  /** Left or Right, where the table is one of several. */
  readonly onTurn?: ((step: 1 | -1) => void) | undefined;
  /** The keys are the table's as soon as it stands. */
  readonly takesFocus?: boolean | undefined;
  /** Shown instead of rows; say what to do next. */
  readonly empty?: ReactNode;
};

/**
 * A long list with a fixed header. Only the rows in view are in the page (stack.md §2.2). One Tab stop: Up, Down, Page
 * Up, Page Down, Home, End select, Enter opens. It fills its container, which must have a height.
 */
export function DataTable<R>(props: DataTableProps<R>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    selectedKey,
    onSelect,
    onOpen,
    onTurn,
    takesFocus = false,
    empty = UI_TEXT.empty,
  } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const rem = useRootFontSize();
  const rowHeight = ROW_REM * rem;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : rowKey(row);
    },
    overscan: 6,
    scrollPaddingStart: 0,
    // The sticky header covers the top of the box, so a row is in view only when it ends that much earlier.
    scrollPaddingEnd: HEADER_REM * rem,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const selectedIndex = selectedKey === null ? -1 : rows.findIndex((row) => rowKey(row) === selectedKey);

  // Whoever comes back from a matter finds the row they were at.
  const opening = useRef({ selectedIndex, takesFocus });
  useEffect(() => {
    if (opening.current.selectedIndex > 0)
      virtualizer.scrollToIndex(opening.current.selectedIndex, { align: 'center' });
    if (opening.current.takesFocus) table.current?.focus({ preventScroll: true });
  }, [virtualizer]);

  function select(index: number) {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row === undefined) return;
    virtualizer.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    onSelect(rowKey(row));
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    // Keys of a button or link inside a cell are its own.
    if (event.target !== event.currentTarget || isImeEvent(event.nativeEvent)) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const target = {
      ArrowDown: selectedIndex + 1,
      ArrowUp: selectedIndex < 0 ? 0 : selectedIndex - 1,
      PageDown: selectedIndex + page,
      PageUp: selectedIndex - page,
      Home: 0,
      End: rows.length - 1,
    }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      select(target);
      return;
    }
    const turn = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
    if (turn !== null && onTurn !== undefined) {
      event.preventDefault();
      onTurn(turn);
      return;
    }
    const selected = rows[selectedIndex];
    if (event.key === 'Enter' && selected !== undefined && onOpen !== undefined) {
      event.preventDefault();
      onOpen(selected);
    }
  }

  const items = virtualizer.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0);
  const selectedInView = items.some((item) => item.index === selectedIndex);

  return (
    <div className="data-table" ref={scroller}>
      <table
        ref={table}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={selectedInView ? `${id}-${selectedIndex}` : undefined}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map((column) => (
            <col key={column.id} style={column.width === undefined ? undefined : { width: `${column.width}rem` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-align={column.align}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} columns={columns.length} />}
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <tr
                key={item.key}
                id={`${id}-${item.index}`}
                aria-rowindex={item.index + 2}
                aria-selected={item.index === selectedIndex}
                style={{ height: rowHeight }}
                onClick={() => onSelect(rowKey(row))}
                onDoubleClick={() => onOpen?.(row)}
              >
                {columns.map((column) => (
                  <td key={column.id} data-align={column.align}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && items.length > 0 && <Spacer height={after} columns={columns.length} />}
        </tbody>
      </table>
      {rows.length === 0 && <div className="empty-state">{empty}</div>}
    </div>
  );
}

/** Stands for the rows that are not in the page. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr className="data-table-spacer" aria-hidden="true" style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}
