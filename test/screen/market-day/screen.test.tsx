// @vitest-environment jsdom
import { giveLayout, show, type TestSession } from '../setup-session.tsx';
import { sit } from '../sit.ts';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { instantAt } from '#shared/domain/calendar/plain-date.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { SessionAction } from '#shared/model/reception.ts';
import { aRegistration } from '#test/support/device.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { storeFor } from '#renderer/data/visible-index.ts';
import { OwnSessions } from '#renderer/session/own-sessions.tsx';
import { dutyWords } from '#renderer/text/duty-words.ts';
import { marketDayWords } from '#renderer/text/market-day-words.ts';
import { sessionWords } from '#renderer/text/session-words.ts';
import { RegisterScreen } from '#renderer/screens/register/screen.tsx';
import { MarketDayScreen } from '#renderer/screens/market-day/screen.tsx';
import { readMarketDay } from '#renderer/usecases/market-day.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { DELEGATION, open, plan, TODAY, withPrinter } from './setup-market-day.tsx';

beforeAll(giveLayout);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const COUNTY = fictionalCounty();
let device: TestSession;

const day = () => readMarketDay(device.store, TODAY);

beforeEach(async () => {
  device = await sit('jiaxi', 'jiaxi-head');
  device.setClock(TODAY);
});

it('R004-33 without a session the screen says so, and registering stays open', async () => {
  show(<MarketDayScreen />, device);
  expect(await screen.findByText(/今天没有排接访。日常来访随时可以登记/)).toBeTruthy();
});

it('RO-20 R004-39 the board hangs and the leader is there before the doors open', async () => {
  await plan(device);
  const { user } = show(<MarketDayScreen />, device);
  await user.click(await screen.findByRole('button', { name: '打印公示牌并公示' }));
  expect(await screen.findByRole('button', { name: /到岗签到$/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '开始接访' })).toBeNull();
});

it('R004-09 attendance and doors bear the moment of the key, however long the page stood open before', async () => {
  await plan(device);
  const { user } = show(<MarketDayScreen />, device);
  await user.click(await screen.findByRole('button', { name: '打印公示牌并公示' }));
  const signIn = await screen.findByRole('button', { name: /到岗签到$/ });
  device.setClock(TODAY, '09:20');
  await user.click(signIn);
  const doors = await screen.findByRole('button', { name: '开始接访' });
  device.setClock(TODAY, '09:45');
  await user.click(doors);
  await screen.findByText('本台空闲');
  const at = (time: string) => instantAt(PlainDate.parse(TODAY), time);
  expect((await day()).session).toMatchObject({ attendance: [{ at: at('09:20') }], openedAt: at('09:45') });
});

it('QU-02 the key that takes a number prints the visitor’s slip', async () => {
  const { printing, sheets } = withPrinter(device, ({ textContent }) => textContent ?? '');
  device = printing;
  const user = await open(device);
  const slips = (): readonly string[] => sheets.filter((text) => /A\d{3}/.test(text));
  await user.keyboard('3');
  await user.keyboard('q');
  await waitFor(() => expect(slips()).toHaveLength(1));
  for (const part of ['A001', '甲溪所调解室', '3']) expect(slips()[0]).toContain(part);
  expect(await screen.findByText('A001 号已取，请交给来访人。')).toBeTruthy();
  await user.keyboard('q');
  await waitFor(() => expect(slips()).toHaveLength(2));
  expect(slips()[1]).toContain('A002');
});

it('QU-02 a number of people that cannot be read gives no number; one in full width is read', async () => {
  const user = await open(device);
  const persons = screen.getByLabelText(/^来访人数/);
  await user.clear(persons);
  await user.type(persons, '多{Enter}');
  expect(await screen.findByText('请填 1 至 500 的整数，再取号。')).toBeTruthy();
  await user.clear(persons);
  await user.type(persons, '501{Enter}');
  expect(await screen.findByText('请填 1 至 500 的整数，再取号。')).toBeTruthy();
  expect((await day()).queue).toBeNull();
  await user.clear(persons);
  await user.type(persons, '１２{Enter}');
  await screen.findByText(/A001 号已取/);
  await waitFor(async () => expect((await day()).queue?.view.tickets).toMatchObject([{ persons: 12 }]));
});

