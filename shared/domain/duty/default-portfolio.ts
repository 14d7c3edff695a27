import type { JusticeCategory } from '#shared/model/codes.ts';
import type { DutyCaution, Portfolio, PortfolioEntry } from './portfolio.ts';

const LEGAL_SERVICE = { to: 'section', section: 'public-legal-service' } as const satisfies PortfolioEntry;
const LEGAL_AFFAIRS = { to: 'section', section: 'legal-affairs' } as const satisfies PortfolioEntry;
const PERSONNEL = { to: 'section', section: 'party-personnel' } as const satisfies PortfolioEntry;

/** 默认归口 of vocabulary §5.1 [设计], as of a county bureau with the usual sections; a county sets its own, entry by entry (ST-06). */
export const DEFAULT_PORTFOLIO: Portfolio = {
  entries: {
    lawyer: LEGAL_SERVICE,
    notary: LEGAL_SERVICE,
    'legal-aid': { to: 'section', section: 'legal-aid-center' },
    'basic-legal-service': LEGAL_SERVICE,
    forensic: { ...LEGAL_SERVICE, caution: 'may-belong-to-superior' },
    arbitration: LEGAL_SERVICE,
    'people-mediation': { to: 'issue-office', otherwise: 'grassroots' },
    'community-correction': { to: 'section', section: 'community-correction' },
    resettlement: { to: 'section', section: 'grassroots' },
    'admin-reconsideration': { to: 'section', section: 'reconsideration' },
    'admin-litigation-response': LEGAL_AFFAIRS,
    'enforcement-supervision': LEGAL_AFFAIRS,
    'normative-doc': LEGAL_AFFAIRS,
    'law-publicity': { to: 'section', section: 'law-publicity' },
    'qualification-exam': { ...PERSONNEL, caution: 'may-belong-to-superior' },
    // The petition office (信访办) sits in the legal affairs section and hands on.
    'prison-drug-rehab': { ...LEGAL_AFFAIRS, caution: 'hand-on-to-province' },
    'staff-conduct': { to: 'section', section: 'discipline', caution: 'keep-confidential' },
    'personnel-benefit': PERSONNEL,
    consultation: { to: 'issue-office', otherwise: 'legal-affairs' },
    'out-of-scope': { to: 'receiving-office', otherwise: 'legal-affairs' },
  },
  countyVisitKinds: ['leader-day', 'joint-reception', 'stationed'],
};

/** DU-05: a caution belongs to the category, wherever the county sends it. */
export function cautionOf(category: JusticeCategory): DutyCaution | undefined {
  const entry = DEFAULT_PORTFOLIO.entries[category];
  return entry.to === 'section' ? entry.caution : undefined;
}
