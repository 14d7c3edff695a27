import { currentAttachments } from '#shared/domain/attachment/attachments.ts';
import { actingOf } from '#shared/domain/access/acting.ts';
import { availableActions } from '#shared/domain/workflow/available-actions.ts';
import { Action, type ActionKind } from '#shared/model/action.ts';
import type { WorkflowAction, WorkflowKind } from '#shared/model/workflow-action.ts';
import { STEPS } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import type { ListRow } from '#renderer/data/list-row.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { aRegistration } from '#test/support/device.ts';
import { receives } from './reception-acts.ts';
import { count, type SimDevice, type World } from './world.ts';

const NAMES = ['赵某甲', '钱某乙', '孙某丙', '李某丁', '周某戊', '吴某己'] as const;
const PLACES = ['甲溪所接待室', '县局一楼', '集市接访点', '村委会'] as const;

/** What officers do at their counters. Resolves when the screen would say “saved” or “not saved”. */
export async function officerActs(world: World, device: SimDevice): Promise<void> {
  if (world.random.chance(0.25)) return receives(world, device);
  const known = device.store.index.all();
  // Mostly the newest: several people at one matter is where it gets difficult.
  const contested = known.filter((each) => each.conflicts > 0);
  const few = contested.length > 0 && world.random.chance(0.5) ? contested : known.slice(0, 3);
  const row = world.random.any(world.random.chance(0.6) ? few : known);
  if (row === undefined || world.random.chance(0.35)) return registers(world, device, row);
  const view = await readMatter(device.store, row.id);
  if (view !== null) await changes(world, device, view, world.random.any(known));
}

async function registers(world: World, device: SimDevice, earlier: ListRow | undefined): Promise<void> {
  const { random } = world;
  const today = device.deps.clock.today();
  const form = random.pick(['visit', 'visit', 'letter', 'phone'] as const);
  const registration = aRegistration({
    form,
    occurredAt: device.deps.clock.now(),
    receivedOn: today,
    petitioners: [{ name: random.pick(NAMES), role: 'principal' }],
    summary: `反映第${world.log.length}步之事`,
  });
  const onTheSpot = random.chance(0.2)
    ? closing(device, random.chance(0.5) ? 'settle-on-spot' : 'guide-out')
    : undefined;
  // An existing matter's id.
  const links =
    earlier !== undefined && random.chance(0.2) ? [{ to: earlier.id as never, relation: 'same-matter' as const }] : [];
  const done = await registerVisit(device.deps, { registration, links, ...(onTheSpot !== undefined && { onTheSpot }) });
  if (!done.ok) return count(world, `not saved: ${done.error.kind}`);
  if (device.plan.dead) return;
  device.saved.set(done.value.id, done.value.slipNo);
  count(world, 'register');
  if (links.length > 0) count(world, 'link-matter');
  if (onTheSpot !== undefined) count(world, onTheSpot.kind);
}

/** C31: an office and the county desk change the same matter, neither knowing of the other. */
export async function bothChange(world: World, one: SimDevice, other: SimDevice): Promise<void> {
  const common = one.store.index.all().filter((row) => other.store.index.get(row.id) !== undefined);
  const row = world.random.any(common);
  if (row === undefined) return;
  count(world, 'both change');
  for (const device of [one, other]) {
    const set = { place: world.random.pick(PLACES), ...world.random.any(amendments(world, device)) };
    const done = await performAction(device.deps, row.id as MatterView['id'], { kind: 'amend', set }); // an id of the index
    if (done.ok && !device.plan.dead) count(world, 'amend');
  }
}

async function changes(world: World, device: SimDevice, view: MatterView, other: ListRow | undefined): Promise<void> {
  const action = anAction(world, device, view, other);
  const done = await performAction(device.deps, view.id, action);
  if (device.plan.dead) return;
  if (done.ok) return count(world, action.kind);
  count(world, done.error.kind === 'refused' ? `refused here: ${done.error.refusal.code}` : done.error.kind);
}

type Counter = Exclude<Action, { kind: 'register' }>;

function anAction(world: World, device: SimDevice, view: MatterView, other: ListRow | undefined): Counter {
  const { random } = world;
  const conflict = random.any(view.conflicts ?? []);
  if (conflict !== undefined && random.chance(0.6)) {
    const { field, contested } = conflict;
    return { kind: 'resolve-conflict', field, contested, keep: random.pick(['current', 'contested']) };
  }
  const today = device.deps.clock.today();
  if (view.timeDoubtful === true && random.chance(0.6)) {
    return { kind: 'confirm-date', occurredAt: device.deps.clock.now(), receivedOn: today, reason: '时钟已校准' };
  }
  const link = random.any(view.links ?? []);
  if (link !== undefined && random.chance(0.4)) return { kind: 'unlink-matter', to: link.to, reason: '核对后不是' };
  if (random.chance(0.1)) return { kind: 'void', reason: '重复登记' };
  if (random.chance(0.2)) return aboutPapers(world, view, today);
  const step = random.chance(0.3) ? aNextStep(world, device, view) : undefined;
  if (step !== undefined) return step;
  if (random.chance(0.2)) return closing(device, random.pick(['settle-on-spot', 'guide-out', 'refer-mediation']));
  if (random.chance(0.15)) {
    // Ids of matters on this device.
    return {
      kind: 'link-matter',
      to: (other?.id ?? view.id) as MatterView['id'],
      relation: random.pick(['same-matter', 'different']),
    };
  }
  if (random.chance(0.25)) return { kind: 'add-note', text: `第${world.log.length}步附注` };
  return random.chance(0.1)
    ? { kind: 'amend', set: {}, unset: ['place'] }
    : { kind: 'amend', set: amendment(world, device) };
}

