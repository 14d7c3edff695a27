// @vitest-environment jsdom
/** C16 at the sign-in of a computer that was long without contact: what is about to happen, what has, and what to do. */
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { SignIn, type SignInProps } from '#renderer/app/sign-in.tsx';
import { keyWords as words } from '#renderer/text/key-words.ts';
import { signInWords } from '#renderer/text/sign-in-words.ts';

afterEach(cleanup);

const seat = (officer: string, number: number, signKey: number, wiped?: number) => ({
  officer,
  number,
  name: officer,
  signKey: new Uint8Array(signKey),
  ...(wiped !== undefined && { unrecorded: { failed: 0, wiped } }),
});

function show(keys: SignInProps['keys'], seats: readonly ReturnType<typeof seat>[]): readonly string[] {
  const recovering: string[] = [];
  const never = () => Promise.reject(new Error('nobody signs in here'));
  render(
    <SignIn
      // All that is shown of it.
      doorway={{ device: { unit: '甲溪司法所' }, seats } as unknown as SignInProps['doorway']}
      keys={keys}
      warmUp={() => undefined}
      onRecover={(officer) => void recovering.push(officer)}
      onTry={never}
      readPins={() => Promise.resolve([])}
      onPin={never}
    />,
  );
  return recovering;
}

test.each([
  ['near', words.near(23)],
  ['due', words.due],
  ['refused', words.refused],
] as const)(
  'C16 %s: the days, the date of this computer, what to do; signing in is still possible',
  async (code, said) => {
    show({ code, days: 95, hours: 23, now: Date.parse('2026-12-08T01:00:00.000Z') }, [seat('王五', 1, 40)]);
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain(words.away(95));
    expect(notice.textContent).toContain(said);
    expect(notice.textContent).toContain(words.today('2026年12月8日'));
    expect(screen.getByLabelText(signInWords.passphraseOf('王五'))).toBeTruthy();
  },
);

test('C16 wiped: what happened, that nothing is lost, whom to call; no passphrase is asked, the way back is one key', async () => {
  const recovering = show({ code: 'well' }, [seat('王五', 1, 0, 93)]);
  const notice = await screen.findByRole('alert');
  expect(notice.textContent).toContain(words.why(93));
  expect(notice.textContent).toContain(words.remedy);
  expect(screen.queryByLabelText(signInWords.passphraseOf('王五'))).toBeNull();
  const back = screen.getByRole('button', { name: signInWords.recoverWiped('王五') });
  expect(document.activeElement).toBe(back);
  await userEvent.setup().keyboard('{Enter}');
  expect(recovering).toEqual(['王五']);
});

test('C16 one is back: the other is told to ask the colleague', async () => {
  show({ code: 'well' }, [seat('王五', 1, 40), seat('李四', 2, 0)]);
  const user = userEvent.setup();
  expect((await screen.findByRole('status')).textContent).toContain(words.whyOne);
  await user.click(screen.getByRole('button', { name: '王五' }));
  expect(screen.getByLabelText(signInWords.passphraseOf('王五'))).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '李四' }));
  expect(screen.getByRole('button', { name: signInWords.recoverWiped('李四') })).toBeTruthy();
  expect(screen.queryByLabelText(signInWords.passphraseOf('李四'))).toBeNull();
});

test('a computer in contact says nothing of it', () => {
  show({ code: 'well' }, [seat('王五', 1, 40)]);
  expect(screen.queryByRole('alert')).toBeNull();
});
