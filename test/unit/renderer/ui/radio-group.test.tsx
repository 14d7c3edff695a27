// @vitest-environment jsdom
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Field } from '#renderer/ui/field.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';

// user-event looks radio groups up with CSS.escape, which jsdom lacks; React's generated names need no escaping.
beforeAll(() => {
  Object.assign(window, { CSS: { escape: (name: string) => name } });
});
afterEach(cleanup);

const FORMS = [
  { value: 'visit', label: '来访' },
  { value: 'letter', label: '来信' },
  { value: 'call', label: '来电' },
] as const;

function Form() {
  const [form, setForm] = useState<(typeof FORMS)[number]['value'] | null>(null);
  return (
    <Field label="信访形式" group required error="请选择信访形式">
      <RadioGroup options={FORMS} value={form} onChange={setForm} />
    </Field>
  );
}

const checked = () => screen.queryAllByRole('radio', { checked: true }).map((radio) => radio.getAttribute('value'));

describe('RadioGroup', () => {
  it('is one group with the field’s name and error', () => {
    render(<Form />);
    const group = screen.getByRole('radiogroup', { name: '信访形式' });
    expect(group.getAttribute('aria-required')).toBe('true');
    expect(screen.getByText('请选择信访形式').id).toBe(group.getAttribute('aria-describedby'));
  });

  it('is entered once; space takes the first, arrows choose and wrap', async () => {
    render(<Form />);
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(checked()).toEqual(['visit']);
    await userEvent.keyboard('{ArrowRight}');
    expect(checked()).toEqual(['letter']);
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(checked()).toEqual(['visit']);
    await userEvent.keyboard('{ArrowLeft}');
    expect(checked()).toEqual(['call']);
  });
});

function Screen() {
  const [tab, setTab] = useState<'a' | 'b' | 'c'>('a');
  const tabs = [
    { value: 'a', label: '登记' },
    { value: 'b', label: '办理', count: 3 },
    { value: 'c', label: '附件' },
  ] as const;
  return (
    <Tabs label="案件" tabs={tabs} value={tab} onChange={setTab}>
      面板{tab}
    </Tabs>
  );
}

describe('Tabs', () => {
  it('chooses by arrow keys, Home and End, and moves the focus along', async () => {
    render(<Screen />);
    await userEvent.tab();
    for (const [key, name, panel] of [
      ['{ArrowRight}', '办理3', '面板b'],
      ['{End}', '附件', '面板c'],
      ['{ArrowRight}', '登记', '面板a'],
      ['{ArrowLeft}', '附件', '面板c'],
      ['{Home}', '登记', '面板a'],
    ] as const) {
      await userEvent.keyboard(key);
      expect(document.activeElement).toBe(screen.getByRole('tab', { name, selected: true }));
      expect(screen.getByRole('tabpanel', { name }).textContent).toBe(panel);
    }
  });
});
