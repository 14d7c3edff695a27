import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALENDAR_2025 } from '#shared/domain/calendar/data/2025.ts';
import { CALENDAR_2026 } from '#shared/domain/calendar/data/2026.ts';
import type { NoticeProblem } from '#shared/domain/calendar/notice-lines.ts';
import { noticeHead } from '#shared/domain/calendar/notice-prose.ts';
import { readNotice } from '#shared/domain/calendar/read-notice.ts';
import type { CalendarYear } from '#shared/model/calendar.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

/** 国办发明电〔2025〕7号, the arrangements in the notice's own words. */
const NOTICE_2026 = `国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
国务院办公厅
2025年11月4日`;

/** 国办发明电〔2024〕12号. */
const NOTICE_2025 = `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;

const read = (text: string, year: number) => readNotice({ text, year, source: '测试用通知' });
const kinds = (year: CalendarYear): readonly string[] => year.days.map(({ date, kind }) => `${date} ${kind}`);

function problems(text: string, year = 2026): readonly NoticeProblem[] {
  const result = read(text, year);
  return result.ok ? [] : result.error;
}

const asTable = (year: CalendarYear, write: (day: CalendarYear['days'][number]) => string): string =>
  year.days.map(write).join('\n');

describe('CAL-11 the notice in its own words', () => {
  test.each([
    ['2026', NOTICE_2026, 2026, CALENDAR_2026],
    ['2025', NOTICE_2025, 2025, CALENDAR_2025],
  ])('%s: every day as the built-in calendar has it', (_name, text, year, built) => {
    const result = read(text, year);
    expect(result).toMatchObject({ ok: true, value: { warnings: [] } });
    expect(result.ok && kinds(result.value.year)).toEqual(kinds(built));
  });

  test('year and title are found in the head', () => {
    expect(noticeHead(NOTICE_2026.replaceAll('\n', ''))).toEqual({
      year: 2026,
      source: '《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）',
    });
    expect(noticeHead('随便一段话')).toEqual({ year: null, source: null });
  });

  test.each<readonly [string, string, string, readonly NoticeProblem[]]>([
    [
      'a wrong weekday',
      '1月4日（周日）上班',
      '1月4日（周六）上班',
      [{ code: 'weekday-wrong', at: '元旦', date: PlainDate.parse('2026-01-04'), said: 6 }],
    ],
    ['a wrong count', '放假调休，共9天', '放假调休，共8天', [{ code: 'count-wrong', at: '春节', said: 8, counted: 9 }]],
    [
      'a day that is not',
      '2月28日（周六）上班',
      '2月30日（周六）上班',
      [{ code: 'no-such-day', at: '春节', text: '2月30日（周六）' }],
    ],
    [
      'a make-up day on a weekday',
      '5月9日（周六）上班',
      '5月8日（周五）上班',
      [{ code: 'work-on-weekday', at: '劳动节', date: PlainDate.parse('2026-05-08') }],
    ],
    [
      'a sentence with a day that says nothing known',
      '1月4日（周日）上班。',
      '1月4日（周日）另行安排。',
      [{ code: 'unreadable', at: '元旦', text: '1月4日（周日）另行安排' }],
    ],
  ])('%s is told with its place', (_name, from, to, expected) => {
    expect(NOTICE_2026).toContain(from);
    expect(problems(NOTICE_2026.replace(from, to))).toEqual(expected);
  });

  test('advice to employers is no arrangement', () => {
    const advised = NOTICE_2026.replace('三、清明节', '鼓励各单位安排职工在除夕（2月16日）休息。三、清明节');
    expect(problems(advised)).toEqual([]);
  });
});

describe('CAL-11 a table or JSON', () => {
  const word = { rest: '休', work: '班' } as const;
  test.each([
    ['tabs', asTable(CALENDAR_2026, ({ date, kind, name }) => `${date}\t${word[kind]}\t${name}`)],
    [
      'a headline, blank lines, slashes and commas',
      `日期,类别,节名\n\n${asTable(CALENDAR_2026, ({ date, kind, name }) => `${date.replaceAll('-', '/')}，${kind === 'rest' ? '放假' : '上班'}，${name}`)}`,
    ],
    [
      'Chinese days without a year, the kind last',
      asTable(
        CALENDAR_2026,
        ({ date, kind, name }) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 ${name} ${word[kind]}`,
      ),
    ],
    ['JSON', JSON.stringify(CALENDAR_2026.days)],
    ['JSON of a whole year', JSON.stringify(CALENDAR_2026)],
  ])('%s', (_name, text) => {
    const result = read(text, 2026);
    expect(result.ok && kinds(result.value.year)).toEqual(kinds(CALENDAR_2026));
  });

  test.each<readonly [string, string, readonly string[]]>([
    ['nothing', '  \n ', ['empty']],
    ['only a headline', '日期\t类别\t节名', ['empty']],
    ['broken JSON', '[{"date":', ['not-json']],
    ['JSON of something else', '{"holidays": 3}', ['not-json']],
    ['JSON of another year', JSON.stringify({ year: 2027, days: CALENDAR_2026.days }), ['other-year']],
    ['JSON entries of another shape', '[1, null, {"date": 5}]', ['unreadable', 'unreadable', 'unreadable']],
    [
      'every fault at once, each with its line',
      '2026-02-30 休 春节\n2026-10-01 国庆节\n某日 休 元旦\n2026-10-02 休',
      ['no-such-day 1', 'kind-unknown 2', 'unreadable 3', 'name-missing 4'],
    ],
    ['another year', '2028-01-01 休 元旦', ['outside-year 1']],
    ['twice', '2026-01-01 休 元旦\n2026-01-01 班 元旦', ['listed-twice 2', 'work-on-weekday 2']],
    ['a wrong weekday', '2026-01-01 周五 休 元旦', ['weekday-wrong 1']],
    ['too many', Array.from({ length: 130 }, () => '2026-01-01 休 元旦').join('\n'), ['too-many']],
    [
      'days of the fixed festivals missing',
      '2026-01-01 休 元旦\n2026-05-01 休 劳动节',
      ['festival-missing', 'festival-missing'],
    ],
  ])('%s', (_name, text, expected) => {
    const told = problems(text).map((problem) => ('at' in problem ? `${problem.code} ${problem.at}` : problem.code));
    expect(told.map((one) => (expected.includes(one) ? one : one.replace(/ .*/, '')))).toEqual(expected);
  });

  test('C35 a moving festival missing from 2027 is told by name', () => {
    const without = '2027-01-01 休 元旦\n2027-05-01 休 劳动节';
    expect(problems(without, 2027)).toContainEqual({ code: 'festival-missing', date: '2027-02-08', name: '春节' });
    expect(problems(without, 2027)).toContainEqual({ code: 'festival-missing', date: '2027-06-09', name: '端午' });
  });

  test('CAL-12 another number of days off is only warned of', () => {
    const one = [...CALENDAR_2026.days, { date: '2026-12-31', kind: 'rest', name: '元旦' }];
    expect(read(JSON.stringify(one), 2026)).toMatchObject({
      ok: true,
      value: { warnings: [{ code: 'days-off', counted: 14, expected: 13 }] },
    });
  });

  test('whatever is pasted, the answer is a year or problems, never a failure', () => {
    let cases = 0;
    const piece = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(
        '一、元旦：',
        '1月1日',
        '（周四）',
        '至3日',
        '放假',
        '上班',
        '共3天',
        '。',
        '2026-01-01',
        '休',
        '\t',
        '\n',
        '[{',
        '13月40日',
        '元旦',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        cases += 1;
        const result = read(pieces.join(''), 2026);
        expect(result.ok || result.error.length > 0).toBe(true);
      }),
      { numRuns: 1000 },
    );
    expect(cases).toBeGreaterThanOrEqual(1000);
  });
});
