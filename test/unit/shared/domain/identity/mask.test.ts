import { expect, test } from 'vitest';
import { maskId, maskName, maskPhone } from '#shared/domain/identity/mask.ts';

test.each([
  ['11010519491231002x', '110***********002X'],
  ['E12345678', 'E*******8'],
  ['12', '**'],
  ['', ''],
])('ID-07 id %s is shown as %s', (id, shown) => {
  expect(maskId(id)).toBe(shown);
});

test.each([
  ['13800000000', '138****0000'],
  ['138 0000 0000', '138****0000'],
  ['0734-8000123', '********123'],
  ['8000123', '****123'],
  ['110', '***'],
  ['', ''],
])('ID-07 telephone %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test.each([
  ['赵某甲', '赵**'],
  ['钱乙', '钱*'],
  ['阿依古丽·某某', '阿**'],
  ['𠮷某', '𠮷*'],
  ['丙', '丙*'],
  ['  ', ''],
])('ID-07 name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});
