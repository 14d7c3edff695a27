// @vitest-environment jsdom
import { useState } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cleanup, render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { DataTable } from '#renderer/ui/data-table.tsx';

// jsdom has no layout; the virtual list needs a box with a size (stack.md T12): ten rows of 36 px.
const SIZES = {
  clientWidth: 800,
  clientHeight: 360,
  offsetWidth: 800,
  offsetHeight: 360,
  scrollHeight: 100_000,
} as const;
const originalScrollTo = Element.prototype.scrollTo;

beforeAll(() => {
  for (const [name, size] of Object.entries(SIZES)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  }
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    if (typeof options === 'object') this.scrollTop = options.top ?? 0;
    this.dispatchEvent(new Event('scroll'));
  };
});
afterAll(() => {
  for (const name of Object.keys(SIZES)) Reflect.deleteProperty(HTMLElement.prototype, name);
  Element.prototype.scrollTo = originalScrollTo;
});
afterEach(cleanup);

type Row = { readonly id: string; readonly name: string };
const ROWS: readonly Row[] = Array.from({ length: 500 }, (_, index) => ({ id: `v${index}`, name: `来访人${index}` }));

let opened: string[] = [];
beforeEach(() => {
  opened = [];
});

function List({ rows = ROWS }: { readonly rows?: readonly Row[] }) {
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <DataTable
      label="登记簿"
      columns={[
        { id: 'id', header: '编号', cell: (row: Row) => row.id, width: 6 },
        { id: 'name', header: '姓名', cell: (row: Row) => row.name },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      selectedKey={selected}
      onSelect={setSelected}
      onOpen={(row) => opened.push(row.id)}
      empty="还没有登记，请按 F2 登记第一位来访人"
    />
  );
}

const grid = () => screen.getByRole('grid', { name: '登记簿' });
const selected = () => screen.queryByRole('row', { selected: true })?.textContent ?? null;

describe('DataTable', () => {
  it('puts only the rows in view into the page, and says how many there are', () => {
    render(<List />);
    const rows = within(grid()).getAllByRole('row');
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.length).toBeLessThan(40);
    expect(grid().getAttribute('aria-rowcount')).toBe('501');
  });

  it('selects by keyboard and stops at both ends', async () => {
    render(<List />);
    await userEvent.tab();
    expect(document.activeElement).toBe(grid());
    await userEvent.keyboard('{ArrowDown}');
    expect(selected()).toBe('v0来访人0');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(selected()).toBe('v1来访人1');
    await userEvent.keyboard('{Home}{ArrowUp}');
    expect(selected()).toBe('v0来访人0');
    const active = document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('v0来访人0');
    await userEvent.keyboard('{PageDown}');
    expect(selected()).toBe('v8来访人8');
  });

  it('scrolls to the last row with End', async () => {
    render(<List />);
    await userEvent.tab();
    await userEvent.keyboard('{End}');
    expect(selected()).toBe('v499来访人499');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(opened).toEqual(['v499']);
  });

  it('opens with Enter only what is selected, and with a double click', async () => {
    render(<List />);
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    expect(opened).toEqual([]);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await userEvent.dblClick(screen.getByText('来访人3'));
    expect(opened).toEqual(['v0', 'v3']);
    expect(selected()).toBe('v3来访人3');
  });

  it('says what to do when there is nothing', async () => {
    render(<List rows={[]} />);
    expect(screen.getByText('还没有登记，请按 F2 登记第一位来访人')).toBeTruthy();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(opened).toEqual([]);
  });
});
