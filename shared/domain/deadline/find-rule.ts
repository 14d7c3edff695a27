/** Looking a time limit up in a rule pack (DL-09, DL-10). */
import { compareText } from '#shared/lib/compare-text.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type {
  DayDeadlineRule,
  DeadlineCode,
  DeadlineRule,
  HourDeadlineRule,
  RulePack,
} from '#shared/model/rule-pack.ts';

/**
 * The rule with that code in force on the day. Before the first version began (an old matter, a laptop clock years behind)
 * the first version answers, so that a wrong clock never leaves a matter without a date. `undefined`: no such rule.
 */
export function findRule(pack: RulePack, code: DeadlineCode, on: PlainDate): DeadlineRule | undefined {
  const newestFirst = pack.rules
    .filter((rule) => rule.code === code)
    .sort((a, b) => compareText(b.effectiveFrom ?? '', a.effectiveFrom ?? ''));
  const inForce = newestFirst.find(
    ({ effectiveFrom, effectiveTo }) =>
      (effectiveFrom === null || effectiveFrom <= on) && (effectiveTo === null || on <= effectiveTo),
  );
  if (inForce) return inForce;
  const first = newestFirst.at(-1);
  return first?.effectiveFrom && on < first.effectiveFrom ? first : undefined;
}

/** A rule counted in days or months; throws when the pack has none, which makes the pack unusable. */
export function dayRule(pack: RulePack, code: DeadlineCode, on: PlainDate): DayDeadlineRule {
  const rule = findRule(pack, code, on);
  if (!rule || rule.unit === 'hour' || rule.unit === 'as-instructed') {
    throw new Error(`rule pack ${pack.id} has no limit in days for ${code} on ${on}`);
  }
  return rule;
}

/** A rule counted in hours; throws when the pack has none. */
export function hourRule(pack: RulePack, code: DeadlineCode, on: PlainDate): HourDeadlineRule {
  const rule = findRule(pack, code, on);
  if (rule?.unit !== 'hour') throw new Error(`rule pack ${pack.id} has no limit in hours for ${code} on ${on}`);
  return rule;
}

/** False for what was entered from memory and nobody has checked: shown as 待核对, its article not printed (DL-10). */
export function mayCite(rule: DeadlineRule): boolean {
  return rule.provenance !== 'recalled' || rule.checkedOn !== null;
}
