import type { Period } from '#shared/domain/calendar/period.ts';
import { COUNTS, countedIn, type CountName } from '#shared/domain/statistics/handling-counts.ts';
import { NO_RATES, rateTable, type Rates, type RateUnit } from '#shared/domain/statistics/handling-rates.ts';
import { turnedRepeats, type TurnedRepeat } from '#shared/domain/statistics/turned-repeat.ts';
import { lookBacks, type LookBack } from '#shared/domain/supervision/look-back.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { companyReader, settingsOf } from './supervision-desk.ts';

/** The figures of one unit, or of all together (`unit` is `null`), each as its lists of matters. */
export type UnitQuality = {
  readonly unit: string | null;
  readonly rates: Rates;
  readonly repeats: readonly TurnedRepeat<ListRow>[];
  readonly lookBacks: readonly LookBack<ListRow>[];
  readonly counts: Readonly<Record<CountName, readonly ListRow[]>>;
};

export type QualityRequest = { readonly period: Period; readonly today: PlainDate; readonly unit: RateUnit };

/** 办理质量 of what this device may see (HQ-01 to HQ-08): all together first, then the units in the order given. */
export function readQuality(
  store: DeviceStore,
  units: readonly string[],
  request: QualityRequest,
): readonly UnitQuality[] {
  const rows = store.index.all();
  const { all, byUnit } = rateTable(rows, request);
  const companyOf = companyReader(store);
  const repeats = turnedRepeats(rows, (row) => companyOf(row).matter, request.period, settingsOf(store));
  const lookedBack = lookBacks(rows, (row) => companyOf(row).matter, request);
  const counted = (name: CountName) => countedIn(rows, name, request.period);
  const counts = { 'out-of-scope': counted('out-of-scope'), suggestion: counted('suggestion') };
  const ofUnit = (unit: string): UnitQuality => ({
    unit,
    rates: byUnit.get(unit) ?? NO_RATES,
    // HQ-06: the unit that handled it first, whichever way the rates are counted.
    repeats: repeats.filter(({ ended }) => ended.office === unit),
    // SV-23: the unit that has to answer for it.
    lookBacks: lookedBack.filter(({ assigned }) => assigned.dutyUnit === unit),
    counts: {
      'out-of-scope': counts['out-of-scope'].filter((row) => row[request.unit] === unit),
      suggestion: counts.suggestion.filter((row) => row[request.unit] === unit),
    },
  });
  const found = units
    .map(ofUnit)
    .filter(
      ({ unit, repeats: own, lookBacks: late, counts: came }) =>
        byUnit.has(unit ?? '') || own.length + late.length > 0 || COUNTS.some((name) => came[name].length > 0),
    );
  return [{ unit: null, rates: all, repeats, lookBacks: lookedBack, counts }, ...found];
}
