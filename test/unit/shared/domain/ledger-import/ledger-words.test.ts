import { describe, expect, test } from 'vitest';
import { readPeople } from '#shared/domain/ledger-import/ledger-people.ts';
import { personNumbers } from '#shared/domain/ledger-import/person-numbers.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import * as values from '#shared/domain/ledger-import/ledger-values.ts';
import { SMALL_COUNTY } from '#test/support/small-county.ts';

describe('LI-08 who a name cell speaks of', () => {
  test.each([
    ['张某甲', ['张某甲'], null],
    ['张　某', ['张某'], null],
    ['张某、李某，王某', ['张某', '李某', '王某'], null],
    ['张某\n李某', ['张某', '李某'], null],
    ['张某等5人', ['张某'], 5],
    ['张某、李某等 12 户', ['张某', '李某'], 12],
    ['张某（柳塘村）', ['张某'], null],
    ['张某等人', ['张某'], null],
    ['', [], null],
  ])('%j', (text, names, total) => {
    expect(readPeople(text)).toMatchObject({ names, total, anonymous: false });
  });
  test.each(['匿名', '不详', '无'])('%s has no name', (text) => {
    expect(readPeople(text)).toMatchObject({ names: [], anonymous: true });
  });
  test('an organisation is told by its end', () => {
    expect(readPeople('青岚县某某建材有限公司').organization).toBe(true);
    expect(readPeople('张公司法').organization).toBe(false);
  });
});

describe('LI-09 words and the codes they mean', () => {
  test.each([
    ['来访', 'visit'],
    ['走访', 'visit'],
    ['来信', 'letter'],
    ['电 话', 'phone'],
    ['网信', 'online'],
    ['局长信箱', 'leader-mailbox'],
    ['托梦', null],
  ])('form %s', (text, code) => expect(values.formMeant(text)).toBe(code));
  test.each([
    ['办结', 'closed'],
    ['已化解', 'closed'],
    ['未办结', 'handling'],
    ['正在办理', 'handling'],
    ['是', 'closed'],
    ['否', 'handling'],
    ['不予受理', 'not-accepted'],
    ['已转办', 'forwarded'],
    ['已受理', 'notified'],
    ['？', null],
  ])('status %s', (text, code) => expect(values.statusMeant(text)).toBe(code));
  test.each([
    ['律师投诉', 'lawyer'],
    ['法援', 'legal-aid'],
    ['邻里纠纷', 'people-mediation'],
    ['社区矫正', 'community-correction'],
    ['天文', null],
  ])('category %s', (text, code) => expect(values.categoryMeant(text)).toBe(code));
  test.each([
    ['举报', 'accusation'],
    ['求决', 'appeal-resolve'],
    ['咨询', 'inquiry'],
  ])('purpose %s', (text, code) => expect(values.purposeMeant(text)).toBe(code));

  const { units } = SMALL_COUNTY;
  test.each([
    ['甲溪司法所', 'jiaxi'],
    ['甲溪所', 'jiaxi'],
    ['甲溪、乙江', null],
    ['丙山所', null],
  ])('unit %s', (text, code) => expect(values.unitMeant(text, units)).toBe(code));
});

describe('LI-11 numbers of a person', () => {
  const today = PlainDate.parse('2026-09-10');
  const numbers = (idNo: string, phone = '') => personNumbers({ idNo, phone }, today);
  test.each([
    ["'11010519491231002x", '11010519491231002X', []],
    ['110105 19491231 002X', '11010519491231002X', []],
    ['110105194912310021', '110105194912310021', ['id-number-doubtful']],
    ['1.10105E+17', undefined, ['id-digits-lost']],
    ['110105194912310000', undefined, ['id-digits-lost']],
    ['', undefined, []],
  ])('%s', (text, idNo, codes) => {
    const found = numbers(text);
    expect(found.ofFirst.idNo).toBe(idNo);
    expect(found.notes.map(({ code }) => code)).toEqual(codes);
  });
  test.each([
    ['138 0000 0000', '13800000000', []],
    ['13800000000.0', '13800000000', []],
    ['+86-13800000000', '13800000000', []],
    ['没有', '没有', ['phone-doubtful']],
    ['1380000000', '1380000000', ['phone-doubtful']],
  ])('telephone %s', (text, phone, codes) => {
    const found = numbers('', text);
    expect(found.ofFirst.phone).toBe(phone);
    expect(found.notes.map(({ code }) => code)).toEqual(codes);
  });
});
