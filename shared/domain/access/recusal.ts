import type { Action } from '#shared/model/action.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { UnitCode } from '#shared/model/ids.ts';
import type { Registration } from '#shared/model/registration.ts';
import { accusedIn } from './matter-facts.ts';
import { isNamedIn } from './named-in.ts';

/** 回避 (条例 30; R003-13): an accusation is not handed to a unit that it is about. */
export type RecusalRefusal =
  | { readonly code: 'unit-accused'; readonly unit: UnitCode }
  | { readonly code: 'duty-officer-accused'; readonly officer: string };

type Accused = Pick<Registration, 'purpose' | 'concernedParty'>;

/**
 * `null`: the action hands the matter to nobody, or to a unit or officer that it does not name. Only of 检举控告: that the
 * organ a complaint is about handles it, is the law's own rule for every other matter (条例 22, 31).
 */
export function recusalProblem(
  registration: Accused,
  action: Action,
  units: CountyProfile['units'],
): RecusalRefusal | null {
  const code = receiverOf(action);
  const accused = action.kind === 'amend' ? { ...registration, ...action.set } : registration;
  const unit = units.find((each) => each.code === code);
  const named = accusedIn(accused);
  if (named === undefined) return null;
  const officer = action.kind === 'amend' ? action.set.dutyOfficer?.trim() : undefined;
  if (officer !== undefined && officer !== '' && isNamedIn(named, officer))
    return { code: 'duty-officer-accused', officer };
  if (code === null || unit === undefined) return null;
  return [unit.name, unit.shortName].some((name) => isNamedIn(named, name))
    ? { code: 'unit-accused', unit: code }
    : null;
}

function receiverOf(action: Action): UnitCode | null {
  switch (action.kind) {
    case 'amend':
      return action.set.dutyUnit ?? null;
    case 'propose':
    case 'assign':
      return action.unit;
    case 'transfer':
    case 'ask-co-unit':
      return action.unit ?? null;
    default:
      return null;
  }
}
