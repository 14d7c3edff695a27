// @vitest-environment jsdom
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { AuditEvent } from '#shared/model/audit.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';

beforeAll(giveLayout);
afterEach(cleanup);

describe('C40, PD-06 a petitioner asks for their own data at the desk', () => {
  it('is taken down and answered, each with one entry in the log', async () => {
    const device = await setupSession('jiaxi');
    const { id } = await device.register({ petitioners: [{ name: '周某甲', role: 'principal' }] });
    const { user } = show(<MatterScreen id={id} />, device);
    await user.click(await screen.findByText('更多'));
    await user.click(screen.getByRole('button', { name: '个人信息请求' }));
    const asked = within(screen.getByRole('dialog', { name: '个人信息请求' }));
    expect(asked.getByLabelText<HTMLInputElement>(/谁的信息/).value).toBe('周某甲');
    await user.type(asked.getByLabelText(/请求内容/), '看本人登记了什么');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const panel = within(await screen.findByRole('region', { name: '个人信息请求' }));
    expect(panel.getByText('待答复')).toBeDefined();

    await user.click(panel.getByRole('button', { name: '答复' }));
    const answer = within(screen.getByRole('dialog', { name: '答复个人信息请求' }));
    await user.selectOptions(answer.getByLabelText(/身份核实/), '已核对身份证件');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(panel.getByText(/同意，已办理/)).toBeDefined());

    await device.log.settled();
    const events = (await readAuditLinks(device.store, 0, 500)).map(({ body }) => AuditEvent.parse(JSON.parse(body)));
    expect(events.filter(({ kind }) => kind === 'access-request').map(({ what, result }) => [what, result])).toEqual([
      ['request-access', 'done'],
      ['answer-access', 'done'],
    ]);
  });
});
