import { addDays } from '#shared/domain/calendar/plain-date.ts';
import { arrangementOf, onDuty } from '#shared/domain/reception/session/decide.ts';
import { readReceptions } from '#renderer/data/queries/reception.ts';
import { intentOf, performIntents } from '#renderer/usecases/sessions.ts';
import { nextNumber, nextTicket } from '#shared/domain/reception/queue/evolve-queue.ts';
import type { ReceptionState } from '#shared/domain/reception/stream/evolve.ts';
import { officeHead, leadership } from '#shared/domain/reception/session/who-may-receive.ts';
import { StreamId } from '#shared/model/ids.ts';
import type { SessionView } from '#shared/model/reception.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { ReceptionAction } from '#shared/model/reception-stream.ts';
import { count, type SimDevice, type World } from './world.ts';

/** Sessions are planned, moved, held and ended; queues grow; market rules are confirmed and special periods set. Refusals here are ordinary. */
export async function receives(world: World, device: SimDevice): Promise<void> {
  const { random } = world;
  const all = [...(await readReceptions(device.store))];
  const own = all.filter(([, { office }]) => office === device.office);
  const states = random.chance(0.8) ? own : all;
  // What was begun goes on more often than not, or no run would see a session to its end.
  const begun = states.filter(([, one]) => one.kind === 'session' && isBegun(one.session));
  const queues = states.filter(([, one]) => one.kind === 'queue');
  const pool = [begun, queues].find((some) => some.length > 0 && random.chance(0.6)) ?? states;
  const [id, state] = random.any(pool) ?? [device.deps.ids.stream(), null];
  const stream = StreamId.parse(state === null || random.chance(0.15) ? device.deps.ids.stream() : id);
  await acts(world, device, stream);
  // A reception goes through several steps in one sitting, and so does a queue.
  for (let more = pool === states ? 0 : 4; more > 0 && !device.plan.dead; more -= 1) await acts(world, device, stream);
}

async function acts(world: World, device: SimDevice, stream: StreamId): Promise<void> {
  const before = (await readReceptions(device.store)).get(stream) ?? null;
  const action = ReceptionAction.safeParse(before === null ? beginning(world, device) : next(world, device, before));
  if (!action.success) throw new Error(`the simulation made no action: ${action.error.message}`);
  const done = await performIntents(device.deps, [intentOf(device.deps, stream, action.data)]);
  if (device.plan.dead) return;
  count(world, done.ok ? action.data.kind : `refused here: ${done.error.code}`);
}

const isBegun = ({ status }: { readonly status: string }): boolean => status === 'published' || status === 'open';

function hostOf(world: World, device: SimDevice): string {
  const { profile } = world.server;
  return officeHead(profile, device.office)?.id ?? world.random.any(leadership(profile))?.id ?? '';
}

function beginning(world: World, device: SimDevice): object {
  const { random } = world;
  const day = device.deps.clock.today();
  const host = hostOf(world, device);
  const plan = {
    kind: 'plan-session',
    type: 'office-market-day',
    day,
    from: '09:00',
    to: '12:00',
    place: { kind: 'reception-place', name: '接待室' },
    host,
    companions: [],
  };
  const queue = { kind: 'open-queue', session: device.deps.ids.stream(), letter: 'A' };
  const rule = { office: device.office, name: '集', pattern: { type: 'every-day' }, monthBasis: 'gregorian' };
  const absence = {
    kind: 'plan-absence',
    officer: host,
    first: day,
    last: addDays(day, random.int(9)),
    reason: 'leave',
  };
  const others = [{ kind: 'confirm-market', ...rule }, periodFrom(day, random.int(9)), absence];
  return random.pick([plan, plan, plan, queue, queue, ...others]);
}

const periodFrom = (first: PlainDate, days: number): object => ({
  kind: 'set-special-period',
  name: '活动',
  first,
  last: addDays(first, days),
});

function next(world: World, device: SimDevice, state: ReceptionState): object {
  const { random } = world;
  const { ids, clock } = device.deps;
  if (state.kind === 'market') {
    const { confirmed: _, ...rule } = state.rule;
    return { kind: 'confirm-market', ...rule, name: random.pick(['街', '场', '圩']) };
  }
  if (state.kind === 'period') {
    const { first } = state.period;
    return random.chance(0.7) ? periodFrom(first, random.int(9)) : { kind: 'lift-special-period', reason: '活动取消' };
  }
  if (state.kind === 'absence') return { kind: 'lift-absence' };
  if (state.kind === 'rule')
    return { kind: 'set-reception-rule', everyWorkDay: true, leaders: 'county', reason: '通知' };
  if (state.kind === 'queue') {
    const { view } = state.queue;
    const desk = view.desks[0];
    if (desk === undefined) return { kind: 'join-desk', desk: 1, request: ids.operation() };
    const from = { desk: 1, term: desk.term, n: desk.served + 1 };
    const waiting = nextTicket(view, 1);
    if (desk.now !== null) return { kind: 'finish', ...from, no: desk.now };
    if (waiting !== null && random.chance(0.5)) return { kind: 'call-next', ...from, no: waiting.no };
    return { kind: 'take-ticket', no: nextNumber(view), persons: 1 + random.int(3) };
  }
  const { session } = state;
  const at = clock.now();
  const open = session.received.find(({ form }) => form === null);
  const steps: Readonly<Record<string, readonly object[]>> = {
    planned: [
      { kind: 'publish-session' },
      { kind: 'publish-session' },
      { kind: 'move-session', seen: session.day, day: '2027-03-03', choice: 'other', reason: '改期' },
      { kind: 'cancel-session', reason: '停接' },
      adjusted(session),
      adjusted(session),
    ],
    postponed: [{ kind: 'publish-session' }],
    published: [
      onDuty(session) === null
        ? { kind: 'sign-in', officer: session.host, at, attendance: 'on-duty' }
        : { kind: 'open-session', at },
    ],
    open: [
      session.received.length === 0
        ? { kind: 'take-matter', matter: ids.stream() }
        : open === undefined
          ? { kind: 'end-session', at, persons: 1 }
          : { kind: 'sign-form', matter: open.matter, medium: 'paper' },
    ],
  };
  return random.any(steps[session.status] ?? []) ?? { kind: 'publish-session' };
}

/** An hour later, with the same people at the same place. */
function adjusted(session: SessionView): object {
  const seen = arrangementOf(session);
  const to = seen.to === '12:00' ? '13:00' : '12:00';
  return { kind: 'adjust-session', seen, next: { ...seen, to }, reason: '人多' };
}

/** Every kind that a run of some length must have seen. */
export const RECEPTION_SEEN: readonly string[] = [
  'plan-session',
  'publish-session',
  'move-session',
  'adjust-session',
  'sign-in',
  'open-session',
  'take-matter',
  'sign-form',
  'end-session',
  'open-queue',
  'join-desk',
  'take-ticket',
  'call-next',
  'finish',
  'confirm-market',
  'set-special-period',
  'lift-special-period',
  'plan-absence',
  'lift-absence',
];
