import { compareText } from '#shared/lib/compare-text.ts';
import { nextNumber } from '#shared/domain/reception/queue/evolve-queue.ts';
import { registeredElsewhere } from '#shared/domain/reception/queue/registered-elsewhere.ts';
import { decideHost, serve } from '#shared/domain/reception/queue/serve.ts';
import type { HostedQueue } from '#shared/domain/reception/stream/evolve.ts';
import { visitKindOf } from '#shared/domain/reception/session/visit-kind.ts';
import { OperationId, type StreamId } from '#shared/model/ids.ts';
import type { DeskWish, QueueAction, QueueView, TicketNo } from '#shared/model/queue.ts';
import { QueueRefusal } from '#shared/model/queue-refusal.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { ReceptionAction } from '#shared/model/reception-stream.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import type { ReceptionIntent, ReceptionTurn } from '#renderer/data/writes/perform-reception.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import { readReceptions } from '#renderer/data/queries/reception.ts';
import type { UseCaseDeps } from './deps.ts';
import { intentOf, performTurn, type SessionProblem } from './sessions.ts';

/** What is held here today: the session, and the queue that this computer hosts for it (decision 0008). */
export type MarketDay = { readonly session: SessionView | null; readonly queue: HostedQueue | null };

export type MarketDayProblem =
  | SessionProblem
  | QueueRefusal
  /** Registered at other desks of the room and not in the session (QU-20). */
  | { readonly code: 'registered-elsewhere'; readonly count: number };

/** The desk of the computer that hosts the queue. */
const HOST_DESK = 1;

const OVER = new Set<SessionView['status']>(['ended', 'cancelled']);

/**
 * Matters received here on the session's day in its manner that are in no session: their form would be missing
 * (R004-40), such as one finished from a draft after a power cut. A person says whether they belong to it.
 */
export function outsideTheSession(store: DeviceStore, session: SessionView): readonly ListRow[] {
  const inside = new Set<string>(session.received.map(({ matter }) => matter));
  const kind = visitKindOf(session.type);
  return store.index.list(
    {
      office: session.office,
      form: 'visit',
      matches: (row) =>
        row.receivedOn === session.day && row.visitKind === kind && row.status !== 'void' && !inside.has(row.id),
    },
    50,
  );
}

/** Today's session of this office: one that is held now before one that is still to begin, before one that is over. */
export async function readMarketDay(store: DeviceStore, today: string): Promise<MarketDay> {
  const { identity } = store.state;
  const states = [...(await readReceptions(store)).values()];
  const sessions = states
    .flatMap((state) => (state.kind === 'session' ? [state.session] : []))
    .filter(({ day, office, status }) => day === today && office === identity?.office && status !== 'cancelled')
    .sort((a, b) => rank(a) - rank(b) || compareText(a.from, b.from));
  const session = sessions[0] ?? null;
  const queues = states
    .flatMap((state) => (state.kind === 'queue' ? [state.queue] : []))
    .filter(({ device, office, view }) => {
      return office === identity?.office && device === identity.device && view.session === session?.id;
    })
    .sort((a, b) => (a.view.letter < b.view.letter ? 1 : -1));
  return { session, queue: queues[0] ?? null };
}

const rank = ({ status }: SessionView): number => (status === 'open' ? 0 : OVER.has(status) ? 2 : 1);

/** Decided on today's reception as it is stored when its turn comes: nobody else's act comes between (QU-14). */
export const inTurn = <T>(
  deps: UseCaseDeps,
  decide: (day: MarketDay) => Promise<Result<ReceptionTurn<T>, MarketDayProblem>>,
): Promise<Result<T, MarketDayProblem>> =>
  performTurn(deps, async () => decide(await readMarketDay(deps.store, deps.clock.today())));

/**
 * 取号: gives the next number of the queue, and begins the queue with the first one. The slip is printed after this: then
 * the number is on the disk. Letters that another desk of this office has used in the session are not used again (QU-09).
 */
export const takeTicket = (
  deps: UseCaseDeps,
  persons: number,
): Promise<Result<{ readonly no: TicketNo }, MarketDayProblem>> =>
  inTurn(deps, async ({ session, queue }) => {
    if (session === null) return err({ code: 'no-session' });
    if (queue !== null) {
      const action = { kind: 'take-ticket', no: nextNumber(queue.view), persons } as const;
      const decided = decideHost(queue.view, action);
      return decided.ok ? ok({ intents: [intentOf(deps, queue.id, action)], value: { no: action.no } }) : decided;
    }
    const stream = deps.ids.stream();
    const letter = await freeLetter(deps.store, session.id);
    if (letter === null) return err({ code: 'numbers-used-up' });
    const no = `${letter}001`;
    const actions: readonly ReceptionAction[] = [
      { kind: 'open-queue', session: session.id, letter },
      { kind: 'join-desk', desk: HOST_DESK, request: OperationId.parse(deps.ids.operation()) },
      { kind: 'take-ticket', no, persons },
    ];
    return ok({ intents: actions.map((action) => intentOf(deps, stream, action)), value: { no } });
  });

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DESKS = 8;

