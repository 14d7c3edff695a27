// @vitest-environment jsdom
import { giveLayout, notingFiles, setupSession } from '../setup-session.tsx';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CannotOpen } from '#renderer/app/cannot-open.tsx';
import { ErrorBoundary } from '#renderer/app/error-boundary.tsx';
import { SessionContext } from '#renderer/session/session.ts';
import { diagnosticWords as words } from '#renderer/text/diagnostic-words.ts';
import { appText } from '#renderer/text/screens.ts';

beforeAll(giveLayout);
// React tells the console of what a boundary caught.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const CANARY = '欧阳某金丝雀';

function Failing(): never {
  throw new RangeError(`no row for ${CANARY}`);
}

const shown = async (): Promise<string> => (await screen.findByLabelText(words.title, { selector: 'pre' })).textContent;

test('C27 from a page that failed: everything is shown first, then saved as it was shown, and that is recorded', async () => {
  const device = await setupSession('jiaxi');
  await device.register({ petitioners: [{ name: CANARY, role: 'principal' }] });
  const { bridge, saved } = notingFiles(device);
  const notes: unknown[] = [];
  const audit = { ...device.session.audit, note: (note: unknown) => void notes.push(note) };
  render(
    <SessionContext value={{ ...device.session, bridge, audit }}>
      <ErrorBoundary at="/register">
        <Failing />
      </ErrorBoundary>
    </SessionContext>,
  );
  const user = userEvent.setup();
  await screen.findByText(appText.crashed.title);
  await user.click(screen.getByRole('button', { name: appText.diagnostics }));
  const text = await shown();
  expect(text).toContain(`${words.labels.failure}：RangeError`);
  expect(text).toContain(`${words.labels.pending}：1`);
  expect(text).not.toContain(CANARY);
  expect([saved, notes]).toEqual([[], []]);
  await user.click(screen.getByRole('button', { name: words.save }));
  await screen.findByText(words.saved);
  expect(saved).toHaveLength(1);
  expect(saved[0]).toMatchObject({
    mime: 'text/plain',
    suggestedName: expect.stringMatching(/^接访台诊断\d{4}-/) as string,
  });
  // `TextDecoder` takes the mark in front off.
  expect(new TextDecoder().decode(saved[0]?.bytes)).toBe(`${text}\n`);
  expect(notes).toEqual([{ kind: 'export', what: 'diagnostics' }]);
});

test('C27 a disk that is full is told; nothing is recorded as handed out', async () => {
  const device = await setupSession('jiaxi');
  const { bridge } = notingFiles(device);
  render(
    <CannotOpen
      code="newer-version"
      bridge={{ ...bridge, saveFile: () => Promise.resolve({ saved: false, reason: 'disk-full' }) }}
      onTakeOver={() => undefined}
    />,
  );
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: appText.diagnostics }));
  expect(await shown()).toContain(`${words.labels.failure}：newer-version`);
  await user.click(screen.getByRole('button', { name: words.save }));
  await screen.findByText(words.notSaved);
});
