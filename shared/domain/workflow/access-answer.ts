/** What an answer about a person's own data must hold (个人信息保护法 45, 46, 50; C40). */
import type { MatterView } from '#shared/model/matter.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import type { Refusal } from '../matter/refusal.ts';
import { accessRequestsOf, type Decided } from './facts.ts';
import type { StartContext } from './may-start.ts';

type Asked = Decided<'request-access', 'answer-access'>['asked'];

/** `null`: the answer may be given as written. */
export function accessAnswerProblem(
  view: MatterView,
  answer: ActionOf<'answer-access'>,
  { acting }: StartContext,
): Refusal | null {
  const request = accessRequestsOf(view).find(({ asked }) => asked.op === answer.request);
  if (request === undefined || request.decision !== null) return { code: 'access-not-asked' };
  const { asked } = request;
  if (answer.on < asked.action.on) return { code: 'days-reversed' };
  if (answer.outcome !== 'granted') {
    if (answer.ground === undefined || answer.reason === undefined) return { code: 'reason-missing' };
    // A right is cut only by who answers for the unit.
    const may = (acting?.roles ?? []).some((role) => role !== 'handler' && role !== 'receptionist');
    if (!may) return { code: 'head-refuses-access' };
  }
  return answer.outcome === 'refused' ? null : handedOut(view, asked, answer);
}

/** Something is handed out or changed: to a person who was recognised, about this person alone, and really done. */
function handedOut(view: MatterView, asked: Asked, answer: ActionOf<'answer-access'>): Refusal | null {
  if (answer.identity === 'not-shown') return { code: 'identity-missing' };
  const { asks, person } = asked.action;
  if (asks === 'correct' || asks === 'complete') {
    return isCorrected(view, asked) ? null : { code: 'correction-missing' };
  }
  // 查阅只给本人部分: what is registered of others, of an informant above all, is nobody else's to see (条例 30).
  const isOwn = view.registration.petitioners.some(({ name }) => name.trim() === person.trim());
  return isOwn ? null : { code: 'not-own-data' };
}

/** Corrected by an amendment after the request; its old value stays in the operations. An archived volume only takes a note. */
function isCorrected(view: MatterView, asked: Asked): boolean {
  const from = view.history.findIndex(({ op }) => op === asked.op);
  return view.history
    .slice(from + 1)
    .some(({ kind }) => kind === 'amend' || (kind === 'add-note' && view.status === 'archived'));
}
