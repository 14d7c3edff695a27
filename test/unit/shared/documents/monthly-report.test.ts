import { describe, expect, test } from 'vitest';
import { monthlyReportSheet, type MonthlyReportSheet } from '#shared/documents/monthly-report.ts';
import { rateFormulas, rateLabels } from '#shared/documents/rate-labels.ts';
import { hashGroups, typedHash } from '#shared/lib/hash-groups.ts';
import { aReported, aReportSheet, CHAIN, earlierFigures, figuresOf } from './sample-report.ts';
import { day } from '../domain/workflow/life.ts';

/** Every text of the sheet, cell by cell. */
function textsOf(sheet: MonthlyReportSheet): readonly string[] {
  const { blocks, marks, footer } = monthlyReportSheet(sheet);
  return [
    ...marks,
    ...footer,
    ...blocks.flatMap((block) => {
      if (block.kind === 'table') return [...(block.head ?? []), ...block.rows].flat().map(({ text }) => text);
      if (block.kind === 'signatures') return block.labels;
      return 'text' in block ? [block.text] : [];
    }),
  ];
}

describe('MR-01 信访工作月报 on paper', () => {
  test('R001-59 every rate stands with both numbers and its formula', () => {
    const texts = textsOf(aReportSheet());
    for (const [name, label] of Object.entries(rateLabels)) {
      expect(texts).toContain(label);
      expect(texts).toContain(rateFormulas[name as keyof typeof rateFormulas]); // the keys of the same codes
    }
    expect(texts).toContain('180/210　85.7%');
    expect(texts).toContain('无参评件');
  });

  test('R004-48, MR-05 a channel far behind is named, with both shares', () => {
    expect(textsOf(aReportSheet())).toContain('及时受理率：来访 100.0%，来信 0.0%，相差 100.0 个百分点，请查明原因。');
  });

  test('R003-29, MR-02 what does not add up stands there in words', () => {
    const figures = figuresOf([aReported({ endedOn: day('2026-08-30') })]);
    const texts = textsOf(aReportSheet({ figures, handedIn: null }));
    expect(texts.join('\n')).toContain('月初未结＋本月收到－本月办结为 1 件，月末未结为 0 件，不相符');
    expect(texts).not.toContain('数字勾稽：各项合计与分项相符；月初未结＋本月收到－本月办结＝月末未结。');
  });

  test('C18, MR-06 the head of the audit chain in groups, where to check it, and a place to sign', () => {
    const texts = textsOf(aReportSheet());
    for (const group of hashGroups(CHAIN)) expect(texts).toContain(group);
    expect(texts).toContain('报送时，本县审计记录共 1234 条；到第 1234 条的校验码');
    expect(texts.join('\n')).toContain('“审计”页的“与月报核对”');
    expect(texts).toEqual(expect.arrayContaining(['填报人', '签发人', '签发日期', '2026年9月', '第 2 版']));
    expect(texts.join('\n')).toContain('王某壬 于 2026年10月8日 10:00 报送，重报理由：漏计一件来信');
  });

  test('MR-03 what is only drawn up says so and bears no head', () => {
    const text = textsOf(aReportSheet({ handedIn: null })).join('\n');
    expect(text).toContain('未报送，只供核对');
    expect(text).not.toContain(CHAIN.slice(0, 8));
  });

  const headings = (sheet: MonthlyReportSheet): readonly string[] =>
    monthlyReportSheet(sheet).blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []));

  test('R003-31, MR-08 sources with their sums, from above and received here', () => {
    const figures = figuresOf([
      aReported({ id: '1', source: 'petition-bureau', verified: true }),
      aReported({ id: '2', source: '12345', endedOn: day('2026-09-24') }),
      aReported({ id: '3', source: 'unstated' }),
    ]);
    const rows = monthlyReportSheet(aReportSheet({ figures })).blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.map((row) => row.map(({ text }) => text).join(' ')) : [],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        '上级转来 1 0 0 0 1 0 0',
        '信访局转送、交办 1 0 0 0 1 0 0',
        '本级接收 2 0 0 1 0 0 1',
        '12345 政务热线 1 0 0 0 0 0 1',
        '未注明来源 1 0 0 1 0 0 0',
        '合计 3 0 0 1 1 0 1',
      ]),
    );
  });

  test('R003-37, MR-10 the year before in numbers, points and per cent; of nothing there is no per cent', () => {
    const before = (id: string, changes: Parameters<typeof aReported>[0]) =>
      aReported({ id, receivedOn: day('2025-09-01'), ...changes });
    const figures = figuresOf([
      before('a', { endedOn: day('2025-09-30') }),
      before('b', { endedOn: day('2025-09-30') }),
      aReported({ id: 'c', form: 'letter', endedOn: day('2026-09-24') }),
    ]);
    const texts = textsOf(aReportSheet({ figures })).join(' ');
    expect(texts).toContain('收到 1 2 －1 －50.0%');
    expect(texts).toContain('其中来信 1 0 ＋1 —');
    expect(texts).toContain('月末未结 0 0 持平 —');
    expect(texts).not.toContain('参评率 无应邀评件 无应邀评件');
  });

  test('MR-10 without a whole month of that year it says so', () => {
    expect(textsOf(aReportSheet()).join(' ')).toContain('上年无数据：上年同月 1 日以前县里没有登记，不作同比。');
  });

  test('MR-11 a report of before keeps its five parts and its six columns', () => {
    const sheet = aReportSheet({ figures: earlierFigures() });
    expect(headings(sheet)).toEqual(['一、收到', '二、办理', '三、三率', '四、各渠道对比', '五、审计链']);
    expect(headings(aReportSheet())).toHaveLength(6);
    const texts = textsOf(sheet);
    expect(texts).toEqual(expect.arrayContaining(['司法所办结', '县局办结']));
    expect(texts.join(' ')).not.toMatch(/来源|同比|上年|县级解决/u);
  });

  test('a unit that the device does not know yet stands with its code; nothing received is said', () => {
    expect(textsOf(aReportSheet({ figures: figuresOf([aReported({ office: 'new-unit' })]) }))).toContain('new-unit');
    expect(textsOf(aReportSheet({ figures: figuresOf([]) }))).toContain('本月没有收到信访事项。');
  });
});

describe('MR-06 a hash as it is typed from paper', () => {
  test.each([
    [CHAIN, CHAIN],
    ['01234567 89ABCDEF', CHAIN.slice(0, 16)],
    [' 0123-4567-89ab-cdef ', CHAIN.slice(0, 16)],
    ['0123456789abcde', null],
    ['0123456789abcdeg', null],
    [`${CHAIN}0`, null],
    ['', null],
  ])('%s', (typed, hash) => expect(typedHash(typed)).toBe(hash));
  test('groups are all of it', () => expect(hashGroups(CHAIN).join('')).toBe(CHAIN));
});
