// @vitest-environment jsdom
/** A read that the store refused leaves no page waiting without a word; what is on the page stays. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { TroubleNotice } from '#renderer/app/trouble-notice.tsx';
import { troubleWords as words } from '#renderer/text/trouble-words.ts';
import { UI_TEXT } from '#renderer/text/ui.ts';

afterEach(cleanup);

const rejected = (reason: unknown): Event => Object.assign(new Event('unhandledrejection'), { reason });

test.each<[string, () => Event, boolean]>([
  ['a read of the store', () => rejected(new DOMException('Internal error.', 'UnknownError')), true],
  ['an error that an effect reports', () => new ErrorEvent('error', { error: new Error('no store') }), true],
  ['a call that was broken off on purpose', () => rejected(new DOMException('aborted', 'AbortError')), false],
  [
    'a remark of the browser, which has no error',
    () => new ErrorEvent('error', { message: 'ResizeObserver loop' }),
    false,
  ],
])('%s', async (_name, event, isSaid) => {
  render(
    <>
      <TroubleNotice />
      <input aria-label="姓名" defaultValue="周某测" />
    </>,
  );
  act(() => void window.dispatchEvent(event()));
  expect(screen.queryByText(words.title) !== null).toBe(isSaid);
  expect(screen.getByLabelText('姓名')).toHaveProperty('value', '周某测');
  if (!isSaid) return;
  expect(screen.getByRole('alert').textContent).toContain(words.reload);
  await userEvent.click(screen.getByRole('button', { name: UI_TEXT.dismiss }));
  expect(screen.queryByRole('alert')).toBeNull();
});
