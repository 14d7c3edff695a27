import { describe, expect, test } from 'vitest';
import { changeCounty } from '#shared/domain/organisation/change-county.ts';
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
    ['OG-06', { kind: 'settings', leaseDays: 7, idleMinutes: 5, storeAlgorithm: 'SM4-CBC+HMAC-SM3' }, 'done'],
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
  [0, 10],
  [181, 10],
  [30, 0],
  [30, 11],
])('OG-06 %i days or %i minutes are out of bounds', (leaseDays, idleMinutes) => {
  const change = { kind: 'settings', leaseDays, idleMinutes, storeAlgorithm: 'A256GCM' };
  expect(CountyChange.safeParse(change).success).toBe(false);
});

test('OG-06 what holds where the county has said nothing', () => {
  expect(settingsOf(county)).toEqual({ leaseDays: 30, idleMinutes: 10, storeAlgorithm: 'A256GCM' });
});

test('R003-04 the way and the telephone in one line that fits a guide notice', () => {
  expect(guideContact({ name: '县民政局', contact: '府前路15号', phone: '0990-5552004' })).toBe(
    '府前路15号，0990-5552004',
  );
  expect(guideContact({ name: '县民政局', contact: '府前路15号' })).toBe('府前路15号');
  expect(guideContact({ name: '县民政局', contact: '路'.repeat(150), phone: '1'.repeat(40) }).length).toBeLessThan(200);
});
