/**
 * The host desk's answer to the others (decision 0008): several desks in one room, no county server, and no ticket called
 * at two of them. The host has one rule: decide, write the operation to its own disk, only then answer.
 */
import type { DeskHolder, DeskRequest, DeskState, QueueAction, QueueView, TicketNo } from '#shared/model/queue.ts';
import type { QueueRefusal } from '#shared/model/queue-refusal.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { nextNumber, nextTicket } from './evolve-queue.ts';

/** Called out so often before a number may be passed (QU-07). */
export const CALLS_BEFORE_PASSING = 2;

/** What the host desk does itself. */
export type HostAction = Extract<
  QueueAction,
  { kind: 'take-ticket' | 'return-ticket' | 'release-desk' | 'close-queue' }
>;

/** May the host do this now? A slip is printed only after its operation is on the disk. */
export function decideHost(view: QueueView, action: HostAction): Result<null, QueueRefusal> {
  if (view.closedAt !== null) return err({ code: 'queue-closed' });
  switch (action.kind) {
    case 'take-ticket':
      return action.no === nextNumber(view) ? ok(null) : err({ code: 'numbers-used-up' });
    case 'return-ticket':
      return view.tickets.some(({ no, state }) => no === action.no && state === 'passed')
        ? ok(null)
        : err({ code: 'not-passed' });
    case 'release-desk':
      return view.desks.some(({ desk }) => desk === action.desk) ? ok(null) : err({ code: 'no-such-desk' });
    case 'close-queue': {
      const busy = view.desks.flatMap(({ now }) => now ?? [])[0];
      if (busy !== undefined) return err({ code: 'desk-still-receiving', no: busy });
      const count = view.tickets.filter(({ state }) => state === 'waiting').length;
      return action.left === count ? ok(null) : err({ code: 'people-waiting', count });
    }
  }
}

export type Served = {
  /** To be written before the answer is sent; `null` for a request that was served before. */
  readonly action: QueueAction | null;
  readonly answer: { readonly term: number; readonly now: TicketNo | null };
};

/**
 * What happens on a desk's request. Asked again, nothing happens and the answer is the same. `from`: who asks over the
 * room's network; `null` is the host's own desk.
 */
export function serve(
  view: QueueView,
  request: DeskRequest,
  from: DeskHolder | null = null,
): Result<Served, QueueRefusal> {
  const desk = view.desks.find((each) => each.desk === request.desk) ?? null;
  if (request.ask === 'join') return join(view, desk, request, from);
  if (desk === null || desk.joined === null || desk.term !== request.term) return err({ code: 'not-a-member' });
  if (!isHeldBy(desk, from)) return err({ code: 'not-a-member' });
  // Before anything else: an answer that was lost is given again, even when the queue has closed meanwhile (QU-05).
  if (request.n === desk.served) return ok({ action: null, answer: { term: desk.term, now: desk.now } });
  if (request.n !== desk.served + 1) return err({ code: 'out-of-turn', expected: desk.served + 1 });
  if (view.closedAt !== null) return err({ code: 'queue-closed' });
  return request.ask === 'call-next' ? callNext(view, desk, request) : aboutTicket(view, desk, request);
}

const isHeldBy = ({ holder }: DeskState, from: DeskHolder | null): boolean =>
  holder?.device === from?.device && holder?.officer === from?.officer;

function join(
  view: QueueView,
  desk: DeskState | null,
  request: Join,
  from: DeskHolder | null,
): Result<Served, QueueRefusal> {
  const now = desk?.now ?? null;
  const term = desk?.term ?? 0;
  if (desk !== null && desk.joined === request.request && isHeldBy(desk, from))
    return ok({ action: null, answer: { term, now } });
  if (view.closedAt !== null) return err({ code: 'queue-closed' });
  // An officer who follows another at the same computer takes its desk over (QU-13).
  if (desk !== null && desk.joined !== null && desk.holder?.device !== from?.device) {
    return err({ code: 'desk-taken', desk: desk.desk });
  }
  const elsewhere = view.desks.find(
    (each) => each !== desk && each.holder !== null && each.holder.device === from?.device,
  );
  if (elsewhere !== undefined) return err({ code: 'seated-elsewhere', desk: elsewhere.desk });
  // An old join that arrives late must not throw out who joined since (QU-06).
  if (request.seen !== term) return err({ code: 'not-a-member' });
  const action = {
    kind: 'join-desk',
    desk: request.desk,
    request: request.request,
    ...(from !== null && { holder: from }),
  } as const;
  return ok({ action, answer: { term: term + 1, now } });
}

type Join = Extract<DeskRequest, { ask: 'join' }>;
type From = Exclude<DeskRequest, { ask: 'join' }>;

function callNext(view: QueueView, desk: DeskState, { n, term }: From): Result<Served, QueueRefusal> {
  if (desk.now !== null) return err({ code: 'desk-busy', no: desk.now });
  const next = nextTicket(view, desk.desk);
  if (next === null) return err({ code: 'nobody-waiting' });
  const action = { kind: 'call-next', desk: desk.desk, term, n, no: next.no } as const;
  return ok({ action, answer: { term, now: next.no } });
}

function aboutTicket(view: QueueView, desk: DeskState, request: From): Result<Served, QueueRefusal> {
  const no = desk.now;
  if (no === null) return err({ code: 'nobody-at-desk' });
  const from = { desk: desk.desk, term: request.term, n: request.n, no };
  const gone = { term: request.term, now: null };
  switch (request.ask) {
    case 'recall':
    case 'call-next':
      return ok({ action: { kind: 'recall', ...from }, answer: { term: request.term, now: no } });
    case 'no-show': {
      const calls = view.tickets.find((ticket) => ticket.no === no)?.calls ?? 0;
      return calls < CALLS_BEFORE_PASSING
        ? err({ code: 'call-again-first', calls })
        : ok({ action: { kind: 'no-show', ...from }, answer: gone });
    }
    case 'transfer':
      return request.to !== desk.desk && view.desks.some((each) => each.desk === request.to)
        ? ok({ action: { kind: 'hand-over', ...from, to: request.to }, answer: gone })
        : err({ code: 'no-such-desk' });
    case 'finish': {
      const { matter } = request;
      return ok({ action: { kind: 'finish', ...from, ...(matter !== undefined && { matter }) }, answer: gone });
    }
  }
}
