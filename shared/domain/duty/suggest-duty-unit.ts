import { assertNever } from '#shared/lib/assert-never.ts';
import type { JusticeCategory, VisitKind } from '#shared/model/codes.ts';
import type { UnitCode } from '#shared/model/ids.ts';
import type { DutyCaution, Portfolio } from './portfolio.ts';

export interface DutyQuestion {
  readonly justiceCategory: JusticeCategory;
  /** The judicial office of the place the matter lies in (问题属地); null when unknown or outside the county's offices. */
  readonly issueOffice: UnitCode | null;
  /** Null for letters, calls and online petitions. */
  readonly visitKind: VisitKind | null;
  /** The office registering the matter, null at the county desk; when not given, the office of the place is taken. */
  readonly receivingOffice?: UnitCode | null;
}

export type DutyReason =
  | { readonly code: 'category-belongs-to-section'; readonly section: UnitCode }
  | { readonly code: 'place-of-matter'; readonly office: UnitCode }
  | { readonly code: 'registered-here'; readonly office: UnitCode }
  | { readonly code: 'place-without-office'; readonly section: UnitCode }
  | { readonly code: 'received-by-county'; readonly section: UnitCode }
  | { readonly code: 'caution'; readonly caution: DutyCaution };

export interface DutySuggestion {
  readonly unit: UnitCode;
  readonly reasons: readonly DutyReason[];
}

/** Exactly one responsible unit for place × category (R004-01), to be confirmed or changed by a person (DU-01 to DU-05). */
export function suggestDutyUnit(question: DutyQuestion, portfolio: Portfolio): DutySuggestion {
  const { justiceCategory, issueOffice, visitKind } = question;
  const entry = portfolio.entries[justiceCategory];
  switch (entry.to) {
    case 'section': {
      const because: DutyReason = { code: 'category-belongs-to-section', section: entry.section };
      const cautions: readonly DutyReason[] = entry.caution ? [{ code: 'caution', caution: entry.caution }] : [];
      return { unit: entry.section, reasons: [because, ...cautions] };
    }
    case 'issue-office':
      return issueOffice === null
        ? { unit: entry.otherwise, reasons: [{ code: 'place-without-office', section: entry.otherwise }] }
        : { unit: issueOffice, reasons: [{ code: 'place-of-matter', office: issueOffice }] };
    case 'receiving-office': {
      const heldByCounty = visitKind !== null && portfolio.countyVisitKinds.includes(visitKind);
      const office = heldByCounty ? null : receivingOfficeOf(question);
      return office === null
        ? { unit: entry.otherwise, reasons: [{ code: 'received-by-county', section: entry.otherwise }] }
        : { unit: office, reasons: [{ code: 'registered-here', office }] };
    }
    default:
      return assertNever(entry);
  }
}

function receivingOfficeOf({ receivingOffice, issueOffice }: DutyQuestion): UnitCode | null {
  return receivingOffice === undefined ? issueOffice : receivingOffice;
}
