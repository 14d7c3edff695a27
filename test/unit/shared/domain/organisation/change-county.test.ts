import { describe, expect, test } from 'vitest';
import { changeCounty, isConsistent } from '#shared/domain/organisation/change-county.ts';
import { settingsOf } from '#shared/domain/organisation/settings.ts';
import { guideContact, openUnits } from '#shared/domain/organisation/units.ts';
import { CountyChange } from '#shared/model/county-change.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { CountyProfile, type Unit } from '#shared/model/county.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';

const county = fictionalCounty();
const BY = { officer: 'sysadmin-a', at: Instant.parse('2026-11-22T01:00:00.000Z') };
const unit = (code: string): Unit => {
  const found = county.units.find((each) => each.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};
const WUXI: Unit = {
  code: 'office-1',
  level: 'township-office',
  name: '青岚县司法局戊溪司法所',
  shortName: '戊溪',
  numberPrefix: '青司信戊溪',
};
const SETTINGS = {
  kind: 'settings',
  leaseDays: 30,
  eraseDays: 90,
  idleMinutes: 10,
  storeAlgorithm: 'A256GCM',
  requireSecondFactor: false,
} as const;
/** Everybody of 甲溪 has left. */
const deserted = {
  ...county,
  officers: county.officers.map((officer) =>
    officer.unit === 'jiaxi' ? { ...officer, left: true as const } : officer,
  ),
};
const outcome = (change: CountyChange, { from = county, numbered = false } = {}): unknown => {
  const changed = changeCounty(from, CountyChange.parse(change), () => numbered, BY);
  return changed.ok ? 'done' : changed.error;
};

describe('OG what may change of the organisation', () => {
  const jiaxi = unit('jiaxi');
  test.each<[string, CountyChange, unknown, Parameters<typeof outcome>[1]?]>([
    ['OG-01 a new office', { kind: 'add-unit', unit: WUXI }, 'done'],
    ['OG-01 a new section', { kind: 'add-unit', unit: { ...WUXI, level: 'county-section' } }, 'done'],
    ['a second bureau', { kind: 'add-unit', unit: { ...WUXI, level: 'county-bureau' } }, 'bad-request'],
    ['a code twice', { kind: 'add-unit', unit: { ...WUXI, code: 'jiaxi' } }, 'bad-request'],
    ['OG-02 a prefix twice', { kind: 'add-unit', unit: { ...WUXI, numberPrefix: '青司信甲溪' } }, 'prefix-taken'],
    ['a unit born closed', { kind: 'add-unit', unit: { ...WUXI, closed: true } }, 'bad-request'],
    ['a new name', { kind: 'change-unit', unit: { ...jiaxi, name: '甲溪镇司法所' } }, 'done', { numbered: true }],
    [
      'OG-02 prefix before the first number',
      { kind: 'change-unit', unit: { ...jiaxi, numberPrefix: '青司甲' } },
      'done',
    ],
    [
      'OG-02 prefix after the first number',
      { kind: 'change-unit', unit: { ...jiaxi, numberPrefix: '青司甲' } },
      'prefix-used',
      { numbered: true },
    ],
    ['another level', { kind: 'change-unit', unit: { ...jiaxi, level: 'county-section' } }, 'bad-request'],
    ['OG-03 closed through the back door', { kind: 'change-unit', unit: { ...jiaxi, closed: true } }, 'bad-request'],
    ['a unit nobody knows', { kind: 'change-unit', unit: WUXI }, 'not-found'],
    ['OG-03 with officers in service', { kind: 'close-unit', code: 'jiaxi' }, 'unit-in-use'],
    ['OG-03 when all have left', { kind: 'close-unit', code: 'jiaxi' }, 'done', { from: deserted }],
    ['OG-03 the bureau', { kind: 'close-unit', code: 'qinglan' }, 'bad-request'],
    ['OG-04 open again', { kind: 'reopen-unit', code: 'jiaxi' }, 'done'],
    ['guide targets', { kind: 'guide-targets', guideTargets: [] }, 'done'],
    ['names', { kind: 'county', name: '青岚县', upstream: { name: '临江市司法局' } }, 'done'],
    ['OG-06', { ...SETTINGS, leaseDays: 7, idleMinutes: 5, storeAlgorithm: 'SM4-CBC+HMAC-SM3' }, 'done'],
    ['OG-07 wiped a day after it is refused', { ...SETTINGS, leaseDays: 180, eraseDays: 181 }, 'done'],
    ['OG-07 wiped on the day it is refused', { ...SETTINGS, leaseDays: 90 }, 'wiped-too-early'],
    ['OG-07 wiped before it is refused', { ...SETTINGS, eraseDays: 29 }, 'wiped-too-early'],
  ])('%s', (_name, change, expected, more) => expect(outcome(change, more)).toEqual(expected));

  test('OG-01 every change is one version on and still a profile', () => {
    const added = changeCounty(county, { kind: 'add-unit', unit: WUXI }, () => false, BY);
    if (!added.ok) throw new Error(added.error);
    expect(CountyProfile.parse(added.value)).toEqual({
      ...county,
      version: county.version + 1,
      units: [...county.units, WUXI],
    });
  });

  test('OG-04 a closed unit stays in the list with its prefix, is offered for nothing new, and opens again', () => {
    const closed = changeCounty(deserted, { kind: 'close-unit', code: 'jiaxi' }, () => true, BY);
    if (!closed.ok) throw new Error(closed.error);
    const codes = (units: readonly Unit[]): readonly string[] => units.map(({ code }) => code);
    expect(codes(closed.value.units)).toEqual(codes(county.units));
    expect(codes(openUnits(closed.value.units))).not.toContain('jiaxi');
    expect(codes(openUnits(closed.value.units, 'jiaxi'))).toContain('jiaxi');
    expect(outcome({ kind: 'add-unit', unit: { ...WUXI, numberPrefix: '青司信甲溪' } }, { from: closed.value })).toBe(
      'prefix-taken',
    );
    const reopened = changeCounty(closed.value, { kind: 'reopen-unit', code: 'jiaxi' }, () => true, BY);
    expect(reopened.ok && reopened.value.units).toEqual(county.units);
  });

  test('a name above is taken away again', () => {
    const named = changeCounty(county, { kind: 'county', name: '青岚县', upstream: { name: '上级' } }, () => false, BY);
    if (!named.ok) throw new Error(named.error);
    const bare = changeCounty(named.value, { kind: 'county', name: '青岚县' }, () => false, BY);
    expect(bare.ok && 'upstream' in bare.value).toBe(false);
  });
});

test.each([
  [0, 90, 10],
  [181, 365, 10],
  [1, 1, 10],
  [30, 366, 10],
  [30, 90, 0],
  [30, 90, 11],
])('OG-06, OG-07 %i and %i days or %i minutes are out of bounds', (leaseDays, eraseDays, idleMinutes) => {
  expect(CountyChange.safeParse({ ...SETTINGS, leaseDays, eraseDays, idleMinutes }).success).toBe(false);
});

test('OG-06 what holds where the county has said nothing', () => {
  expect(settingsOf(county)).toEqual({
    leaseDays: 30,
    eraseDays: 90,
    idleMinutes: 10,
    storeAlgorithm: 'A256GCM',
    requireSecondFactor: false,
  });
});

test.each([
  [1, 90],
  [60, 90],
  [61, 91],
  [180, 210],
])(
  'OG-07 a county that lets its computers stay away %i days and has not said more wipes them after %i',
  (leaseDays, days) => {
    expect(settingsOf({ leaseDays }).eraseDays).toBe(days);
  },
);

test('OG-07 a county is not founded otherwise either', () => {
  expect(isConsistent({ ...county, leaseDays: 30, eraseDays: 30 })).toBe(false);
  expect(isConsistent({ ...county, leaseDays: 30, eraseDays: 31 })).toBe(true);
});

test('R003-04 the way and the telephone in one line that fits a guide notice', () => {
  expect(guideContact({ name: '县民政局', contact: '府前路15号', phone: '0990-5552004' })).toBe(
    '府前路15号，0990-5552004',
  );
  expect(guideContact({ name: '县民政局', contact: '府前路15号' })).toBe('府前路15号');
  expect(guideContact({ name: '县民政局', contact: '路'.repeat(150), phone: '1'.repeat(40) }).length).toBeLessThan(200);
});
