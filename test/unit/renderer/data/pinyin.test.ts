import { describe, expect, test } from 'vitest';
import { loadPinyin } from '#renderer/data/pinyin.ts';

describe('R004-52 pinyin of names', () => {
  test.each([
    ['赵有民', 'zhaoyoumin', 'zym'],
    ['仇某', 'qiumou', 'qm'],
    ['单某甲', 'shanmoujia', 'smj'],
    ['曾某', 'zengmou', 'zm'],
    ['欧阳某', 'ouyangmou', 'oym'],
    ['吕某', 'lvmou', 'lm'],
    ['張某', 'zhangmou', 'zm'],
    ['阿依古丽·买买提', 'ayigulimaimaiti', 'ayglmmt'],
    ['', '', ''],
  ])('%s', async (name, full, initials) => {
    const pinyin = await loadPinyin();
    expect(pinyin.full(name)).toBe(full);
    expect(pinyin.initials(name)).toBe(initials);
  });
});
