import type { QueueAction, QueueView, Ticket, TicketNo } from '#shared/model/queue.ts';

/** 推演 for a queue: total for every action that `serve` or `decideQueue` let through. */
export function evolveQueue(view: QueueView | null, action: QueueAction): QueueView {
  if (action.kind === 'open-queue') {
    return { session: action.session, letter: action.letter, tickets: [], desks: [], closedAt: null };
  }
  if (view === null) throw new Error(`${action.kind} in a queue that was never opened`);
  switch (action.kind) {
    case 'join-desk': {
      const { desk, request, holder = null } = action;
      const former = view.desks.find((each) => each.desk === desk);
      const term = (former?.term ?? 0) + 1;
      const next = { desk, term, joined: request, holder, served: 0, now: former?.now ?? null };
      return { ...view, desks: [...view.desks.filter((each) => each.desk !== desk), next] };
    }
    case 'take-ticket': {
      const { no, persons } = action;
      const ticket: Ticket = { no, persons, place: lastPlace(view) + 1, state: 'waiting', desk: null, calls: 0 };
      return { ...view, tickets: [...view.tickets, ticket] };
    }
    case 'call-next':
      return told(
        withTicket(view, action.no, (t) => ({ ...t, state: 'called', desk: action.desk, calls: t.calls + 1 })),
        action,
        action.no,
      );
    case 'recall':
      return told(
        withTicket(view, action.no, (t) => ({ ...t, calls: t.calls + 1 })),
        action,
        action.no,
      );
    case 'no-show':
      return told(
        withTicket(view, action.no, (t) => ({ ...t, state: 'passed', desk: null })),
        action,
        null,
      );
    case 'return-ticket':
      // Passed numbers keep their place in line: the earlier slip is still the earlier slip.
      return withTicket(view, action.no, (t) => ({ ...t, state: 'waiting', desk: null, calls: 0 }));
    case 'hand-over':
      return told(
        withTicket(view, action.no, (t) => ({ ...t, state: 'waiting', desk: action.to, calls: 0 })),
        action,
        null,
      );
    case 'finish': {
      const { matter } = action;
      return told(
        withTicket(view, action.no, (t) => ({ ...t, state: 'done', ...(matter !== undefined && { matter }) })),
        action,
        null,
      );
    }
    case 'release-desk': {
      const { desk } = action;
      return {
        ...view,
        tickets: view.tickets.map((t) =>
          t.desk === desk && (t.state === 'called' || t.state === 'waiting')
            ? { ...t, state: 'waiting', desk: null, calls: 0 }
            : t,
        ),
        // A term of its own that nobody has joined: late requests of the former one find no desk.
        desks: view.desks.map((each) =>
          each.desk === desk
            ? { ...each, term: each.term + 1, joined: null, holder: null, served: 0, now: null }
            : each,
        ),
      };
    }
    case 'close-queue':
      return { ...view, closedAt: action.at };
  }
}

/** The ticket this desk calls next: one handed to it, else the first in line that waits for anybody (QU-04). */
export function nextTicket(view: QueueView, desk: number): Ticket | null {
  const waiting = view.tickets.filter(({ state, desk: of }) => state === 'waiting' && (of === null || of === desk));
  const inLine = waiting.sort((a, b) => Number(b.desk === desk) - Number(a.desk === desk) || a.place - b.place);
  return inLine[0] ?? null;
}

/** The number of the next slip: A001, A002 …; no number is given twice (QU-02). */
export function nextNumber(view: QueueView): string {
  return `${view.letter}${String(lastPlace(view) + 1).padStart(3, '0')}`;
}

const lastPlace = (view: QueueView): number => view.tickets.reduce((most, { place }) => Math.max(most, place), 0);

function withTicket(view: QueueView, no: TicketNo, change: (ticket: Ticket) => Ticket): QueueView {
  return { ...view, tickets: view.tickets.map((ticket) => (ticket.no === no ? change(ticket) : ticket)) };
}

/** Notes what the desk has now and that its request was served. */
function told(
  view: QueueView,
  { desk, n }: { readonly desk: number; readonly n: number },
  now: TicketNo | null,
): QueueView {
  return { ...view, desks: view.desks.map((each) => (each.desk === desk ? { ...each, now, served: n } : each)) };
}
