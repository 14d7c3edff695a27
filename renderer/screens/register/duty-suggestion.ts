import { openUnits } from '#shared/domain/organisation/units.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { suggestDutyUnit, type DutyReason } from '#shared/domain/duty/suggest-duty-unit.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { UnitCode } from '#shared/model/ids.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { FormValues } from '#renderer/state/register-form.ts';

export type ShownSuggestion = {
  readonly unit: string;
  readonly reasons: readonly DutyReason[];
  readonly missing: boolean;
};

/**
 * The one responsible unit for place × category (R004-01); `null` before a category is chosen. A county without the
 * section the portfolio names (`missing`) leaves the matter to the bureau itself.
 */
export function suggestionFor(
  values: Pick<FormValues, 'form' | 'justiceCategory' | 'issueOffice' | 'visitKind'>,
  desk: {
    readonly profile: CountyProfile;
    readonly office: string;
    readonly countyBound: boolean;
    readonly today: PlainDate;
  },
): ShownSuggestion | null {
  if (values.justiceCategory === null) return null;
  const { unit, reasons } = suggestDutyUnit(
    {
      justiceCategory: values.justiceCategory,
      issueOffice: unitCode(values.issueOffice),
      visitKind: values.form === 'visit' ? values.visitKind : null,
      receivingOffice: desk.countyBound ? null : unitCode(desk.office),
    },
    countySettings(desk.profile.settingEntries).on(desk.today).portfolio,
  );
  const missing = !openUnits(desk.profile.units).some((known) => known.code === unit);
  return { unit: missing ? desk.profile.bureau : unit, reasons, missing };
}

function unitCode(text: string | null): UnitCode | null {
  const parsed = UnitCode.safeParse(text);
  return parsed.success ? parsed.data : null;
}