/** Attachments by name only, their contents follow elsewhere; letters whose numbers the county gives; prints. */
function aboutPapers({ random, log }: World, view: MatterView, today: PlainDate): Counter {
  const attached = random.any(currentAttachments(view));
  const letter = { kind: 'issue-paper', paper: 'meeting-notice', template: 1, issuer: '青岚县司法局' } as const;
  if (attached !== undefined && random.chance(0.4)) {
    return { kind: 'withdraw-attachment', attachment: attached.op, reason: '拍糊了' };
  }
  return random.pick<Counter>([
    {
      kind: 'add-attachment',
      hash: log.length.toString(16).padStart(64, '0'),
      size: 1 + random.int(9_000_000),
      type: 'image/jpeg',
      title: '信件第 1 页',
      category: 'letter-scan',
      source: 'petitioner',
    },
    { ...letter, values: {}, signedOn: today },
    { kind: 'record-print', what: 'receipt' },
  ]);
}

/** Whatever the officer at this desk may do next, with the content of the samples and today's date. */
function aNextStep({ random }: World, { deps, store }: SimDevice, view: MatterView): WorkflowAction | undefined {
  const { identity, profile } = store.state;
  if (identity === null || profile === null) return undefined;
  const today = deps.clock.today();
  const acting = actingOf(profile, identity.office, deps.officer.id);
  const kinds = availableActions(view, { acting, today }).flatMap(({ kind, refusal }) =>
    refusal === null && isWorkflowKind(kind) ? [kind] : [],
  );
  const kind = random.any(kinds);
  if (kind === undefined) return undefined;
  const step = STEPS[kind];
  // The sample was parsed; only its day is another one.
  return 'on' in step ? ({ ...step, on: today } as WorkflowAction) : step;
}

const isWorkflowKind = (kind: string): kind is WorkflowKind => Object.hasOwn(STEPS, kind);

function amendment(world: World, device: SimDevice): Partial<Registration> {
  const sets = amendments(world, device);
  return { ...world.random.any(sets), ...(world.random.chance(0.3) && world.random.any(sets)) };
}

function amendments({ random }: World, { deps }: SimDevice): readonly Partial<Registration>[] {
  return [
    { place: random.pick(PLACES) },
    { priorHandling: random.pick(PLACES) },
    // Codes of the fictional county, parsed with the operation on the server.
    { dutyUnit: random.pick(['jiaxi', 'yijiang', 'legal-affairs', 'grassroots'] as const) as Registration['dutyUnit'] },
    { purpose: random.pick(['inquiry', 'suggestion', 'appeal-resolve']) },
    { promisedOn: deps.clock.today() },
    { annex: { 满意度: random.int(5) } },
    { annex: { 备注: random.pick(PLACES) } },
  ];
}

type Closing = Extract<Action, { kind: 'settle-on-spot' | 'guide-out' | 'refer-mediation' }>;

function closing(device: SimDevice, kind: Closing['kind']): Closing {
  const on = instantToPlainDate(device.deps.clock.now());
  const made: { readonly [K in Closing['kind']]: Extract<Closing, { kind: K }> } = {
    'settle-on-spot': {
      kind: 'settle-on-spot',
      closeMode: 'explained',
      reply: '已当面答复',
      informedBy: 'in-person',
      informedOn: on,
    },
    'guide-out': {
      kind: 'guide-out',
      reason: '不属于本机关职责',
      redirectTo: '县人力资源和社会保障局',
      informedOn: on,
    },
    'refer-mediation': {
      kind: 'refer-mediation',
      committee: '镇人民调解委员会',
      parties: [
        { name: '赵某甲', agreed: true },
        { name: '钱某乙', agreed: true },
      ],
      agreedOn: on,
    },
  };
  return made[kind];
}

/** Every kind a run of some length must have seen: all of the counter, and of the procedures how they begin. */
export const ACTION_KINDS: readonly ActionKind[] = [
  ...Action.options.map((option) => option.shape.kind.value).filter((kind) => !isWorkflowKind(kind)),
  'decide-intake',
  'record-work',
  'withdraw',
];
