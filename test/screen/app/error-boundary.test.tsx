// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { appText } from '#renderer/text/screens.ts';

// React tells the console of what a boundary caught.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function Broken(): never {
  throw new TypeError('Failed to fetch dynamically imported module');
}

test('one screen that failed keeps nobody from the next, and says it again where it stands', () => {
  const matter = (
    <ErrorBoundary at="/matter/a">
      <Broken />
    </ErrorBoundary>
  );
  const { rerender } = render(matter);
  expect(screen.getByText(appText.crashed.title)).toBeTruthy();
  expect(screen.getByRole('button', { name: appText.crashed.reload })).toBeTruthy();
  rerender(
    <ErrorBoundary at="/register">
      <p>登记表</p>
    </ErrorBoundary>,
  );
  expect(screen.getByText('登记表')).toBeTruthy();
  expect(screen.queryByText(appText.crashed.title)).toBeNull();
  rerender(matter);
  expect(screen.getByText(appText.crashed.title)).toBeTruthy();
});
