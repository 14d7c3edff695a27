import type { Registration } from '#shared/model/registration.ts';
import type { MatchSubject } from './match-subject.ts';

/** A registration while it is typed: whatever is there already. */
export type PartialRegistration = Partial<
  Pick<
    Registration,
    'receivedOn' | 'form' | 'petitioners' | 'issueVillage' | 'justiceCategory' | 'statement' | 'summary' | 'claims'
  >
>;

export interface SubjectContext {
  readonly id: string;
  readonly officeCode: string;
  /** Full pinyin of a name without tones; absent until its table is loaded. */
  readonly toPinyin?: ((name: string) => string) | undefined;
}

/**
 * What a registration, finished or not, offers for recognition. The clerk's summary and claims are compared; the visitor's own
 * words, of very uneven length, only while there is no summary.
 */
export function registrationSubject(
  registration: PartialRegistration,
  { id, officeCode, toPinyin }: SubjectContext,
): MatchSubject {
  const { petitioners = [], summary = '', claims = [], statement = '' } = registration;
  const names = petitioners.map((petitioner) => petitioner.name);
  return {
    id,
    officeCode,
    receivedOn: registration.receivedOn ?? '',
    form: registration.form ?? '',
    names,
    phones: petitioners.flatMap((petitioner) => petitioner.phone ?? []),
    idNumbers: petitioners.flatMap((petitioner) => petitioner.idNo ?? []),
    village: registration.issueVillage,
    category: registration.justiceCategory ?? '',
    text: [summary, ...claims].join('，').trim() || statement,
    pinyin: toPinyin === undefined ? undefined : names.map(toPinyin),
  };
}
