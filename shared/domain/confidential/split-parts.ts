import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ContentPart, IdentityPart } from '#shared/model/confidential.ts';
import type { Registration } from '#shared/model/registration.ts';

const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;

/** 举报人甲, 举报人乙 …; from the eleventh on with a number. An anonymous report has one too. */
export const pseudonyms = (count: number): readonly string[] =>
  Array.from({ length: Math.max(1, count) }, (_, i) => `举报人${STEMS[i] ?? String(i + 1)}`);

export type Parts = { readonly identity: IdentityPart; readonly content: ContentPart };

/** Which words outside the sealed identity would still tell who the informant is (CF-05). */
export type Leak = { readonly code: 'identity-in-content'; readonly field: 'summary' | 'claims' | 'concernedParty' };

/** Takes a registration apart: who told it and in which words, and what was told. */
export function splitParts(registration: Registration): Result<Parts, Leak> {
  const { petitioners, statement, summary, claims, concernedParty, contentCategory, intakeSource } = registration;
  const people = petitioners.map(withoutRole);
  const telling = people.flatMap(({ name, idNo, phone }) => [name, idNo, phone]).filter(isTelling);
  const leaks = (words: string): boolean => telling.some((part) => words.includes(part));
  if (leaks(summary)) return err({ code: 'identity-in-content', field: 'summary' });
  if (claims.some(leaks)) return err({ code: 'identity-in-content', field: 'claims' });
  if (leaks(concernedParty ?? '')) return err({ code: 'identity-in-content', field: 'concernedParty' });
  return ok({
    identity: { people, ...(statement !== undefined && { statement }) },
    content: {
      pseudonyms: [...pseudonyms(people.length)],
      ...(intakeSource !== undefined && { intakeSource }),
      ...(contentCategory !== undefined && { contentCategory }),
      ...(concernedParty !== undefined && { concernedParty }),
      summary,
      claims,
    },
  });
}

function withoutRole(petitioner: Registration['petitioners'][number]): IdentityPart['people'][number] {
  const { role: _, ...person } = petitioner;
  return person;
}

/** A name of one sign is in too many words to be looked for. */
const isTelling = (part: string | undefined): part is string => part !== undefined && part.trim().length > 1;
