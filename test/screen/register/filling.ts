/** Drives the registration form as a clerk does. */
import { expect } from 'vitest';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';

// Waiting ends with what is waited for; a busy computer may take its time.
configure({ asyncUtilTimeout: 20_000 });

export const box = (name: string | RegExp): HTMLElement => screen.getByLabelText(name);
export const type = (name: string | RegExp, value: string): boolean =>
  fireEvent.change(box(name), { target: { value } });

/** Everything a simple visit needs; `over` replaces single boxes by their label. */
export function fillVisit(over: Readonly<Record<string, string>> = {}): void {
  const boxes: Readonly<Record<string, string>> = {
    姓名: '赵某甲',
    陈述原话: '想问问打官司能不能申请法律援助。',
    登记员归纳: '咨询法律援助的申请条件',
    '诉求 1': '告知申请条件和需要的材料',
    信访目的: 'inquiry',
    责任单位: 'jiaxi',
    ...over,
  };
  for (const [label, value] of Object.entries(boxes)) type(label, value);
  chooseCategory('法律援助');
}

export function chooseCategory(label: string): void {
  const input = box('业务类别');
  fireEvent.change(input, { target: { value: label } });
  fireEvent.blur(input);
}

export const press = (
  key: string,
  modifiers: { readonly ctrlKey?: boolean; readonly altKey?: boolean } = {},
): boolean => fireEvent.keyDown(document.activeElement ?? document.body, { key, code: key, ...modifiers });

/** Registers with F9 and answers the slip number on the receipt. */
export async function register(): Promise<string> {
  press('F9');
  const title = await screen.findByRole('heading', { name: '已登记' });
  // Focused once the panel listens to its keys.
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: '下一位' })));
  return title.parentElement?.querySelector('.register-slip')?.textContent ?? '';
}
