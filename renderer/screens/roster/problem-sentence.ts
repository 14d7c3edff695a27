import type { CountyProfile } from '#shared/model/county.ts';
import { officerName } from '#renderer/session/session.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { explainSessionRefusal } from '#renderer/text/session-words.ts';
import { isStorageProblem, type SessionProblem } from '#renderer/usecases/sessions.ts';

/** Why something on the roster was not done, and what to do instead. */
export const problemSentence = (problem: SessionProblem, profile: CountyProfile): string =>
  isStorageProblem(problem)
    ? explainProblem(problem.code).title
    : explainSessionRefusal(problem, (officer) => officerName(profile, officer));
