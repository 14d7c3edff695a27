// @vitest-environment jsdom
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { DateInput } from '#renderer/ui/date-input.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TimeInput } from '#renderer/ui/time-input.tsx';

afterEach(cleanup);

function Form({ error }: { readonly error?: string }) {
  const [date, setDate] = useState('');
  const [time, setTime] = useState('');
  return (
    <>
      <Field label="来访日期" required error={error}>
        <DateInput value={date} onChange={setDate} today="2026-11-22" />
      </Field>
      <Field label="来访时间">
        <TimeInput value={time} onChange={setTime} />
      </Field>
    </>
  );
}

describe('DateInput', () => {
  it('leaves the text alone while typing and normalises it on leaving', async () => {
    render(<Form />);
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: '来访日期' });
    await userEvent.type(box, '0904');
    expect(box.value).toBe('0904');
    await userEvent.tab();
    expect(box.value).toBe('2026-09-04');
    expect(box.getAttribute('aria-invalid')).toBeNull();
  });

  it('normalises before a hotkey acts, without leaving the field', async () => {
    render(<Form />);
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: '来访日期' });
    await userEvent.type(box, '9-4{Control>}s{/Control}');
    expect(box.value).toBe('2026-09-04');
  });

  it('keeps what it cannot read, says what to do, and stops complaining once typing goes on', async () => {
    render(<Form />);
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: '来访日期' });
    await userEvent.type(box, '0231');
    await userEvent.tab();
    expect(box.value).toBe('0231');
    expect(box.getAttribute('aria-invalid')).toBe('true');
    const problem = screen.getByRole('alert');
    expect(box.getAttribute('aria-describedby')).toContain(problem.id);
    await userEvent.type(box, '{Backspace}');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('leaves the word to the field when the field has an error of its own', async () => {
    render(<Form error="请填写来访日期" />);
    const box = screen.getByRole('textbox', { name: '来访日期' });
    await userEvent.type(box, 'x');
    await userEvent.tab();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('请填写来访日期').id).toBe(box.getAttribute('aria-describedby'));
  });
});

describe('TimeInput', () => {
  it('normalises on leaving', async () => {
    render(<Form />);
    const box = screen.getByRole<HTMLInputElement>('textbox', { name: '来访时间' });
    await userEvent.type(box, '0910');
    await userEvent.tab();
    expect(box.value).toBe('09:10');
  });
});

describe('Field', () => {
  it('names the control without the required mark, and says required to assistive technology', () => {
    render(<Form />);
    const box = screen.getByLabelText('来访日期');
    expect(box.getAttribute('aria-required')).toBe('true');
    expect(screen.getByText('必填')).toBeTruthy();
  });
});
