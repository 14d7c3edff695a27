// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { MarketRuleScreen } from '#renderer/screens/market-rule/screen.tsx';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { readMarketRules } from '#renderer/usecases/market-rules.ts';
import { readRosterBook } from '#renderer/usecases/roster-book.ts';

beforeAll(giveLayout);
afterEach(cleanup);

let device: TestSession;
beforeEach(async () => {
  device = await setupSession('county');
  device.setClock('2026-09-04');
});

const row = (name: string): HTMLElement => {
  const found = screen.getAllByRole('row').find((each) => each.textContent.startsWith(name));
  if (found === undefined) throw new Error(`no row ${name}`);
  return found;
};

it('MK-11 R004-31 by keyboard alone: a rule, its twelve months, saved under a name', async () => {
  const { user } = show(<MarketRuleScreen />, device);
  const name = await screen.findByLabelText('集市名称');
  expect(screen.getByText('请先把左边填完整，这里随即列出十二个月。')).toBeTruthy();
  name.focus();
  await user.keyboard('甲溪街');
  // 怎样算集日, then 逢三、六、九: three, six and nine boxes on.
  await user.tab();
  await user.tab();
  for (const digit of ['1', '2', '3', '4', '5', '6', '7', '8', '9']) {
    if (['3', '6', '9'].includes(digit)) await user.keyboard(' ');
    await user.tab();
  }
  expect(screen.getByText('农历逢三、六、九')).toBeTruthy();
  expect(screen.getAllByRole('row')).toHaveLength(13);
  expect(row('2026年9月').textContent).toContain('9月4日周五七月廿三');
  const october = row('2026年10月');
  expect(october.textContent).toContain('国庆节放假');
  expect(october.textContent).toContain('待选：照常并补休；下一集 10月6日（也休息）；工作日 10月8日');
  expect(
    within(october)
      .getAllByRole('listitem')
      .map((each) => each.textContent),
  ).toEqual(['3廿三', '6廿六', '9廿九', '12初三', '15初六', '18初九', '22十三', '25十六', '28十九']);
  expect(row('2027年8月').textContent).toContain('暂定');
  await user.keyboard('{Control>}s{/Control}');
  await expect.poll(async () => (await readMarketRules(device.store)).length).toBe(1);
  expect(await screen.findByText(/林某 2026年9月4日 .*确认/)).toBeTruthy();
  expect(await readMarketRules(device.store)).toMatchObject([
    { office: 'jiaxi', name: '甲溪街', confirmed: { by: 'lin' } },
  ]);
  // RX-06: the rule decides on which days people are received.
  await device.log.settled();
  const log = await readAuditLinks(device.store, 0, 10);
  expect(log.map(({ body }) => JSON.parse(body) as object)).toContainEqual(
    expect.objectContaining({ kind: 'settings', what: 'market-rule', officer: 'lin', result: 'done' }),
  );
});

it('MK-09 what is missing is said when somebody tries to save', async () => {
  const { user } = show(<MarketRuleScreen />, device);
  await user.click(await screen.findByRole('button', { name: '确认并保存' }));
  expect(screen.getByText('请填写集市名称。')).toBeTruthy();
  expect(screen.getByText('请至少选一个尾数。')).toBeTruthy();
  expect(await readMarketRules(device.store)).toMatchObject([]);
});

it('MK-10 by the lunar month the rows are lunar months', async () => {
  const { user } = show(<MarketRuleScreen />, device);
  await user.click(await screen.findByLabelText('十'));
  await user.click(screen.getByLabelText('农历月'));
  expect(row('2026年七月').textContent).toContain('8月22日');
  await user.click(screen.getByLabelText('改在廿九'));
  expect(row('2026年八月').textContent).toContain('10.9廿九');
});

it('R004-31 a clerk of an office sees the rule and does not change it', async () => {
  device = await setupSession('jiaxi');
  show(<MarketRuleScreen />, device);
  expect((await screen.findByRole('button', { name: '确认并保存' })).hasAttribute('disabled')).toBe(true);
  expect(screen.getByText('赶集规则由本所所长或者信访办确认，请由他们保存。')).toBeTruthy();
});

it('RO-42 R001-17 R001-20 the bureau ticks daily duty and says how its leaders’ days count, with the reason, by keyboard', async () => {
  const { user } = show(<MarketRuleScreen />, device);
  const tick = await screen.findByLabelText(/每个工作日有 1 名领导值班/);
  tick.focus();
  await user.keyboard(' ');
  await user.click(screen.getByRole('radio', { name: '市：每季至少 1 天' }));
  await user.click(screen.getByRole('button', { name: '保存接访要求' }));
  expect(await screen.findByText('请填写完整。')).toBeTruthy();
  await user.type(screen.getByLabelText(/依据或者理由/), '局长办公会（虚构）{Enter}');
  await waitFor(async () => {
    const { office } = device.session.identity;
    const book = await readRosterBook(device.store, { office, profile: device.session.profile });
    expect(book.duties).toMatchObject({ everyWorkDay: true, leaders: 'city' });
  });
});
