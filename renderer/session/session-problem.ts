import type { CountyProfile } from '#shared/model/county.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { explainSessionRefusal } from '#renderer/text/session-words.ts';
import { isStorageProblem, type SessionProblem } from '#renderer/usecases/sessions.ts';
import { officerName } from './session.ts';

/** Why something about a reception was not done, and what to do instead. */
export const sessionProblemText = (problem: SessionProblem, profile: CountyProfile): string =>
  isStorageProblem(problem)
    ? explainProblem(problem.code).title
    : explainSessionRefusal(problem, (officer) => officerName(profile, officer));
