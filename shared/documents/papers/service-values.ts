/** What the records of telling, calling back, review and mediation say for their papers (documents §3, §4; R004-50, R001-64). */
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { deliveriesOf, handlersOf, newest, servedOf, stepsOfKind } from '#shared/domain/workflow/facts.ts';
import { confirmationDue } from '#shared/domain/workflow/terms.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { ActionOf } from '#shared/model/workflow-action.ts';
import { petitionerResponseLabels } from '../code-labels.ts';
import { dateText } from '../date-text.ts';
import { officerName, type PrintContext } from '../print-context.ts';
import { deliveryModeLabels, implementedLabels, paperLabels, unsatisfiedReasonLabels } from '../workflow-labels.ts';
import type { PaperValues } from './paper.ts';

type Delivery = ActionOf<'record-delivery'>;

/** The seven ways of the printed form. */
const MODES = {
  'in-person': 'direct',
  'mail-registered': 'mail',
  'leave-with-adult-family': 'direct',
  'leave-at-residence': 'left',
  electronic: 'electronic',
  phone: 'other',
  sms: 'other',
  'public-notice': 'public',
  other: 'other',
} as const satisfies Record<Delivery['mode'], string>;

/** 送达回证 of the newest delivery that stands. */
export function returnValues(view: MatterView): PaperValues {
  const delivery = deliveriesOf(view).at(-1)?.action;
  if (delivery === undefined) return {};
  const { paper, docNo, mode, result, on, recipient, proxy, reason, witnesses, response, place, servers, proof } =
    delivery;
  const number = docNo ?? (view.papers ?? []).find(({ op }) => op === delivery.issued)?.docNo ?? '';
  const remarks = [
    MODES[mode] === 'other' || mode === 'leave-with-adult-family' ? `方式：${deliveryModeLabels[mode]}` : '',
    proof === undefined ? '' : `凭证：${proof}`,
    response === undefined ? '' : `信访人意见：${petitionerResponseLabels[response]}`,
  ].filter((part) => part !== '');
  return {
    docRef: `${paperLabels[paper]}${number}`,
    ...(recipient !== undefined && { addressee: recipient }),
    place,
    servers: servers?.join('、'),
    mode: MODES[mode],
    receivedAt: result === 'signed' ? dateText(on) : undefined,
    proxy,
    refusal: result === 'signed' ? undefined : [`${dateText(on)}`, reason].filter(Boolean).join('，'),
    witness: witnesses?.join('、'),
    remarks: remarks.length === 0 ? undefined : remarks.join('；'),
  };
}

const CALLS = { phone: 'phone', visit: 'visit', 'in-person': 'in-person', other: 'other' } as const satisfies Record<
  ActionOf<'follow-up'>['mode'],
  string
>;
const GRADES = {
  satisfied: 'satisfied',
  basically: 'basic',
  unsatisfied: 'dissatisfied',
} as const satisfies Record<ActionOf<'rate'>['value'], string>;

/** 回访记录 with both marks and what was behind a bad one (R001-64, C16). */
export function followUpValues(view: MatterView, context: PrintContext): PaperValues {
  const call = newest(view, 'follow-up');
  if (call === null) return {};
  const rated = (target: ActionOf<'rate'>['target']): ActionOf<'rate'> | undefined =>
    stepsOfKind(view, 'rate')
      .filter(({ action }) => action.target === target)
      .at(-1)?.action;
  const marks = [rated('duty-unit'), rated('petition-office')];
  const complaints = marks.flatMap((mark) =>
    mark?.value === 'unsatisfied'
      ? [[mark.reason === undefined ? '' : unsatisfiedReasonLabels[mark.reason], mark.text ?? ''].join(' ').trim()]
      : [],
  );
  const [unit, office] = marks;
  return {
    calledOn: call.action.on,
    mode: CALLS[call.action.mode],
    caller: officerName(call.by, context),
    officer: [...handlersOf(view)].map((id) => officerName(id, context)).join('、') || undefined,
    carriedOut: `${implementedLabels[call.action.implemented]}。${call.action.text}`,
    unitGrade: unit === undefined ? undefined : GRADES[unit.value],
    officeGrade: office === undefined ? undefined : GRADES[office.value],
    complaint: complaints.length === 0 ? undefined : complaints.join('；'),
  };
}

