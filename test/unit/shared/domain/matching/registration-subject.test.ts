import { describe, expect, test } from 'vitest';
import { registrationSubject } from '#shared/domain/matching/registration-subject.ts';

const context = { id: 'a', officeCode: 'jiaxi' };

describe('RX-03 what a registration offers for recognition', () => {
  test('an empty form offers nothing', () =>
    expect(registrationSubject({}, context)).toMatchObject({ names: [], phones: [], idNumbers: [], text: '' }));

  test('every petitioner, with pinyin once its table is loaded', () =>
    expect(
      registrationSubject(
        {
          petitioners: [
            { name: '赵某甲', role: 'representative', phone: '13900001234' },
            { name: '钱某乙', role: 'representative', idNo: '99990119800101001X' },
          ],
        },
        { ...context, toPinyin: (name) => `pinyin of ${name}` },
      ),
    ).toMatchObject({
      names: ['赵某甲', '钱某乙'],
      phones: ['13900001234'],
      idNumbers: ['99990119800101001X'],
      pinyin: ['pinyin of 赵某甲', 'pinyin of 钱某乙'],
    }));

  test.each([
    ['summary and claims', { summary: '占用宅基地', claims: ['退还'], statement: '他占了我的地' }, '占用宅基地，退还'],
    ['own words while there is no summary', { summary: '', claims: [], statement: '他占了我的地' }, '他占了我的地'],
  ])('%s', (_name, given, text) => expect(registrationSubject(given, context).text).toBe(text));
});
