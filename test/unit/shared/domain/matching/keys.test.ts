import { describe, expect, test } from 'vitest';
import { foldCharacters } from '#shared/domain/matching/character-variants.ts';
import { idNumberKey } from '#shared/domain/matching/id-number-key.ts';
import { foldedNameKey, nameKey, pinyinKey } from '#shared/domain/matching/name-key.ts';
import { isSamePhone, phoneKeys } from '#shared/domain/matching/phone-key.ts';
import { diceSimilarity, textBigrams } from '#shared/domain/matching/text-bigrams.ts';

describe('RX-03 names', () => {
  test.each([
    ['spaces', '李 某丁', '李某丁'],
    ['full-width space', '李　某丁', '李某丁'],
    ['middle dots', '阿依古丽•买买提', '阿依古丽·买买提'],
    ['full-width letters', 'Ｔｏｍ', 'tom'],
    ['a remark in brackets', '李某丁（代）', '李某丁'],
  ])('%s are not part of the name', (_name, a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
    expect(nameKey(a)).not.toBe('');
  });

  test.each([
    ['traditional', '張國強', '张国强'],
    ['variant of 峰', '赵峯', '赵峰'],
    ['three ways of 钟', '鍾某', '锺某'],
    ['于 as 於', '於某戊', '于某戊'],
  ])('%s fold together, and only there', (_name, a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
    expect(foldedNameKey(a)).toBe(foldedNameKey(b));
  });

  test.each([
    ['喆 is no 哲', '王喆', '王哲'],
    ['淼 is no 渺', '王淼', '王渺'],
    ['仝 is no 同', '仝某', '同某'],
  ])('%s', (_name, a, b) => expect(foldedNameKey(a)).not.toBe(foldedNameKey(b)));

  test.each(['匿名', '不详', ' 未署名 ', '李*丁', ''])('C37 %j names nobody', (name) => expect(nameKey(name)).toBe(''));

  test('folding twice changes nothing more', () => {
    const all = '張陳劉楊趙黃吳孫馬羅鄭謝許韓馮鄧蕭葉閻餘蘇呂盧鍾鐘峯於昇濬';
    expect(foldCharacters(foldCharacters(all))).toBe(foldCharacters(all));
  });

  test('pinyin is one run of letters', () =>
    expect(pinyinKey('Lǜ'.normalize('NFC').replace('ǜ', 'ü') + ' mou')).toBe('lvmou'));
});

describe('RX-03 telephone numbers', () => {
  test.each([
    ['country code', '+86 139-0000-1234', '13900001234'],
    ['country code 0086', '008613900001234', '13900001234'],
    ['leading 0', '013900001234', '13900001234'],
    ['full width', '１３９００００１２３４', '139 0000 1234'],
    ['area code left out', '0999-6512345', '6512345'],
    ['country code before an area code', '+86 999 6512345', '(0999)6512345'],
    ['extension', '0999-6512345转12', '09996512345'],
    ['second number in the field', '6512345／13900001234', '13900001234'],
  ])('%s', (_name, a, b) => {
    expect(phoneKeys(a).some((x) => phoneKeys(b).some((y) => isSamePhone(x, y)))).toBe(true);
  });

  test.each([
    ['two area codes', '0999-6512345', '0991-6512345'],
    ['one digit apart', '13900001234', '13900001235'],
    ['village short numbers', '661234', '661234'],
    ['nothing', '', ''],
  ])('%s are not one', (_name, a, b) => {
    expect(phoneKeys(a).some((x) => phoneKeys(b).some((y) => isSamePhone(x, y)))).toBe(false);
  });
});

describe('RX-03 identity numbers', () => {
  test.each([
    ['lower-case x', '99990119800101001x', '99990119800101001X'],
    ['15 and 18 digits', '999901800101001', '99990119800101001X'],
    ['spaces', '999901 19800101 001X', '99990119800101001X'],
    ['full width', '９９９９０１１９８００１０１００１Ｘ', '99990119800101001X'],
  ])('%s', (_name, a, b) => expect(idNumberKey(a)).toBe(idNumberKey(b)));

  test('a sequence apart is another person', () =>
    expect(idNumberKey('99990119800101001X')).not.toBe(idNumberKey('99990119800101002X')));
});

describe('RX-03 text', () => {
  test('punctuation and filler do not count', () =>
    expect(diceSimilarity(textBigrams('反映：邻居占了我的宅基地，要求退还。'), textBigrams('邻居占宅基地 退还'))).toBe(
      1,
    ));
  test('nothing in common', () =>
    expect(diceSimilarity(textBigrams('邻居侵占宅基地'), textBigrams('公证费收取过高'))).toBe(0));
  test('an empty text is like no other', () => expect(diceSimilarity(textBigrams(''), textBigrams(''))).toBe(0));
});
