import { describe, expect, it } from 'vitest';
import { parseDateText } from '#renderer/ui/date-text.ts';
import { parseTimeText } from '#renderer/ui/time-text.ts';

const TODAY = '2026-11-22';

describe('parseDateText', () => {
  it.each([
    ['2026-09-04', '2026-09-04'],
    ['2026-9-4', '2026-09-04'],
    ['2026/9/4', '2026-09-04'],
    ['2026.09.04', '2026-09-04'],
    ['2026。9。4', '2026-09-04'],
    ['2026年9月4日', '2026-09-04'],
    ['20260904', '2026-09-04'],
    ['0904', '2026-09-04'],
    ['9-4', '2026-09-04'],
    ['9/4', '2026-09-04'],
    ['9月4日', '2026-09-04'],
    ['２０２６０９０４', '2026-09-04'],
    [' 2026 - 09 - 04 ', '2026-09-04'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['1231', '2026-12-31'],
  ])('reads %s as %s', (text, date) => {
    expect(parseDateText(text, TODAY)).toEqual({ ok: true, value: date });
  });

  it.each([
    ['', 'nothing'],
    ['94', 'two readings'],
    ['904', 'two readings'],
    ['260904', 'two readings'],
    ['2026-02-29', 'no such day'],
    ['1900-02-29', 'no such day: 1900 was no leap year'],
    ['0431', 'no such day'],
    ['2026-13-01', 'no such month'],
    ['2026-00-10', 'no such month'],
    ['2026-09-00', 'no such day'],
    ['1899-12-31', 'before 1900'],
    ['2101-01-01', 'after 2100'],
    ['昨天', 'words'],
    ['2026-09-04x', 'something behind it'],
  ])('refuses "%s": %s', (text) => {
    expect(parseDateText(text, TODAY)).toEqual({ ok: false, error: 'not-a-date' });
  });
});

describe('parseTimeText', () => {
  it.each([
    ['09:10', '09:10'],
    ['9:10', '09:10'],
    ['9：10', '09:10'],
    ['0910', '09:10'],
    ['910', '09:10'],
    ['9点10分', '09:10'],
    ['9点', '09:00'],
    ['14时05', '14:05'],
    ['00:00', '00:00'],
    ['2359', '23:59'],
  ])('reads %s as %s', (text, time) => {
    expect(parseTimeText(text)).toEqual({ ok: true, value: time });
  });

  it.each(['', '9', '24:00', '0960', '9:1', '12345', '上午'])('refuses "%s"', (text) => {
    expect(parseTimeText(text)).toEqual({ ok: false, error: 'not-a-time' });
  });
});
