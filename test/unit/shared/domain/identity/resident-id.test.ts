import { describe, expect, test } from 'vitest';
import { checkResidentId, upgradeResidentId } from '#shared/domain/identity/resident-id.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const TODAY = PlainDate.parse('2026-09-04');

/** The worked examples printed in GB 11643-1999 itself; they belong to nobody. */
const STANDARD_EXAMPLE_MALE = '440524188001010014';
const STANDARD_EXAMPLE_FEMALE = '11010519491231002X';

describe('a well-formed number', () => {
  test.each([
    ['ID-01 check character X', STANDARD_EXAMPLE_FEMALE, '1949-12-31', 'female'],
    ['ID-01 small x', '11010519491231002x', '1949-12-31', 'female'],
    ['ID-01 spaces and full width', ' １１０１０５ 19491231 002Ｘ ', '1949-12-31', 'female'],
  ])('%s', (_name, input, birthDate, gender) => {
    expect(checkResidentId(input, TODAY)).toEqual({
      ok: true,
      value: { number: STANDARD_EXAMPLE_FEMALE, birthDate, gender, regionCode: '110105' },
    });
  });

  test('ID-04 an odd sequence is a man', () => {
    const result = checkResidentId(STANDARD_EXAMPLE_MALE, PlainDate.parse('1980-01-01'));
    expect(result).toMatchObject({ ok: true, value: { gender: 'male', birthDate: '1880-01-01' } });
  });
});

describe('faults', () => {
  test.each([
    ['ID-01 too short', '1101051949123100', [{ code: 'wrong-length', length: 16 }]],
    ['ID-01 empty', '', [{ code: 'wrong-length', length: 0 }]],
    ['ID-01 letters inside', '1101O519491231O02X', [5, 15].map((position) => ({ code: 'wrong-character', position }))],
    ['ID-01 X inside', '1101X519491231002X', [{ code: 'wrong-character', position: 5 }]],
    ['ID-01 wrong check character', '110105194912310021', [{ code: 'wrong-checksum' }]],
    [
      'ID-01 two digits exchanged',
      '11010519491321002X',
      [{ code: 'impossible-birth-date', digits: '19491321' }, { code: 'wrong-checksum' }],
    ],
    ['ID-02 no such province', '990105194912310023', [{ code: 'unknown-region', prefix: '99' }]],
    ['ID-03 30 February', '110105194902300020', [{ code: 'impossible-birth-date', digits: '19490230' }]],
    ['ID-03 born tomorrow', '110105202609050023', [{ code: 'birth-in-future', birthDate: '2026-09-05' }]],
    ['ID-03 over 130 years old', STANDARD_EXAMPLE_MALE, [{ code: 'birth-too-early', birthDate: '1880-01-01' }]],
    ['ID-05 an old number', '110105491231002', [{ code: 'fifteen-digits' }]],
  ])('%s', (_name, input, faults) => {
    expect(checkResidentId(input, TODAY)).toEqual({ ok: false, error: faults });
  });

  test('ID-01 every change of one digit is caught', () => {
    for (let index = 0; index < 17; index += 1) {
      for (const digit of '0123456789') {
        if (STANDARD_EXAMPLE_FEMALE[index] === digit) continue;
        const changed = STANDARD_EXAMPLE_FEMALE.slice(0, index) + digit + STANDARD_EXAMPLE_FEMALE.slice(index + 1);
        expect(checkResidentId(changed, TODAY).ok).toBe(false);
      }
    }
  });
});

test('ID-03 born today', () => {
  expect(checkResidentId('110105202609040028', TODAY)).toMatchObject({ ok: true, value: { birthDate: TODAY } });
});

describe('ID-05 fifteen digits', () => {
  test('become eighteen', () => {
    expect(upgradeResidentId('110105491231002', TODAY)).toMatchObject({
      ok: true,
      value: { number: STANDARD_EXAMPLE_FEMALE, birthDate: '1949-12-31' },
    });
  });

  test.each([
    ['wrong length', '11010549123100', [{ code: 'wrong-length', length: 14 }]],
    ['no letters', '11010549123100X', [{ code: 'wrong-character', position: 15 }]],
    ['impossible date', '110105491331002', [{ code: 'impossible-birth-date', digits: '19491331' }]],
  ])('%s', (_name, input, error) => {
    expect(upgradeResidentId(input, TODAY)).toEqual({ ok: false, error });
  });
});
