// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { CountyProfile } from '#shared/model/county.ts';
import type { EnterYearRequest } from '#shared/sync/calendar.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { CalendarScreen } from '#renderer/screens/calendar/screen.tsx';
import { useCalendarState } from '#renderer/state/calendar.ts';
import type { SendYear } from '#renderer/usecases/enter-year.ts';

beforeAll(giveLayout);
afterEach(cleanup);

/** Invented: the notice of 2027, in the form of those before it, with a Monday off that nobody could infer. */
const NOTICE = `国务院办公厅关于2027年
部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。
二、春节：2月5日（除夕、周五）至11日（周四）放假调休，共7天。2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

let device: TestSession;
let sent: EnterYearRequest[];

beforeEach(async () => {
  useCalendarState.setState({ text: '', year: null, source: '' });
  device = await setupSession();
  device.setClock('2026-12-18');
  sent = [];
});

/** The session with a county server that takes the year, or refuses. */
function withServer(answer: 'takes' | 'offline' | 'profile-changed'): TestSession {
  const { session } = device;
  const sendYear: SendYear = (request) => {
    sent.push(request);
    if (answer !== 'takes') return Promise.resolve({ ok: false, error: { code: answer } });
    const entry = { year: request.year, enteredBy: request.officer, enteredAt: device.deps.clock.now() };
    const value: CountyProfile = { ...session.profile, version: session.profile.version + 1, calendarEntries: [entry] };
    return Promise.resolve({ ok: true, value });
  };
  return { ...device, session: { ...session, sendYear } };
}

const paste = (text: string) => fireEvent.change(screen.getByLabelText('放假安排'), { target: { value: text } });

describe('C35 a year is entered', () => {
  it('year and source come from the notice; the dates that move are shown before anything is stored', async () => {
    await device.register({ receivedOn: '2026-12-18' });
    const { user } = show(<CalendarScreen />, withServer('takes'));
    paste(NOTICE);
    expect(screen.getByLabelText('年度')).toHaveProperty('value', '2027');
    expect(screen.getByLabelText('通知名称和文号')).toHaveProperty(
      'value',
      '《国务院办公厅关于2027年部分节假日安排的通知》（国办发明电〔2026〕99号）',
    );
    await user.click(screen.getByRole('button', { name: '检查并预览' }));
    const preview = await screen.findByRole('region', { name: '读到的安排' });
    expect(preview.textContent).toContain('1月1日 周五 至 1月4日 周一');
    const [, row] = within(preview).getAllByRole('row');
    expect(row?.textContent).toContain('1月2日 周六（顺延后 1月4日 周一）');
    expect(row?.textContent).toContain('1月2日 周六（顺延后 1月5日 周二）');
    expect(row?.textContent).toContain('1月4日 周一 由上班改为放假（元旦）');
    expect(sent).toEqual([]);

    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText('2027年放假安排已保存。各单位下一次同步后按它重算。');
    expect(sent).toMatchObject([{ officer: 'lin', seen: 1, year: { year: 2027, coverage: 'statutory' } }]);
    expect(device.store.state.profile?.calendarEntries).toHaveLength(1);
    expect(screen.getByLabelText('放假安排')).toHaveProperty('value', '');
  });

  it('problems are told all at once and nothing can be stored', async () => {
    const { user } = show(<CalendarScreen />, withServer('takes'));
    paste(NOTICE.replace('1月9日（周六）', '1月9日（周五）').replace('共7天。2月14日', '共8天。2月14日'));
    await user.click(screen.getByRole('button', { name: '检查并预览' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('有 2 处需要改正，还没有保存');
    expect(alert.textContent).toContain('“元旦”一段的 2027-01-09 是周六，不是周五');
    expect(alert.textContent).toContain('“春节”一段写明 8 天，按日期数出 7 天');
    expect(screen.queryByRole('button', { name: '保存，发到全县' })).toBeNull();
  });

  it.each([
    ['offline', '未联网'],
    ['profile-changed', '县局的设置刚有变动'],
  ] as const)('%s: nothing is stored and what was pasted stays', async (answer, title) => {
    const { user } = show(<CalendarScreen />, withServer(answer));
    paste(NOTICE);
    await user.click(screen.getByRole('button', { name: '检查并预览' }));
    await user.click(await screen.findByRole('button', { name: '保存，发到全县' }));
    expect((await screen.findByRole('alert')).textContent).toContain(title);
    expect(screen.getByLabelText('放假安排')).toHaveProperty('value', NOTICE);
    expect(device.store.state.profile?.calendarEntries).toBeUndefined();
  });

  it('every device shows what the newest notice moved', async () => {
    const view = await device.register({ receivedOn: '2026-12-18' });
    const days = ['2027-01-01', '2027-01-04'].map((date) => ({ date, kind: 'rest', name: '元旦' }));
    const year = { year: 2027, coverage: 'statutory', source: '虚构', days };
    const entry = { year, enteredBy: 'lin', enteredAt: device.deps.clock.now() };
    const profile = CountyProfile.parse({ ...device.session.profile, calendarEntries: [entry] });
    show(<CalendarScreen />, { ...device, session: { ...device.session, profile } });
    const panel = await screen.findByRole('region', { name: '2027年放假安排录入后，本单位的期限变动' });
    expect(panel.textContent).toContain('1月2日 周六（顺延后 1月5日 周二）');
    expect(within(panel).getByRole('link', { name: view.slipNo })).toBeTruthy();
  });

  it('a township office reads the calendar and enters nothing', async () => {
    const office = await setupSession('jiaxi');
    expect(office.session.acting).toEqual(actingOf(office.session.profile, 'jiaxi', 'zhou'));
    show(<CalendarScreen />, office);
    expect(screen.getByText('由县局信访办录入，各单位同步后自动使用。')).toBeTruthy();
    expect(screen.queryByLabelText('放假安排')).toBeNull();
    expect(screen.getByRole('region', { name: '各年安排' }).textContent).toContain('待录入，暂按放假办法推算');
  });
});
