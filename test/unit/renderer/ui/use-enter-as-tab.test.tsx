// @vitest-environment jsdom
import { useRef, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Button } from '#renderer/ui/button.tsx';
import { CheckBox } from '#renderer/ui/check-box.tsx';
import { Combobox } from '#renderer/ui/combobox.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useEnterAsTab } from '#renderer/ui/use-enter-as-tab.ts';

afterEach(cleanup);

let submitted = 0;

function Form() {
  const form = useRef<HTMLFormElement>(null);
  useEnterAsTab(form);
  const [name, setName] = useState('');
  const [sex, setSex] = useState<'m' | 'f' | null>('f');
  const [town, setTown] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [read, setRead] = useState(false);
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        submitted += 1;
      }}
    >
      <Field label="姓名">
        <TextInput value={name} onChange={setName} />
      </Field>
      <Button>读身份证</Button>
      <Field label="电话">
        <TextInput value="" onChange={setName} disabled />
      </Field>
      <Field label="性别" group>
        <RadioGroup
          options={[
            { value: 'm', label: '男' },
            { value: 'f', label: '女' },
          ]}
          value={sex}
          onChange={setSex}
        />
      </Field>
      <Field label="乡镇">
        <Select options={[{ value: 'qy', label: '青岩镇' }]} value={town} onChange={setTown} />
      </Field>
      <Field label="单位">
        <Combobox options={[{ value: 'mzj', label: '民政局', keywords: 'mzj' }]} value={unit} onChange={setUnit} />
      </Field>
      <Field label="原话">
        <TextArea value={words} onChange={setWords} max={5} />
      </Field>
      <CheckBox checked={read} onChange={setRead}>
        已宣读
      </CheckBox>
      <Button type="submit" kind="primary">
        登记
      </Button>
    </form>
  );
}

function here(): string {
  const active = document.activeElement;
  if (active instanceof HTMLInputElement && active.type === 'radio') return `性别:${active.value}`;
  if (active instanceof HTMLButtonElement) return active.textContent;
  const label =
    active instanceof HTMLInputElement || active instanceof HTMLSelectElement || active instanceof HTMLTextAreaElement
      ? active.labels?.[0]
      : null;
  return label?.textContent ?? '?';
}

beforeEach(() => {
  submitted = 0;
  render(<Form />);
});

describe('useEnterAsTab', () => {
  it('goes from the first field to the submit button by Enter alone, past aids and disabled fields', async () => {
    screen.getByLabelText('姓名').focus();
    const way = [here()];
    for (const key of ['{Enter}', '{Enter}', '{Enter}', '{Enter}', '{Control>}{Enter}{/Control}', '{Enter}']) {
      await userEvent.keyboard(key);
      way.push(here());
    }
    expect(way).toEqual(['姓名', '性别:f', '乡镇', '单位', '原话', '已宣读', '登记']);
    expect(submitted).toBe(0);
    await userEvent.keyboard('{Enter}');
    expect(submitted).toBe(1);
  });

  it('goes back with Shift', async () => {
    screen.getByLabelText('已宣读').focus();
    const way: string[] = [];
    for (const key of [
      '{Shift>}{Enter}{/Shift}',
      '{Control>}{Shift>}{Enter}{/Shift}{/Control}',
      '{Shift>}{Enter}{/Shift}',
      '{Shift>}{Enter}{/Shift}',
      '{Shift>}{Enter}{/Shift}',
      '{Shift>}{Enter}{/Shift}',
    ]) {
      await userEvent.keyboard(key);
      way.push(here());
    }
    expect(way).toEqual(['原话', '单位', '乡镇', '性别:f', '姓名', '姓名']);
  });

  it('keeps Enter a new line in a text area', async () => {
    const words = screen.getByLabelText<HTMLTextAreaElement>('原话');
    await userEvent.type(words, '一{Enter}二');
    expect(words.value).toBe('一\n二');
    expect(here()).toBe('原话');
  });

  it.each([
    ['isComposing', { key: 'Enter', isComposing: true }],
    ['keyCode 229', { key: 'Enter', keyCode: 229 }],
  ])('stays while an input method confirms a candidate (%s)', (_, init) => {
    const name = screen.getByLabelText('姓名');
    name.focus();
    fireEvent.compositionStart(name);
    const notPrevented = fireEvent.keyDown(name, init);
    expect(notPrevented).toBe(true);
    expect(here()).toBe('姓名');
    fireEvent.compositionEnd(name);
    fireEvent.keyDown(name, { key: 'Enter' });
    expect(here()).toBe('性别:f');
  });

  it('lets an open combobox use the Enter first; the next one goes on', async () => {
    await userEvent.type(screen.getByLabelText('单位'), 'mz{Enter}');
    expect(here()).toBe('单位');
    expect(screen.getByRole<HTMLInputElement>('combobox', { name: '单位' }).value).toBe('民政局');
    await userEvent.keyboard('{Enter}');
    expect(here()).toBe('原话');
  });

  it('selects the text of the field it enters, as Tab does', async () => {
    const name = screen.getByLabelText<HTMLInputElement>('姓名');
    await userEvent.type(name, '周某');
    screen.getByLabelText('乡镇').focus();
    await userEvent.keyboard('{Shift>}{Enter}{Enter}{/Shift}');
    expect([name.selectionStart, name.selectionEnd]).toEqual([0, 2]);
  });
});

describe('TextArea', () => {
  it('marks a text that is too long and never cuts it; a rare character counts once', async () => {
    const words = screen.getByLabelText<HTMLTextAreaElement>('原话');
    await userEvent.type(words, '一二三四𠮷');
    expect(screen.getByText('5 / 5 字')).toBeTruthy();
    await userEvent.type(words, '六');
    expect(words.value).toBe('一二三四𠮷六');
    expect(screen.getByText('超出 1 字，请精简').id).toBe(words.getAttribute('aria-describedby'));
    expect(words.getAttribute('aria-invalid')).toBe('true');
  });
});
