import type { Act } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { instantToPlainDate } from '../calendar/plain-date.ts';
import type { ClockEvent } from './clock-facts.ts';

/** The clock events among the steps of a matter's procedures, in the order of the steps. Steps without a clock give none. */
export function eventsOfActs(acts: readonly Act[]): readonly ClockEvent[] {
  const corrected = new Set(
    acts.flatMap(({ action }) => (action.kind === 'record-delivery' ? (action.corrects ?? []) : [])),
  );
  return [
    ...acts.flatMap((act, i) => (corrected.has(act.op) ? [] : eventsOf(act, acts.slice(0, i), acts.slice(i + 1)))),
    ...accessEvents(acts),
    ...coHandlingEvents(acts),
    ...supervisionEvents(acts),
  ];
}

/** Requests about own data wait side by side: the clock is that of the oldest open one, else that of the last (C40). */
function accessEvents(acts: readonly Act[]): readonly ClockEvent[] {
  const answers = new Map(
    acts.flatMap(({ action }) => (action.kind === 'answer-access' ? [[action.request, action.on] as const] : [])),
  );
  const asked = acts.flatMap(({ op, action }) => (action.kind === 'request-access' ? [{ op, on: action.on }] : []));
  const shown = asked.find(({ op }) => !answers.has(op)) ?? asked.at(-1);
  if (shown === undefined) return [];
  const answered = answers.get(shown.op);
  return [
    { kind: 'access-requested', on: shown.on },
    ...(answered === undefined ? [] : [{ kind: 'access-answered', on: answered } as const]),
  ];
}

/** CO-02: each 协办 unit has its own day; one that is not met ends with the matter. */
function coHandlingEvents(acts: readonly Act[]): readonly ClockEvent[] {
  const asked = acts.flatMap(({ op, action }) => (action.kind === 'ask-co-unit' ? [op] : []));
  return acts.flatMap(({ op, action }): readonly ClockEvent[] => {
    if (action.kind === 'ask-co-unit') {
      return [{ kind: 'unit-date', on: action.on, name: coName(asked.indexOf(op)), due: action.dueOn }];
    }
    return action.kind === 'answer-co-unit'
      ? [{ kind: 'unit-date-met', on: action.on, name: coName(asked.indexOf(action.request)) }]
      : [];
  });
}

const coName = (no: number): string => (no === 0 ? '协办反馈' : `协办反馈（第 ${no + 1} 项）`);

const ASSIGNED = '交办期限';
const REDO = '退回重办';
const INSTRUCTED = '领导批示';
const HEARING = '举行听证';
/** R002-10: met when a call found it done, or when the matter is closed, for which it was checked (R002-40). */
const EXECUTED = '执行期限';
/** Days set inside the house: reported as done, each of them is met (DL-70). */
const UNIT_DATES = [ASSIGNED, REDO, INSTRUCTED] as const;

/** SV-06: each order's answer has a day of its own, and another after one was returned; a lead has its day (SV-11). */
function supervisionEvents(acts: readonly Act[]): readonly ClockEvent[] {
  const orders = acts.flatMap(({ op, action }) => (action.kind === 'propose-supervision' ? [{ op, action }] : []));
  const rounds = new Map<string, number>();
  return acts.flatMap(({ action }): readonly ClockEvent[] => {
    if (!('order' in action)) return leadEvents(action);
    const no = orders.findIndex(({ op }) => op === action.order);
    const asked = (due: PlainDate | undefined, on: PlainDate): readonly ClockEvent[] =>
      due === undefined
        ? []
        : [{ kind: 'unit-date', on, name: answerName(no, rounds.get(action.order)), due, outlives: true }];
    switch (action.kind) {
      case 'issue-supervision':
        return asked(orders[no]?.action.dueOn, action.on);
      case 'answer-supervision':
        return [{ kind: 'unit-date-met', on: action.on, name: answerName(no, rounds.get(action.order)) }];
      case 'check-supervision':
        if (action.accepted) {
          // R002-36: what was found in a leader's matter is reported to the leader.
          return orders[no]?.action.trigger === 'instructed' ? [{ kind: 'inspection-ended', on: action.on }] : [];
        }
        rounds.set(action.order, (rounds.get(action.order) ?? 1) + 1);
        return asked(action.dueOn, action.on);
      default:
        return [];
    }
  });
}

const answerName = (no: number, round = 1): string =>
  `督办回复${no === 0 ? '' : `（第 ${no + 1} 号）`}${round === 1 ? '' : `第 ${round} 次`}`;

function leadEvents(action: Act['action']): readonly ClockEvent[] {
  switch (action.kind) {
    case 'mark-raised-above':
      return [{ kind: 'raised-above', on: action.on }];
    case 'appoint-lead':
      return [
        { kind: 'lead-appointed', on: action.on },
        { kind: 'unit-date', on: action.on, name: '包案', due: action.dueOn },
      ];
    case 'conclude-lead':
      return [{ kind: 'unit-date-met', on: action.on, name: '包案' }];
    default:
      return [];
  }
}

