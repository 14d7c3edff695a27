import { settingsOf } from '#shared/domain/organisation/settings.ts';
import { subjectCode } from '#shared/domain/settings/subjects.ts';
import { LETTER_KINDS } from '#shared/domain/letters/letter-kinds.ts';
import { changeCounty, type CountyChangeProblem } from '#shared/domain/organisation/change-county.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { isSafeReason } from '#shared/model/audit.ts';
import type { CountySetting } from '#shared/model/county-setting.ts';
import type { OfficerId } from '#shared/model/ids.ts';
import type { CountyChange } from '#shared/model/county-change.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import type { ChangeCountyRequest } from '#shared/sync/county.ts';
import type { StoreTx } from '#server/db/store.ts';
import { findUnit } from './county.ts';
import { appendEvents, type AuditDeps, type ServerEvent } from './join-audit.ts';
import type { Sender } from './parse-push.ts';

/** One change of the county's units, guide targets or settings, with its entries in the log; both or neither. */
export function changeOrganisation(
  deps: AuditDeps,
  { seen, change }: Pick<ChangeCountyRequest, 'seen' | 'change'>,
  by: Sender & { readonly officer: OfficerId },
): Promise<Result<CountyProfile, 'not-set-up' | 'profile-changed' | CountyChangeProblem>> {
  return deps.store.transaction(async (tx) => {
    const county = await tx.readCounty();
    if (county === null) return err('not-set-up');
    if (county.version !== seen) return err('profile-changed');
    const numbered = change.kind === 'change-unit' && (await hasNumbers(tx, county, change.unit.code));
    const next = changeCounty(county, change, () => numbered, { officer: by.officer, at: deps.now() });
    if (!next.ok) return next;
    await tx.saveCounty(next.value);
    const told = eventsOf(county, next.value, change);
    await appendEvents(
      deps,
      tx,
      told.map((event) => ({ kind: 'settings', ...by, ...event, result: 'done' })),
    );
    return ok(next.value);
  });
}

/** Has the unit given a number: to a matter, a letter of any kind, or, the bureau, to a report in confidence? */
async function hasNumbers(tx: StoreTx, { bureau }: CountyProfile, code: string): Promise<boolean> {
  const series = Object.values(LETTER_KINDS).map(({ word }) => `${code}/${word}`);
  const { numbers } = await tx.readKnown({ ids: [], streams: [], offices: [code, ...series] });
  return numbers.length > 0 || (code === bureau && (await tx.readConfidentialEnd()).numbers.size > 0);
}

type Told = Pick<ServerEvent, 'what' | 'reason' | 'count'>;

/** D8: what the log says of a change; of the settings, each that has another value now, with that value. */
function eventsOf(before: CountyProfile, after: CountyProfile, change: CountyChange): readonly Told[] {
  switch (change.kind) {
    case 'add-unit':
    case 'change-unit':
      return [{ what: change.kind, reason: change.unit.name }];
    case 'close-unit':
    case 'reopen-unit':
      return [{ what: change.kind, reason: findUnit(after, change.code)?.name ?? change.code }];
    case 'guide-targets':
      return [{ what: change.kind, count: change.guideTargets.length }];
    case 'county':
      return [{ what: 'county-names' }];
    // The whole reason stands in the profile; a number of a person does not go into the log.
    case 'set': {
      const { reason } = change.setting;
      return [
        { what: subjectCode(change.setting), ...countOf(change.setting), ...(isSafeReason(reason) && { reason }) },
      ];
    }
    case 'settings': {
      const { leaseDays, eraseDays, idleMinutes, storeAlgorithm, requireSecondFactor } = settingsOf(before);
      return [
        ...(leaseDays === change.leaseDays ? [] : [{ what: 'lease-days', count: change.leaseDays }]),
        ...(eraseDays === change.eraseDays ? [] : [{ what: 'erase-days', count: change.eraseDays }]),
        ...(idleMinutes === change.idleMinutes ? [] : [{ what: 'idle-minutes', count: change.idleMinutes }]),
        ...(storeAlgorithm === change.storeAlgorithm
          ? []
          : [{ what: 'store-algorithm', reason: change.storeAlgorithm }]),
        ...(requireSecondFactor === change.requireSecondFactor
          ? []
          : [{ what: change.requireSecondFactor ? 'second-factor-required' : 'second-factor-optional' }]),
      ];
    }
  }
}

/** The new value, where it is one number: of reminders the longest notice; who is responsible stands in the profile. */
const countOf = (setting: CountySetting): { readonly count?: number } => {
  if (setting.sets === 'duty') return {};
  const count = setting.sets === 'reminder' ? setting.days[0] : setting.value;
  return count === undefined ? {} : { count };
};