/**
 * The letters of a computer of the office, three for each of eight: two that do not hear of one another give no number
 * twice, and one takes over from another with a letter of its own (QU-09).
 */
export function lettersOf(device: string): readonly string[] {
  const first = (Number(device.slice(1)) - 1) % DESKS;
  return LETTERS.split('').filter((_, i) => i % DESKS === first);
}

async function freeLetter(store: DeviceStore, session: StreamId): Promise<string | null> {
  const states = [...(await readReceptions(store)).values()];
  const used = new Set(
    states.flatMap((state) =>
      state.kind === 'queue' && state.queue.view.session === session ? [state.queue.view.letter] : [],
    ),
  );
  return lettersOf(store.state.identity?.device ?? '').find((letter) => !used.has(letter)) ?? null;
}

type HostAct = Extract<QueueAction, { kind: 'return-ticket' | 'release-desk' }>;

/** What the host does besides serving desks: decided, written, and only then said. */
export const hostDoes = (deps: UseCaseDeps, action: HostAct): Promise<Result<null, MarketDayProblem>> =>
  inTurn(deps, async ({ queue }) => {
    if (queue === null) return err({ code: 'no-queue' });
    const decided = decideHost(queue.view, action);
    return decided.ok ? ok({ intents: [intentOf(deps, queue.id, action)], value: null }) : decided;
  });

/**
 * 结束接访: closes the queue and ends the session in one go, or neither (QU-10, R004-40). `left` still hold a number and
 * `elsewhere` were registered at other desks and are not in the session, as the person at the desk was told and confirmed;
 * a joint reception ends with its `conclusion` (R001-19).
 */
export const endMarketDay = (
  deps: UseCaseDeps,
  { left, elsewhere, conclusion }: { readonly left: number; readonly elsewhere: number; readonly conclusion?: string },
): Promise<Result<null, MarketDayProblem>> =>
  inTurn(deps, async ({ session, queue }) => {
    if (session === null) return err({ code: 'no-session' });
    const missing = queue === null ? 0 : registeredElsewhere(queue.view, session).length;
    if (missing !== elsewhere) return err({ code: 'registered-elsewhere', count: missing });
    const at = deps.clock.now();
    const done = queue?.view.tickets.filter(({ state }) => state === 'done') ?? [];
    const persons = done.reduce((sum, ticket) => sum + ticket.persons, 0);
    const end = intentOf(deps, session.id, {
      kind: 'end-session',
      at,
      persons,
      ...(conclusion !== undefined && { conclusion }),
    });
    if (queue === null || queue.view.closedAt !== null) return ok({ intents: [end], value: null });
    const close = { kind: 'close-queue', at, left } as const;
    const decided = decideHost(queue.view, close);
    return decided.ok ? ok({ intents: [intentOf(deps, queue.id, close), end], value: null }) : decided;
  });

/**
 * What the desk at this computer asks of its own queue, as it stood on the screen; the same rules as for any desk in the
 * room. Pressed twice, it is the same request (QU-05).
 */
export const askAtDesk = (
  deps: UseCaseDeps,
  { id, view }: HostedQueue,
  wish: DeskWish,
): Promise<Result<TicketNo | null, MarketDayProblem>> => {
  const request = requestOf(view, wish);
  return inTurn(deps, async ({ queue }) => {
    const served = queue?.id === id ? serve(queue.view, request) : err({ code: 'no-queue' } as const);
    if (!served.ok) return served;
    const { action, answer } = served.value;
    return ok({ intents: action === null ? [] : [intentOf(deps, id, action)], value: answer.now });
  });
};

/**
 * What a registration does to today's reception: the matter belongs to the session that is held (R004-40), and the desk
 * of this computer is free. Written together with it, so that a power cut between the two cannot happen.
 */
export async function takenIn(deps: UseCaseDeps, matter: StreamId): Promise<readonly ReceptionIntent[]> {
  const { session, queue } = await readMarketDay(deps.store, deps.clock.today());
  if (session?.status !== 'open') return [];
  const served = queue === null ? null : serve(queue.view, { ...requestOf(queue.view, { ask: 'finish' }), matter });
  const finished =
    queue !== null && served?.ok === true && served.value.action !== null
      ? [intentOf(deps, queue.id, served.value.action)]
      : [];
  return [intentOf(deps, session.id, { kind: 'take-matter', matter }), ...finished];
}

function requestOf<W extends DeskWish>(view: QueueView, wish: W) {
  const desk = view.desks.find((each) => each.desk === HOST_DESK);
  return { ...wish, desk: HOST_DESK, term: desk?.term ?? 1, n: (desk?.served ?? 0) + 1 };
}

/** The number called to this desk and not done with. */
export const atThisDesk = (view: QueueView): TicketNo | null =>
  view.desks.find(({ desk }) => desk === HOST_DESK)?.now ?? null;

const QUEUE_CODES: ReadonlySet<string> = new Set(QueueRefusal.options.map(({ shape }) => shape.code.value));

/** Did the queue refuse, rather than the session or the disk? */
export const isQueueRefusal = (problem: MarketDayProblem): problem is QueueRefusal => QUEUE_CODES.has(problem.code);
