import { areSeparate, hasSecurityAdmin } from '#shared/domain/access/administration.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CountyChange } from '#shared/model/county-change.ts';
import { MOST_SETTING_ENTRIES, type CountyProfile, type Unit } from '#shared/model/county.ts';
import type { OfficerId } from '#shared/model/ids.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import { isWipedLater, settingsOf } from './settings.ts';
import { settingProblem } from '../settings/setting-problem.ts';

/**
 * Why the organisation cannot change so. `unit-in-use`: officers in service belong to it. `prefix-used`: numbers bear
 * the old prefix. `prefix-taken`: two units would give the same numbers. `setting-refused`: beyond its bounds, or for a day
 * that is over. `wiped-too-early`: keys would go before the computer is refused. `bad-request`: no form of ours sends this.
 */
export type CountyChangeProblem =
  | 'not-found'
  | 'unit-in-use'
  | 'prefix-used'
  | 'prefix-taken'
  | 'setting-refused'
  | 'wiped-too-early'
  | 'too-large'
  | 'bad-request';

/** What the profile does not know: has this unit ever given a number, to a matter, a letter or a report? */
export type Numbered = (code: string) => boolean;

/** Who changes it, and when by the county's clock. */
export type ChangedBy = { readonly officer: OfficerId; readonly at: Instant };

/** OG-01 to OG-05, ST-01: the county after the change, one version on; every device reads it at its next contact. */
export function changeCounty(
  county: CountyProfile,
  change: CountyChange,
  isNumbered: Numbered,
  by: ChangedBy,
): Result<CountyProfile, CountyChangeProblem> {
  const changed = changedCounty(county, change, isNumbered, by);
  if (!changed.ok) return changed;
  const next = { ...changed.value, version: county.version + 1 };
  if (new Set(next.units.map(({ numberPrefix }) => numberPrefix)).size < next.units.length) return err('prefix-taken');
  return isConsistent(next) ? ok(next) : err('bad-request');
}

function changedCounty(
  county: CountyProfile,
  change: CountyChange,
  isNumbered: Numbered,
  by: ChangedBy,
): Result<CountyProfile, CountyChangeProblem> {
  switch (change.kind) {
    case 'add-unit':
      // A code names one unit for ever: the closed ones, too, keep theirs.
      if (change.unit.level === 'county-bureau' || change.unit.closed === true) return err('bad-request');
      return ok({ ...county, units: [...county.units, change.unit] });
    case 'change-unit':
      return withUnit(county, change.unit.code, (unit) => changedUnit(unit, change.unit, isNumbered));
    case 'close-unit':
      return withUnit(county, change.code, (unit) => closedUnit(county, unit));
    case 'reopen-unit':
      return withUnit(county, change.code, reopenedUnit);
    case 'guide-targets':
      return ok({ ...county, guideTargets: change.guideTargets });
    case 'county': {
      const { upstream: _, ...rest } = county;
      const { name, upstream } = change;
      return ok({ ...rest, name, ...(upstream !== undefined && { upstream }) });
    }
    case 'settings': {
      const { kind: _, ...settings } = change;
      if (!isWipedLater(settings)) return err('wiped-too-early');
      return ok({ ...county, ...settings });
    }
    case 'set': {
      const entries = county.settingEntries ?? [];
      if (entries.length >= MOST_SETTING_ENTRIES) return err('too-large');
      const { setting } = change;
      if (settingProblem(setting, county, instantToPlainDate(by.at)) !== null) return err('setting-refused');
      const entry = { setting, enteredBy: by.officer, enteredAt: by.at };
      return ok({ ...county, settingEntries: [...entries, entry] });
    }
  }
}

function withUnit(
  county: CountyProfile,
  code: string,
  of: (unit: Unit) => Result<Unit, CountyChangeProblem>,
): Result<CountyProfile, CountyChangeProblem> {
  const at = county.units.findIndex((unit) => unit.code === code);
  const unit = county.units[at];
  if (unit === undefined) return err('not-found');
  const next = of(unit);
  return next.ok ? ok({ ...county, units: county.units.map((each, i) => (i === at ? next.value : each)) }) : next;
}

/** OG-02: numbers that were given stay readable by their prefix, so it is fixed with the first one. */
function changedUnit(unit: Unit, next: Unit, isNumbered: Numbered): Result<Unit, CountyChangeProblem> {
  if (next.level !== unit.level || next.closed !== unit.closed) return err('bad-request');
  if (next.numberPrefix !== unit.numberPrefix && isNumbered(unit.code)) return err('prefix-used');
  return ok(next);
}

/** OG-03: whoever works there goes to another unit first, or could not sign in any more. */
function closedUnit({ officers }: CountyProfile, unit: Unit): Result<Unit, CountyChangeProblem> {
  if (unit.level === 'county-bureau') return err('bad-request');
  if (officers.some((officer) => officer.unit === unit.code && officer.left !== true)) return err('unit-in-use');
  return ok({ ...unit, closed: true });
}

function reopenedUnit(closed: Unit): Result<Unit, never> {
  const { closed: _, ...unit } = closed;
  return ok(unit);
}

/** Codes name one unit each, and so does the first part of official numbers, or two offices would give the same ones. */
export function isConsistent(county: CountyProfile): boolean {
  const { bureau, units, officers } = county;
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const prefixes = new Set(units.map((unit) => unit.numberPrefix));
  return (
    byCode.size === units.length &&
    prefixes.size === units.length &&
    new Set(officers.map((officer) => officer.id)).size === officers.length &&
    officers.every(({ unit, roles, left }) => {
      const own = byCode.get(unit);
      return own !== undefined && (left === true || own.closed !== true) && areSeparate(roles);
    }) &&
    hasSecurityAdmin({ officers }) &&
    isWipedLater(settingsOf(county)) &&
    byCode.get(bureau)?.level === 'county-bureau'
  );
}