it('RO-25 R004-41 an opinion that names its unit by the county’s own short name is complete, and locked', async () => {
  const user = await open(device);
  const registration = aRegistration({
    visitKind: 'market-day',
    receivedOn: PlainDate.parse(TODAY),
    leaderOpinion: '请甲溪核查，9月18日前答复。',
  });
  expect((await registerVisit(device.deps, { registration, fromQueue: true })).ok).toBe(true);
  await user.click(await screen.findByRole('button', { name: '归入本场' }));
  await waitFor(async () => expect((await day()).session?.received).toHaveLength(1));
  await user.keyboard('f');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('请甲溪核查，9月18日前答复。').tagName).not.toBe('TEXTAREA');
  expect(dialog.queryByRole('textbox', { name: '领导处理意见' })).toBeNull();
});

it('QU-02 to QU-07 by keyboard: numbers, called in order, passed after two calls, good when they come back', async () => {
  const user = await open(device);
  for (const no of ['A001', 'A002', 'A003']) {
    await user.keyboard('q');
    expect(await screen.findByText(`${no} 号已取，请交给来访人。`)).toBeTruthy();
  }
  await user.keyboard('k');
  expect(await screen.findByText('请 A001 号')).toBeTruthy();
  await user.keyboard('s');
  expect(await screen.findByText('叫过两遍才能过号，请再叫一遍。')).toBeTruthy();
  await user.keyboard('r');
  expect(await screen.findByText(/已叫 2 遍/)).toBeTruthy();
  await user.keyboard('s');
  await screen.findByText('本台空闲');
  await user.keyboard('k');
  expect(await screen.findByText('请 A002 号')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '人到了' }));
  await user.keyboard('j');
  await screen.findByText('本台空闲');
  await user.keyboard('k');
  expect(await screen.findByText('请 A001 号')).toBeTruthy();
});

it('R004-40 R004-41 what is registered belongs to the session, which ends only when its form is signed', async () => {
  const { printing, sheets } = withPrinter(device, ({ textContent }) => textContent ?? '');
  device = printing;
  const user = await open(device);
  await user.keyboard('q');
  await screen.findByText(/A001 号已取/);
  await user.keyboard('k');
  await screen.findByText('请 A001 号');
  await user.keyboard('d');
  const registration = aRegistration({ visitKind: 'market-day' });
  const made = await registerVisit(device.deps, { registration, fromQueue: true });
  if (!made.ok) throw new Error(made.error.kind);
  const view = made.value;
  expect(await screen.findByText('本台空闲')).toBeTruthy();
  expect(await day()).toMatchObject({
    session: { received: [{ matter: view.id, form: null }] },
    queue: { view: { tickets: [{ no: 'A001', state: 'done', matter: view.id }] } },
  });
  await user.click(screen.getByRole('button', { name: '结束接访' }));
  expect(await screen.findByText('还有 1 件没有签好登记表，签好后才能结束这一场。')).toBeTruthy();
  await user.keyboard('f');
  const opinion = await screen.findByLabelText('领导处理意见');
  await user.type(opinion, '请甲溪所核查。');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findAllByText('还要写明何时办结或者答复，写明才算签批。')).toHaveLength(2);
  await user.type(opinion, '9月18日前答复本人。');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('还没有拍照，请拍下签好的登记表，或者选扫描件。')).toBeTruthy();
  await user.upload(screen.getByLabelText('选扫描件', { selector: 'input' }), aPhotograph());
  await screen.findByText('已有 1 页');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('已在纸上签批');
  expect(await readMatter(device.store, view.id)).toMatchObject({
    registration: {
      leaderOpinion: '请甲溪所核查。9月18日前答复本人。',
      leaderName: '何某戊',
      leaderSignedOn: TODAY,
    },
    attachments: [{ category: 'signed-paper', source: 'own-office' }],
  });
  // The signed form is printed from here, as the leaders' form with its 签批, and says when it is a copy.
  const print = screen.getByRole('button', { name: `打印登记表：${view.slipNo}` });
  await user.click(print);
  const forms = (): readonly string[] =>
    sheets.filter((text) => text.includes('司法行政系统领导干部信访接待群众来访登记表'));
  await waitFor(() => expect(forms()).toHaveLength(1));
  await waitFor(async () => expect((await readMatter(device.store, view.id))?.prints).toEqual({ form: 1 }));
  await waitFor(() => expect(print).toHaveProperty('disabled', false));
  await user.click(print);
  await waitFor(() => expect(forms()).toHaveLength(2));
  expect(forms()[0]).toMatch(/请甲溪所核查。9月18日前答复本人。何某戊，.*签名见签批原件　2026年9月4日/);
  expect(forms().map((text) => text.includes('补打第 1 次'))).toEqual([false, true]);
  await user.click(screen.getByRole('button', { name: '结束接访' }));
  await waitFor(async () => expect((await day()).session?.status).toBe('ended'));
  expect((await day()).session?.ended?.persons).toBe(1);
  // RO-35: what the evening needs, on the same screen.
  expect(await screen.findByText('取号 1 个，谈了 1 个')).toBeTruthy();
  expect(screen.getByText('1 件，1 人')).toBeTruthy();
  expect(screen.getByText('已签 1 张')).toBeTruthy();
  expect(screen.getByText(/^1 件接着办理，最近的期限是 9月/)).toBeTruthy();
  expect(screen.getByText(/本机有 \d+ 条还没有送到县里/)).toBeTruthy();
  await user.keyboard('{Control>}p{/Control}');
  await waitFor(() => expect(sheets.join()).toContain('接访事项台账'));
  expect(sheets.join()).toContain('已签');
});

