/** How much of a person a sheet may show (个保法 6: no more than the purpose needs; documents §10 回执「姓名只印姓」). */
import type { Registration } from '#shared/model/registration.ts';

const DOUBLE_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '夏侯',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '司徒',
  '南宫',
];

/** An id number with its middle hidden: 5301**********1234. Numbers of four characters or fewer are hidden whole. */
export function maskedIdNo(idNo: string): string {
  if (idNo.length <= 4) return '*'.repeat(idNo.length);
  const shown = idNo.length >= 12 ? 4 : 2;
  return `${idNo.slice(0, shown)}${'*'.repeat(idNo.length - shown * 2)}${idNo.slice(-shown)}`;
}

/** The surname alone, with the same two stars for every name. Organisations and the anonymous show no name at all. */
export function surnameOnly(registration: Registration): string {
  const first = registration.petitioners[0];
  if (registration.petitionerType === 'anonymous' || first === undefined) return '匿名';
  if (registration.petitionerType === 'organization') return '（单位）';
  const name = first.name.trim();
  const surname = DOUBLE_SURNAMES.find((s) => name.startsWith(s)) ?? Array.from(name)[0] ?? '';
  return registration.totalPersons > 1 ? `${surname}** 等 ${registration.totalPersons} 人` : `${surname}**`;
}
