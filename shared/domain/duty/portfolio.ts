/** Who is responsible for what in the county bureau, as data (R004-01, R004-03, DU-01). */
import type { JusticeCategory, VisitKind } from '#shared/model/codes.ts';
import type { UnitCode } from '#shared/model/ids.ts';

/** Where a category goes. Sections are unit codes of the county bureau (vocabulary §11). */
export type PortfolioEntry =
  | { readonly to: 'section'; readonly section: UnitCode; readonly caution?: DutyCaution }
  /** The judicial office where the matter lies (属地); `otherwise` when that place has no office. */
  | { readonly to: 'issue-office'; readonly otherwise: UnitCode }
  /** Whoever registered it guides the visitor on; `otherwise` at county-held receptions. */
  | { readonly to: 'receiving-office'; readonly otherwise: UnitCode };

/** What the officer should consider before taking the suggestion. */
export type DutyCaution =
  /** Registered with the city or province: hand on. */
  | 'may-belong-to-superior'
  /** Runs under the province, never handled in the county. */
  | 'hand-on-to-province'
  /** May be an accusation: two-person registration, never to the unit it is about (条例 30 条). */
  | 'keep-confidential';

export interface Portfolio {
  readonly entries: Readonly<Record<JusticeCategory, PortfolioEntry>>;
  /** Receptions held by the bureau itself, where no judicial office has received the visitor. */
  readonly countyVisitKinds: readonly VisitKind[];
}
