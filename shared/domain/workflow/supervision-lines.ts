import type { MatterView } from '#shared/model/matter.ts';
import { firstUnit, handlingUnit, stepsOfKind } from './facts.ts';

/** One line of a proposed supervision: what about, and which unit answers for it. Never about the petitioner. */
export type SupervisionLine = { readonly about: 'problem' | 'first-handling'; readonly unit: string };

/**
 * 不满意 → 双线督办 (R001-65, C16): the problem with the unit responsible now, the first handling with the unit that
 * registered the matter, even if it was passed on since. Empty while the newest rating of neither body is 不满意.
 */
export function supervisionLines(view: MatterView): readonly SupervisionLine[] {
  const ratings = stepsOfKind(view, 'rate');
  const isUnsatisfied = (['duty-unit', 'petition-office'] as const).some(
    (target) => ratings.filter(({ action }) => action.target === target).at(-1)?.action.value === 'unsatisfied',
  );
  if (!isUnsatisfied) return [];
  return [
    { about: 'problem', unit: handlingUnit(view) },
    { about: 'first-handling', unit: firstUnit(view) },
  ];
}