it('RC-02 an accusation of whoever sits here is of the session, but neither signed, printed nor opened by them', async () => {
  device = { ...device, session: { ...device.session, store: storeFor(device.store, device.session.acting) } };
  const user = await open(device);
  const accusing = { purpose: 'accusation', concernedParty: '甲溪司法所何某戊', dutyUnit: 'jiaxi' } as const;
  const about = aRegistration({ visitKind: 'market-day', summary: '反映收钱不办事', ...accusing });
  const plain = aRegistration({ visitKind: 'market-day', summary: '反映排水沟改道' });
  for (const registration of [about, plain])
    expect(await registerVisit(device.deps, { registration, fromQueue: true })).toMatchObject({ ok: true });
  expect((await day()).session?.received).toHaveLength(2);
  await screen.findByText('反映排水沟改道');
  expect(await screen.findByText(marketDayWords.notYours)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /^打印登记表/ })).toHaveLength(1);
  expect(document.body.textContent).not.toContain('收钱');
  // The key signs the first form that is this officer's to sign.
  await user.keyboard('f');
  expect((await screen.findByRole('dialog')).textContent).toContain('反映排水沟改道');
});

it('R004-40 what was registered beside the queue is offered to the session, and joins it when a person says so', async () => {
  const user = await open(device);
  const beside = await registerVisit(device.deps, {
    registration: aRegistration({ visitKind: 'market-day', receivedOn: PlainDate.parse(TODAY) }),
  });
  if (!beside.ok) throw new Error(beside.error.kind);
  expect((await day()).session?.received).toEqual([]);
  await user.click(await screen.findByRole('button', { name: '归入本场' }));
  await waitFor(async () => expect((await day()).session?.received).toEqual([{ matter: beside.value.id, form: null }]));
  await waitFor(() => expect(screen.queryByRole('button', { name: '归入本场' })).toBeNull());
});

