// @vitest-environment jsdom
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { cleanup, waitFor } from '@testing-library/react';
import { useTextSize } from '#renderer/app/text-size.tsx';

beforeAll(giveLayout);
afterEach(cleanup);

function Anywhere() {
  useTextSize();
  return null;
}

it('C38 字号可调大: one key on any page, kept by the computer', async () => {
  const device = await setupSession('jiaxi');
  const { user } = show(<Anywhere />, device);
  const size = (): string | undefined => document.documentElement.dataset['size'];
  expect(size()).toBe('normal');
  for (const next of ['large', 'x-large', 'normal', 'large']) {
    await user.keyboard('{Alt>}z{/Alt}');
    await waitFor(() => expect(size()).toBe(next));
  }
  expect(device.store.state.textSize).toBe('large');
});
