// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { RegisterScreen } from '#renderer/screens/register/screen.tsx';
import { SessionContext } from '#renderer/session/session.ts';
import { useCarriedOver } from '#renderer/state/register-form.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { PETITION_FORMS } from '#shared/model/codes.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { applyReceipts } from '#renderer/data/writes/apply-receipts.ts';
import { giveLayout } from '../setup-session.tsx';
import { newest, openDesk } from './desk.tsx';
import { box, chooseCategory, fillVisit, press, register, type } from './filling.ts';

afterEach(() => {
  cleanup();
  useCarriedOver.setState({ officer: null, carried: null });
});

describe('C01 a queue at the counter', () => {
  it('is registered by keyboard alone, from the first field to the last, and the next visitor follows', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    const user = userEvent.setup();
    expect(document.activeElement).toBe(box('姓名'));
    await user.keyboard('赵某甲{Enter}13900000001{Enter}{Enter}{Enter}{Enter}甲溪镇石桥村{Enter}{Enter}');
    expect(document.activeElement).toBe(box('总人数'));
    await user.keyboard('{Enter}想问问能不能申请法律援助。{Control>}{Enter}{/Control}');
    await user.keyboard('咨询法律援助的申请条件{Control>}{Enter}{/Control}告知申请条件{Enter}');
    expect(document.activeElement).toBe(box('诉求 2'));
    await user.keyboard('{Enter}{Enter}');
    expect(document.activeElement).toBe(box('信访目的'));
    // The native list is the browser's own work.
    await user.selectOptions(box('信访目的'), 'inquiry');
    await user.keyboard('{Enter}fy{Enter}{Enter}{Enter}石桥村{Enter}');
    expect(document.activeElement).toBe(box('责任单位'));
    await user.keyboard('{Enter}王某庚{Enter}9-18{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: '按程序办理' }));
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: /^登记/ }));
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: '已登记' });

    const view = await newest(desk.store);
    expect(view.slipNo).toBe('甲溪-D1-20260904-001');
    expect(view.registration).toMatchObject({
      form: 'visit',
      visitKind: 'walk-in',
      occurredAt: '2026-09-04T01:10:00.000Z',
      receivedOn: '2026-09-04',
      petitioners: [{ name: '赵某甲', role: 'principal', phone: '13900000001', address: '甲溪镇石桥村' }],
      purpose: 'inquiry',
      justiceCategory: 'legal-aid',
      issueOffice: 'jiaxi',
      issueVillage: '石桥村',
      dutyOfficer: '王某庚',
      promisedOn: '2026-09-18',
      claims: ['告知申请条件'],
    });
    expect(view.registration).not.toHaveProperty('explanation');

    await user.keyboard('{Enter}');
    expect(box('姓名')).toHaveProperty('value', '');
    expect(box('问题属地（村、社区）')).toHaveProperty('value', '石桥村');
  });

  it('settles, guides out or refers to mediation on the same page (R004-15, R003-03, R004-53)', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit();
    fireEvent.click(screen.getByRole('radio', { name: '当即办结' }));
    type('答复内容', '符合条件，可以到县法律援助中心申请。');
    type('办结方式', 'explained');
    await register();
    expect(screen.getByRole('button', { name: /打印当场答复意见/ })).toBeTruthy();
    expect((await newest(desk.store)).settlement).toMatchObject({ closeMode: 'explained', informedOn: '2026-09-04' });

    press('n');
    await screen.findByLabelText('姓名');
    fillVisit({ 姓名: '钱某乙' });
    chooseCategory('不属司法行政');
    type('应当向哪个部门提出', '青岚县自然资源局');
    type('理由', '土地确权由自然资源部门办理。');
    await register();
    expect((await newest(desk.store)).guidance).toMatchObject({
      redirectTo: '青岚县自然资源局',
      redirectContact: '县城东路 8 号，0999-2100008，工作日',
    });

    // The menu's key leads on as well.
    press('F2');
    await screen.findByLabelText('姓名');
    fillVisit({ 姓名: '李某丁', 信访目的: 'appeal-resolve' });
    fireEvent.click(screen.getByRole('radio', { name: '转调解' }));
    type('人民调解委员会', '石桥村人民调解委员会');
    type('第 1 方姓名', '李某丁');
    type('第 2 方姓名', '周某戊');
    fireEvent.click(screen.getAllByLabelText('同意调解')[0] ?? document.body);
    press('F9');
    expect(await screen.findByText(/周某戊不同意调解/)).toBeTruthy();
    // What is missing is the tick, not the name.
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByLabelText('同意调解')[1]));
    fireEvent.click(screen.getAllByLabelText('同意调解')[1] ?? document.body);
    await register();
    expect((await newest(desk.store)).mediation).toMatchObject({ committee: '石桥村人民调解委员会' });
    expect(desk.store.state.outbox.size).toBe(6);
  });
});