/** 复查（复核）意见书: what was asked for, against which opinion. */
export function reviewValues(view: MatterView): PaperValues {
  const asked = newest(view, 'request-review')?.action;
  if (asked === undefined) return {};
  const earlier = asked.level === 'recheck' ? newest(view, 'decide-review')?.action : undefined;
  const told = servedOf(view, asked.level === 'recheck' ? 'review-opinion' : 'opinion');
  return {
    level: asked.level,
    originalReceivedOn: told?.action.on,
    appliedOn: asked.on,
    request: asked.request,
    originalNo: earlier?.docNo ?? newest(view, 'sign-opinion')?.action.docNo,
    originalOrg: earlier?.organ,
    originalGist: earlier?.text,
  };
}

/** 不予复查（复核）告知书: who refused what, and on which ground. */
export function refusalValues(view: MatterView): PaperValues {
  const refused = newest(view, 'refuse-review')?.action;
  return { ...reviewValues(view), ...(refused !== undefined && { reason: refused.reason, basis: refused.basis }) };
}

/** 听证通知书, as the hearing was called (R001-40). */
export function hearingNoticeValues(view: MatterView): PaperValues {
  const called = newest(view, 'call-hearing')?.action;
  return called === undefined ? {} : { heldOn: called.heldOn, heldAt: called.heldAt, ...howHeld(called) };
}

/** 听证笔录: as it was held, else as it was called. */
export function hearingRecordValues(view: MatterView): PaperValues {
  const held = newest(view, 'record-hearing')?.action;
  const called = hearingNoticeValues(view);
  if (held === undefined) return called;
  const { from, to, participants, text, deliberation, conclusion } = held;
  return {
    ...called,
    heldOn: from,
    heldAt: from === to ? called['heldAt'] : `${dateText(from)}至${dateText(to)}`,
    ...howHeld(held),
    participants: participants?.map(({ name, role }) => ({ name, role, present: '到场' })),
    statement: text,
    deliberation,
    tendency: conclusion,
  };
}

/** What the record leaves unsaid stands as it was called. */
function howHeld(action: ActionOf<'call-hearing'> | ActionOf<'record-hearing'>): PaperValues {
  const { open, closedReason, chair, hearers, recorder } = action;
  return {
    ...('place' in action && { place: action.place }),
    openness: open ? 'open' : 'closed',
    closedReason,
    chair,
    ...(hearers !== undefined && { hearers: hearers.join('、') }),
    ...(recorder !== undefined && { recorder }),
  };
}

/** 听证报告: when it was held and who led it. */
export function hearingValues(view: MatterView): PaperValues {
  const held = newest(view, 'record-hearing')?.action;
  return held === undefined ? {} : { heldOn: held.from, chair: held.chair };
}

/** 调解协议, 司法确认提示 and 终止调解告知: what was agreed on, or why it ended. */
export function mediationValues(view: MatterView, { county }: PrintContext): PaperValues {
  const ended = newest(view, 'conclude-mediation')?.action;
  const referral = {
    agreedOn: view.mediation?.agreedOn,
    committee: view.mediation?.committee,
    parties: view.mediation?.parties.map(({ name }) => name),
  };
  if (ended === undefined) return referral;
  const { terms, performance, effectiveOn, reason, on } = ended;
  if (!ended.agreed) return { ...referral, reason, endedOn: on };
  const lastDay = confirmationDue(view, countyCalendar(county.calendarEntries)) ?? undefined;
  return { ...referral, terms, performance, effectiveOn, lastDay };
}

/** 人民调解协议书: the same, with each party in a row of its own. */
export const agreementValues = (view: MatterView, context: PrintContext): PaperValues => ({
  ...mediationValues(view, context),
  parties: view.mediation?.parties.map(({ name }) => ({ name })),
});
