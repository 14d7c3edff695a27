// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { MarketRuleScreen } from '#renderer/screens/market-rule/screen.tsx';
import { marketWords } from '#renderer/text/market-words.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { MARKET_TYPES, type MarketPattern } from '#shared/model/market-rule.ts';
import { readMarketRules } from '#renderer/usecases/market-rules.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { readRosterBook } from '#renderer/usecases/roster-book.ts';

beforeAll(giveLayout);
// Arrow keys among radio buttons ask the browser for it; jsdom has none.
beforeAll(() => vi.stubGlobal('CSS', { escape: (name: string) => name }));
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

/** Goes on by Tab until the field of that name has the keyboard. */
async function tabTo(user: ReturnType<typeof show>['user'], label: string): Promise<HTMLElement> {
  for (let steps = 0; steps < 25; steps++) {
    await user.tab();
    const at = document.activeElement;
    const named = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? [...(at.labels ?? [])] : [];
    if (at instanceof HTMLElement && named.some(({ textContent }) => textContent.startsWith(label))) return at;
  }
  throw new Error(`no way to ${label} by Tab`);
}

type Shape = {
  /** The option of 怎样算集日. */
  readonly type: string;
  /** Fields in their order, each with the keys pressed there. */
  readonly keys: readonly (readonly [field: string, keys: string])[];
  readonly sentence: string;
  /** What the first rows of the twelve months hold. */
  readonly rows: Readonly<Record<string, string>>;
  readonly pattern: MarketPattern;
};
const SHAPES: readonly Shape[] = [
  {
    type: '公历逢尾数',
    keys: [['1', ' ']],
    sentence: '公历逢 1',
    rows: { '2026年9月': '9月1日周二七月二十1二十11初一21十一', '2026年10月': '31廿二' },
    pattern: { type: 'solar-digit', digits: [1], include31: true },
  },
  {
    type: '公历逢尾数',
    keys: [
      ['1', ' '],
      ['5', ' '],
      ['31 日也是集日', ' '],
    ],
    sentence: '公历逢 1、5',
    rows: { '2026年9月': '9月1日周二', '2026年10月': '21十二25十六' },
    pattern: { type: 'solar-digit', digits: [1, 5], include31: false },
  },
  {
    type: '农历逢尾数',
    keys: [['十', ' ']],
    sentence: '农历逢十',
    rows: { '2026年9月': '9月1日周二七月二十1二十20初十30二十' },
    pattern: { type: 'lunar-digit', digits: [0], monthEnd: 'exact' },
  },
  {
    type: '农历逢尾数',
    keys: [
      ['十', ' '],
      ['当月少一集', '{ArrowDown}'],
    ],
    sentence: '农历逢十',
    rows: { '2026年9月': '1二十10廿九20初十30二十', '2026年10月': '10月9日周五八月廿九' },
    pattern: { type: 'lunar-digit', digits: [0], monthEnd: 'last-day-if-missing' },
  },
  {
    type: '每周星期几',
    keys: [
      ['周三', ' '],
      ['周六', ' '],
    ],
    sentence: '每周三、六',
    rows: { '2026年9月': '9月2日周三', '2026年10月': '10月3日周六' },
    pattern: { type: 'weekday', weekdays: [3, 6] },
  },
  {
    type: '地支日（生肖）',
    keys: [
      ['寅', ' '],
      ['申', ' '],
    ],
    sentence: '寅、申日',
    rows: { '2026年9月': '9月1日周二七月二十1二十7廿六13初三19初九25十五' },
    pattern: { type: 'branch', branches: ['寅', '申'] },
  },
  {
    type: '固定间隔',
    keys: [
      ['任何一个集日', '2026-09-02'],
      ['每隔几天一集', '{Control>}a{/Control}7'],
    ],
    sentence: '每 7 天一集',
    rows: { '2026年9月': '9月2日周三', '2026年10月': '10月7日周三' },
    pattern: { type: 'interval-days', anchor: PlainDate.parse('2026-09-02'), every: 7 },
  },
  {
    type: '单双日',
    keys: [
      ['单日', '{ArrowDown}'],
      ['公历', '{ArrowDown}'],
    ],
    sentence: '农历双日',
    rows: { '2026年9月': '9月1日周二七月二十', '2026年10月': '10月2日周五八月廿二' },
    pattern: { type: 'odd-even', parity: 'even', calendar: 'lunar' },
  },
  {
    type: '天天有集',
    keys: [],
    sentence: '天天有集',
    rows: { '2026年9月': '9月1日周二七月二十天天有集', '2026年10月': '10月1日周四' },
    pattern: { type: 'every-day' },
  },
];

it('MK-01 to MK-08 the table of shapes leaves none out', () => {
  expect([...new Set(SHAPES.map(({ pattern }) => pattern.type))].sort()).toEqual([...MARKET_TYPES].sort());
});

it.each(SHAPES)(
  'MK-11 R004-31 $sentence ($type): by keyboard, read back, saved, opened again',
  async ({ type, keys, sentence, rows, pattern }) => {
    const { user, unmount } = show(<MarketRuleScreen />, device);
    (await screen.findByLabelText('集市名称')).focus();
    await user.keyboard('乙河街');
    // A native select: the system's own keys choose in it, which jsdom does not know.
    await user.selectOptions(await tabTo(user, '怎样算集日'), type);
    for (const [field, pressed] of keys) {
      await tabTo(user, field);
      await user.keyboard(pressed);
    }
    const reads = (): void => {
      expect(screen.getAllByText(sentence).length).toBeGreaterThan(0);
      for (const [month, words] of Object.entries(rows)) expect(row(month).textContent).toContain(words);
    };
    reads();
    expect(screen.getAllByRole('row')).toHaveLength(13);
    await user.keyboard('{Control>}s{/Control}');
    await expect.poll(() => readMarketRules(device.store)).toMatchObject([{ name: '乙河街', pattern }]);
    expect(await screen.findByText(/林某 2026年9月4日 .*确认/)).toBeTruthy();
    unmount();

    show(<MarketRuleScreen />, device);
    expect(await screen.findByDisplayValue('乙河街')).toBeTruthy();
    expect(screen.getByLabelText<HTMLSelectElement>('怎样算集日').selectedOptions[0]?.textContent).toBe(type);
    reads();
  },
);

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
  expect(await screen.findByText(marketWords.duties.saved)).toBeTruthy();
  await user.type(screen.getByLabelText(/依据或者理由/), '同前，另有文件（虚构）{Enter}');
  await waitFor(() => expect(screen.getByLabelText(/依据或者理由/)).toHaveProperty('value', ''));
  expect(await screen.findByText(marketWords.duties.saved), 'the same values again').toBeTruthy();
});