describe('what has to be put right', () => {
  it('stands beside the fields and the first one gets the cursor', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    type('登记员归纳', '咨询法律援助');
    press('s', { ctrlKey: true });
    expect(await screen.findByText(/请填写信访人姓名/)).toBeTruthy();
    expect(screen.getByText(/不能只有登记员的归纳/)).toBeTruthy();
    expect(screen.getByText('请选择信访目的。')).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(box('姓名')));
    type('姓名', '赵某甲');
    expect(screen.queryByText(/请填写信访人姓名/)).toBeNull();
    // The category names the unit: nothing is missing there any more.
    expect(screen.getByText('请选择责任单位。')).toBeTruthy();
    chooseCategory('公证');
    expect(screen.queryByText('请选择责任单位。')).toBeNull();
    expect(desk.store.index.size()).toBe(0);
  });

  it('C02 refuses the sixth representative at once, and registers all seven people', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit();
    type('总人数', '7');
    expect(screen.getByText(/5 人以上为集体访/)).toBeTruthy();
    for (let i = 0; i < 5; i += 1) fireEvent.click(screen.getByRole('button', { name: /添加一人/ }));
    screen.getAllByLabelText('姓名').forEach((input, i) => fireEvent.change(input, { target: { value: `代某${i}` } }));
    for (const role of screen.getAllByLabelText('角色'))
      fireEvent.change(role, { target: { value: 'representative' } });
    expect(screen.getByText(/代表不得超过 5 人/)).toBeTruthy();
    press('F9');
    await waitFor(() => expect(document.activeElement).toBe(screen.getAllByLabelText('角色')[5]));
    expect(desk.store.index.size()).toBe(0);

    type('信访目的', 'appeal-resolve');
    fireEvent.change(screen.getAllByLabelText('角色')[5] ?? document.body, { target: { value: 'companion' } });
    await register();
    const { registration } = await newest(desk.store);
    expect(registration.totalPersons).toBe(7);
    expect(registration.petitioners.map(({ role }) => role)).toEqual([
      ...Array<string>(5).fill('representative'),
      'companion',
    ]);
  });

  it('C37 keeps no name of an anonymous petitioner and starts no clock', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fireEvent.click(screen.getByRole('radio', { name: '来信' }));
    fillVisit({ 陈述原话: '' });
    type('信访人类型', 'anonymous');
    expect(screen.queryByLabelText('姓名')).toBeNull();
    expect(screen.getByText('匿名，无法书面告知，不计告知期限')).toBeTruthy();
    await register();
    expect((await newest(desk.store)).registration).toMatchObject({ petitionerType: 'anonymous', petitioners: [] });
  });

  it.each([
    ['邮件', 'email'],
    ['短信', 'sms'],
    ['信箱', 'leader-mailbox'],
  ])('vocabulary §1 %s is a form of its own, without words to be taken down', async (label, form) => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fireEvent.click(screen.getByRole('radio', { name: label }));
    fillVisit({ 陈述原话: '' });
    await register();
    expect((await newest(desk.store)).registration.form).toBe(form);
  });

  it.each(PETITION_FORMS.filter((form) => form !== 'visit'))(
    'R004-48 %s asks where it came from and no kind of visit',
    async (form) => {
      const { store, at } = await openDesk();
      render(at(<RegisterScreen />));
      expect(screen.getByLabelText('来访类型')).toBeTruthy();
      fireEvent.click(screen.getByRole('radio', { name: registerWords.forms[form] }));
      expect(screen.queryByLabelText('来访类型')).toBeNull();
      expect(screen.getByLabelText('来源')).toBeTruthy();
      fillVisit();
      await register();
      const { registration } = await newest(store);
      expect(registration).toMatchObject({ form, summary: '咨询法律援助的申请条件' });
      expect(registration.visitKind).toBeUndefined();
    },
  );

  it('R001-49 the receipt is printed at once, with one key and without network, and a second one says so', async () => {
    giveLayout();
    const { store, session, at } = await openDesk();
    const pages: string[] = [];
    const print = (): Promise<{ printed: true }> => {
      pages.push(document.querySelector('.print-root')?.textContent ?? '');
      return Promise.resolve({ printed: true });
    };
    render(
      at(
        <SessionContext value={{ ...session, bridge: { ...session.bridge, print } }}>
          <RegisterScreen />
        </SessionContext>,
      ),
    );
    fillVisit();
    const slipNo = await register();
    press('P');
    await waitFor(() => expect(pages).toHaveLength(1));
    const { queryCode } = await newest(store);
    expect(pages[0]).toContain(slipNo);
    expect(pages[0]).toContain(queryCode);
    expect(pages[0]).not.toContain('补打');
    await waitFor(() => expect(screen.getByRole('button', { name: /^打印回执/ })).toHaveProperty('disabled', false));
    press('P');
    await waitFor(() => expect(pages).toHaveLength(2));
    expect(pages[1]).toContain('补打第 1 次');
    await waitFor(() => expect(screen.getByRole('button', { name: /^打印回执/ })).toHaveProperty('disabled', false));
    // RX-02: the county's number, as soon as it is there, on the screen and on what is printed from then on.
    expect(screen.getByText(/联网后自动取得正式编号/)).toBeTruthy();
    const [registered] = store.state.outbox.values();
    if (registered === undefined) throw new Error('nothing pending');
    const number = '青司信甲溪〔2026〕1号';
    await applyReceipts(store, [registered], [['a', 1, number]], Instant.parse('2026-09-10T02:00:00.000Z'));
    expect(await screen.findByText(`县局已收到，正式编号 ${number}。临时号一直有效。`)).toBeTruthy();
    press('P');
    await waitFor(() => expect(pages).toHaveLength(3));
    expect(pages[2]).toContain(number);
  });

  it('RX-01 keeps when the office learned of it apart from when it came', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit();
    type('日期', '2026-09-02');
    type('时刻', '10:00');
    type('获知日期', '2026-09-01');
    type('获知时刻', '11:20');
    press('F9');
    expect(await screen.findByText(/获知时间不能早于收到时间/)).toBeTruthy();
    type('获知日期', '2026-09-03');
    await register();
    const { occurredAt, learnedAt } = (await newest(desk.store)).registration;
    expect([occurredAt, learnedAt]).toEqual(['2026-09-02T02:00:00.000Z', '2026-09-03T03:20:00.000Z']);
  });

  it('C38 asks that what the clerk wrote is read back', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit();
    fireEvent.click(box('由登记员代写'));
    press('F9');
    expect(await screen.findByText(/要读给本人听，本人确认无误后才能登记/)).toBeTruthy();
    await waitFor(() => expect(document.activeElement).toBe(box('由登记员代写')));
    fireEvent.click(box('已读给本人听，本人确认无误'));
    await register();
    expect((await newest(desk.store)).registration).toMatchObject({ writtenByClerk: true, readBack: true });
  });

  it('R004-41 points out what a leader’s opinion lacks, without refusing it', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    type('来访类型', 'market-day');
    type('领导处理意见', '请重视。');
    expect(screen.getByText('还缺：责任单位、办什么、何时办结或者答复')).toBeTruthy();
    type('领导处理意见', '由公律股核查拖延原因，9 月 18 日前答复本人，3 个工作日内报进展。');
    expect(screen.getByText('责任单位、事项和时限都已写明')).toBeTruthy();
  });
});
