// @vitest-environment jsdom
/** Security §6: the promises stand in the program and in README in the same words. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { promiseWords } from '#renderer/text/promise-words.ts';
import { signInWords } from '#renderer/text/sign-in-words.ts';
import { showSignIn } from './show-sign-in.tsx';

afterEach(cleanup);

const README = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8');
const LINES = [...promiseWords.promises, promiseWords.lease, ...promiseWords.notPromised];

test('whoever stands at the sign-in can read every one of them, by keyboard', async () => {
  showSignIn([]);
  const user = userEvent.setup();
  await user.tab();
  expect(document.activeElement?.textContent).toBe(signInWords.promises);
  await user.keyboard('{Enter}');
  for (const line of LINES) expect(await screen.findByText(line)).toBeTruthy();
});

test.each(LINES)('README: %s', (line) => expect(README).toContain(line));
