import { err, ok, type Result } from '#shared/lib/result.ts';
import type { ContentPart, IdentityPart } from '#shared/model/confidential.ts';
import type { Registration } from '#shared/model/registration.ts';

const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'] as const;

/** 举报人甲, 举报人乙 …; from the eleventh on with a number. An anonymous report has one too. */
export const pseudonyms = (count: number): readonly string[] =>
  Array.from({ length: Math.max(1, count) }, (_, i) => `举报人${STEMS[i] ?? String(i + 1)}`);

export type Parts = { readonly identity: IdentityPart; readonly content: ContentPart };

type LeakField = 'summary' | 'claims' | 'concernedParty' | 'materials' | 'priorHandling';

/** Which words outside the sealed identity would still tell who the informant is (CF-05). */
export type Leak = { readonly code: 'identity-in-content'; readonly field: LeakField };

/** Takes a registration apart: who told it and in which words, and what was told. */
export function splitParts(registration: Registration): Result<Parts, Leak> {
  const { petitioners, summary, claims, concernedParty, contentCategory, intakeSource, priorHandling } = registration;
  const materials = registration.materials?.map(({ name }) => name);
  const telling = petitioners.flatMap(({ name, idNo, phone }) => [name, idNo, phone]).filter(isTelling);
  const leaks = (words: string): boolean => telling.some((part) => words.includes(part));
  if (leaks(summary)) return err({ code: 'identity-in-content', field: 'summary' });
  if (claims.some(leaks)) return err({ code: 'identity-in-content', field: 'claims' });
  if (leaks(concernedParty ?? '')) return err({ code: 'identity-in-content', field: 'concernedParty' });
  if (materials?.some(leaks) === true) return err({ code: 'identity-in-content', field: 'materials' });
  if (leaks(priorHandling ?? '')) return err({ code: 'identity-in-content', field: 'priorHandling' });
  return ok({
    identity: { registration },
    content: {
      pseudonyms: [...pseudonyms(petitioners.length)],
      ...(intakeSource !== undefined && { intakeSource }),
      ...(contentCategory !== undefined && { contentCategory }),
      ...(concernedParty !== undefined && { concernedParty }),
      summary,
      claims,
      ...(materials !== undefined && { materials }),
      ...(priorHandling !== undefined && { priorHandling }),
    },
  });
}

/** A name of one sign is in too many words to be looked for. */
const isTelling = (part: string | undefined): part is string => part !== undefined && part.trim().length > 1;
