/**
 * The citizen identity number of GB 11643-1999: 6 digits region, 8 birth date, 3 sequence (odd = male), 1 check
 * character (ID-01 to ID-06). Checked to catch slips of the pen; a number that passes is well-formed, not proven.
 */
import { err, ok, type Result } from '#shared/lib/result.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { addMonths } from '../calendar/plain-date.ts';
import { PROVINCE_PREFIXES } from './region-prefixes.ts';

export interface ResidentId {
  /** 18 characters, the last a digit or a capital X. */
  readonly number: string;
  readonly birthDate: PlainDate;
  readonly gender: 'male' | 'female';
  /** First six digits: where the number was issued, not where the person lives. */
  readonly regionCode: string;
}

export type ResidentIdFault =
  | { readonly code: 'wrong-length'; readonly length: number }
  /** A number of before 1999; `upgradeResidentId` gives its 18-character form. */
  | { readonly code: 'fifteen-digits' }
  /** `position` counts from 1. */
  | { readonly code: 'wrong-character'; readonly position: number }
  | { readonly code: 'unknown-region'; readonly prefix: string }
  | { readonly code: 'impossible-birth-date'; readonly digits: string }
  | { readonly code: 'birth-in-future'; readonly birthDate: PlainDate }
  | { readonly code: 'birth-too-early'; readonly birthDate: PlainDate }
  | { readonly code: 'wrong-checksum' };

const OLDEST_AGE_IN_YEARS = 130;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
/** Check characters for a weighted sum of 0–10 modulo 11. */
const CHECK_CHARACTERS = '10X98765432';

/** All faults at once, so that the officer corrects the number in one go. `today` is the officer's day. */
export function checkResidentId(input: string, today: PlainDate): Result<ResidentId, readonly ResidentIdFault[]> {
  const number = normalizeResidentId(input);
  if (/^\d{15}$/.test(number)) return err([{ code: 'fifteen-digits' }]);
  if (number.length !== 18) return err([{ code: 'wrong-length', length: number.length }]);
  const misplaced = [...number].flatMap((character, index) =>
    (index === 17 ? /[\dX]/ : /\d/).test(character) ? [] : [index + 1],
  );
  if (misplaced.length > 0) return err(misplaced.map((position) => ({ code: 'wrong-character', position })));

  const faults: ResidentIdFault[] = [];
  const prefix = number.slice(0, 2);
  if (!PROVINCE_PREFIXES.has(prefix)) faults.push({ code: 'unknown-region', prefix });
  const birth = checkBirthDate(number.slice(6, 14), today);
  if (!birth.ok) faults.push(birth.error);
  if (checkCharacter(number.slice(0, 17)) !== number[17]) faults.push({ code: 'wrong-checksum' });
  if (faults.length > 0 || !birth.ok) return err(faults);
  return ok({
    number,
    birthDate: birth.value,
    gender: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    regionCode: number.slice(0, 6),
  });
}

/** The 18-character form of a 15-digit number, whose holders were all born in the 1900s (ID-05), checked like any other. */
export function upgradeResidentId(input: string, today: PlainDate): Result<ResidentId, readonly ResidentIdFault[]> {
  const number = normalizeResidentId(input);
  if (number.length !== 15) return err([{ code: 'wrong-length', length: number.length }]);
  const wrong = [...number].findIndex((character) => !/\d/.test(character));
  if (wrong >= 0) return err([{ code: 'wrong-character', position: wrong + 1 }]);
  const seventeen = `${number.slice(0, 6)}19${number.slice(6)}`;
  return checkResidentId(seventeen + checkCharacter(seventeen), today);
}

/** Without spaces and hyphens, full-width characters made narrow, x as X. */
export function normalizeResidentId(input: string): string {
  return input.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

function checkBirthDate(digits: string, today: PlainDate): Result<PlainDate, ResidentIdFault> {
  const parsed = PlainDate.safeParse(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
  if (!parsed.success) return err({ code: 'impossible-birth-date', digits });
  const birthDate = parsed.data;
  if (birthDate > today) return err({ code: 'birth-in-future', birthDate });
  if (birthDate < addMonths(today, -12 * OLDEST_AGE_IN_YEARS)) return err({ code: 'birth-too-early', birthDate });
  return ok(birthDate);
}

function checkCharacter(seventeen: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(seventeen[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}