function eventsOf({ action, at }: Act, before: readonly Act[], after: readonly Act[]): readonly ClockEvent[] {
  switch (action.kind) {
    case 'assign':
      return [{ kind: 'unit-date', on: action.on, name: ASSIGNED, due: action.dueOn }];
    case 'transfer':
      // To another organ; inside the county only the responsible unit changes.
      return action.unit === undefined ? [{ kind: 'forwarded', on: action.on }] : [];
    case 'object':
      return [{ kind: 'objected', on: action.on }];
    case 'answer-objection':
      // Given back to whoever assigned it: outside only when nobody inside the county had.
      return action.agreed && !before.some(({ action: { kind } }) => kind === 'assign' || kind === 'transfer')
        ? [{ kind: 'returned', on: action.on }]
        : [];
    case 'decide-intake':
      return acceptance(action.decision, action.on);
    case 'convert-to-ordinary':
      return [{ kind: 'turned-ordinary', on: action.on }];
    case 'decide-extension':
      return action.approved ? [{ kind: 'extended', on: action.on, days: daysAsked(before) }] : [];
    case 'sign-opinion':
      // On a complaint about legal aid or a forensic examiner the signed opinion is the decision.
      return action.approved
        ? [
            { kind: 'opinion-issued', on: action.on },
            { kind: 'decided', on: action.on },
            hearingOver(action.on),
            ...execution(before, action.on),
          ]
        : [];
    case 'answer-suggestion':
      return [{ kind: 'opinion-issued', on: action.on }];
    case 'record-delivery':
      return delivery(action);
    case 'report-up':
      return [
        { kind: 'reported-back', on: action.on },
        { kind: 'leader-reported', on: action.on },
      ];
    case 'submit-closure':
      return UNIT_DATES.map((name) => ({ kind: 'unit-date-met', on: action.on, name }));
    case 'check-closure':
      if (action.close) return [{ kind: 'closed', on: action.on }];
      return [
        { kind: 'returned-for-redo', on: action.on },
        ...(action.dueOn === undefined
          ? []
          : [{ kind: 'unit-date', on: action.on, name: REDO, due: action.dueOn } as const]),
      ];
    case 'instruct':
      return action.dueOn === undefined
        ? []
        : [{ kind: 'unit-date', on: action.on, name: INSTRUCTED, due: action.dueOn }];
    case 'follow-up':
      return action.implemented === 'yes' ? [{ kind: 'unit-date-met', on: action.on, name: EXECUTED }] : [];
    case 'rate':
      return [{ kind: 'rated', on: action.on }];
    case 'request-review':
      return [{ kind: action.level === 'review' ? 'review-requested' : 'recheck-requested', on: action.on }];
    case 'decide-review':
    case 'refuse-review':
      return [
        { kind: action.level === 'review' ? 'review-decided' : 'recheck-decided', on: action.on },
        hearingOver(action.on),
      ];
    case 'call-hearing':
      return [{ kind: 'unit-date', on: action.on, name: HEARING, due: action.heldOn }];
    case 'record-hearing':
      return [{ kind: 'hearing', on: action.from, to: action.to }, hearingOver(action.from)];
    case 'conclude-mediation':
      return action.agreed && action.effectiveOn !== undefined
        ? [{ kind: 'agreement-effective', on: action.effectiveOn }]
        : [];
    case 'record-work':
      return action.work === 'ask-confirmation' ? [{ kind: 'confirmation-requested', on: action.on }] : [];
    case 'withdraw':
      return [{ kind: 'withdrawn', on: action.on }];
    case 'merge-into':
      return after.some((later) => later.action.kind === 'undo-merge')
        ? []
        : [{ kind: 'merged', on: instantToPlainDate(at) }];
    default:
      return [];
  }
}

type ActionOf<K extends Act['action']['kind']> = Extract<Act['action'], { kind: K }>;

function acceptance(
  decision: ActionOf<'decide-intake'>['decision'],
  on: ActionOf<'decide-intake'>['on'],
): readonly ClockEvent[] {
  if (decision === 'accepted') return [{ kind: 'accepted', on }];
  if (decision === 'address-unclear') return [];
  // Not accepted is no notice yet: that is its paper, delivered.
  if (decision !== 'accepted-simple') return [{ kind: 'intake-declined', on }];
  return [
    { kind: 'simple-chosen', on },
    { kind: 'simple-accepted', on },
  ];
}

/** The day the signed opinion sets for carrying out what it grants (R002-10). */
function execution(before: readonly Act[], on: PlainDate): readonly ClockEvent[] {
  const draft = before.flatMap(({ action }) => (action.kind === 'draft-opinion' ? [action] : [])).at(-1);
  return draft?.execution === undefined ? [] : [{ kind: 'unit-date', on, name: EXECUTED, due: draft.execution.dueOn }];
}

/** What was granted is what was asked for last (条例 34). */
function daysAsked(before: readonly Act[]): number {
  const asked = before.flatMap(({ action }) => (action.kind === 'ask-extension' ? [action.days] : []));
  return asked.at(-1) ?? 0;
}

/** R004-07: an instruction says by when to settle or to answer; the delivered answer meets it as well (DL-70). */
const instructionMet = (on: PlainDate): ClockEvent => ({ kind: 'unit-date-met', on, name: INSTRUCTED });

/** Held, or not held before what it was called for was decided (R001-40). */
const hearingOver = (on: PlainDate): ClockEvent => ({ kind: 'unit-date-met', on, name: HEARING });

/** Signed for, or refused before witnesses: the law counts from it (statutes §12). */
function delivery({ paper, result, witnesses = [], on }: ActionOf<'record-delivery'>): readonly ClockEvent[] {
  if (result !== 'signed' && !(result === 'refused' && witnesses.length > 0)) return [];
  switch (paper) {
    case 'opinion':
      return [{ kind: 'reply-delivered', on }, { kind: 'decision-told', on }, instructionMet(on)];
    case 'suggestion-reply':
      return [{ kind: 'notified', on }, instructionMet(on)];
    case 'review-opinion':
      return [{ kind: 'review-delivered', on }];
    case 'extension':
    case 'mediation-end':
    case 'recheck-opinion':
    case 'access-reply':
    case 'hearing':
    case 'review-refusal':
      return [];
    default:
      return [{ kind: 'notified', on }];
  }
}
