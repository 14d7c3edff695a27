// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { SignIn } from '#renderer/app/sign-in.tsx';
import { signInWords as words } from '#renderer/text/sign-in-words.ts';

afterEach(cleanup);

test('whoever presses the own name, chosen already or not, can type at once', async () => {
  const seat = (officer: string, name: string, number: number) => ({ officer, name, number, signKey: [1] });
  const doorway = {
    device: { unit: '甲溪司法所' },
    seats: [seat('jiaxi-head', '何某戊', 1), seat('jiaxi-clerk', '吕某己', 2)],
  } as unknown as Parameters<typeof SignIn>[0]['doorway']; // all that is shown
  const never = () => Promise.reject(new Error('nobody signs in here'));
  render(
    <SignIn
      doorway={doorway}
      keys={{ code: 'well' }}
      warmUp={() => undefined}
      onRecover={() => undefined}
      onTry={never}
      readPins={() => Promise.resolve([])}
      onPin={never}
    />,
  );
  const user = userEvent.setup();
  const name = screen.getByRole('button', { name: '何某戊' });
  for (const press of [1, 2]) {
    await user.click(name);
    expect(document.activeElement, `press ${press}`).toBe(screen.getByLabelText(words.passphraseOf('何某戊')));
  }
  await user.click(screen.getByRole('button', { name: '吕某己' }));
  expect(document.activeElement).toBe(screen.getByLabelText(words.passphraseOf('吕某己')));
});
