import { expect, test } from 'vitest';
import { checkPhone } from '#shared/domain/identity/phone.ts';

test.each([
  ['13800000000', 'mobile', '13800000000'],
  ['+86 138-0000-0000', 'mobile', '13800000000'],
  ['１３８００００００００', 'mobile', '13800000000'],
  ['0734-8000123', 'landline', '07348000123'],
  ['(010) 8000 1234', 'landline', '01080001234'],
  ['021-60001234转801', 'landline', '02160001234'],
  ['8000123', 'landline', '8000123'],
])('ID-08 %s looks like a %s', (input, kind, digits) => {
  expect(checkPhone(input)).toEqual({ kind, digits });
});

test.each([
  ['1380000000', 'wrong-length'],
  ['138000000000', 'wrong-length'],
  ['12000000000', 'unknown-prefix'],
  ['0734-80001', 'wrong-length'],
  ['0134-8000123', 'unknown-prefix'],
  ['0734-1000123', 'unknown-prefix'],
  ['邻居家电话', 'wrong-character'],
  ['', 'wrong-length'],
])('ID-08 %s is doubtful: %s', (input, reason) => {
  expect(checkPhone(input)).toEqual({ kind: 'doubtful', reason });
});
