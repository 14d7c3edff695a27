import { confidentialWords, refusedWords } from '#renderer/text/confidential-words.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import type { DeskProblem } from '#renderer/usecases/confidential-desk.ts';

/** One sentence for what went wrong. */
export function problemWords(problem: DeskProblem): string {
  if ('why' in problem) return refusedWords(problem.why);
  return problem.code === 'damaged' ? confidentialWords.noBox : explainProblem(problem.code).title;
}
