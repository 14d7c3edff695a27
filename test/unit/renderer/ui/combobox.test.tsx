// @vitest-environment jsdom
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { filterOptions } from '#renderer/ui/filter-options.ts';

afterEach(cleanup);

const UNITS = [
  { value: 'sfs-qy', label: '青岩司法所', keywords: 'qysfs' },
  { value: 'zjd-qy', label: '青岩自然资源所', keywords: 'qyzrzys' },
  { value: 'mzj', label: '县民政局', keywords: 'xmzj', detail: '县直' },
  { value: 'rsj', label: '县人社局', keywords: 'xrsj', detail: '县直' },
] as const;

type Unit = (typeof UNITS)[number]['value'];

function Form({ initial = null }: { readonly initial?: Unit | null }) {
  const [unit, setUnit] = useState<Unit | null>(initial);
  return (
    <>
      <Field label="责任单位">
        <Combobox options={UNITS} value={unit} onChange={setUnit} />
      </Field>
      <output>{unit ?? '无'}</output>
      <button type="button">下一个</button>
    </>
  );
}

const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: '责任单位' });
const chosen = () => screen.getByText((_, element) => element?.tagName === 'OUTPUT').textContent;
const marked = () => document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;
const shown = () => screen.queryAllByRole('option').map((option) => option.textContent);

describe('filterOptions', () => {
  it.each([
    ['', ['sfs-qy', 'zjd-qy', 'mzj', 'rsj']],
    ['青岩', ['sfs-qy', 'zjd-qy']],
    ['民政', ['mzj']],
    ['QYZ', ['zjd-qy']],
    ["qy'sfs", ['sfs-qy']],
    ['ｘｍ', ['mzj']],
    ['sj', ['rsj']],
    ['县', ['mzj', 'rsj']],
    ['税务', []],
  ])('%s', (query, values) => {
    expect(filterOptions(UNITS, query).map((option) => option.value)).toEqual(values);
  });

  it('puts options that begin with the query first', () => {
    const options = [
      { value: 'a', label: '县民政局' },
      { value: 'b', label: '民政助理' },
    ];
    expect(filterOptions(options, '民政').map((option) => option.value)).toEqual(['b', 'a']);
  });
});

describe('Combobox', () => {
  it('finds by pinyin initials and takes the marked option with Enter', async () => {
    render(<Form />);
    await userEvent.type(box(), 'xr');
    expect(shown()).toEqual(['县人社局县直']);
    await userEvent.keyboard('{Enter}');
    expect(box().value).toBe('县人社局');
    expect(chosen()).toBe('rsj');
    expect(box().getAttribute('aria-expanded')).toBe('false');
  });

  it('opens with Down on the chosen option, moves and wraps', async () => {
    render(<Form initial="mzj" />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    expect(marked()).toBe('县民政局县直');
    await userEvent.keyboard('{ArrowDown}');
    expect(marked()).toBe('县人社局县直');
    await userEvent.keyboard('{ArrowDown}');
    expect(marked()).toBe('青岩司法所');
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{Enter}');
    expect(chosen()).toBe('mzj');
  });

  it('takes the marked option with Tab and goes on', async () => {
    render(<Form />);
    await userEvent.type(box(), '青岩自');
    await userEvent.tab();
    expect(chosen()).toBe('zjd-qy');
    expect(document.activeElement?.textContent).toBe('下一个');
  });

  it('does not change anything when merely tabbed through', async () => {
    render(<Form initial="rsj" />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await userEvent.tab();
    expect(chosen()).toBe('rsj');
  });

  it('falls back to the chosen option when the text matches nothing', async () => {
    render(<Form initial="rsj" />);
    await userEvent.clear(box());
    await userEvent.type(box(), '税务');
    expect(shown()).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    expect(box().value).toBe('县人社局');
    expect(chosen()).toBe('rsj');
  });

  it('clears the value when the text is emptied', async () => {
    render(<Form initial="rsj" />);
    await userEvent.clear(box());
    await userEvent.tab();
    expect(chosen()).toBe('无');
  });

  it('Escape closes, keeps the value and is not passed on', async () => {
    render(<Form initial="rsj" />);
    let passedOn = 0;
    const count = () => (passedOn += 1);
    document.addEventListener('keydown', count);
    box().focus();
    await userEvent.keyboard('{ArrowDown}');
    const before = passedOn;
    await userEvent.keyboard('{Escape}');
    document.removeEventListener('keydown', count);
    expect(passedOn).toBe(before);
    expect(box().getAttribute('aria-expanded')).toBe('false');
    expect(chosen()).toBe('rsj');
  });

  it('leaves an input method’s Enter alone', async () => {
    render(<Form />);
    await userEvent.type(box(), 'xm');
    fireEvent.keyDown(box(), { key: 'Enter', isComposing: true });
    fireEvent.keyDown(box(), { key: 'Process', keyCode: 229 });
    expect(chosen()).toBe('无');
    expect(box().getAttribute('aria-expanded')).toBe('true');
  });

  it('takes an option by mouse', async () => {
    render(<Form />);
    await userEvent.click(box());
    await userEvent.click(screen.getByRole('option', { name: /民政局/ }));
    expect(chosen()).toBe('mzj');
    expect(document.activeElement).toBe(box());
  });
});
