// @vitest-environment jsdom
// What the form says beside itself while it is filled in: numbers checked, a unit and earlier matters offered, the legal date.
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { RegisterScreen } from '#renderer/screens/register/screen.tsx';
import { useCarriedOver } from '#renderer/state/register-form.ts';
import { newest, openDesk } from './desk.tsx';
import { box, chooseCategory, fillVisit, press, register, type } from './filling.ts';

afterEach(() => {
  cleanup();
  useCarriedOver.setState({ officer: null, carried: null });
});

describe('identity number', () => {
  it('is checked while typed, fills in the sex, and may be registered although doubtful (ID-01 to ID-06)', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit();
    type('证件号码', '110105194912310');
    expect(screen.getByText(/15 位旧证号码/)).toBeTruthy();
    type('证件号码', '110105194912310021');
    expect(screen.getByText(/校验位不对/)).toBeTruthy();
    expect(box('性别')).toHaveProperty('value', '');
    type('证件号码', '11010519491231002x');
    expect(screen.getByText('校验无误：女，1949-12-31 生，76 岁')).toBeTruthy();
    expect(box('性别')).toHaveProperty('value', 'female');
    type('联系电话', '1390000');
    expect(screen.getByText(/可能抄错，请核对/)).toBeTruthy();
    type('证件号码', '110105194912310021');
    await register();
    expect((await newest(desk.store)).registration.petitioners[0]).toMatchObject({
      idNo: '110105194912310021',
      phone: '1390000',
    });
  });
});

describe('R004-01 responsible unit', () => {
  it('is suggested with its reason, taken, and may be chosen otherwise', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    chooseCategory('公证');
    expect(box('责任单位')).toHaveProperty('value', 'public-legal-service');
    expect(screen.getByText(/“公证”由公律股归口/)).toBeTruthy();
    type('责任单位', 'yijiang');
    expect(screen.getByText(/建议为公律股，已另选/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '改回建议' }));
    expect(box('责任单位')).toHaveProperty('value', 'public-legal-service');
  });
});

describe('RX-03 the same matter', () => {
  const dispute = { 姓名: '赵某甲', 登记员归纳: '反映邻居宅基地越界建房，要求恢复原界', 信访目的: 'appeal-resolve' };

  it('is offered with reasons, linked only by a person, counted, and can be taken back', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit({ ...dispute, 联系电话: '13900000001' });
    await register();
    const first = await newest(desk.store);
    press('n');
    await screen.findByLabelText('姓名');
    fillVisit({ ...dispute, 联系电话: '13900000001' });
    const same = await screen.findByRole('button', { name: `同一事项：赵某甲 ${first.slipNo}` });
    expect(screen.getByText(/相同之处：.*电话相同（尾号 0001）.*同名/)).toBeTruthy();
    fireEvent.click(same);
    expect(screen.getByText('含本次，同一事项第 2 次来访来信')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '撤销对赵某甲的确认' }));
    expect(screen.queryByText(/同一事项第 2 次/)).toBeNull();
    fireEvent.click(await screen.findByRole('button', { name: `同一事项：赵某甲 ${first.slipNo}` }));
    await register();
    expect(await screen.findByText('同一事项第 2 次来访来信')).toBeTruthy();
    const second = await newest(desk.store);
    expect(second.links).toMatchObject([{ to: first.id, relation: 'same-matter' }]);
    expect(second.history.map(({ kind }) => kind)).toEqual(['register', 'link-matter']);
  });

  it('C34 leaves two people of one name apart until somebody says so', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit(dispute);
    await register();
    press('n');
    await screen.findByLabelText('姓名');
    fillVisit({ 姓名: '赵某甲', 登记员归纳: '咨询公证收费标准' });
    const no = await screen.findByRole('button', { name: /^不是同一事项：赵某甲/ });
    expect(screen.getByText(/可能是同一个人（仅供参考）/)).toBeTruthy();
    fireEvent.click(no);
    await register();
    expect((await newest(desk.store)).links).toMatchObject([{ relation: 'different' }]);
    expect(screen.queryByText(/同一事项第/)).toBeNull();
  });

  it('the same person with another matter is said so, counts nothing, and can be taken back', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit({ ...dispute, 联系电话: '13900000001' });
    await register();
    press('n');
    await screen.findByLabelText('姓名');
    fillVisit({ 姓名: '赵某甲', 联系电话: '13900000001', 登记员归纳: '咨询公证收费标准' });
    fireEvent.click(await screen.findByRole('button', { name: /^同一人另一事：赵某甲/ }));
    expect(screen.getByText('同一人，另一件事')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '撤销对赵某甲的确认' }));
    fireEvent.click(await screen.findByRole('button', { name: /^同一人另一事：赵某甲/ }));
    await register();
    expect((await newest(desk.store)).links).toMatchObject([{ relation: 'same-person' }]);
    expect(screen.queryByText(/同一事项第/)).toBeNull();
  });
});

describe('the date the law sets', () => {
  it('C01 is the unrolled 19 September, with the make-up working day beside it', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    const side = screen.getByRole('complementary', { name: '核对与提示' });
    expect(within(side).getByText('9月19日 周六')).toBeTruthy();
    expect(within(side).getByText(/顺延后 9月20日 周日（调休上班日）/)).toBeTruthy();
  });
});
