import type { MatchSubject } from '#shared/domain/matching/match-subject.ts';

/** An invented registration; give only what the case is about. */
export function aSubject(given: Partial<MatchSubject> & { readonly id: string }): MatchSubject {
  return {
    officeCode: '甲溪',
    receivedOn: '2026-09-04',
    form: 'visit',
    names: [],
    phones: [],
    idNumbers: [],
    category: '其他',
    text: '',
    ...given,
  };
}
