import type { ServerStamp } from '#shared/model/operation.ts';
import {
  SESSION_VIEW_VERSION,
  type SessionAction,
  type SessionOperation,
  type SessionView,
} from '#shared/model/reception.ts';

/**
 * 推演 for a session: the view after one more operation. Pure and total for accepted operations, on the device (`stamp`
 * absent while it waits) and on the server; never asks who may do what.
 */
export function evolveSession(
  view: SessionView | null,
  op: SessionOperation,
  stamp: Pick<ServerStamp, 'seq'> | null,
): SessionView {
  if (op.action.kind === 'plan-session') return planned(op, op.action, stamp);
  if (view === null) throw new Error(`operation ${op.id} on a session that was never planned`);
  const next: SessionView = {
    ...view,
    head: stamp === null ? view.head : stamp.seq,
    updatedAt: op.recordedAt > view.updatedAt ? op.recordedAt : view.updatedAt,
  };
  const { action } = op;
  switch (action.kind) {
    case 'publish-session':
      return {
        ...next,
        // A board may be made again while people are being received.
        status: view.status === 'open' ? 'open' : 'published',
        announced: {
          day: view.day,
          receiver: view.delegation?.to ?? view.host,
          from: view.from,
          to: view.to,
          place: view.place.name,
          companions: view.companions,
          since: view.announced?.day === view.day ? view.announced.since : op.recordedAt,
        },
      };
    case 'move-session': {
      const { kept: _, ...moved } = next;
      return {
        ...moved,
        day: action.day,
        status: 'postponed',
        moves: [...view.moves, { from: view.day, reason: action.reason }],
      };
    }
    case 'keep-day':
      return {
        ...next,
        kept: { reason: action.reason, ...(action.dayOff !== undefined && { dayOff: action.dayOff }) },
      };
    case 'cancel-session':
      return { ...next, status: 'cancelled', cancelReason: action.reason };
    case 'adjust-session': {
      const { note: _, ...rest } = next;
      return { ...rest, ...action.next };
    }
    case 'change-host':
      return withHost(next, action.host);
    case 'offer-swap':
      return { ...next, offer: { op: op.id, by: op.by, other: action.other, otherSession: action.otherSession } };
    case 'answer-swap':
      return answered(next, action);
    case 'give-by-swap':
      return {
        ...withHost(next, action.host),
        swaps: [...view.swaps, { offer: action.offer, with: action.offerSession }],
      };
    case 'delegate': {
      const { kind: _, ...delegation } = action;
      return { ...next, delegation };
    }
    case 'answer-appointment':
      return { ...next, answer: action.answer };
    case 'sign-in': {
      const { kind: _, ...entry } = action;
      // Somebody who was noted absent and came after all is there.
      return { ...next, attendance: [...view.attendance.filter((e) => e.officer !== entry.officer), entry] };
    }
    case 'unit-arrived': {
      const { kind: _, ...arrival } = action;
      return { ...next, arrivals: [...view.arrivals, arrival] };
    }
    case 'report-joint':
      return { ...next, reports: [...view.reports, { by: op.by, at: action.at, text: action.text }] };
    case 'open-session':
      return { ...next, status: 'open', openedAt: action.at };
    case 'take-matter':
      return { ...next, received: [...view.received, { matter: action.matter, form: null }] };
    case 'sign-form':
      return {
        ...next,
        received: view.received.map((entry) =>
          entry.matter === action.matter ? { matter: entry.matter, form: action.medium } : entry,
        ),
      };
    case 'drop-matter':
      return { ...next, received: view.received.filter(({ matter }) => matter !== action.matter) };
    case 'mark-matter': {
      const others = view.marks.filter(({ matter }) => matter !== action.matter);
      const { matter, marks } = action;
      return { ...next, marks: marks.length === 0 ? others : [...others, { matter, marks }] };
    }
    case 'end-session': {
      const { kind: _, ...ended } = action;
      return { ...next, status: 'ended', ended };
    }
  }
}

function planned(
  op: SessionOperation,
  action: Extract<SessionAction, { kind: 'plan-session' }>,
  stamp: Pick<ServerStamp, 'seq'> | null,
): SessionView {
  const { kind: _, matters, roster, about, joint, ...plan } = action;
  return {
    v: SESSION_VIEW_VERSION,
    id: op.stream,
    office: op.office,
    device: op.device,
    status: 'planned',
    ...plan,
    ...(roster !== undefined && { roster }),
    ...(about !== undefined && { about }),
    ...(joint !== undefined && { joint }),
    matters: matters ?? [],
    moves: [],
    arrivals: [],
    reports: [],
    swaps: [],
    attendance: [],
    received: [],
    marks: [],
    head: stamp?.seq ?? 0,
    updatedAt: op.recordedAt,
  };
}

function answered(view: SessionView, action: Extract<SessionAction, { kind: 'answer-swap' }>): SessionView {
  const { offer, ...rest } = view;
  if (offer === undefined || action.answer !== 'agreed') return rest;
  return { ...withHost(rest, offer.other), swaps: [...view.swaps, { offer: offer.op, with: offer.otherSession }] };
}

/** Another officer's turn now: a delegation or an offer of the former one ends with it. */
function withHost(view: SessionView, host: SessionView['host']): SessionView {
  const { delegation: _, offer: __, ...rest } = view;
  return { ...rest, host, companions: rest.companions.filter((id) => id !== host) };
}
