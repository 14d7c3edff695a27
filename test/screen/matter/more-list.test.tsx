// @vitest-environment jsdom
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';

beforeAll(giveLayout);
afterEach(cleanup);

test('「更多」 by keyboard: Escape closes the list and not the matter; a dialog out of it gives the focus back', async () => {
  const device = await setupSession('jiaxi');
  const { id } = await device.register();
  const { user } = show(<MatterScreen id={id} />, device);
  const more = await screen.findByText('更多');
  const list = more.closest('details');
  const press = async (): Promise<void> => {
    await user.click(more);
    await waitFor(() => expect(list?.open).toBe(true));
  };
  await press();
  screen.getByRole('button', { name: '添加记录' }).focus();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(list?.open).toBe(false));
  expect(document.activeElement).toBe(more);
  expect(screen.getByText('更多')).toBe(more);

  await press();
  await user.click(screen.getByRole('button', { name: '添加记录' }));
  const dialog = await screen.findByRole('dialog', { name: '添加记录' });
  expect(list?.open).toBe(false);
  fireEvent(dialog, new Event('cancel', { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
