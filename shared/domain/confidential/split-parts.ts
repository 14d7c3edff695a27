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

/**
 * The same for a registered matter (CF-14): nobody can be asked to rewrite what colleagues wrote weeks ago, so names and
 * numbers of the informants give way to the pseudonyms, in every field that the confidential officer may read alone.
 */
export function transferParts(registration: Registration): Parts {
  const aliases = pseudonyms(registration.petitioners.length);
  const told = registration.petitioners.flatMap(({ name, idNo, phone }, i) =>
    [name, idNo, phone].filter(isTelling).map((part) => ({ part, alias: aliases[i] ?? '' })),
  );
  // 王某 stands in 王某甲: the longer one first.
  told.sort((a, b) => b.part.length - a.part.length);
  const veiled = (words: string): string => told.reduce((text, { part, alias }) => text.replaceAll(part, alias), words);
  const { concernedParty, materials, priorHandling } = registration;
  const parts = splitParts({
    ...registration,
    summary: veiled(registration.summary).slice(0, 1000),
    claims: registration.claims.map((claim) => veiled(claim).slice(0, 500)),
    ...(concernedParty !== undefined && { concernedParty: veiled(concernedParty).slice(0, 120) }),
    ...(materials !== undefined && {
      materials: materials.map((each) => ({ ...each, name: veiled(each.name).slice(0, 80) })),
    }),
    ...(priorHandling !== undefined && { priorHandling: veiled(priorHandling).slice(0, 1000) }),
  });
  if (!parts.ok) throw new Error(`a name is left in ${parts.error.field}`);
  return { content: parts.value.content, identity: { registration } };
}

/** A name of one sign is in too many words to be looked for. */
const isTelling = (part: string | undefined): part is string => part !== undefined && part.trim().length > 1;
