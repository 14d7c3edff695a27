// @vitest-environment jsdom
import { createRequire } from 'node:module';
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { useWayBack } from '#renderer/state/way-back.ts';

beforeAll(giveLayout);
afterEach(cleanup);

describe('issue 4, line 5: one matter on one page', () => {
  it('holds facts, what it waits for, limits with their reasons, what happened, papers and next steps', async () => {
    const device = await setupSession('county');
    const { id } = await device.register();
    device.setClock('2026-09-14');
    const { container } = show(<MatterScreen id={id} />, device);
    await screen.findByRole('region', { name: '登记内容' });
    // R004-52: who has it now, for what, since when.
    const stage = screen.getByRole('region', { name: '办理情况' });
    expect(stage.textContent).toContain('正在等甲溪 受理告知 09-10 起，4 天');
    // R001-63: how long it lay where.
    expect(stage.textContent).toContain('各环节用时已登记 甲溪 09-10 至今 4 天');
    const clocks = screen.getByRole('region', { name: '期限' });
    expect(clocks.textContent).toContain('9月25日 周五');
    expect(within(clocks).getByText('为什么是这一天')).toBeDefined();
    expect(screen.getByRole('region', { name: '办理经过' }).textContent).toContain('登记了本件');
    expect(screen.getByRole('button', { name: '文书' })).toBeDefined();
    expect(screen.getByRole('button', { name: '受理告知' })).toBeDefined();
    expect(screen.getByRole('region', { name: '现在不能做的' }).textContent).not.toBe('');

    const axe = createRequire(import.meta.url)('axe-core') as typeof import('axe-core'); // the package's own types
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((each) => each.id)).toEqual([]);
  });

  it('Tab leads from its heading to the steps, and Escape to the list one came from', async () => {
    const device = await setupSession('county');
    const { id } = await device.register();
    useWayBack.setState({ list: '/day' });
    const { user, path } = show(<MatterScreen id={id} />, device);
    const heading = await screen.findByRole('heading', { level: 1 });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    await user.tab();
    expect(document.activeElement?.textContent).toBe('受理告知');
    await user.keyboard('{Escape}');
    expect(path()).toBe('/day');
    useWayBack.setState({ list: '/ledger' });
  });
});
