// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PlainDate } from '#shared/model/plain-date.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { visitForm } from '#shared/documents/visit-form.ts';
import { cssString, pageStyle } from '#renderer/print/page-style.ts';
import { PrintedDocument } from '#renderer/print/printed-document.tsx';
import { usePrint } from '#renderer/print/use-print.tsx';
import { aMatter, context } from '#test/unit/shared/documents/sample-matter.ts';

const form = visitForm(aMatter(), context).document;
const slip = receipt(aMatter(), context, { paper: 'receipt-80mm', notifyBy: PlainDate.parse('2026-09-20') }).document;

/** jsdom lays nothing out: fonts are ready at once and style sheets may be adopted. */
beforeEach(() => {
  Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });
  Object.defineProperty(document, 'adoptedStyleSheets', { configurable: true, writable: true, value: [] });
  Object.defineProperty(globalThis, 'CSSStyleSheet', {
    configurable: true,
    value: class {
      text = '';
      replaceSync(text: string): void {
        this.text = text;
      }
    },
  });
});
afterEach(cleanup);

test('a form is a table with headers, its title a heading', () => {
  render(<PrintedDocument document={form} />);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('来访登记表');
  expect(screen.getByRole('rowheader', { name: '信访目的' })).toBeDefined();
});

test('the square code is drawn as elements, with its text as name', () => {
  render(<PrintedDocument document={slip} />);
  const code = screen.getByRole('img', { name: '查询码 7K3M9QX2' });
  expect(code.querySelector('path')?.getAttribute('d')).toMatch(/^M2 2h1v1h-1z/);
});

test('documents §0 a 文书 has the type area of GB/T 9704, a roll has the height of its text', () => {
  expect(pageStyle({ ...form, look: 'notice' }, 0)).toContain('size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm');
  expect(pageStyle({ ...form, look: 'board', page: 'A3', orientation: 'landscape' }, 0)).toContain('size: 420mm 297mm');
  expect(pageStyle(slip, 131.2)).toBe('@page { size: 80mm 132mm; margin: 0; }');
  expect(pageStyle({ ...slip, page: 'receipt-58mm' }, 150)).toBe('@page { size: 58mm 150mm; margin: 0; }');
  expect(pageStyle({ ...slip, page: 'A5' }, 0)).toContain('size: 148mm 210mm; margin: 14mm 20mm');
});

test('a number cannot leave its quotes in the page rule', () => {
  expect(cssString('a"} body{')).toBe('"a\\22 \\7d  body\\7b "');
});

test.each([
  ['printed', () => Promise.resolve(), 'idle'],
  ['the printer fails', () => Promise.reject(new Error('no printer')), 'failed'],
])('the sheet is there while printing and gone afterwards: %s', async (_name, outcome, state) => {
  const seen: (string | undefined)[] = [];
  const print = (): Promise<void> => {
    seen.push(document.querySelector('.print-root h1')?.textContent ?? undefined);
    return outcome();
  };
  function Host() {
    const printing = usePrint(print);
    return (
      <>
        <button onClick={() => printing.printDocument(form, 'form')}>print</button>
        <output>{printing.state}</output>
        {printing.sheet}
      </>
    );
  }
  render(<Host />);
  fireEvent.click(screen.getByRole('button', { name: 'print' }));
  expect(screen.getByRole('status').textContent).toBe('printing');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(state), { timeout: 10_000 });
  expect(seen).toEqual(['来访登记表']);
  expect(document.querySelector('.print-root')).toBeNull();
  expect(document.adoptedStyleSheets).toEqual([]);
});