it('QU-10 nobody holding a number is forgotten: a person says that they were told', async () => {
  const user = await open(device);
  await user.keyboard('q');
  await screen.findByText(/A001 号已取/);
  await user.click(screen.getByRole('button', { name: '结束接访' }));
  expect(screen.getByText(/还有 1 号没有谈。请先当面说明/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '已当面说明，结束接访' }));
  await waitFor(async () => expect((await day()).queue?.view.closedAt).not.toBeNull());
  expect((await day()).session?.status).toBe('ended');
});

/** The beginning of a JPEG is what tells what it is (AT-02). */
const aPhotograph = (): File =>
  new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 64 }, () => 7)])], 'form.jpg', {
    type: 'image/jpeg',
  });

it('R001-19 a joint reception: who was called comes, and it ends with what was agreed on the spot', async () => {
  const joint = {
    type: 'joint',
    joint: { units: ['grassroots', 'jiaxi'], notifiedAt: '2026-09-03T01:00:00.000Z', reportTo: 'chief' },
  } as Partial<SessionAction>; // parsed before it is used
  const user = await open(device, joint);
  await user.click(await screen.findByRole('button', { name: '基层股到场' }));
  await waitFor(async () => expect((await day()).session?.arrivals).toHaveLength(1));
  await user.click(screen.getByRole('button', { name: '结束接访' }));
  await user.type(await screen.findByLabelText('现场结论'), '基层股七日内到现场核实。');
  const ends = screen.getAllByRole('button', { name: '结束接访' });
  await user.click(ends[ends.length - 1] ?? document.body);
  await waitFor(async () => expect((await day()).session?.ended?.conclusion).toBe('基层股七日内到现场核实。'));
});

it.each([
  ['the host', undefined, ['何某戊', '甲溪司法所所长'], null],
  ['who was delegated', DELEGATION, ['吕某己', '司法助理员'], '受何某戊委托'],
])('R004-36 the form of a number called names %s, not the clerk at the keyboard', async (_name, act, who, behalf) => {
  const user = await open(device, {}, act);
  await user.keyboard('q');
  await screen.findByText(/A001 号已取/);
  await user.keyboard('k');
  await screen.findByText('请 A001 号');
  // Somebody else sits at the keyboard.
  const clerk = COUNTY.officers.find(({ id }) => id === 'legal-affairs-head');
  if (clerk === undefined) throw new Error('nobody else in the county');
  await user.click(screen.getByRole('button', { name: /^登记/ }));
  cleanup();
  const deps = { ...device.deps, officer: clerk };
  device = { ...device, deps, session: { ...device.session, deps } };
  show(<RegisterScreen />, device);
  expect([screen.getByLabelText('接访人'), screen.getByLabelText('职务')]).toMatchObject(
    who.map((value) => ({ value })),
  );
  expect(screen.queryByText(/^受.*委托$/)?.textContent ?? null).toBe(behalf);
  expect(screen.getByLabelText('签批领导')).toHaveProperty('value', who[0]);
});

it('R004-40 an end before anybody was received asks once more', async () => {
  const user = await open(device);
  await user.click(screen.getByRole('button', { name: '结束接访' }));
  const dialog = within(await screen.findByRole('dialog', { name: '结束接访' }));
  expect(dialog.getByText(marketDayWords.endEmpty)).toBeTruthy();
  expect((await day()).session?.status).toBe('open');
  await user.click(dialog.getByRole('button', { name: '结束接访' }));
  await waitFor(async () => expect((await day()).session?.status).toBe('ended'));
  expect(await screen.findByText('本场没有登记的事项。')).toBeTruthy();
  expect(screen.getByText('本场没有要接着办理的事项。')).toBeTruthy();
});

it('RO-39 on the day itself the notice leads to the session, before it to the roster', async () => {
  await plan(device);
  const { user, path } = show(<OwnSessions leadsThere />, device);
  await user.click(await screen.findByRole('button', { name: sessionWords.toToday }));
  expect(path()).toBe('/sessions/today');
  cleanup();
  device.setClock('2026-09-03');
  const before = show(<OwnSessions leadsThere />, device);
  await before.user.click(await screen.findByRole('button', { name: dutyWords.toRoster }));
  expect(before.path()).toBe('/sessions');
});
