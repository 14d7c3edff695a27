import { describe, expect, test } from 'vitest';
import { DEFAULT_PORTFOLIO } from '#shared/domain/duty/default-portfolio.ts';
import { suggestDutyUnit } from '#shared/domain/duty/suggest-duty-unit.ts';
import { JUSTICE_CATEGORIES, VISIT_KINDS } from '#shared/model/codes.ts';

const atJiaxi = { issueOffice: 'jiaxi', visitKind: 'market-day' } as const;

describe('DU-02 归口 by category (vocabulary §5.1)', () => {
  test.each([
    ['lawyer', 'public-legal-service'],
    ['notary', 'public-legal-service'],
    ['legal-aid', 'legal-aid-center'],
    ['basic-legal-service', 'public-legal-service'],
    ['forensic', 'public-legal-service'],
    ['arbitration', 'public-legal-service'],
    ['people-mediation', 'jiaxi'],
    ['community-correction', 'community-correction'],
    ['resettlement', 'grassroots'],
    ['admin-reconsideration', 'reconsideration'],
    ['admin-litigation-response', 'legal-affairs'],
    ['enforcement-supervision', 'legal-affairs'],
    ['normative-doc', 'legal-affairs'],
    ['law-publicity', 'law-publicity'],
    ['qualification-exam', 'party-personnel'],
    ['prison-drug-rehab', 'legal-affairs'],
    ['staff-conduct', 'discipline'],
    ['personnel-benefit', 'party-personnel'],
    ['consultation', 'jiaxi'],
    ['out-of-scope', 'jiaxi'],
  ] as const)('%s goes to %s', (justiceCategory, unit) => {
    expect(suggestDutyUnit({ justiceCategory, ...atJiaxi }, DEFAULT_PORTFOLIO).unit).toBe(unit);
  });
});

test('DU-01 every question has one unit and at least one reason', () => {
  for (const justiceCategory of JUSTICE_CATEGORIES) {
    for (const visitKind of [null, ...VISIT_KINDS]) {
      for (const issueOffice of [null, 'jiaxi']) {
        const { unit, reasons } = suggestDutyUnit({ justiceCategory, issueOffice, visitKind }, DEFAULT_PORTFOLIO);
        expect(unit).not.toBe('');
        expect(reasons.length).toBeGreaterThan(0);
      }
    }
  }
});

test('DU-02 C01 a complaint about the notary office', () => {
  expect(suggestDutyUnit({ justiceCategory: 'notary', ...atJiaxi }, DEFAULT_PORTFOLIO)).toEqual({
    unit: 'public-legal-service',
    reasons: [{ code: 'category-belongs-to-section', section: 'public-legal-service' }],
  });
});

test.each([
  ['people-mediation', 'grassroots'],
  ['consultation', 'legal-affairs'],
] as const)('DU-03 %s without an office of the place goes to %s', (justiceCategory, section) => {
  const question = { justiceCategory, issueOffice: null, visitKind: 'walk-in' } as const;
  expect(suggestDutyUnit(question, DEFAULT_PORTFOLIO)).toEqual({
    unit: section,
    reasons: [{ code: 'place-without-office', section }],
  });
});

test.each([
  ['registered by another office than the place', 'market-day', 'yijiang', 'yijiang'],
  ['a letter to the county desk', null, null, 'legal-affairs'],
  ["the bureau's leader day, wherever the visitor lives", 'leader-day', 'yijiang', 'legal-affairs'],
] as const)('DU-04 out of scope: %s', (_name, visitKind, receivingOffice, unit) => {
  const question = { justiceCategory: 'out-of-scope', issueOffice: 'jiaxi', visitKind, receivingOffice } as const;
  expect(suggestDutyUnit(question, DEFAULT_PORTFOLIO).unit).toBe(unit);
});

test.each([
  ['forensic', 'may-belong-to-superior'],
  ['qualification-exam', 'may-belong-to-superior'],
  ['prison-drug-rehab', 'hand-on-to-province'],
  ['staff-conduct', 'keep-confidential'],
] as const)('DU-05 %s carries the caution %s', (justiceCategory, caution) => {
  const { reasons } = suggestDutyUnit({ justiceCategory, ...atJiaxi }, DEFAULT_PORTFOLIO);
  expect(reasons).toContainEqual({ code: 'caution', caution });
});
