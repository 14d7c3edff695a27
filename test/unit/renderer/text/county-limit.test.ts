import { expect, test } from 'vitest';
import { countyLimitText } from '#renderer/text/clock-words.ts';
import { dayRule } from '#shared/domain/deadline/find-rule.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { SettingEntry } from '#shared/model/county-setting.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const day = (text: string): PlainDate => PlainDate.parse(text);
const limit = (value: number, from: string, more: object = {}): SettingEntry =>
  SettingEntry.parse({
    setting: { sets: 'deadline', key: 'accessReply', value, from, reason: '青司发〔2026〕3号', ...more },
    enteredBy: 'sysadmin-a',
    enteredAt: '2026-09-01T01:00:00.000Z',
  });
const checked = { by: '梁某甲', on: '2026-10-08' };

test.each<[string, readonly SettingEntry[], readonly string[]]>([
  ['nothing set', [], []],
  ['fewer days', [limit(15, '2026-10-01')], ['本县从2026年10月1日起按 15 日计；程序默认 30 日；青司发〔2026〕3号。']],
  [
    'the same days, read',
    [limit(30, '2026-10-01', { checked })],
    ['本县从2026年10月1日起按 30 日计；青司发〔2026〕3号。', '梁某甲 2026年10月8日已核对原文。'],
  ],
])('ST-04 为什么是这一天: %s', (_name, entries, lines) => {
  const { rules } = countySettings(entries);
  expect(countyLimitText(dayRule(rules, 'accessReply', day('2026-10-20')))).toEqual(lines);
});

test('ST-04 a limit that began before says what held then, and a limit of a law says nothing of a county', () => {
  const { rules } = countySettings([limit(15, '2026-10-01')]);
  expect(countyLimitText(dayRule(rules, 'accessReply', day('2026-09-30')))).toEqual([]);
  expect(countyLimitText(dayRule(rules, 'handle', day('2026-10-20')))).toEqual([]);
});
