// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { signInWords as words } from '#renderer/text/sign-in-words.ts';
import { showSignIn } from './show-sign-in.tsx';

afterEach(cleanup);

test('whoever presses the own name, chosen already or not, can type at once', async () => {
  const seat = (officer: string, name: string, number: number) => ({ officer, name, number, signKey: [1] });
  showSignIn([seat('jiaxi-head', '何某戊', 1), seat('jiaxi-clerk', '吕某己', 2)]);
  const user = userEvent.setup();
  const name = screen.getByRole('button', { name: '何某戊' });
  for (const press of [1, 2]) {
    await user.click(name);
    expect(document.activeElement, `press ${press}`).toBe(screen.getByLabelText(words.passphraseOf('何某戊')));
  }
  await user.click(screen.getByRole('button', { name: '吕某己' }));
  expect(document.activeElement).toBe(screen.getByLabelText(words.passphraseOf('吕某己')));
});
