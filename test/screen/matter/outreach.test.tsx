// @vitest-environment jsdom
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';

beforeAll(giveLayout);
afterEach(cleanup);

it('R004-38 下访接谈: two or more, the place, who was there; asked for a visit alone', async () => {
  const device = await setupSession('county');
  const { id } = await device.register();
  const { user } = show(<MatterScreen id={id} />, device);
  await user.click(await screen.findByRole('button', { name: '办理记录' }));
  const form = within(await screen.findByRole('dialog', { name: '办理记录' }));
  expect(form.queryByLabelText('在场人')).toBeNull();
  await user.selectOptions(form.getByLabelText('办理方式'), '下访接谈');
  await user.type(form.getByLabelText('工作人员'), '吕某己');
  await user.type(form.getByLabelText('在场人'), '赵某甲、村委会主任孙某');
  await user.type(form.getByLabelText('办理情况'), '到户听取意见，查看了水沟。');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await form.findByText('核实、下访须两人以上');
  await user.type(form.getByLabelText('工作人员'), '、何某戊');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await form.findByText('缺地点或者在场人');
  await user.type(form.getByLabelText('地点'), '柳塘村信访人家中');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const [act] = (await readMatter(device.store, id))?.acts ?? [];
  expect(act?.action).toMatchObject({
    work: 'outreach',
    officers: ['吕某己', '何某戊'],
    place: '柳塘村信访人家中',
    present: ['赵某甲', '村委会主任孙某'],
  });
});
